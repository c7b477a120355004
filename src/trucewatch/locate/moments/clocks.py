"""Clock times: "08:40", "0600 hrs", "9:45 p.m.", "eight o'clock", "five minutes past midnight", and the zones after them."""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.locate.moments.atoms import (
    NEIGHBOUR,
    Atom,
    Form,
    Found,
    any_case,
    hour_words,
    number_pattern,
)
from trucewatch.locate.moments.expression import Clock, Point
from trucewatch.locate.moments.words import TimeWords, alternatives, number_of, time_words, zone_words

MINUTE = r"[0-5]\d"
HALF = r"(?:[aApP]\.\s?[mM]\b\.?|[ap]m\b|[AP]M\b)"
LEFT = r"(?<![\w:/.])(?<![A-Za-z]-)(?<!\d,)(?<!\d-)"
RANGE_LEFT = r"(?<![\w:/.])(?<![A-Za-z]-)(?<!\d,)"
UNIT = r"(?:\s?(?:hrs?|hours?|h)\b\.?)"
OF_DAY = r"(?i:\s+(?:in|within|of)\s+the\s+(?:small\s+hours|early\s+hours|morning|afternoon|evening)\b|\s+at\s+night\b)"
# Words that make a bare number or number word an hour.
HOUR_LEADS = re.compile(
    r"(?<!\w)(?:(?:at|by|until|till|from|since|between|before|after|around|about|past|to|and|ca\.?|circa|approx\.?|approximately|shortly|than|night"
    r"|yesterday|today|or)(?:\s+(?:about|around|approximately|approx\.?|ca\.?|exactly|shortly|just|soon|before|after|past))*)\s+$",
    re.IGNORECASE,
)
BARE_HOUR_LEADS = re.compile(
    r"(?<!\w)(?:at|at\s+(?:about|around|approximately|exactly)|(?:shortly|just|soon|right)\s+(?:after|before|past)|until|from|between)\s+$",
    re.IGNORECASE,
)
FIRM_LEADS = re.compile(
    r"(?<!\w)(?:at|at\s+about|at\s+around|night|morning|evening|hrs)\s+(?:ca\.?|about|around)?\s*$", re.IGNORECASE
)
ZONE_FOLLOWS = re.compile(r"\s?\(?(?:GMT|UTC|local\s+time|LT)\b")
MEASURE = re.compile(
    r"\s*(?:mm|cm|km|kg|m\b|%|per\s?cent|percent|million|billion|points?|tonnes?|inch|times|metres?|hectares?)",
    re.IGNORECASE,
)
COUNTED_AT = re.compile(
    r"\b(?:number|toll|figures?|total|count|dead|wounded|losses|casualties|estimated?|put|puts)\b[^.;,]{0,40}\bat\s+$",
    re.IGNORECASE,
)
YEARS = range(1900, 2060)


def clock_forms(words: TimeWords) -> list[Form]:
    """Clock times that begin with a digit."""
    return [
        Form(
            name="n_hm",
            pattern=rf"{RANGE_LEFT}(?P<.hour>2[0-4]|[01]?\d):(?P<.minute>{MINUTE})(?::{MINUTE})?(?![\d:]|[.,]\d)"
            rf"(?:\s?(?P<.half>{HALF}))?{UNIT}?(?P<.zulu>\s?Z\b)?",
            read=_digital,
        ),
        Form(
            name="n_half",
            pattern=rf"{LEFT}(?P<.hour>1[0-2]|0?[1-9])(?:\.(?P<.minute>{MINUTE}))?\s?(?P<.half>{HALF})",
            read=_digital,
        ),
        Form(name="n_oclock", pattern=rf"{LEFT}(?P<.hour>2[0-4]|[01]?\d)\s?[oO]['’]?\s?clock\b", read=_oclock),
        Form(
            name="n_dotted",
            pattern=rf"{LEFT}(?P<.hour>2[0-4]|[01]?\d)[.h](?P<.minute>{MINUTE})(?![\w%]|[.,:]\d)(?P<.unit>{UNIT})?",
            read=_dotted,
        ),
        Form(
            name="n_military",
            pattern=rf"{RANGE_LEFT}(?P<.hour>2[0-4]|[01]\d)(?P<.minute>{MINUTE})(?P<.unit>{UNIT}|\s?Z\b)?(?![\w%]|[.,]\d|-[A-Za-z]|/)",
            read=military_reading,
        ),
        Form(
            name="n_halfrange",
            pattern=rf"{LEFT}(?P<.hour>1[0-2]|[1-9])(?=\s*(?:[-–—]|to|and|until|till)\s*(?:1[0-2]|[1-9])(?:[:.]{MINUTE})?\s?{HALF})",
            read=_half_range,
        ),
        Form(name="n_dayhour", pattern=rf"{LEFT}(?P<.hour>1[0-2]|0?[1-9])(?={OF_DAY})", read=_day_hour),
        Form(name="n_noon", pattern=r"12\s+(?P<.word>(?i:noon|midnight))\b", read=_noon),
        Form(name="n_bare", pattern=rf"{LEFT}(?P<.hour>2[0-4]|1\d|[1-9])(?![\w%:/-]|[.,]\d)", read=_bare_digits),
    ]


