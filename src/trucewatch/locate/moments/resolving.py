"""Resolution: the expressions that govern one act become its moment, by the rules of the claims contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from trucewatch.locate.moments.anchors import Anchor, anchor_of
from trucewatch.locate.moments.bounds import Asked, bounded
from trucewatch.locate.moments.days import Setting
from trucewatch.locate.moments.discourse import Entry, Extent, Told, begins_here
from trucewatch.locate.moments.expression import Duration, Expression, Point
from trucewatch.locate.moments.joining import merged_points
from trucewatch.locate.moments.points import Frame, expression_extent
from trucewatch.locate.moments.undated import undated_moment
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision


def resolve(question: TimeQuestion, document: Document, *, place_zone: str | None = None) -> Moment:
    """The moment of one act; bounds that the words do not support stay open, and nothing is taken from a clock."""
    anchor = anchor_of(document)
    told = told_before(question, document, place_zone)
    setting = Setting(anchor=anchor, told=told, future=question.tense is Tense.FUTURE)
    frame = Frame(setting=setting, document=document, place_zone=place_zone)
    usable = [m for m in question.mentions if not isinstance(parsed(m).first.day, Duration)]
    for mention, expression in readings(usable):
        extent = expression_extent(expression, frame)
        if extent is not None:
            asked = Asked(act=question.act, state=question.state, begins=begins_here(document.text, mention))
            found = bounded(extent, expression.role, asked, anchor, ranged=expression.last is not None)
            return moment(found, mention)
    if usable:
        return Moment(text=usable[0].text)
    return shared_day(question, frame) or undated_moment(question, document, anchor)


def shared_day(question: TimeQuestion, frame: Frame) -> Moment | None:
    """The day of the sentence before, for an undated act told along with a dated one."""
    for mention in question.shared:
        extent = expression_extent(parsed(mention), frame)
        day = extent.day() if extent is not None else None
        if extent is not None and day is not None:
            first = extent.start.date() if isinstance(extent.start, datetime) else extent.start
            return Moment(
                text=mention.text, start=first, end=day, precision=Precision.DAY, basis=Basis.DERIVED, zone=extent.zone
            )
    return None


def parsed(mention: TimeMention) -> Expression:
    """The parsed form of a mention. Raises TypeError where another grammar made it."""
    if not isinstance(mention.expression, Expression):
        raise TypeError(f"no expression of this grammar: {mention.text!r}")
    return mention.expression


def readings(mentions: Sequence[TimeMention]) -> Iterable[tuple[TimeMention, Expression]]:
    """The governing expressions to try in turn: the nearest joined with a second that completes it, then each alone."""
    for first in mentions[:1]:
        for second in mentions[1:]:
            joined = joined_expression(parsed(first), parsed(second))
            if joined is not None:
                yield first, joined
    for mention in mentions:
        yield mention, parsed(mention)


def joined_expression(one: Expression, two: Expression) -> Expression | None:
    """A date and a clock time of the same act as one expression; None where they do not complete each other."""
    if two.last is not None and one.last is None and one.first.clock is None:
        return completed(two, one.first)
    if one.last is not None:
        return completed(one, two.first) if two.last is None and two.first.clock is None else None
    clocks = [e.first for e in (one, two) if e.first.clock is not None and e.first.day is None]
    days = [e.first for e in (one, two) if e.first.clock is None and e.first.day is not None]
    point = merged_points(one.first, two.first) if len(clocks) == len(days) == 1 else None
    if point is None:
        return None
    clocked = one if one.first.clock else two
    return replace(clocked, first=point)


def completed(ranged: Expression, day: Point) -> Expression | None:
    """A range of clock times with the day that another expression names."""
    if ranged.first.day is not None or ranged.last is None or day.day is None:
        return None
    last = ranged.last if ranged.last.day is not None else replace(ranged.last, day=day.day)
    return replace(ranged, first=replace(ranged.first, day=day.day), last=last)


def told_before(question: TimeQuestion, document: Document, place_zone: str | None) -> Told:
    """What was told before, resolved from the earliest on."""
    return told_of(tuple(reversed(question.background)), document, place_zone)


@lru_cache(maxsize=4096)
def told_of(mentions: tuple[TimeMention, ...], document: Document, place_zone: str | None) -> Told:
    """The entries of expressions in text order, the latest first."""
    anchor: Anchor = anchor_of(document)
    entries: tuple[Entry, ...] = ()
    for mention in mentions:
        if isinstance(parsed(mention).first.day, Duration):
            continue
        setting = Setting(anchor=anchor, told=Told(entries=entries, text=document.text), future=False)
        extent = expression_extent(parsed(mention), Frame(setting=setting, document=document, place_zone=place_zone))
        if extent is not None:
            entries = (Entry(mention=mention, extent=extent), *entries)
    return Told(entries=entries, text=document.text)


def moment(extent: Extent, used: TimeMention) -> Moment:
    """An extent as the contract's moment, with the words that it rests on."""
    return Moment(
        text=used.text,
        start=extent.start,
        end=extent.end,
        precision=extent.precision,
        basis=extent.basis,
        zone=extent.zone,
    )
