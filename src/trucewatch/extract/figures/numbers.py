"""Numbers in words and digits, with the words before and after them that open a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Number = int | float

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
OPEN_WORDS: dict[str, tuple[Number | None, Number | None, str]] = {
    "several": (2, None, "several"),
    "a few": (2, None, "a few"),
    "a couple": (2, 2, "a couple"),
    "a pair": (2, 2, ""),
    "both": (2, 2, ""),
    "dozens": (None, None, "dozens"),
    "scores": (None, None, "scores"),
    "hundreds": (None, None, "hundreds"),
    "thousands": (None, None, "thousands"),
    "a dozen": (12, 12, ""),
    "half a dozen": (6, 6, "half a dozen"),
    "none": (0, 0, ""),
    "nil": (0, 0, ""),
}
AT_LEAST = ("at least", "more than", "over", "upwards of", "no fewer than", "no less than", "not less than", "in excess of",
            "minimum of", "a minimum of", "above", "as many as or more than")  # fmt: skip
AT_MOST = (
    "up to",
    "as many as",
    "at most",
    "no more than",
    "fewer than",
    "less than",
    "not more than",
    "under",
    "a maximum of",
)
ABOUT = ("about", "around", "some", "nearly", "almost", "approximately", "approx.", "approx", "roughly", "close to", "ca.", "ca",
         "an estimated", "estimated", "est.", "circa", "barely", "perhaps")  # fmt: skip

WORD = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
IN_WORDS = rf"(?:{WORD})(?:[-\s](?:{WORD}))?"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
VALUE = rf"(?:{DIGITS}|{IN_WORDS}|an?(?=\s(?:hundred|thousand|million)\b))(?:\s(?:hundred|thousand|million|billion)\b(?:\sand\s(?:{IN_WORDS}))?)*"
BEFORE = "|".join(re.escape(w) for w in sorted([*AT_LEAST, *AT_MOST, *ABOUT], key=len, reverse=True))
PATTERN = re.compile(
    rf"(?:\b(?P<before>{BEFORE})\s+)?(?<![\w.,:/-])(?:"
    rf"(?P<low>{VALUE})(?:\s?(?:to|or|-|–)\s?(?P<high>{VALUE}))?(?P<plus>\+)?(?:\s?[x×](?=\s))?(?![\w:/]|[.,]\d|[-\s]?(?:mm|km|millimet\w+)\b)"
    rf"|(?P<open>{'|'.join(sorted(OPEN_WORDS, key=len, reverse=True))})\b(?!-))"
    r"(?P<after>\s(?:or more|and more|at least)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as bounds (None is open), with where it stands in the text and a note where the words are loose."""

    start: int
    end: int
    value_start: int
    low: Number | None
    high: Number | None
    text: str
    note: str | None = None


def find_numbers(text: str) -> list[Count]:
    """All numbers of a text, in order; offsets are relative to it."""
    return list(scan(text))


def scan(text: str) -> Iterator[Count]:
    """The numbers that the pattern finds and that have a value."""
    for match in PATTERN.finditer(text):
        yield count_of(match)


def count_of(match: re.Match[str]) -> Count:
    """One match as a count."""
    if match["open"]:
        low, high, note = OPEN_WORDS[match["open"].casefold()]
        start = match.start("open")
    else:
        low = value_of(match["low"])
        high = value_of(match["high"]) if match["high"] else low
        note, start = "", match.start("low")
        low, high, note = opened(low, high, match["before"], bool(match["plus"] or match["after"]))
    return Count(
        start=match.start(),
        end=match.end(),
        value_start=start,
        low=low,
        high=high,
        text=match.group().strip(),
        note=note or None,
    )


def opened(low: Number, high: Number, before: str | None, plus: bool) -> tuple[Number | None, Number | None, str]:
    """Bounds after the word before the number has opened one of them."""
    word = (before or "").casefold()
    if word in AT_LEAST or plus:
        return low, None, ""
    if word in AT_MOST:
        return None, high, ""
    return low, high, word if word in ABOUT else ""


def value_of(text: str) -> Number:
    """The value of digits or number words such as ``1,123``, ``sixty-one`` or ``1.2 million``."""
    total: Number = 0
    current: Number = 0
    for part in re.split(r"[-\s]+", text.casefold()):
        if part in ("and", ""):
            continue
        if part in SCALES:
            current = (current or 1) * SCALES[part]
            if SCALES[part] >= SCALES["thousand"]:
                total, current = total + current, 0
        else:
            current += simple_value(part)
    result = total + current
    return int(result) if float(result).is_integer() else result


def simple_value(part: str) -> Number:
    """The value of one word or one group of digits."""
    if part in UNITS:
        return UNITS[part]
    if part in TENS:
        return TENS[part]
    if part in ("a", "an"):
        return 0
    return float(part.replace(",", ""))
