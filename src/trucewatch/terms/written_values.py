"""The values that a terms file is written with: words, numbers, dates and clock times, stretches of time.

Each reads the text as it stands in the file and raises a `PydanticCustomError` whose type is the code of the issue.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, LiteralString

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from trucewatch.model import Bound, DayEdge
from trucewatch.model.agreement import day_edge
from trucewatch.model.moment import bound_text, zone_of
from trucewatch.terms.written_forms import DATED, TEXT, OneOrMany, text_like

OPEN, UNSTATED, NOBODY = "open", "unstated", "nobody"

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_STRETCH = re.compile(r"(?P<number>[1-9]\d{0,2}) (?P<unit>minute|hour|day|week|month|year)s?")
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# What lies beyond has no agreement, and arithmetic with it ends where the calendar of the machine does.
FIRST_YEAR, LAST_YEAR, GREATEST = 1800, 2999, 10**9
_ID = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")


def _fault(code: LiteralString, message: str, hint: str = "") -> PydanticCustomError:
    return PydanticCustomError(code, "{text}", {"text": message, "hint": hint})


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fault("terms.value.text", f"this must be a text, not {_shown(value)}", "put it in quotes")
    return value.strip()


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a mapping"
    return {None: "nothing", True: "true", False: "false", "": "an empty one"}.get(value, repr(value))


def _identifier(value: Any) -> str:
    text = _words(value)
    if not _ID.fullmatch(text):
        raise _fault("terms.value.id", f"{text!r} is no id", "use letters, digits and . - _ between them")
    return text


def _number(value: Any) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise _fault("terms.value.number", f"{_shown(value)} is no number", "write digits, with a point for decimals")
    number = float(value) if "." in value else int(value)
    if abs(number) > GREATEST:
        raise _fault("terms.value.number", f"{value} is beyond a thousand million", "check the unit")
    return number


def listed(value: Any) -> Any:
    """One word stands for a list of one."""
    return [value] if isinstance(value, str) else value


def read_written_bound(value: Any, timezone: str | None) -> Bound:
    """A bare date, or an aware instant; a clock time without offset is read in ``timezone``.

    Raises PydanticCustomError for anything else, and for a clock time that a change of the clocks skips or repeats.
    """
    if isinstance(value, date):
        return value
    text = _words(value)
    if not (_DATE.fullmatch(text) or _CLOCK.fullmatch(text)):
        raise _fault(
            "terms.value.date",
            f"{text!r} is neither a date nor a date with a clock time",
            "write 2020-11-10, 2020-11-10T00:00 or 2020-11-10T00:00+03:00",
        )
    try:
        bound = date.fromisoformat(text) if _DATE.fullmatch(text) else datetime.fromisoformat(text)
    except ValueError as error:
        hint = "write the year first: 2020-11-30 is 30 November 2020"
        raise _fault("terms.value.date", f"{text!r} is not in the calendar ({error})", hint) from error
    if not FIRST_YEAR <= bound.year <= LAST_YEAR:
        hint = "write `open` for an end, or `unstated` for a due date, that the text leaves open"
        raise _fault("terms.value.date", f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}", hint)
    if isinstance(bound, datetime) and bound.tzinfo is None:
        return _local(bound, timezone)
    return bound


def _local(clock: datetime, timezone: str | None) -> datetime:
    zone = zone_of(timezone)
    if zone is None:
        return clock.replace(tzinfo=UTC)  # the unknown zone is a fault of its own, the file will not load
    first, second = clock.replace(tzinfo=zone), clock.replace(tzinfo=zone, fold=1)
    gained = (second.utcoffset() or timedelta()) - (first.utcoffset() or timedelta())
    if gained:
        what = "comes twice" if gained < timedelta() else "does not exist"
        text = clock.isoformat(timespec="minutes")
        raise _fault("terms.value.clock", f"{text} {what} in {timezone}, where the clocks change", "add the offset")
    return first


def _bound(value: Any, info: ValidationInfo) -> Bound:
    return read_written_bound(value, _timezone(info))


def _timezone(info: ValidationInfo) -> str | None:
    return info.context.get("timezone") if info.context else None


def _from(value: Any, info: ValidationInfo) -> datetime:
    return _instant(value, info, DayEdge.START_OF_DAY)


def _to(value: Any, info: ValidationInfo) -> datetime:
    return _instant(value, info, DayEdge.END_OF_DAY)


def _instant(value: Any, info: ValidationInfo, edge: DayEdge) -> datetime:
    bound = _bound(value, info)
    if isinstance(bound, datetime):
        return bound
    timezone = _timezone(info)
    return day_edge(bound, timezone if timezone and zone_of(timezone) else "UTC", edge)


def _until(value: Any, info: ValidationInfo) -> datetime | None:
    return None if value == OPEN else _to(value, info)


def _due(value: Any, info: ValidationInfo) -> Bound | str:
    return UNSTATED if value == UNSTATED else _bound(value, info)


def _stretch(value: Any) -> str:
    text = _words(value)
    if not _STRETCH.fullmatch(text):
        raise _fault("terms.value.stretch", f"{text!r} is no stretch of time", "write '5 years' or '24 hours'")
    return text


def _period(value: Any) -> str:
    text = _stretch(value)
    if "minute" in text or "hour" in text:
        raise _fault("terms.value.stretch", f"{text!r} is too short to renew for", "write days or longer")
    return text


def _time_of_day(value: Any) -> str:
    text = _words(value)
    if not _TIME_OF_DAY.fullmatch(text):
        raise _fault("terms.value.time-of-day", f"{text!r} is no time of day", "write '19:30'")
    return text


def _zone_name(value: Any) -> str:
    text = _words(value)
    if zone_of(text) is None:
        raise _fault("terms.timezone.unknown", f"there is no time zone {text!r}", "write an IANA name: Europe/Kyiv")
    return text


def _not_negative(value: float) -> float:
    if value < 0:
        raise _fault("terms.value.number", f"{value} is below zero", "write zero or more")
    return value


def _iso(bound: Bound | str | None) -> str | None:
    return bound if isinstance(bound, str) else bound_text(bound)


_ISO = PlainSerializer(_iso, return_type=str | None)

Words = Annotated[str, BeforeValidator(_words), TEXT]
Id = Annotated[str, BeforeValidator(_identifier), text_like(_ID)]
Flag = StrictBool
Number = Annotated[float | int, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Amount = Annotated[
    float | int,
    BeforeValidator(_number),
    AfterValidator(_not_negative),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
WordList = Annotated[tuple[Words, ...], BeforeValidator(listed), OneOrMany()]
SomeWords = Annotated[tuple[Words, ...], BeforeValidator(listed), Field(min_length=1), OneOrMany(least=1)]
WrittenBound = Annotated[date | datetime, PlainValidator(_bound), _ISO, WithJsonSchema(DATED)]
FromInstant = Annotated[datetime, PlainValidator(_from), _ISO, WithJsonSchema(DATED)]
"""An instant; a bare date stands for the moment at which it begins."""
ToInstant = Annotated[datetime, PlainValidator(_to), _ISO, WithJsonSchema(DATED)]
"""An instant; a bare date stands for the moment at which it has ended."""
UntilInstant = Annotated[
    datetime | None, PlainValidator(_until), _ISO, WithJsonSchema({"anyOf": [{"const": OPEN}, DATED]})
]
DueBound = Annotated[
    date | datetime | str | None, PlainValidator(_due), _ISO, WithJsonSchema({"anyOf": [{"const": UNSTATED}, DATED]})
]
Stretch = Annotated[str, BeforeValidator(_stretch), text_like(_STRETCH)]
Period = Annotated[str, BeforeValidator(_period), text_like(_STRETCH)]
"""A stretch of days or longer."""
TimeOfDay = Annotated[str, BeforeValidator(_time_of_day), text_like(_TIME_OF_DAY)]
ZoneName = Annotated[str, BeforeValidator(_zone_name), WithJsonSchema({"type": "string"})]


def later(instant: datetime, stretch: str, *, sign: int = 1) -> datetime:
    """The instant a stretch such as ``5 years`` after (or, with ``sign`` -1, before) another, by the calendar.

    The day is cut to the length of the month: six months before 31 August is the last day of February.
    """
    match = _STRETCH.fullmatch(stretch)
    if match is None:
        raise ValueError(f"no stretch of time: {stretch!r}")
    number, unit = sign * int(match["number"]), match["unit"]
    if unit in ("month", "year"):
        return _months_later(instant, number * (12 if unit == "year" else 1))
    if unit in ("day", "week"):
        return instant + timedelta(**{unit + "s": number})
    moved = instant.astimezone(UTC) + timedelta(**{unit + "s": number})
    return moved.astimezone(instant.tzinfo)


def _months_later(instant: datetime, months: int) -> datetime:
    year, month = divmod(instant.year * 12 + instant.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return instant.replace(year=year, month=month + 1, day=min(instant.day, last))


def fixed_length(stretch: str) -> timedelta | None:
    """The length of a stretch that is always as long: of weeks, days, hours or minutes; None of months and years."""
    match = _STRETCH.fullmatch(stretch)
    if match is None or match["unit"] in ("month", "year"):
        return None
    return timedelta(**{match["unit"] + "s": int(match["number"])})
