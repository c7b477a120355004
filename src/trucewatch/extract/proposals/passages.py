"""Passages: a document in pieces that a language model reads one at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.model.document import Document

LONGEST = 2400
"""Characters of a passage: about 600 tokens, so that text, instructions and answer fit into a small model's window."""

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters ``[start, end)`` of a document."""

    start: int
    end: int


def passages(document: Document) -> list[Passage]:
    """The document's paragraphs, gathered up to `LONGEST` characters; a longer paragraph is cut between words."""
    found: list[Passage] = []
    for paragraph in PARAGRAPH.finditer(document.text):
        for start, end in pieces(document.text, paragraph.start(), paragraph.end()):
            if found and end - found[-1].start <= LONGEST:
                found[-1] = Passage(start=found[-1].start, end=end)
            else:
                found.append(Passage(start=start, end=end))
    return [passage for passage in found if document.text[passage.start : passage.end].strip()]


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of text in pieces of at most `LONGEST` characters, cut at a blank where there is one."""
    cut: list[tuple[int, int]] = []
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        stop = blank if blank > start else start + LONGEST
        cut.append((start, stop))
        start = stop
    return [*cut, (start, end)]
