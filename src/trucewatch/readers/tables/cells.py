"""Cells: codes, numbers, dates and clock times as tables write them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from trucewatch.model.moment import Bound

CODE_AS_FLOAT = re.compile(r"(-?\d+)\.0+")
CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\.\d+)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?")
ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](.+))?")
SPREADSHEET_EPOCH = date(1899, 12, 30)
WORD_BREAK = re.compile(r"[\s_]+")


def folded(value: str) -> str:
    """A code as value tables are keyed: without white space around it, in lower case, ``1.0`` as ``1``."""
    value = value.strip().casefold()
    number = CODE_AS_FLOAT.fullmatch(value)
    return number.group(1) if number else value


def folded_name(name: str) -> str:
    """A column's name as mappings know it: lower case, words joined by ``_``.

    The attributes of an HXL hashtag may stand in any order and stand in that of the alphabet.
    """
    name = name.strip().strip("\ufeff").casefold()
    if name.startswith("#"):
        tag, *attributes = (part.strip() for part in name.split("+"))
        return "+".join((tag, *sorted(attributes)))
    return WORD_BREAK.sub("_", name)


def number_of(cell: str) -> int | float | None:
    """The number in a cell, None where it is none; a whole number is an int however it is written."""
    try:
        found = float(cell.replace(",", "") if "," in cell else cell)
    except ValueError:
        return None
    if not math.isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def degrees_of(cell: str, limit: float) -> float | None:
    """Degrees of latitude or longitude (``limit`` 90 or 180), None outside of it."""
    found = number_of(cell)
    return float(found) if found is not None and -limit <= found <= limit else None


def bound_of(cell: str, forms: tuple[str, ...]) -> Bound | None:
    """The date or instant in a cell, written in one of the forms; None where it is in none of them.

    Forms: ``iso``, ``compact`` (20200131 or 20200131235959, which is UTC), ``unix`` (seconds), ``spreadsheet`` (days),
    or a pattern of strptime such as ``%d %B %Y``. A clock time without offset gives its date.
    """
    cell = cell.strip()
    found = (_in_form(cell, form) for form in forms)
    try:
        return next((bound for bound in found if bound is not None), None)
    except (ValueError, OverflowError, OSError):
        return None


def _in_form(cell: str, form: str) -> Bound | None:
    reader = FORMS.get(form)
    return reader(cell) if reader else _by_pattern(cell, form)


def _by_pattern(cell: str, form: str) -> date | None:
    try:
        return datetime.strptime(cell, form).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _iso(cell: str) -> Bound | None:
    match = ISO.fullmatch(cell)
    if match is None:
        return None
    if match.group(2):
        instant = datetime.fromisoformat(cell)
        return instant if instant.tzinfo else instant.date()
    return date.fromisoformat(cell)


def _compact(cell: str) -> Bound | None:
    match = COMPACT.fullmatch(cell)
    if match is None:
        return None
    day = date(*(int(part) for part in match.groups()[:3]))
    if match.group(4) is None:
        return day
    hour, minute, second = (int(part) for part in match.groups()[3:])
    return datetime.combine(day, time(hour, minute, second), UTC)


def _unix(cell: str) -> Bound | None:
    number = number_of(cell)
    return None if number is None else datetime.fromtimestamp(float(number), UTC).replace(microsecond=0)


def _spreadsheet(cell: str) -> Bound | None:
    number = number_of(cell)
    return None if number is None else SPREADSHEET_EPOCH + timedelta(days=int(number))


FORMS: Mapping[str, Callable[[str], Bound | None]] = {
    "iso": _iso,
    "compact": _compact,
    "unix": _unix,
    "spreadsheet": _spreadsheet,
}


def clock_of(cell: str) -> time | None:
    """The clock time in a cell: 07:30, 7.30, 07h30 or the end of a spreadsheet's date and time."""
    match = CLOCK.search(cell.strip())
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def host_of(cell: str) -> str:
    """The host of a URL without ``www.``; whatever is no URL stays as it is."""
    try:
        host = urlsplit(cell).hostname
    except ValueError:
        return cell
    return host.removeprefix("www.") if host else cell
