"""The head of a report: title, by-line, date line, labels, and where the report proper begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from trucewatch.readers.dateline import Dateline, find_dateline, inline_byline, is_name
from trucewatch.readers.dates import AsOf, DayWords, days, find_as_of, named_zone
from trucewatch.readers.layout import Extent
from trucewatch.readers.lexicon import any_of, words

MOST_HEAD_LINES = 14
TITLE_CHARACTERS = 250
BYLINE_CHARACTERS = 90
SUBTITLE_CHARACTERS = 12
MOST_PUBLISHER_WORDS = 10
OPENING = 800
"""How far into the text "as of" and "all times are Kyiv time" are looked for."""

LINE = re.compile(r"[^\r\n]+")
URL = re.compile(r"https?://\S+\s*$")
BYLINE = re.compile(r"(?:by|story by|written by|author:)\s+(?=[^\W\d_])[^.!?:;\r\n]{2,80}$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.:;,][\"'”’»)\]]*$")
PLACE_AND_DAY = 60
TIMES_ARE = re.compile(
    r"(?:^|[\r\n(.]\s*|\b(?:times?|timings?)\b[^.\r\n]{0,30})(?:\w+(?: \w+)? time|UTC|GMT)\b\s*[.)]", re.IGNORECASE
)
"""A statement of its own about the clock: "Kyiv time.", "(all times UTC)"."""


@dataclass(slots=True, kw_only=True)
class Head:
    """What the head says; extents are offsets of the text, ``body`` where the report proper begins."""

    title: Extent | None = None
    byline: Extent | None = None
    dateline: Extent | None = None
    filed: DayWords | None = None
    titled: DayWords | None = None
    published: str | None = None
    as_of: AsOf | None = None
    zone: str | None = None
    source: str | None = None
    url: str | None = None
    body: int = 0
    lines: list[Extent] = field(default_factory=list)


def read_head(text: str, title: Extent | None = None) -> Head:
    """The head of a text; ``title`` is where a container's headline stands in it, if it has one."""
    head = Head(title=title, lines=list(_lines(text, title[1] if title else 0)))
    if head.title is None:
        _take_title(text, head)
    if head.title:
        _read_title(text, head)
    _take_lines(text, head)
    _read_opening(text, head)
    return head


def _lines(text: str, start: int) -> Iterator[Extent]:
    """The first lines that have words, without the white space around them."""
    found = 0
    for match in LINE.finditer(text, start):
        line = match.group().strip("\ufeff \t\u00a0")
        if line:
            begin = match.start() + match.group().index(line)
            yield begin, begin + len(line)
            found += 1
        if found > MOST_HEAD_LINES:
            return


# --- title -------------------------------------------------------------------------------------------------------


def _take_title(text: str, head: Head) -> None:
    for number, (start, end) in enumerate(head.lines[:3]):
        if _is_note(text[start:end]) or _label(text[start:end]) or URL.match(text[start:end]):
            continue
        if number + 1 < len(head.lines) and _is_title(text, (start, end), head.lines[number + 1]):
            head.title = (start, end)
            head.lines = head.lines[:number] + head.lines[number + 1 :]
        return


def _is_title(text: str, line: Extent, following: Extent) -> bool:
    """A headline stands alone, does not end like a sentence, and is no date line or by-line."""
    start, end = line
    words_of_it = text[start:end]
    if end - start > TITLE_CHARACTERS or SENTENCE_END.search(words_of_it) or words_of_it[0].islower():
        return False
    dateline = find_dateline(text, start, end)
    if BYLINE.match(words_of_it) or (dateline and (dateline.day or dateline.source)):
        return False
    gap = text[end : following[0]]
    parted = len(re.findall(r"\r\n|\r|\n", gap)) > 1
    return parted or words_of_it.isupper() or _is_head_line(text, following)


def _is_head_line(text: str, line: Extent) -> bool:
    words_of_it = text[line[0] : line[1]]
    return bool(
        URL.match(words_of_it)
        or _label(words_of_it)
        or BYLINE.match(words_of_it)
        or _is_day_line(text, line)
        or find_dateline(text, *line)
    )


def _read_title(text: str, head: Head) -> None:
    start, end = head.title or (0, 0)
    head.body = end
    head.titled = _closing_day(text, start, end)
    if head.titled:
        head.dateline = _around_day(text, start, head.titled)
    head.source = _publisher(text[start:end])


def _closing_day(text: str, start: int, end: int) -> DayWords | None:
    """The day that dates the report, as against one it tells of: last in the title, set off from it, no range."""
    for day in days(text, start, end):
        before, after = text[start : day.start].rstrip(), text[day.end : end]
        set_off = not before or before[-1] in ",/(–—-:|[" or re.search(r"\b(?:issued|published|dated)(?: on)?$", before)
        led = text[day.start].isdigit() and re.search(r"\d\s*(?:to|-|–|—)$", before)
        ranged = led or re.match(r"\s*(?:to|-|–|—)\s*\d", after)
        closing = not after.strip() or after.lstrip()[0] in ")](,/|["
        if set_off and closing and not ranged and not re.search(r"\bas (?:of|at)\b[^()]*$", before):
            return day
    return None