def worded_clock_forms(words: TimeWords) -> list[Form]:
    """Clock times that begin with a letter."""
    hour, number = hour_words(words), number_pattern(words)
    units = alternatives(words.units)
    return [
        Form(
            name="past",
            pattern=any_case(
                rf"(?P<.amount>half|(?:a\s+)?quarter|{number})(?P<.unit>\s+(?:minutes?|mins?))?\s+(?P<.side>past|to|before|after)\s+"
                rf"(?P<.hour>(?:{hour})\b|midnight\b|noon\b|midday\b)(?!\s+(?:{units})\b)"
            ),
            read=_past,
        ),
        Form(
            name="oclock",
            pattern=any_case(rf"(?P<.hour>zero|{hour})\s+(?:o['’]?\s?clock|hours?(?=\s+local|\s+Moscow|\s+on\b))\b"),
            read=_oclock,
        ),
        Form(
            name="zero",
            pattern=any_case(r"zero\s+(?:hours?|o['’]?\s?clock)\b"),
            read=lambda found: found.atom(Point(clock=Clock(hour=0))),
        ),
        Form(name="noon", pattern=any_case(r"(?:twelve\s+)?(?P<.word>noon|midday|midnight)\b"), read=_noon),
        Form(name="dayhour", pattern=rf"(?P<.hour>{any_case(hour)})(?={OF_DAY})", read=_day_hour),
        Form(name="bare", pattern=rf"(?P<.hour>{any_case(hour)})\b", read=_bare_word),
    ]


def zone_forms() -> list[Form]:
    """Zones, which are times only beside a clock time: "Moscow time", "local time", "GMT", "UTC+3", "+0300"."""
    zones = zone_words()
    return [
        Form(
            name="zone",
            pattern=rf"(?P<.place>{any_case(alternatives(zones.places))})\s+(?i:(?:standard|summer|daylight)\s+)?(?i:time|hour)\b"
            rf"|(?P<.local>(?i:local(?:\s+time)?)\b|LT\b)|(?P<.short>{alternatives(zones.abbreviations)})\b(?:\s?(?P<.sign>[+−-])(?P<.hours>\d{{1,2}}))?",
            read=_zone,
        ),
        Form(name="offset", pattern=r"(?P<.sign>[+−-])(?P<.hours>0\d|1[0-4]):?(?P<.minutes>[0-5]\d)\b", read=_offset),
    ]


def military_clock(hour: str, minute: str) -> Clock | None:
    """The clock time of four digits, None where there is no such time."""
    told = Clock(hour=int(hour), minute=int(minute))
    return told if told.hour * 60 + told.minute <= 24 * 60 and told.minute < 60 else None


def _digital(found: Found) -> Atom | None:
    minute = int(found["minute"] or 0)
    half = found["half"][:1].casefold()
    if half:
        hour = int(found["hour"])
        told = Clock(hour=hour if hour > 12 else hour % 12 + (12 if half == "p" else 0), minute=minute)
        return found.atom(Point(clock=told)) if told.hour <= 24 else None
    clock = military_clock(found["hour"], str(minute))
    if clock is None:
        return None
    # A leading zero says that the writer counts to 24; "7:41" and "11:20" beside "in the evening" do not.
    twelve = not found["hour"].startswith("0") and clock.hour <= 12
    zone = "Etc/UTC" if found.text.endswith("Z") else ""
    return found.atom(Point(clock=replace(clock, twelve=twelve), zone=zone))


def _dotted(found: Found) -> Atom | None:
    """ "00.00" and "18.30" only where a word before or a unit after says that it is no decimal."""
    led = HOUR_LEADS.search(found.before()) is not None and MEASURE.match(found.after()) is None
    zoned = re.match(r"\s+(?:[A-Z]\w+|local)\s+(?:time|hour)\b", found.after()) is not None
    marked = bool(found["unit"]) or led or zoned
    clock = military_clock(found["hour"], found["minute"])
    return found.atom(Point(clock=clock)) if marked and clock else None


def military_reading(found: Found) -> Atom | None:
    """Four digits: a clock time at the head of a log line, before a unit, with a leading zero, or after "at"."""
    clock = military_clock(found["hour"], found["minute"])
    if clock is None or (not found["unit"] and MEASURE.match(found.after())):
        return None
    if heads_line(found):
        return found.atom(Point(clock=Clock(hour=clock.hour, minute=clock.minute, log=True)))
    year_like = clock.hour * 100 + clock.minute in YEARS
    lead = FIRM_LEADS if year_like else HOUR_LEADS
    continued = not year_like and _continues_a_range(found)
    zoned = ZONE_FOLLOWS.match(found.after()) is not None
    marked = found["unit"] or zoned or _leading_zero(found) or lead.search(found.before()) or continued
    zone = "Etc/UTC" if found["unit"].strip() == "Z" else ""
    return found.atom(Point(clock=clock, zone=zone)) if marked else None


