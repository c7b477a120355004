"""The timeline of an agreement in words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from trucewatch.model import Agreement, DayEdge
from trucewatch.model.moment import zone_of
from trucewatch.terms.explain_changes import change_in_words
from trucewatch.terms.timeline import Happening, TimelineEntry, timeline
from trucewatch.terms.wording import day_in_words, listing, offset_in_words

IN_WORDS = {
    Happening.BEGINS: "{terms} {begin}",
    Happening.ANNOUNCED: "{amendment} is announced: {changed}",
    Happening.COUNTS: "{amendment} counts from here for {terms}",
    Happening.DUE: "{terms} {are} due {deadline}",
    Happening.NO_LONGER_DUE: "{terms}, before the change, {were} due {deadline}",
    Happening.NOTICE_BY: "last moment for notice under {terms}",
    Happening.RENEWS: "{terms} {renew} unless notice was given in time",
    Happening.ENDS: "{terms} {end}",
}

ONE = {"begin": "begins", "are": "is", "were": "was", "renew": "renews itself", "end": "ends"}
MANY = {"begin": "begin", "are": "are", "were": "were", "renew": "renew themselves", "end": "end"}


def explain_timeline(agreement: Agreement, *, known: datetime | None = None) -> str:
    """When what begins, is due, changes and ends, one moment a paragraph, as known at ``known`` (None: all of it)."""
    zone = zone_of(agreement.timezone)
    lines = [f"{agreement.title} ({agreement.id})", f"Clock times are those of {agreement.timezone}."]
    for at, entries in groupby(timeline(agreement, known=known), key=lambda entry: entry.at):
        local = at.astimezone(zone)
        lines += ["", f"{day_in_words(local)}, {local:%H:%M} ({offset_in_words(local)})", *_lines(agreement, entries)]
    open_ends = [term.id for term in agreement.terms if term.window.until is None and term.window.due is None]
    undated = [term.id for term in agreement.terms if term.window.due and term.window.due.unstated]
    lines += ["", f"Open end: {listing(open_ends) or 'none'}.", f"No deadline stated: {listing(undated) or 'none'}."]
    return "\n".join(lines) + "\n"


def _lines(agreement: Agreement, entries: Iterable[TimelineEntry]) -> Iterator[str]:
    for _, group in groupby(entries, key=lambda entry: replace(entry, term=None)):
        same = list(group)
        terms = listing(entry.term for entry in same if entry.term)
        yield "  " + IN_WORDS[same[0].happening].format(
            terms=terms,
            **(MANY if len(same) > 1 else ONE),
            amendment=f"amendment {same[0].amendment}",
            changed=_changed(agreement, same[0].amendment, terms),
            deadline=_deadline(same[0]),
        )


STATUS_IN_WORDS = {
    "suspension": "{terms} suspended",
    "resumption": "{terms} resumed",
    "termination": "{terms} terminated",
    "supersession": "{terms} superseded",
    "notice": "notice given on {terms}",
}


def _changed(agreement: Agreement, amendment_id: str | None, terms: str) -> str:
    """What an amendment does, one clause a term that it changes."""
    amendment = next((each for each in agreement.amendments if each.id == amendment_id), None)
    if amendment is None or not amendment.changes:
        return STATUS_IN_WORDS.get(amendment.kind if amendment else "", "{terms}").format(terms=terms)
    changes = (each for each in amendment.changes if agreement.has(each.term))
    return "; ".join(
        f"for {each.term}, {change_in_words(agreement, agreement.term(each.term), each.set)}" for each in changes
    )


def _deadline(entry: TimelineEntry) -> str:
    if entry.day is None or entry.reading is None:
        return "now"
    day = day_in_words(entry.day)
    meant = f"the whole of {day} is still in time"
    if entry.reading is DayEdge.START_OF_DAY:
        meant = f"it must be done before {day}"
    return f"now, if {meant} ({'the reading chosen' if entry.chosen else 'another reading'})"
