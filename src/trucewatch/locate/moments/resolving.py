"""Resolution: the expressions that govern one act become its moment, by the rules of the claims contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from trucewatch.locate.moments.anchors import anchor_of
from trucewatch.locate.moments.bounds import ENDING, FINE, UNREAL, Asked, bounded
from trucewatch.locate.moments.completing import joined_expression
from trucewatch.locate.moments.days import Setting
from trucewatch.locate.moments.discourse import Entry, Extent, Told, date_of, parsed
from trucewatch.locate.moments.expression import Duration, Expression, Role
from trucewatch.locate.moments.points import Frame, expression_extent
from trucewatch.locate.moments.surroundings import (
    begins_here,
    breaks_out,
    compares,
    counts_since,
    looks_ahead,
    names_paper,
)
from trucewatch.locate.moments.undated import undated_moment
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision

# Acts of which the date in a paper's name is the date itself.
DATED_BY_PAPER = ("agreement.signed", "ceasefire.in_force", "ceasefire.extended", "ceasefire.ended")
DUE = (*ENDING, Role.WITHIN)


def resolve(question: TimeQuestion, document: Document, *, place_zone: str | None = None) -> Moment:
    """The moment of one act; bounds that the words do not support stay open, and nothing is taken from a clock.

    Clock times are read in the zone named beside them, else in that of ``place_zone`` (an IANA name), else in the
    document's; without any they give bare dates.
    """
    anchor = anchor_of(document)
    governing = governing_mentions(question, document.text)
    for mention, expression in readings(governing):
        frame = frame_of(question, mention, expression, document, place_zone)
        extent = expression_extent(expression, frame)
        if extent is not None:
            asked = asked_of(question, mention, document.text)
            return moment(bounded(extent, governed(expression, mention, document.text), asked, anchor), mention.text)
    if governing:
        return undated_moment(question, document, anchor, text=governing[0].text)
    return shared_day(question, document, place_zone) or undated_moment(question, document, anchor)


def governing_mentions(question: TimeQuestion, text: str) -> list[TimeMention]:
    """The mentions that may date the act, the most telling first.

    Names of papers and comparisons are left out, lengths too; what is still to come is dated by its deadline.
    """
    usable = [mention for mention in question.mentions if dates_acts(mention, question.act, text)]
    return sorted(usable, key=lambda mention: reluctance(parsed(mention), question.state))


def dates_acts(mention: TimeMention, act: str, text: str) -> bool:
    """Whether an expression can be the time of such an act."""
    expression = parsed(mention)
    if isinstance(expression.first.day, Duration) and expression.role is Role.FOR:
        return False
    if expression.role is Role.SINCE and compares(text, mention):
        return False
    return act in DATED_BY_PAPER or not names_paper(text, mention)


def reluctance(expression: Expression, state: str) -> int:
    """How late an expression is asked: deadlines first for what is due, the date of a paper last."""
    if state in UNREAL and expression.role in DUE:
        return 0
    if expression.role is Role.OF:
        return 3
    return 2 if expression.role is Role.SINCE else 1


def asked_of(question: TimeQuestion, mention: TimeMention, text: str) -> Asked:
    """What the rules need to know of the act and of the words before the expression."""
    lengths = (parsed(other) for other in question.mentions)
    lasting = next((e.first.day for e in lengths if e.role is Role.FOR and isinstance(e.first.day, Duration)), None)
    begins = breaks_out(text, mention) if question.act == "hostilities" else begins_here(text, mention)
    return Asked(act=question.act, state=question.state, begins=begins, lasting=lasting)


def governed(expression: Expression, mention: TimeMention, text: str) -> Expression:
    """The expression with the "since" that stands further to the left and governs it."""
    plain = expression.role is Role.AT and expression.last is None
    return replace(expression, role=Role.SINCE) if plain and counts_since(text, mention) else expression


def frame_of(
    question: TimeQuestion, mention: TimeMention, expression: Expression, document: Document, place_zone: str | None
) -> Frame:
    """What one expression is read against: the earlier mentions, and the others of the same act before it."""
    others = sorted((m for m in question.mentions if m is not mention), key=lambda m: (m.start < mention.start, m.start))
    told = told_of((*reversed(question.background), *others), document, place_zone)
    setting = Setting(anchor=anchor_of(document), told=told, future=points_ahead(question, expression))
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
    """What expressions come to, each read after those before it; the entries have the latest first."""
    anchor = anchor_of(document)
    entries: tuple[Entry, ...] = ()
    for mention in mentions:
        if isinstance(parsed(mention).first.day, Duration):
            continue
        told = Told(entries=entries, text=document.text)
        setting = Setting(anchor=anchor, told=told, future=looks_ahead(document.text, mention))
        extent = expression_extent(parsed(mention), Frame(setting=setting, document=document, place_zone=place_zone))
        if extent is not None:
            entries = (Entry(mention=mention, extent=extent), *entries)
    return Told(entries=entries, text=document.text)


def shared_day(question: TimeQuestion, document: Document, place_zone: str | None) -> Moment | None:
    """The day of the sentence before, for an undated act told along with a dated one; a stretch of hours stays one."""
    told = told_of(tuple(reversed(question.background)), document, place_zone)
    setting = Setting(anchor=anchor_of(document), told=told)
    for mention in question.shared:
        extent = expression_extent(parsed(mention), Frame(setting=setting, document=document, place_zone=place_zone))
        if extent is None or extent.precision not in FINE or names_paper(document.text, mention):
            continue
        if extent.precision is Precision.HOUR and extent.start != extent.end:
            return moment(extent, mention.text)
        days = replace(extent, start=date_of(extent.start), end=date_of(extent.end), precision=Precision.DAY)
        return moment(replace(days, basis=Basis.DERIVED), mention.text)
    return None


def moment(extent: Extent, text: str) -> Moment:
    """An extent as the contract's moment, with the words that it rests on."""
    return Moment(
        text=text, start=extent.start, end=extent.end, precision=extent.precision, basis=extent.basis, zone=extent.zone
    )
