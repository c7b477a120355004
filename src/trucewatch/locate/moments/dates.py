"""Calendar dates in all their forms: "14 November 2020", "Sept 6", "10-11 February", "the 7th", "since 1994"."""

from __future__ import annotations

import re
from calendar import monthrange

from trucewatch.locate.moments.atoms import (
    FREE_LEFT,
    NEIGHBOUR,
    PREPOSITION,
    Atom,
    Form,
    Found,
    any_case,
    month_pattern,
)
from trucewatch.locate.moments.clocks import heads_line, military_clock, military_reading
from trucewatch.locate.moments.expression import CalendarDate, NthDay, Point, YearRef, Years
from trucewatch.locate.moments.words import TimeWords, alternatives, folded, number_of, time_words

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:19|20)\d\d"
SUFFIX = r"(?:st|nd|rd|th)?"
YEAR_REF = r"(?i:,?\s+(?:of\s+)?(?:this|last|next|that|the\s+same|the\s+previous)\s+year\b)"
YEAR_REFS = {"this": YearRef.THIS, "last": YearRef.LAST, "previous": YearRef.LAST, "next": YearRef.NEXT}
LATEST_DAY = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
NEEDS_A_PREPOSITION = re.compile(
    r"(?<!\w)(?:in|since|from|until|till|by|of|during|before|after|between|and|to|through|early|late|mid|end|year|last|next|for|on|the)"
    r"(?:\s+(?:the|year|at|least|about|around|late|early))*[\s-]*$",
    re.IGNORECASE,
)
YEAR_LEADS = re.compile(
    r"(?<!\w)(?:in|since|from|until|till|by|of|during|before|after|between|and|to|through|early|late|mid|the\s+year|spring|summer|autumn|winter)"
    r"(?:\s+(?:about|around|late|early|as\s+early\s+as))?[\s-]+$"
    # "As bloody as 1996"; "as many as 1996" counts.
    r"|\bas\s+(?!many\b|much\b|few\b|little\b)\w+\s+as\s+$",
    re.IGNORECASE,
)
# "For a third day": as long as it has gone on, not the third day of the story.
RUN_UP = re.compile(r"\bfor\s+(?:(?:a|the|its|their)\s+)?$", re.IGNORECASE)
# A title ends with its years, and brackets hold those of a war: "The border conflict, 1996–1998".
TITLED = re.compile(r"^[^\n.]*[,(]\s*$")
# After these, "from 2000" is eight in the evening.
CLOCK_FOLLOWS = re.compile(
    r"\s+(?:on\s+(?!the\b)|local\b|today\b|yesterday\b|tomorrow\b|last\s+night\b|this\s+morning\b)", re.IGNORECASE
)
ORDINAL_LEADS = re.compile(
    r"(?<!\w)(?:on|by|before|until|till|since|from|after|between|and|to|of|as\s+of|than|yesterday|today|tomorrow|night|day|,|around|about|through)"
    r"(?:\s+(?:the|only|late|early))*\s*$|\($",
    re.IGNORECASE,
)


def date_forms(words: TimeWords) -> list[Form]:
    """The forms of calendar dates, fuller forms first."""
    month = month_pattern(words)
    mark = r"(?:\s*[-–—]\s*|\s+(?:to|and|till|until|or)\s+(?:the\s+)?|\s*&\s*|,\s+)"
    days = rf"{DAY}{SUFFIX}(?!\d)(?:{mark}{DAY}{SUFFIX}(?!\d)){{0,4}}"
    year = rf"(?:(?:,?\s+(?:of\s+)?)(?P<.year>{YEAR})(?!\d)|(?P<.ref>{YEAR_REF}))?"
    return [
        Form(
            name="n_dtg",
            pattern=rf"{FREE_LEFT}(?P<.day>\d\d)(?P<.time>\d{{4}})\s?(?P<.zone>[A-Z])?\s?(?P<.month>(?i:{alternatives(words.months)}))\s?(?P<.year>{YEAR}|\d\d)\b",
            read=_date_time_group,
        ),
        Form(
            name="n_iso",
            pattern=rf"{FREE_LEFT}(?P<.year>{YEAR})-(?P<.month>\d\d)-(?P<.day>\d\d)(?![\d-])"
            r"(?:[T ](?P<.hour>[01]\d|2[0-4]):(?P<.minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
            r"(?P<.offset>Z|\s?[+-]\d\d:?\d\d)?)?(?!\w)",
            read=_iso,
        ),
        Form(
            name="n_numeric",
            pattern=rf"{FREE_LEFT}(?P<.one>\d\d?)(?P<.mark>[./])(?P<.two>\d\d?)(?P=.mark)(?P<.year>{YEAR})(?!\d)",
            read=_numeric,
        ),
        Form(
            name="n_daymonth",
            pattern=rf"{FREE_LEFT}(?P<.days>{days})\s*(?:of\s+|day\s+of\s+)?(?P<.month>{month}){year}",
            read=_day_month,
        ),
    ]