def _leading_zero(found: Found) -> bool:
    """Whether the digits begin with a zero as only clock times do, and are no part of a number in groups."""
    numbered = re.search(r"[\d#№]\s*$|\b(?:no|nr|tel)\.?\s*$", found.before(), re.IGNORECASE)
    return found["hour"].startswith("0") and not numbered and not re.match(r"\s*\d", found.after())


def heads_line(found: Found) -> bool:
    """Whether the digits open a line of a log and words follow."""
    before = found.before()
    opens = found.start == 0 or before.rpartition("\n")[2].strip(" -•*\t") == ""
    return opens and re.match(r"\s*(?:[-–—/:]\s*\d{4}\b)?(?:hrs|h|[LZ])?[\s:.–—-]+\S", found.after()) is not None


def _continues_a_range(found: Found) -> bool:
    return re.search(r"\d{4}(?:\s?hrs)?\s*[-–—]\s*$", found.before()) is not None


def _oclock(found: Found) -> Atom | None:
    number = number_of(found["hour"])
    if number is None or number > 24:
        return None
    return found.atom(Point(clock=_hour(int(number), twelve=0 < number <= 12)))


def _day_hour(found: Found) -> Atom | None:
    """ "nine in the morning" after a preposition ("two in the morning attack" may be men)."""
    number = number_of(found["hour"])
    plain = number is not None and HOUR_LEADS.search(found.before()) is not None
    return found.atom(Point(clock=_hour(int(number or 0), twelve=True))) if plain else None


def _half_range(found: Found) -> Atom:
    """The first hour of "from 9 to 11 a.m.", which has its half of the day from the second."""
    return found.atom(Point(clock=_hour(int(found["hour"]), twelve=True)))


def _bare_digits(found: Found) -> Atom | None:
    """ "by 5", "about 23": only where a clock word stands before and nothing countable after."""
    firm = re.search(
        r"(?<!\w)(?:at|at\s+(?:about|around)|(?:shortly|just)\s+(?:after|before|past)|until|till|between)\s+$",
        found.before(),
        re.IGNORECASE,
    )
    return _bare(found) if firm else None


def _bare_word(found: Found) -> Atom | None:
    if COUNTED_AT.search(found.before()):
        return None
    blurred = re.search(r"\b(?:about|around|shortly|just|soon)\b[^.]*$", found.before()[-24:]) is not None
    if found["hour"].casefold() == "one" and not blurred:
        return None
    return _bare(found) if BARE_HOUR_LEADS.search(found.before()) else None


def _bare(found: Found) -> Atom | None:
    words = time_words()
    after = found.after()
    ends = re.match(r"\s*(?:[.,;:)!?–—-]|$|\n)", after) and not re.match(r"[.,:-]?\w", after)
    follow = re.match(r"\s+([A-Za-z]+)", after)
    number = number_of(found["hour"])
    plain = ends or (follow is not None and follow.group(1).casefold() in words.after_hour)
    if number is None or not plain or re.match(r"\s+(?:of\b|(?:to|or|and)\s+\w+\s+[a-z]+s\b)", after):
        return None
    return found.atom(Point(clock=_hour(int(number), twelve=number <= 12)))


def _hour(hour: int, *, twelve: bool) -> Clock:
    return Clock(hour=hour, twelve=twelve, bare=twelve)


def _past(found: Found) -> Atom | None:
    amount = {"half": 30.0, "quarter": 15.0, "a quarter": 15.0}.get(
        found["amount"].casefold(), number_of(found["amount"])
    )
    side = found["side"].casefold()
    named = {"midnight": 0, "noon": 12, "midday": 12}.get(found["hour"].casefold())
    hour = named if named is not None else number_of(found["hour"])
    if amount is None or hour is None or amount >= 60 or (side in ("before", "after") and named is None):
        return None
    if not found["unit"] and amount % 5:
        # "Two to one" is no time, "ten to one" is.
        return None
    minutes = int(hour) * 60 + int(amount) * (1 if side in ("past", "after") else -1)
    return found.atom(Point(clock=Clock(hour=minutes // 60 % 24, minute=minutes % 60, twelve=named is None)))


def _noon(found: Found) -> Atom | None:
    if re.match(r"\s+(?:oil|meal|prayers?|sun)\b|-", found.after()):
        return None
    return found.atom(Point(clock=Clock(hour=0 if found["word"].casefold() == "midnight" else 12)))


def _zone(found: Found) -> Atom | None:
    zones = zone_words()
    if found["hours"]:
        return found.atom(Point(zone=_signed(found["sign"], found["hours"], "00")), needs=NEIGHBOUR)
    if found["short"]:
        return found.atom(Point(zone=zones.abbreviations[found["short"]]), needs=NEIGHBOUR)
    place = " ".join(found["place"].casefold().split())
    return found.atom(Point(zone=zones.places[place.replace("’", "'")] if place else "local"), needs=NEIGHBOUR)


def _offset(found: Found) -> Atom | None:
    return found.atom(Point(zone=_signed(found["sign"], found["hours"], found["minutes"])), needs=NEIGHBOUR)


def _signed(sign: str, hours: str, minutes: str) -> str:
    return f"{'+' if sign == '+' else '-'}{int(hours):02d}:{minutes}"
