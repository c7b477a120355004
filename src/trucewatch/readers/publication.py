"""When a report was published: what is given, else what the file says, never a default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Moment, bound_text, zone_of
from trucewatch.readers.dates import read_stamp
from trucewatch.readers.given import Given, read_published, stated, unreadable_published
from trucewatch.readers.head import Head
from trucewatch.readers.layout import Layout

TOLERANCE = timedelta(days=1)
"""Two dates of one publication may lie a day apart where zones differ."""

Unit = tuple[Moment | None, tuple[Issue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The publication moment and the moment that the report is informed up to."""

    published: Moment | None
    as_of: Moment | None
    issues: tuple[Issue, ...]


def read_publication(
    text: str, head: Head, layout: Layout, *, given: Given, timezone: str | None, where: str
) -> Publication:
    """The publication of a document whose zone is ``timezone``; contradictions and gaps are issues."""
    told, issues = _given_moment(given, timezone, where)
    own = _own_moment(text, head, layout, told, timezone)
    published = told or own
    if told and own and _apart(told, own):
        issues += (_contradiction(told, own, given, where),)
    if published is None:
        issues += (_gap(head, where),)
    anchor = _day_of(published) or (head.titled.on(None) if head.titled else None)
    as_of = head.as_of.moment(anchor, timezone) if head.as_of else None
    return Publication(published=published, as_of=as_of, issues=issues)


def _given_moment(given: Given, timezone: str | None, where: str) -> Unit:
    if not given.published:
        return None, ()
    try:
        return read_published(given.published, timezone), ()
    except ValueError as error:
        return None, (unreadable_published(error, given.where or where),)


def _own_moment(text: str, head: Head, layout: Layout, told: Moment | None, timezone: str | None) -> Moment | None:
    """The first of metadata, label, date line and title that gives a day with its year."""
    return next(_own_moments(text, head, layout, told, timezone), None)


def _own_moments(text: str, head: Head, layout: Layout, told: Moment | None, timezone: str | None) -> Iterator[Moment]:
    if layout.published:
        yield layout.published
    label = read_stamp(head.published, timezone) if head.published else None
    if label:
        yield label
    anchor = _day_of(told) or _as_of_day(head)
    for words in (head.filed, head.titled):
        day = words.on(anchor) if words else None
        if words and day:
            yield stated(day, text[words.start : words.end], timezone)


def _as_of_day(head: Head) -> date | None:
    return head.as_of.words.on(None) if head.as_of else None


def _day_of(moment: Moment | None) -> date | None:
    """The calendar day of a moment, in the zone that it is told in."""
    start = moment.start if moment else None
    if isinstance(start, datetime):
        zone = zone_of(moment.zone) if moment else None
        return start.astimezone(zone).date() if zone else start.date()
    return start


def _apart(one: Moment, other: Moment) -> bool:
    first, second = _day_of(one), _day_of(other)
    return first is not None and second is not None and abs(first - second) > TOLERANCE


def _contradiction(told: Moment, own: Moment, given: Given, where: str) -> Issue:
    message = f"given as published {bound_text(told.start)}, but the file says {bound_text(own.start)} ({own.text!r})"
    return Issue(
        code="reader.published.contradicts",
        severity=Severity.WARNING,
        where=where,
        message=message,
        hint=f"what is given counts; correct {given.where or 'it'} if the file is right",
    )


def _gap(head: Head, where: str) -> Issue:
    if head.filed or head.titled:
        code, message = "no_year", "the file gives a day without a year, so its publication stays unknown"
    else:
        code, message = "unknown", "nothing in the file says when it was published"
    hint = "give it in the column published of a manifest.csv; read and add take --published too"
    return Issue(code=f"reader.published.{code}", severity=Severity.WARNING, where=where, message=message, hint=hint)
