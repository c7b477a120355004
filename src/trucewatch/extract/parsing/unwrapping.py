"""Unwrapping: text whose lines were broken to a width is read as the paragraphs that it was before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.extract.parsing.sentences import CLOCK, MARKER

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
BREAK = re.compile(r"[\r\n]")
# Mails and typescripts are broken at some 55 to 120 characters; what is wider is a paragraph a line, what is narrower verse or a list.
NARROWEST, WIDEST = 50, 120
# So many breaks must have been forced by the width, and so large a share of all between two lines of text, before a text counts as wrapped.
ENOUGH, SHARE, NEARLY_FULL = 3, 0.6, 0.8
ENDS = '.!?:;…"”’)]'


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its words from ``start`` to ``end``; the break after them reaches to ``after``."""

    start: int
    end: int
    after: int
    words: str


def unwrapped(text: str, body: int = 0) -> str:
    """The text from ``body`` on with each break that only the width of its lines has forced turned into blanks.

    No character moves, so that offsets mean the same in both. A text that is not broken to a width comes back as it is.
    """
    # A dateline stands on the line on which the body begins, and fills a part of it.
    begins = text.rfind("\n", 0, body) + 1
    lines = list(_lines(text, begins))
    width = max((len(line.words) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return text
    between = [(one, other) for one, other in pairwise(lines) if _may_go_on(text, one, other)]
    forced = [one for one, other in between if _did_not_fit(one, other, width) or _goes_on(one, other, width)]
    if len(forced) < ENOUGH or len(forced) < SHARE * len(between):
        return text
    return _joined(text, forced)


def _lines(text: str, body: int) -> Iterator[Line]:
    for found in LINE.finditer(text, body):
        words = found.group().strip()
        start = found.start() + found.group().find(words) if words else found.start()
        yield Line(start=start, end=start + len(words), after=found.end(), words=words)


def _may_go_on(text: str, one: Line, other: Line) -> bool:
    """Whether two lines hold text and the second is neither an item of a list nor a line of a log."""
    if not one.words or not other.words:
        return False
    return not MARKER.match(text, other.start, other.end) and not CLOCK.match(text, other.start, other.end)


def _did_not_fit(one: Line, other: Line, width: int) -> bool:
    """Whether the first word of the second line would have gone beyond the width."""
    return len(one.words) + 1 + len(other.words.split(maxsplit=1)[0]) > width


def _goes_on(one: Line, other: Line, width: int) -> bool:
    """Whether a sentence goes on: nothing ends it, and its line is nearly full or the next begins with a small letter."""
    if one.words[-1] in ENDS:
        return False
    nearly_full = len(one.words) > NEARLY_FULL * width
    return nearly_full or (other.words[0].islower() and len(one.words) > NARROWEST / 2)


def _joined(text: str, ended: Sequence[Line]) -> str:
    pieces, at = [], 0
    for line in ended:
        pieces += [text[at : line.end], BREAK.sub(" ", text[line.end : line.after])]
        at = line.after
    return "".join([*pieces, text[at:]])