def loose_date_forms(words: TimeWords) -> list[Form]:
    """Dates that clock times go before: "the 7th", "13 day evening", "2014-15", "1994"."""
    reference = any_case(r"\s+(?:of\s+)?(?:the|this|last|that|same|next)\s+month\b|\s+inst\b\.?")
    return [
        Form(
            name="n_ordinal",
            pattern=rf"{FREE_LEFT}(?P<.day>{DAY})(?:st|nd|rd|th)\b"
            rf"(?:(?:\s*[-–—]\s*|\s+(?:to|and)\s+(?:the\s+)?)(?P<.last>{DAY})(?:st|nd|rd|th)\b)?(?P<.ref>{reference})?",
            read=_ordinal,
        ),
        Form(
            name="n_dayword",
            pattern=rf"{FREE_LEFT}(?P<.day>{DAY})\s+day(?=\s+(?:morning|evening|night|afternoon|noon)\b)",
            read=lambda found: found.atom(Point(day=CalendarDate(day=int(found["day"])))),
        ),
        Form(name="n_decade", pattern=rf"{FREE_LEFT}(?P<.is>(?:19|20)\d0)s\b", read=_decade),
    ]


def year_forms() -> list[Form]:
    """Runs of years, and a bare year, which also looks like a clock time of four digits: the words around it decide."""
    hours = r"(?!\s?(?:hrs?|hours?|h|Z)\b)"
    return [
        Form(
            name="n_years",
            pattern=rf"{FREE_LEFT}(?P<.one>{YEAR})\s*[-–/]\s*(?P<.two>{YEAR}|\d\d)\b(?![.,/-]\d)",
            read=_years,
        ),
        Form(
            name="n_year",
            pattern=rf"{FREE_LEFT}(?P<.is>(?P<.hour>19|20)(?P<.minute>\d\d))(?P<.unit>)(?![\w:/–-]|[.,]\d){hours}",
            read=_year,
        ),
    ]


def month_forms(words: TimeWords) -> list[Form]:
    """Forms that begin with a letter: "March 8 and 19", "September 27 this year", "mid-October", "on day 16"."""
    month = month_pattern(words)
    free = rf"(?![\w:%]|[.,]\d|\s+{any_case(f'(?:{alternatives(words.counted)})')}\b)"
    follow = rf"(?=\s*[.,;:()\]–—-]|\s*$|\s+(?:{alternatives(words.after_year)}|{YEAR}|local|[A-Z][a-z]+\s+time)\b)"
    day = rf"{DAY}{SUFFIX}{free}"
    run = rf"(?:(?:\s*[-–—]\s*|\s+to\s+)(?:the\s+)?{day}|(?:\s+and\s+|\s*&\s*|,\s+)(?:the\s+)?{day}{follow}){{0,4}}"
    year = rf"(?:(?:,?\s+(?:of\s+)?)(?P<.year>{YEAR})(?!\d)|(?P<.ref>{YEAR_REF}))?"
    phase = r"(?i:(?:early|mid|late|end\s+of|start\s+of|beginning\s+of|middle\s+of|last|next|this)[-\s]+(?:in\s+)?)?"
    places = any_case(alternatives(words.ordinals))
    return [
        Form(
            name="monthday",
            pattern=rf"(?P<.month>{month})\s+(?:the\s+)?(?P<.days>{day}{run}){year}",
            read=_day_month,
        ),
        Form(name="month", pattern=rf"(?P<.phase>{phase})(?P<.month>{month}){year}", read=_month),
        Form(
            name="dayof",
            pattern=any_case(rf"the\s+day\s+of\s+(?:the\s+)?(?P<.day>{DAY})(?![\w.,:/-])"),
            read=lambda found: found.atom(Point(day=CalendarDate(day=int(found["day"])))),
        ),
        Form(
            name="nthday",
            pattern=rf"(?i:the\s+)?(?P<.word>{places})\s+(?i:days?)\b|(?i:day)\s+(?P<.number>\d{{1,3}}|(?i:one|two|three))\b",
            read=_nth_day,
        ),
    ]


