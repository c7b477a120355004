"""Sentences of a report: blocks (paragraphs, bullets, log lines) first, then sentences by punctuation.

The split is ours and comes before the parse, so that only sentences that can hold an act are parsed at all, and a
parse never runs across two lines of a log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import Document

LINE = re.compile(r"[^\n\r]+")
MARKER = re.compile(r"\s*(?:[-•*–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\[\d+\]\s*)")
CLOCK = re.compile(
    r"\s*(?P<clock>(?:[01]?\d|2[0-4])[:.]?[0-5]\d)(?:\s?(?:hrs?|h|LT|local))?"
    r"(?:\s*[-–—]\s*(?:[01]?\d|2[0-4])[:.]?[0-5]\d(?:\s?(?:hrs?|h|LT|local))?)?(?:\s?[:;.–—-])?[ \t]+\S"
)
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\[\d{1,3}\])*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-ÞА-Я]|\s*$)")
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Prof|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|approx|ca|est|dir|No|no|Nr|vs|etc|e\.g|i\.e|resp|tw|pers|offr|rep|incl|excl|km|art|Art|para|fig|hosp|veh|mt|ft)"
    r"|\b[ap]\.m|\b(?:[A-Z]\.){1,4}[A-Z])\.$"
)  # fmt: skip
NEEDS_MORE = re.compile(r"(?:[ap]\.m|\b(?:[A-Z]\.)+[A-Z]|etc)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence by offsets in the document's text; ``block`` numbers its line, ``clock`` marks a log line's hour."""

    start: int
    end: int
    block: int
    block_start: int
    first: bool
    log: bool = False


def split(document: Document) -> list[Sentence]:
    """The sentences of a document's body, in order; the head (title, byline, dateline) is left out."""
    found: list[Sentence] = []
    for number, line in enumerate(LINE.finditer(document.text)):
        start = max(line.start(), document.body)
        if start < line.end():
            found.extend(split_block(document.text, start, line.end(), number, line.start()))
    return found


def split_block(text: str, start: int, end: int, number: int, block_start: int) -> Iterator[Sentence]:
    """The sentences of one line, its list marker left out."""
    log = CLOCK.match(text, start, end) is not None
    if not log and (marker := MARKER.match(text, start, end)):
        start = marker.end()
    first = True
    for left, right in bounds(text, start, end):
        if text[left:right].strip():
            yield Sentence(start=left, end=right, block=number, block_start=block_start, first=first, log=log)
            first = False


def bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end between two offsets."""
    left = start
    for match in END.finditer(text, start, end):
        if is_abbreviation(text, left, match.start() + 1):
            continue
        yield trimmed(text, left, match.end())
        left = match.end()
    if left < end:
        yield trimmed(text, left, end)


def is_abbreviation(text: str, left: int, dot: int) -> bool:
    """Whether the full stop before ``dot`` belongs to an abbreviation rather than to the sentence."""
    return ABBREVIATION.search(text, max(left, dot - 12), dot) is not None and not (
        NEEDS_MORE.search(text, max(left, dot - 12), dot) and text[dot : dot + 2].strip()[:1].isupper()
        and text[dot:].lstrip()[:4] in ("The ", "On t", "It i", "In a")
    )  # fmt: skip


def trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """The offsets without white space at either edge."""
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right