def _around_day(text: str, start: int, day: DayWords) -> Extent:
    """The bracket around the day with the place in it ("Naqoura, 5 January 2025"), else the day alone."""
    bracket = max(text.rfind("(", start, day.start), text.rfind("[", start, day.start))
    place = text[bracket + 1 : day.start]
    if bracket >= 0 and text[day.end : day.end + 1] in (")", "]") and not set(place) & set(")]\r\n"):
        return bracket + 1 + len(place) - len(place.lstrip()), day.end
    return day.start, day.end


def _publisher(title: str) -> str | None:
    """The names before the kind of report: "UNIFIL STATEMENT", "EUMM incident note: …"."""
    match = _kind_pattern().search(title)
    name = title[: match.start()].strip(" ,:–—-") if match else ""
    return name if len(name) > 1 and is_name(name, most=MOST_PUBLISHER_WORDS) else None


@cache
def _kind_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('report_kinds'))}\b", re.IGNORECASE)


# --- the lines below -------------------------------------------------------------------------------------------


def _take_lines(text: str, head: Head) -> None:
    """By-lines, labels, addresses and notes, up to the date line or the first line of the report."""
    for start, end in head.lines:
        if not _take_line(text, head, start, end):
            _open_body(text, head, start, end)
            return
        head.body = max(head.body, end)


def _take_line(text: str, head: Head, start: int, end: int) -> bool:
    line = text[start:end]
    label = _label(line)
    if label:
        _take_label(head, *label)
    elif BYLINE.match(line) and end - start <= BYLINE_CHARACTERS:
        head.byline = head.byline or (start, end)
    elif URL.match(line):
        head.url = head.url or line.strip()
    elif _is_day_line(text, (start, end)) and not head.dateline:
        head.dateline, head.filed = (start, end), next(days(text, start, end))
    else:
        return _is_note(line) or _is_subtitle(line, head)
    return True


def _open_body(text: str, head: Head, start: int, end: int) -> None:
    """The date line or inline by-line that the first paragraph begins with belongs to the head."""
    head.body = start
    written = inline_byline(text, start, end)
    if written:
        head.byline, head.body = head.byline or written, _past_space(text, written[1])
        return
    dateline = find_dateline(text, start, end)
    if dateline:
        _take_dateline(text, head, dateline)


def _take_dateline(text: str, head: Head, dateline: Dateline) -> None:
    head.dateline = dateline.start, dateline.end
    head.filed = dateline.day or head.filed
    head.source = dateline.source or head.source
    head.byline = head.byline or dateline.writer
    head.body = _past_space(text, dateline.end)


def _past_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _take_label(head: Head, kind: str, value: str) -> None:
    if kind == "published":
        head.published = head.published or value
    else:
        head.source = value


def _label(line: str) -> tuple[str, str] | None:
    """("published" or "source", value) of a line such as "pubDate: Wed, 09 Sep 2020 20:05:27 +0000"."""
    for kind in ("published", "source"):
        match = _label_pattern(kind).match(line)
        if match and (kind == "source" or re.search(r"\d", match["value"])):
            return kind, match["value"].strip()
    return None


@cache
def _label_pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(words(kind + '_labels'))}\s*:\s*(?P<value>\S.{{1,78}})$", re.IGNORECASE)


def _is_day_line(text: str, line: Extent) -> bool:
    """A line that is a day, with the place before it at most: "Moscow, 7 December 2020"."""
    start, end = line
    day = next(days(text, start, end), None) if end - start <= PLACE_AND_DAY else None
    if day is None:
        return False
    rest = text[day.end : end].strip(" ,.()")
    before = text[start : day.start].rstrip(" ,(")
    clock = re.fullmatch(r"(?:at\s+)?(?:\d{1,2}[:.]\d\d)?(?:\s*(?:hrs|[A-Z]{2,4}))?", rest)
    return bool(clock) and (not before or all(part[:1].isupper() for part in before.split()))


def _is_note(line: str) -> bool:
    first = re.match(r"\((\w+)", line)
    return first is not None and line.endswith(")") and first[1].lower() in words("editor_notes")


def _is_subtitle(line: str, head: Head) -> bool:
    """A second headline in capitals below the title."""
    return (
        head.title is not None and line.isupper() and len(line) >= SUBTITLE_CHARACTERS and not SENTENCE_END.search(line)
    )


# --- the opening -------------------------------------------------------------------------------------------------


def _read_opening(text: str, head: Head) -> None:
    head.as_of = find_as_of(text, 0, OPENING)
    told = TIMES_ARE.search(text[:OPENING])
    head.zone = named_zone(told.group()) if told else None
