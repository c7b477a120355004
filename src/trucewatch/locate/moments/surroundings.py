"""Surroundings: what the words beside an expression make of it (a beginning, a plan, the name of a paper, a comparison)."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.locate.moments.words import alternatives, time_words
from trucewatch.model.mention import TimeMention

REACH = 200
_UNMET = re.compile(r"\b(?:should|was\s+to|were\s+to|would|ought\s+to)\s+have\s+(?:been\s+)?\w+\s+$", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:the|a|an|this|that|its|their)\s+(?:[\w ]*\d)?[\w ]*$")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.;!?][\"”')]*\s|\n\s*\n")


def sentence_around(text: str, mention: TimeMention) -> str:
    """The sentence of a mention, the mention itself left out."""
    return f"{sentence_before(text, mention)} … {sentence_after(text, mention)}"


def sentence_before(text: str, mention: TimeMention) -> str:
    """The words of the sentence before the mention."""
    before = text[max(0, mention.start - REACH) : mention.start]
    ends = list(_SENTENCE_END.finditer(before))
    return before[ends[-1].end() if ends else 0 :]


def sentence_after(text: str, mention: TimeMention) -> str:
    """The words of the sentence after the mention."""
    after = text[mention.end : mention.end + REACH]
    stop = _SENTENCE_END.search(after)
    return after[: stop.start() if stop else None]


def names_happening(text: str, mention: TimeMention, kind: str) -> bool:
    """Whether the sentence speaks of such a happening."""
    return not kind or _nouns(kind).search(sentence_around(text, mention)) is not None


def tells_beginning(text: str, mention: TimeMention) -> bool:
    """Whether the sentence says that something began."""
    return _words("beginnings").search(sentence_around(text, mention)) is not None


def begins_here(text: str, mention: TimeMention) -> bool:
    """Whether the words right before the expression say that something began ("broke out on September 27")."""
    return _begun_before().search(text[max(0, mention.start - 48) : mention.start]) is not None


def breaks_out(text: str, mention: TimeMention) -> bool:
    """Whether the sentence, the expression included, has a verb of beginning ("On May 3 war broke out")."""
    words = _words("inceptions")
    return words.search(mention.text) is not None or words.search(sentence_around(text, mention)) is not None


def completes(text: str, mention: TimeMention) -> bool:
    """Whether the words right before the expression end something ("to be completed today")."""
    return _words("completions").search(text[max(0, mention.start - 24) : mention.start]) is not None


def counts_since(text: str, mention: TimeMention) -> bool:
    """Whether a "since" further to the left governs the expression ("since the accord was signed in July")."""
    return _since_before().search(sentence_before(text, mention)) is not None


def looks_ahead(text: str, mention: TimeMention) -> bool:
    """Whether the words before the expression put it ahead of the story ("is expected on Saturday")."""
    return _words("to_come").search(sentence_before(text, mention)[-80:]) is not None


def names_period(text: str, mention: TimeMention) -> bool:
    """Whether the words right before the expression say that a report covers it ("Reporting period: …")."""
    return _words("covering").search(text[max(0, mention.start - 32) : mention.start]) is not None


def names_paper(text: str, mention: TimeMention) -> bool:
    """Whether the date is the name of a paper: "the statement of 9 November", "the November 10 statement"."""
    before, after = text[max(0, mention.start - 48) : mention.start], text[mention.end : mention.end + 40]
    dated = mention.text.casefold().startswith(("of ", "dated ")) and _paper_before().search(before)
    titled = _TITLED.search(before[-12:] + mention.text) and _paper_after().match(after)
    return bool(dated or titled)


def should_have_been(text: str, mention: TimeMention) -> bool:
    """Whether the words right before tell of what did not happen then ("should have begun at 8:30")."""
    return _UNMET.search(text[max(0, mention.start - 40) : mention.start]) is not None


def singles_out(text: str, mention: TimeMention) -> bool:
    """Whether a superlative of the same sentence has its time here ("the worst battle was in May 1994")."""
    before = text[max(0, mention.start - 40) : mention.start].rpartition(". ")[2]
    found = _words("superlatives").search(before)
    return found is not None and re.search(r"\b(?:was|were|came|fell)\b", before[found.end() :]) is not None


def compares(text: str, mention: TimeMention) -> bool:
    """Whether "since" measures a superlative ("the worst since 1994")."""
    return _words("superlatives").search(text[max(0, mention.start - 40) : mention.start]) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(getattr(time_words(), name))})\b", re.IGNORECASE)


@cache
def _paper_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(time_words().papers)})s?,?\s+$", re.IGNORECASE)


@cache
def _paper_after() -> re.Pattern[str]:
    papers = alternatives(time_words().papers)
    return re.compile(rf"\s+(?:(?!\w*ed\b)[\w-]+\s+)?(?:{papers})\b", re.IGNORECASE)


@cache
def _since_before() -> re.Pattern[str]:
    words = time_words()
    dated = alternatives([*words.months, *words.weekdays, "then", "last", "early", "late", "mid"])
    return re.compile(rf"(?i:\bsince)\s+(?!\d|(?i:{dated})\b)[^.;:,\d]{{3,110}}$")


@cache
def _begun_before() -> re.Pattern[str]:
    begun = alternatives(time_words().inceptions)
    return re.compile(rf"\b(?:{begun})\b(?:\s+[\w'’-]+){{0,2}}\s*$", re.IGNORECASE)


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    nouns = [noun for noun, group in time_words().happenings.items() if group == kind]
    return re.compile(rf"\b(?:{alternatives(nouns)})\b", re.IGNORECASE)
