"""Timing: the window of a provision, with days counted from the signature or from the beginning worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from re import Match
from zoneinfo import ZoneInfo

from trucewatch.extract.figures.numbers import find_numbers
from trucewatch.locate.moments.almanac import shifted
from trucewatch.model.agreement import DayEdge, Deontic
from trucewatch.model.moment import Bound
from trucewatch.pipeline.terms_draft.lexicon import Provisions, first_match
from trucewatch.pipeline.terms_draft.provisions import Provision

SIGNATURE, BEGINNING = "signature", "beginning"
UNITS = {"": "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What days are counted from: the signature, and the beginning of the truce where the text gives one."""

    signed: Bound
    timezone: str
    beginning: Bound | None
    lasting: Match[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A window as a terms file writes it, and what it leaves open.

    ``reading`` is how a bare due date is read, first as chosen and then otherwise, ``why`` the words that decide it.
    """

    start: str | None = None
    until: str | None = None
    due: str | None = None
    reading: tuple[str, str] | None = None
    why: str = ""
    doubts: tuple[str, ...] = ()


def timed(provision: Provision, frame: Frame, words: Provisions) -> Timed:
    """The window of a provision. A duty without a day is `unstated`; a ban or permission without an end is open."""
    if provision.modality is Deontic.OBLIGATION:
        return _duty(provision, frame, words)
    time = provision.claim.time
    start = written(time.start, frame) if time.start is not None else _written_or_none(frame.beginning, frame)
    until, doubts = _lasting(provision, frame, words)
    return Timed(start=start, until=until or "open", doubts=doubts)


def _duty(provision: Provision, frame: Frame, words: Provisions) -> Timed:
    counted = first_match(words.counted, provision.sentence.text)
    if counted:
        day, said = _counted(counted, frame, words), repr(counted.group(0))
        if day is None:
            return Timed(due="unstated", doubts=(f"Its day is counted from something else: {said}.",))
        return _due(day, counted.group(0), frame, words, doubts=(f"Worked out from {said}.",))
    time = provision.claim.time
    if time.end is not None:
        return _due(time.end, time.text, frame, words)
    start = written(time.start, frame) if time.start is not None else None
    return Timed(start=start, due="unstated", doubts=("The text gives no day by which it is due.",))


def _due(bound: Bound, said: str, frame: Frame, words: Provisions, *, doubts: tuple[str, ...] = ()) -> Timed:
    """A deadline; of a bare date also how it is read: "before" ends as the day begins, all other words with it."""
    reading = (DayEdge.END_OF_DAY.value, DayEdge.START_OF_DAY.value)
    bare = not isinstance(bound, datetime)
    if bare and words.before_the_day.search(said):
        # The last day on which an act can lie before a day is the one that precedes it; the text names the day itself.
        bound, reading = bound + timedelta(days=1), reading[::-1]
    why = f"the text says: {said}" if said else "the text does not settle it"
    return Timed(due=written(bound, frame), reading=reading if bare else None, why=why if bare else "", doubts=doubts)


def _counted(counted: Match[str], frame: Frame, words: Provisions) -> Bound | None:
    """The day (or for hours the instant) that a count of days ends on."""
    anchor = _anchor(counted["anchor"] or "", frame, words)
    number = _number(counted["number"])
    if anchor is None or number is None:
        return None
    unit = (counted["unit"] or "day").casefold()
    if unit == "hour":
        return anchor + timedelta(hours=number) if isinstance(anchor, datetime) else None
    return shifted(_day(anchor, frame), number, unit)


def _anchor(named: str, frame: Frame, words: Provisions) -> Bound | None:
    if not named.strip():
        return frame.beginning
    if first_match(words.anchors[SIGNATURE], named):
        return frame.signed
    return frame.beginning if first_match(words.anchors[BEGINNING], named) else None


def _lasting(provision: Provision, frame: Frame, words: Provisions) -> tuple[str | None, tuple[str, ...]]:
    """The end of a stretch for which a text says that it lasts; of a truce also where another sentence says so."""
    lasts = frame.lasting if provision.is_truce else first_match(words.lasts, provision.sentence.text)
    number = _number(lasts["number"]) if lasts else None
    begun = provision.claim.time.start or frame.beginning or frame.signed
    if lasts is None or number is None:
        return None, ()
    end = _end(begun, number, lasts["unit"].casefold(), frame)
    return _written_or_none(end, frame), (f"Its end is worked out from {lasts.group(0)!r}.",)


def _end(begun: Bound, number: int, unit: str, frame: Frame) -> Bound | None:
    """The end of a stretch: at the clock time at which it began, or with the last of its days."""
    if unit == "hour":
        return begun + timedelta(hours=number) if isinstance(begun, datetime) else None
    day = shifted(_day(begun, frame), number, unit)
    if day is None:
        return None
    return datetime.combine(day, begun.timetz()) if isinstance(begun, datetime) else day - timedelta(days=1)


def beginning_of(provisions: Iterable[Provision]) -> Bound | None:
    """When the truce begins, as the text gives it."""
    starts = (each.claim.time.start for each in provisions if each.is_truce)
    return next((start for start in starts if start is not None), None)


def written(bound: Bound, frame: Frame) -> str:
    """A bound as a terms file writes it: a bare date, or a clock time in the file's zone."""
    if not isinstance(bound, datetime):
        return bound.isoformat()
    zone = ZoneInfo(frame.timezone)
    return bound.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes")


def _written_or_none(bound: Bound | None, frame: Frame) -> str | None:
    return None if bound is None else written(bound, frame)


def _day(bound: Bound, frame: Frame) -> date:
    return bound.astimezone(ZoneInfo(frame.timezone)).date() if isinstance(bound, datetime) else bound


def _number(word: str) -> int | None:
    """A number in digits or words, a whole one."""
    found = find_numbers(word)
    return int(found[0].low) if found and found[0].low is not None and found[0].low == found[0].high else None
