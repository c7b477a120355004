"""Contrast: a time or a place that a text names only to rule it out."""

from __future__ import annotations

import re

from trucewatch.extract.scene import Scene
from trucewatch.model import PlaceMention, TimeMention

RULED_OUT = re.compile(r"\bnot(?:\s+(?:on|in|at|near|from|to|the))*\s+$", re.IGNORECASE)
COMMA_NOT = re.compile(r"[,(]\s*(?:and\s+)?not(?:\s+\w+)?\s+$", re.IGNORECASE)
BUT = re.compile(r"\bbut\s+(?:on|in|at|near|from|to|rather)\b", re.IGNORECASE)


def is_contrasted(mention: TimeMention | PlaceMention, scene: Scene) -> bool:
    """Whether a time or place is named only to be ruled out: "not on the 15th but on the 25th", "in A, not in B"."""
    text, start = scene.doc.text, mention.start - scene.sentence.start
    ruled_out = RULED_OUT.search(text[:start]) is not None
    return ruled_out and (BUT.search(text[start:]) is not None or COMMA_NOT.search(text[:start]) is not None)
