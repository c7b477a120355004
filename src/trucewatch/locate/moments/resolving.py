"""Resolution: the expressions that govern one act become its moment, by the rules of the claims contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from trucewatch.locate.moments.anchors import anchor_of
from trucewatch.locate.moments.bounds import ENDING, FINE, UNREAL, Asked, bounded
from trucewatch.locate.moments.completing import joined_expression
from trucewatch.locate.moments.discourse import Entry, Extent, Told, counts_from_clause, date_of, parsed
from trucewatch.locate.moments.expression import Duration, Expression, Role, Stretch
from trucewatch.locate.moments.points import Frame, expression_extent
from trucewatch.locate.moments.stories import SAME_SEASON, Setting
from trucewatch.locate.moments.surroundings import (
    begins_here,
    breaks_out,
    compares,
    completes,
    counts_since,
    looks_ahead,
    names_paper,
    names_period,
    should_have_been,
)
from trucewatch.locate.moments.undated import is_daily, is_on_an_incident, undated_moment
from trucewatch.locate.moments.words import time_words
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision

# Acts of which the date in a paper's name is the date itself.
DATED_BY_PAPER = ("agreement.signed", "ceasefire.in_force", "ceasefire.extended", "ceasefire.ended")
# A length belongs to a moment only a few characters away ("for 60 days from 3 May").
BESIDE = 24
# Where the period of a report is told: at its opening.
OPENING = 700
DUE = (*ENDING, Role.WITHIN)
# How many days told first may be that of an incident: when it was reported often stands before when it was.
FIRST_DAYS = 3


def resolve(question: TimeQuestion, document: Document, *, place_zone: str | None = None) -> Moment:
    """The moment of one act; bounds that the words do not support stay open, and nothing is taken from a clock.

    Clock times are read in the zone named beside them, else in that of ``place_zone`` (an IANA name), else in the
    document's; without any they give bare dates.
    """
    anchor = anchor_of(document)
    governing = governing_mentions(question, document)
    for mention, expression in readings(governing):
        frame = frame_of(question, mention, expression, document, place_zone)
        extent = expression_extent(expression, frame)
        if extent is None:
            continue
        if is_past_story(extent, expression, mention, question, document):
            return undated_moment(question, document, anchor)
        asked = asked_of(question, mention, document.text)
        role_told = governed(expression, mention, question.state, document.text)
        return moment(bounded(extent, role_told, asked, anchor), mention.text)
    if governing:
        return undated_moment(question, document, anchor, text=governing[0].text)
    inherited = (
        shared_day(question, document, place_zone)
        or report_period(question, document, place_zone)
        or only_day(question, document, place_zone)
    )
    return inherited or undated_moment(question, document, anchor)


def governing_mentions(question: TimeQuestion, document: Document) -> list[TimeMention]:
    """The mentions that may date the act, the most telling first; what is still to come is dated by its deadline."""
    usable = [mention for mention in question.mentions if dates_acts(mention, question, document)]
    return sorted(usable, key=lambda mention: reluctance(parsed(mention), question.state))


def dates_acts(mention: TimeMention, question: TimeQuestion, document: Document) -> bool:
    """Whether an expression can be the time of the act.

    A dateline, a length, a comparison, the name of a paper, or what should have been but was not, is none.
    """
    expression, text = parsed(mention), document.text
    if in_dateline(mention, document) or (question.state == "occurred" and should_have_been(text, mention)):
        return False
    if isinstance(expression.first.day, Duration) and expression.role is Role.FOR:
        return False
    if expression.role is Role.SINCE and compares(text, mention):
        return False
    return question.act in DATED_BY_PAPER or not names_paper(text, mention)


def in_dateline(mention: TimeMention, document: Document) -> bool:
    """Whether the mention is the date of the report itself, at its head."""
    line = document.dateline
    return line is not None and line.start <= mention.start < line.end


def reluctance(expression: Expression, state: str) -> int:
    """How late an expression is asked: deadlines first for what is due, the date of a paper last."""
    if state in UNREAL and expression.role in DUE:
        return 0
    if expression.role is Role.OF:
        return 3
    if counts_from_clause(expression):
        return 2
    return 2 if expression.role is Role.SINCE else 1


def asked_of(question: TimeQuestion, mention: TimeMention, text: str) -> Asked:
    """What the rules need to know of the act and of the words before the expression."""
    beside = (parsed(other) for other in question.mentions if gap_between(mention, other) <= BESIDE)
    lasting = next((e.first.day for e in beside if e.role is Role.FOR and isinstance(e.first.day, Duration)), None)
    begins = breaks_out(text, mention) if question.act == "hostilities" else begins_here(text, mention)
    return Asked(act=question.act, state=question.state, begins=begins, lasting=lasting)


def gap_between(one: TimeMention, two: TimeMention) -> int:
    """How many characters stand between two mentions."""
    return max(two.start - one.end, one.start - two.end)


def governed(expression: Expression, mention: TimeMention, state: str, text: str) -> Expression:
    """The expression with the role that words further to the left give it: a "since", or "to be completed"."""
    if expression.role is not Role.AT or expression.last is not None:
        return expression
    if state in UNREAL and completes(text, mention):
        return replace(expression, role=Role.BY)
    return replace(expression, role=Role.SINCE) if counts_since(text, mention) else expression


def is_past_story(
    extent: Extent, expression: Expression, mention: TimeMention, question: TimeQuestion, document: Document
) -> bool:
    """Whether the words date something over and done, while the act asked about is still to come.

    "Under the paper signed on 12 February arms are to be withdrawn" gives the withdrawal no date.
    """
    published, day = anchor_of(document).day, extent.day()
    if question.state not in UNREAL or expression.role not in (Role.AT, Role.OF) or not day or not published:
        return False
    planned = looks_ahead(document.text, mention) or mention.text.casefold().startswith("for ")
    return day < published and not planned


def frame_of(
    question: TimeQuestion, mention: TimeMention, expression: Expression, document: Document, place_zone: str | None
) -> Frame:
    """What one expression is read against: the earlier mentions, and the others of the same act before it."""
    others = sorted(
        (m for m in question.mentions if m is not mention), key=lambda m: (m.start < mention.start, m.start)
    )
    told = told_of((*reversed(question.background), *others), document, place_zone)
    ahead = points_ahead(question, expression)
    setting = Setting(anchor=anchor_of(document), told=told, future=ahead, at=mention.start)
    return Frame(setting=setting, document=document, place_zone=place_zone)


def points_ahead(question: TimeQuestion, expression: Expression) -> bool:
    """Whether the words look forward from publication: by tense, or because a deadline of something unreal does."""
    if question.tense is Tense.FUTURE:
        return True
    unreal = question.state in UNREAL
    return unreal and (question.tense is Tense.PRESENT or expression.role in DUE)


def readings(mentions: Sequence[TimeMention]) -> Iterable[tuple[TimeMention, Expression]]:
    """The expressions to try in turn: the first joined with another that completes it, then each alone."""
    for second in mentions[1:]:
        joined = joined_expression(parsed(mentions[0]), parsed(second))
        if joined is not None:
            yield mentions[0], joined
    for mention in mentions:
        yield mention, parsed(mention)


@lru_cache(maxsize=4096)
def told_of(mentions: tuple[TimeMention, ...], document: Document, place_zone: str | None) -> Told:
    """What expressions come to, each read after those before it; the entries have the latest first.

    One act after another of a document asks for a little more of it, so what came of the first ones is kept.
    """
    if not mentions:
        return Told(text=document.text)
    told = told_of(mentions[:-1], document, place_zone)
    entry = entry_of(mentions[-1], told, document, place_zone)
    return told if entry is None else replace(told, entries=(entry, *told.entries))


def entry_of(mention: TimeMention, told: Told, document: Document, place_zone: str | None) -> Entry | None:
    """What one expression comes to after others; None for a mere length, and where it comes to nothing."""
    if isinstance(parsed(mention).first.day, Duration):
        return None
    ahead = looks_ahead(document.text, mention)
    setting = Setting(anchor=anchor_of(document), told=told, future=ahead, at=mention.start)
    extent = expression_extent(parsed(mention), Frame(setting=setting, document=document, place_zone=place_zone))
    return Entry(mention=mention, extent=extent) if extent is not None else None


def shared_day(question: TimeQuestion, document: Document, place_zone: str | None) -> Moment | None:
    """The day of the sentence before, for an undated act told along with a dated one; a stretch of hours stays one.

    What is told in the perfect has been done since then: the day only bounds its beginning.
    """
    told = told_of(tuple(reversed(question.background)), document, place_zone)
    for mention in question.shared:
        extent = told.of(mention)
        told_of_report = in_dateline(mention, document) or names_paper(document.text, mention)
        if extent is None or extent.precision not in FINE or told_of_report:
            continue
        if extent.precision in (Precision.MINUTE, Precision.HOUR) and extent.start != extent.end:
            return moment(replace(extent, basis=Basis.DERIVED), mention.text)
        days = replace(extent, start=date_of(extent.start), end=date_of(extent.end), precision=Precision.DAY)
        latest = anchor_of(document).latest
        if question.perfect and latest is not None and days.start is not None:
            days = replace(days, end=max(latest, date_of(days.start) or latest))
        return moment(replace(days, basis=Basis.DERIVED), mention.text)
    return None


def report_period(question: TimeQuestion, document: Document, place_zone: str | None) -> Moment | None:
    """The hours that a report covers ("over the past 24 hours"), for an act of the kind that such reports list."""
    if question.state != "occurred" or question.act.partition(".")[0] not in time_words().reported_by_period:
        return None
    periods = [mention for mention in question.background if covers_report(mention, document)]
    if not periods or (periods[-1].start > OPENING and document.as_of is None and not is_daily(document)):
        return None
    told = told_of(tuple(reversed(question.background)), document, place_zone)
    extent = told.of(periods[-1])
    return None if extent is None else moment(replace(extent, basis=Basis.DERIVED), periods[-1].text)


def only_day(question: TimeQuestion, document: Document, place_zone: str | None) -> Moment | None:
    """The day of the incident that a report is about, for an undated act of force: the only one told before it, or,
    where the title calls it a report on an incident, the earliest of those told first."""
    if question.state != "occurred" or question.act.partition(".")[0] not in time_words().told_of_incident:
        return None
    told = told_of(tuple(reversed(question.background)), document, place_zone)
    aside = question.aside
    entries = [e for e in told.entries if not in_dateline(e.mention, document) and e.mention not in aside]
    days = [day for entry in reversed(entries) if told.moves(entry) and (day := entry.extent.day())]
    day = days[0] if len(set(days)) == 1 else None
    if day is None and is_on_an_incident(document):
        day = _first_of_season(days[:FIRST_DAYS], anchor_of(document).latest)
    if day is None or is_daily(document):
        return None
    text = next(entry.mention.text for entry in entries if entry.extent.day() == day)
    return moment(Extent(start=day, end=day, precision=Precision.DAY, basis=Basis.DERIVED), text)


def _first_of_season(days: Sequence[date], latest: date | None) -> date | None:
    """The earliest of several days, those of an older story left out."""
    return min((day for day in days if latest is None or (latest - day).days <= SAME_SEASON), default=None)


def covers_report(mention: TimeMention, document: Document) -> bool:
    """Whether an expression is the period of the report: the past hours, or two instants beside "reporting period"."""
    if covers_hours(parsed(mention)):
        return True
    last = parsed(mention).last
    return last is not None and last.clock is not None and names_period(document.text, mention)


def covers_hours(expression: Expression) -> bool:
    """Whether an expression is a stretch of hours that ends with the report."""
    day = expression.first.day
    return isinstance(day, Stretch) and day.unit == "hour" and day.which == "last" and bool(day.count)


def moment(extent: Extent, text: str) -> Moment:
    """An extent as the contract's moment, with the words that it rests on."""
    return Moment(
        text=text, start=extent.start, end=extent.end, precision=extent.precision, basis=extent.basis, zone=extent.zone
    )