def _date_time_group(found: Found) -> Atom | None:
    """NATO's date-time group: ``141200Z JUL 18``."""
    clock = military_clock(found["time"][:2], found["time"][2:])
    day = _checked(_year_of(found["year"]), _month_number(found["month"]), int(found["day"]))
    zone = _military_zone(found["zone"])
    return found.atom(Point(day=day, clock=clock, zone=zone)) if day and clock else None


def _military_zone(letter: str) -> str:
    """The offset of a military zone letter: A to M east (J is local), N to Y west, Z for UTC."""
    if letter in ("", "J"):
        return "local" if letter else ""
    if letter == "Z":
        return "Etc/UTC"
    east = "ABCDEFGHIKLM".find(letter) + 1
    return f"{east:+03d}:00" if east else f"-{'NOPQRSTUVWXY'.find(letter) + 1:02d}:00"


def _iso(found: Found) -> Atom | None:
    """ISO 8601, with or without its clock time and offset."""
    day = _checked(int(found["year"]), int(found["month"]), int(found["day"]))
    clock = military_clock(found["hour"], found["minute"]) if found["hour"] else None
    offset = found["offset"].strip().replace(":", "")
    zone = f"{offset[:3]}:{offset[3:]}" if len(offset) > 1 else "Etc/UTC" if offset else ""
    return found.atom(Point(day=day, clock=clock, zone=zone)) if day else None


