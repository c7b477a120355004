"""Spotting: atoms found in one pass, joined to the longest time expressions that the words between them allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from trucewatch.locate.moments.atoms import NEIGHBOUR, PREPOSITION, Atom, Form, Found, compiled
from trucewatch.locate.moments.clocks import clock_forms, worded_clock_forms, zone_forms
from trucewatch.locate.moments.dates import date_forms, loose_date_forms, month_forms, year_forms
from trucewatch.locate.moments.expression import Expression, Near, Role
from trucewatch.locate.moments.joining import Draft, join
from trucewatch.locate.moments.leads import Lead, lead_before
from trucewatch.locate.moments.relatives import closing_forms, counted_forms, relative_forms
from trucewatch.locate.moments.seasons import season_forms
from trucewatch.locate.moments.words import time_words, zone_words
from trucewatch.model.mention import TimeMention


def spot_times(text: str) -> tuple[TimeMention, ...]:
    """All time expressions of a text, in text order and not overlapping, each with its preposition.

    ``expression`` is an `Expression`. Decimals, calibres, counts, numbers of articles and reports are left alone.
    """
    mentions: list[TimeMention] = []
    floor = 0
    for draft in _drafts(text):
        mention = _mention(text, draft, floor)
        if mention is not None:
            mentions.append(mention)
            floor = mention.end
    return tuple(mentions)


def _mention(text: str, draft: Draft, floor: int) -> TimeMention | None:
    lead = lead_before(text, draft.start, floor)
    if not _stands(draft, lead):
        return None
    finished = draft.finished(lead.role, lead.near)
    about = lead.near is Near.ABOUT and finished.first.clock is None
    expression = Expression(role=finished.role or Role.AT, first=finished.first, last=finished.last, about=about)
    start = lead.start
    return TimeMention(start=start, end=draft.end, text=text[start : draft.end], expression=expression)


def _stands(draft: Draft, lead: Lead) -> bool:
    if draft.needs == NEIGHBOUR:
        return False
    return draft.needs != PREPOSITION or (lead.role is not None and lead.role is not Role.OF)


def _drafts(text: str) -> Iterator[Draft]:
    """Atoms joined to their right neighbours as long as the words between belong to the same expression."""
    open_draft: Draft | None = None
    for atom in atoms_of(text):
        if open_draft is None:
            open_draft = Draft.of(atom)
            continue
        apart = _new_sentence(text, open_draft, atom)
        joined = None if apart else join(open_draft, atom, text[open_draft.end : atom.start])
        if joined is None:
            yield open_draft
        open_draft = joined or Draft.of(atom)
    if open_draft is not None:
        yield open_draft


def _new_sentence(text: str, draft: Draft, atom: Atom) -> bool:
    """Whether the full stop after a short month ends a sentence ("17 Feb. Yesterday …"); after "a.m." it does not."""
    if draft.first.clock is None and text[draft.end - 1] == "." and text[atom.start].isupper():
        return True
    between = text[draft.end : atom.start]
    if atom.point.part and draft.first.clock is not None and draft.first.clock.log and text[atom.start].isupper():
        # "0600 Night quiet": the line begins after its hour.
        return True
    opens = between.lstrip("\r\n .")[:1].isupper() or between.startswith((")\n", ")\r"))
    return opens and (text[draft.end - 1] == "." or "\n" in between)


def atoms_of(text: str) -> Iterator[Atom]:
    """The atoms of a text; where the words of a match are no time, the search goes on after their first word."""
    pattern, forms = _grammar()
    position = 0
    while match := pattern.search(text, position):
        form = forms[match.lastgroup or ""]
        atom = form.read(Found(match, form.name))
        position = match.end() if atom is not None else _after_first_word(match)
        if atom is not None:
            yield atom


_FIRST_WORD = re.compile(r"\w+|\W")


def _after_first_word(match: re.Match[str]) -> int:
    first = _FIRST_WORD.match(match.string, match.start())
    return first.end() if first else match.end()


@cache
def _grammar() -> tuple[re.Pattern[str], dict[str, Form]]:
    forms = list(_forms())
    return compiled(forms, _openings()), {form.name: form for form in forms}


def _openings() -> set[str]:
    """All words that a form can begin with, as the lexicon has them; "the" only before words that make it a time."""
    words, zones = time_words(), zone_words()
    tables = (
        words.months, words.weekdays, words.which, words.parts, words.numbers, words.uncounted, words.ordinals, words.holidays,
        zones.places, zones.abbreviations, words.seasons, words.openings,
    )  # fmt: skip
    first = {phrase.split()[0] for table in tables for phrase in table}
    after_the = {
        phrase.split()[0] for table in (words.which, words.parts, words.ordinals, words.openings) for phrase in table
    }
    after_that = {f"that {word}" for word in ("same", "year", "month", *words.seasons)}
    return first | set(words.day_words) | after_that | {f"the {word}" for word in after_the}


def _forms() -> Iterable[Form]:
    words = time_words()
    yield from date_forms(words)
    yield from year_forms()
    yield from counted_forms(words)
    yield from clock_forms(words)[:-1]
    yield from loose_date_forms(words)
    yield from clock_forms(words)[-1:]
    yield from month_forms(words)
    yield from season_forms(words)
    yield from relative_forms(words)
    yield from zone_forms()
    yield from worded_clock_forms(words)
    yield from closing_forms(words)
