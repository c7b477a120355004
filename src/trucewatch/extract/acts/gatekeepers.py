"""Gatekeepers: who holds the checkpoint or the place at which somebody is let through or turned back.

"A roadblock of the army", "the army post", "the rebel-held town", a checkpoint in an area "controlled by" somebody: in a
report of who was stopped there, the holder is who stopped him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.model import Actor

GATE = r"(?:check-?points?|road-?blocks?|barriers?|cordons?|block ?posts?|crossing points?|gates?|control posts?|posts?|barricades?)"
BY_NAME = re.compile(rf"\s*['’]?s?\s*(?:\w+\s+)?{GATE}\b", re.IGNORECASE)
WITHIN = re.compile(rf"\b{GATE}\b", re.IGNORECASE)
MANNED = re.compile(
    rf"\b{GATE}\s+(?:of|manned by|held by|run by|controlled by|staffed by|belonging to)\s+(?:the\s+)?$", re.IGNORECASE
)
KEEPING = r"[-‑](?:controlled|held|administered|run)\b"
KEPT = re.compile(KEEPING)
HELD = re.compile(rf"[\"“”']?(?P<who>[\w' ]{{2,40}}?)[\"“”']?{KEEPING}")
UNFIT = (ActorKind.MISSION, ActorKind.AGENCY, ActorKind.CIVILIANS)


def gatekeepers(text: str, start: int, end: int, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """The one party whose checkpoint is named between two offsets; none where two are."""
    found = {
        mention.code: Actor(text=mention.text, actor=mention.code)
        for mention in mentions
        if start <= mention.start < end and mention.code and mention.kind not in UNFIT and keeps_gate(text, mention)
    }
    return tuple(found.values()) if len(found) == 1 else ()


def keeps_gate(text: str, mention: ActorMention) -> bool:
    """Whether a mention names whose checkpoint it is."""
    return (
        WITHIN.search(mention.text) is not None
        or BY_NAME.match(text, mention.end) is not None
        or MANNED.search(text[max(0, mention.start - 40) : mention.start]) is not None
    )


def holders_named(text: str, start: int, end: int) -> Iterable[str]:
    """The names before "-controlled" and "-held" between two offsets."""
    if KEPT.search(text, start, end) is None:
        return
    for found in HELD.finditer(text, start, end):
        words = found["who"].split()
        yield from (" ".join(words[-size:]) for size in range(min(3, len(words)), 0, -1))
