"""Blanking: what is kept from the parser, because it leads the small model astray; offsets stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from trucewatch.extract.parsing.sentences import CLOCK as LOG_CLOCK
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.extract.scene import within
from trucewatch.model import Mentions, PlaceMention, TimeMention

CLOCK = re.compile(
    r"(?:at|around|about|by|shortly after)?\s*(?:about\s+)?\d{1,2}[:.]\d{2}\s?(?:hrs?|h|local time)?\s+\w\w",
    re.IGNORECASE,
)
NEXT_WORD = re.compile(r"\s{1,2}(\w+)")


def blanked(text: str, sentence: Sentence, mentions: Mentions, words: Mapping[str, frozenset[str]]) -> str:
    """A sentence for the parser without a clock time before a noun or at the head of a log's line, and without glosses.

    "At 12:05 government units attacked" is often parsed with the units as a part of the time, and
    "In X (held by the rebels, 12km south of Y) residents said" with X as a part of the gloss.
    """
    piece = text[sentence.start : sentence.end]
    if sentence.log and (clock := LOG_CLOCK.match(piece)):
        piece = " " * (clock.end() - 1) + piece[clock.end() - 1 :]
    for start, end in blanks(text, sentence, mentions, words):
        left, right = start - sentence.start, end - sentence.start
        piece = piece[:left] + " " * (right - left) + piece[right:]
    return piece


def blanks(
    text: str, sentence: Sentence, mentions: Mentions, words: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """The stretches to be left blank."""
    for time in within(mentions.times, sentence.start, sentence.end):
        if runs_into_noun(text, time, words["after_clock"]):
            yield time.start, time.end
    for aside in asides(words["asides"]).finditer(text, sentence.start, sentence.end):
        yield aside.start(), aside.end()
    for place in within(mentions.places, sentence.start, sentence.end):
        if has_gloss(text, place) and place.whole_end <= sentence.end:
            yield place.end, place.whole_end


@cache
def asides(phrases: frozenset[str]) -> re.Pattern[str]:
    """Adverbials between an auxiliary and its verb."""
    return re.compile(rf"(?<=\s)(?:{'|'.join(re.escape(p) for p in sorted(phrases))})(?=\s+\w+(?:ed|en|ld|pt)\b)")


def runs_into_noun(text: str, time: TimeMention, joiners: frozenset[str]) -> bool:
    """Whether a clock time stands right before a word that the parser may take for its noun."""
    following = NEXT_WORD.match(text, time.end)
    return bool(CLOCK.match(text, time.start) and following) and following is not None and following[1] not in joiners


def has_gloss(text: str, place: PlaceMention) -> bool:
    """Whether a place has a gloss in brackets: "(government-controlled, 57km north-east of Y)"."""
    gloss = text[place.end : place.whole_end]
    return gloss.lstrip().startswith("(") and gloss.endswith(")")
