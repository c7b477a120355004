"""Date lines: where and when a story was filed, and by whom, before its first sentence.

"MOSCOW, Oct. 27 (BT) —", "YEREVAN, October 26. /Ararat Press Bureau/.", "Xinhua News Agency, Moscow, December 7th
(Reporter Leo)", "SEOUL —", "BAKU, 15 Nov."
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.readers.dates import DayWords, days
from trucewatch.readers.layout import Extent
from trucewatch.readers.lexicon import any_of, words

REACH = 140
PLACE_CHARACTERS = 70
MOST_NAME_WORDS = 6
LEAD = re.compile(r"\s*(?:\((?P<a>[^()\d]{2,40})\)|\[(?P<b>[^\[\]\d]{2,40})\]|/(?P<c>[^/\d]{2,40})/)[\s,:–—-]*")
TAIL = re.compile(
    r"[\s.,:]*(?:\((?P<paren>[^()\d]{2,60})\)|/(?P<slash>[^/\d]{2,60})/"
    r"|(?P<caps>[A-Z][A-Z.\-]{2,}(?:\s[A-Z][A-Z.\-]{2,})?)(?=[.:]?\s*(?:[-–—]|\n|[.:]\s)))"
)
DASH = re.compile(r"\s*(?:[—–―]|--?)(?=\s)|\s*:(?=\s)")
STOP = re.compile(r"[ \t]*[.:](?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A date line's extent, its day (None in "SEOUL —"), the publisher it names, and who wrote."""

    start: int
    end: int
    day: DayWords | None
    source: str | None = None
    writer: Extent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """What stands in brackets or behind a full stop beside the day: the agency, or the writer."""

    end: int
    source: str | None = None
    writer: Extent | None = None
    found: bool = False


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The date line that the paragraph ``text[start:end]`` begins with, or None."""
    end = min(end, start + REACH)
    lead = LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    agency = next(filter(None, lead.groups())).strip() if lead else None
    day = next(days(text, begin, end), None)
    if day is not None and day.start - begin <= PLACE_CHARACTERS and is_place_list(text[begin : day.start]):
        return _with_day(text, start, end, day, agency or _agency(text[begin : day.start]))
    return _without_day(text, start, begin, end, agency)


def _with_day(text: str, start: int, end: int, day: DayWords, agency: str | None) -> Dateline | None:
    sign = _sign(text, day.end, end)
    closed = DASH.match(text, sign.end, end) or STOP.match(text, sign.end, end)
    abbreviated = text[day.end - 1] == "."
    if not (closed or sign.found or abbreviated):
        return None
    stop = closed.end() if closed else sign.end
    return Dateline(start=start, end=stop, day=day, source=sign.source or agency, writer=sign.writer)


def _without_day(text: str, start: int, begin: int, end: int, agency: str | None) -> Dateline | None:
    opening = re.compile(r"[^(\n—–:/]{2,60}?(?=\s*\(|\s+(?:[—–―]|--?)\s|/)").match(text, begin, end)
    if opening is None or not is_place_list(opening.group()):
        return None
    sign = _sign(text, opening.end(), end)
    closed = DASH.match(text, sign.end, end)
    if closed is None or text[closed.start() : closed.end()].strip() == ":":
        return None
    if not (opening.group().split(",")[0].isupper() or sign.source or agency):
        return None
    return Dateline(start=start, end=closed.end(), day=None, source=sign.source or agency, writer=sign.writer)


def _sign(text: str, start: int, end: int) -> _Sign:
    match = TAIL.match(text, start, end)
    if match is None:
        return _Sign(end=start)
    group = next(name for name in ("paren", "slash", "caps") if match[name])
    if _writer_pattern().search(match[group]):
        return _Sign(end=match.end(), writer=match.span(group), found=True)
    if is_name(match[group]):
        return _Sign(end=match.end(), source=match[group].strip(), found=True)
    return _Sign(end=match.end()) if group == "paren" else _Sign(end=start)


def is_place_list(text: str) -> bool:
    """Whether the text is nothing but capitalised names, parted by commas, slashes or dots ("JERUSALEM/CAIRO, ")."""
    names = re.split(r"[,/.;]\s*|\s+and\s+|\s+-\s+", text.strip().rstrip(",.:/ -–—"))
    return bool(names[0]) and all(is_name(name) for name in names if name.strip())


def is_name(text: str, most: int = MOST_NAME_WORDS) -> bool:
    """Whether the text is a name of at most so many words: capitalised but for articles and prepositions inside."""
    parts = text.split()
    if not parts or len(parts) > most or parts[0].lower() in words("not_places"):
        return False
    return all(part.lstrip("(")[:1].isupper() or part.lower() in words("name_particles") for part in parts)


def _agency(text: str) -> str | None:
    """The part of a list of names that names an agency."""
    for name in re.split(r"[,/]\s*", text):
        parts = name.split()
        if len(parts) > 1 and parts[-1].lower() in words("agency_words"):
            return name.strip()
    return None


@cache
def _writer_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('writer_words'))}\b", re.IGNORECASE)


@cache
def _report_byline() -> re.Pattern[str]:
    writers = any_of(words("writer_words"))
    return re.compile(rf"[A-Z][\w ]{{0,40}}\(\s*(?:[\w ]+\s)?{writers}\b[^()\n]{{0,40}}\)\s*:?", re.IGNORECASE)


def inline_byline(text: str, start: int, end: int) -> Extent | None:
    """ "Comprehensive report (Trainee Wang):" at the start of a paragraph."""
    match = _report_byline().match(text, start, end)
    return match.span() if match else None