def _numeric(found: Found) -> Atom | None:
    """``10.11.2020`` is day first; with slashes only where one number can be no month."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if found["mark"] == "/" and one <= 12 and two <= 12 and one != two:
        return None
    day = _checked(year, two, one) or (_checked(year, one, two) if found["mark"] == "/" else None)
    return found.atom(Point(day=day)) if day else None


def _day_month(found: Found) -> Atom | None:
    month, year = _month_number(found["month"]), _year_of(found["year"])
    reference = year_reference(found["ref"])
    days = [_checked(year, month, int(number), reference) for number in re.findall(r"\d+", found["days"])]
    if not days or None in days:
        return None
    last = Point(day=days[-1]) if len(days) > 1 else None
    return found.atom(Point(day=days[0]), last=last)


def _month(found: Found) -> Atom | None:
    """A month alone; names that are everyday words, and abbreviations, only where something marks them as dates."""
    name = folded(found["month"]).rstrip(".")
    phase, marked = folded(found["phase"]), bool(found["year"] or found["ref"])
    doubtful = name in time_words().everyday_months or len(name) <= 4 or name in ("april", "august", "june")
    ranged = re.match(r"\s*[-–—]\s*[A-Z][a-z]+", found.after()) is not None
    if doubtful and not marked and not phase and not ranged and not NEEDS_A_PREPOSITION.search(found.before()):
        return None
    reference = year_reference(found["ref"])
    if phase.rstrip("-") in ("last", "next", "this") and not marked:
        reference = YearRef(phase.rstrip("-"))
        return found.atom(Point(day=CalendarDate(month=_month_number(name), month_ref=reference)))
    day = CalendarDate(year=_year_of(found["year"]), month=_month_number(name), year_ref=reference)
    return found.atom(Point(day=day))


def _ordinal(found: Found) -> Atom | None:
    """ "the 7th" where a preposition or a bracket makes it a day, and no noun after it makes it a brigade."""
    bracketed = found.before().endswith("(") and found.after().startswith(")")
    reference = _month_reference(found["ref"])
    if not reference and not bracketed and (_names_a_thing(found.after()) or not ORDINAL_LEADS.search(found.before())):
        return None
    first = CalendarDate(day=int(found["day"]), month_ref=reference)
    last = CalendarDate(day=int(found["last"]), month_ref=reference) if found["last"] else None
    return found.atom(Point(day=first), last=Point(day=last) if last else None, needs=NEIGHBOUR if bracketed else "")


def _names_a_thing(after: str) -> bool:
    word = re.match(r"\s+([A-Za-z]+)", after)
    hyphenated = after.startswith(("-", "’", "'"))
    return hyphenated or (word is not None and word.group(1).casefold() in time_words().ordinal_nouns)


def _years(found: Found) -> Atom | None:
    first, end = int(found["one"]), found["two"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    led = YEAR_LEADS.search(found.before()) or (len(end) == 4 and _in_title(found))
    plain = first < last and led
    return found.atom(Point(day=Years(first=first, last=last))) if plain else None


def _in_title(found: Found) -> bool:
    opening = found.match.string[: found.start]
    return TITLED.match(opening) is not None or opening.endswith("(")


def _decade(found: Found) -> Atom | None:
    first = int(found["is"])
    phase = re.search(r"(early|mid|late)[-\s]+$", found.before(), re.IGNORECASE)
    spans = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
    low, high = spans[phase.group(1).casefold()] if phase else (0, 9)
    return found.atom(Point(day=Years(first=first + low, last=first + high)))


def _year(found: Found) -> Atom | None:
    """A bare year only after a preposition, and not where it counts something ("of 2000 troops")."""
    follow = re.match(r"\s+([A-Za-z’']+)", found.after())
    if heads_line(found) or not YEAR_LEADS.search(found.before()):
        return military_reading(found)
    if CLOCK_FOLLOWS.match(found.after()) and not found.before().endswith(("in ", "of ")):
        clock = military_clock(found["hour"], found["minute"])
        return found.atom(Point(clock=clock)) if clock else None
    if follow is not None and _is_counted(follow.group(1)):
        return None
    return found.atom(Point(day=CalendarDate(year=int(found["is"]))))


def _is_counted(word: str) -> bool:
    words = time_words()
    if word in words.after_year:
        return False
    return word in words.counted or (word.islower() and word.endswith("s"))


def _nth_day(found: Found) -> Atom | None:
    number = time_words().ordinals.get(found["word"].casefold()) if found["word"] else number_of(found["number"])
    repeated = re.match(r"\s+(?:running|in\s+a\s+row|straight)\b", found.after()) or RUN_UP.search(found.before())
    return found.atom(Point(day=NthDay(number=int(number))), needs=PREPOSITION) if number and not repeated else None


def _month_number(name: str) -> int:
    return time_words().months[name.casefold().rstrip(".")]


def _year_of(digits: str) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _checked(year: int | None, month: int, day: int, reference: YearRef = YearRef.UNSTATED) -> CalendarDate | None:
    """The date, or None for one that no calendar has."""
    if not 1 <= month <= 12:
        return None
    latest = monthrange(year, month)[1] if year else LATEST_DAY.get(month, 31)
    return CalendarDate(year=year, month=month, day=day, year_ref=reference) if 1 <= day <= latest else None


def year_reference(words: str) -> YearRef:
    """The year that "of last year" and its like name; unstated for no words."""
    for word, reference in YEAR_REFS.items():
        if word in words.casefold():
            return reference
    return YearRef.SAME if words else YearRef.UNSTATED


def _month_reference(words: str) -> YearRef:
    plain = folded(words)
    if not plain:
        return YearRef.UNSTATED
    if "last" in plain:
        return YearRef.LAST
    if "next" in plain:
        return YearRef.NEXT
    return YearRef.SAME if "that" in plain or "same" in plain else YearRef.THIS
