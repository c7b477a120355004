"""Seasons, quarters and halves of years, and the years and months that only point back: "last summer", "Q3 2020", "that year"."""

from __future__ import annotations

import re

from trucewatch.locate.moments.atoms import PREPOSITION, Atom, Form, Found, any_case
from trucewatch.locate.moments.dates import YEAR, YEAR_REF, year_reference
from trucewatch.locate.moments.expression import CalendarDate, Point, YearPart, YearRef
from trucewatch.locate.moments.words import TimeWords, alternatives, folded, time_words

LENGTHS = {"half": 6, "quarter": 3}
POINTING = {"that": YearRef.SAME, "same": YearRef.SAME, "following": YearRef.NEXT, "last": YearRef.LAST,
            "past": YearRef.LAST, "this": YearRef.THIS, "next": YearRef.NEXT}  # fmt: skip


def season_forms(words: TimeWords) -> list[Form]:
    """Parts of years, and "that year", "the same month"."""
    season, nth = alternatives(words.seasons), alternatives([*words.ordinals, "last"])
    year = rf"(?:,?\s+(?:of\s+)?(?P<.year>{YEAR})(?:[-–/](?:{YEAR}|\d\d))?(?!\d)|(?P<.ref>{YEAR_REF}))"
    which = rf"(?P<.which>(?i:(?:the\s+)?(?:{'|'.join(POINTING)}))\s+)"
    return [
        Form(name="season", pattern=rf"{which}?(?P<.season>(?i:{season}))\b{year}?", read=_season),
        Form(
            name="share",
            pattern=rf"(?i:(?:the\s+)?(?P<.nth>{nth})\s+(?P<.kind>half|quarter)\s+of)(?:\s+(?i:the\s+year)\b)?(?:{year})?",
            read=_share,
        ),
        Form(
            name="short", pattern=rf"(?P<.kind>[QH])(?P<.nth>[1-4])[\s-]+(?:of\s+)?(?P<.year>{YEAR})(?!\d)", read=_short
        ),
        Form(
            name="thatyear",
            pattern=any_case(
                r"(?:(?:earlier|later|late|early)\s+(?:in\s+)?)?(?:that|(?:the|that)\s+same)\s+(?P<.unit>year|month)\b"
            ),
            read=_that_unit,
        ),
    ]


def _season(found: Found) -> Atom | None:
    """A season with a word or a year that makes it a time, or after a preposition, and not as part of a name."""
    words = time_words()
    named, which = folded(found["season"]), folded(found["which"]).removeprefix("the ")
    marked = bool(which or found["year"] or found["ref"])
    follow = re.match(r"[\s-]+(\w+)", found.after())
    if follow is not None and follow.group(1).casefold() in words.after_season:
        return None
    month, months = words.seasons[named]
    reference = year_reference(found["ref"]) or POINTING.get(which, YearRef.UNSTATED)
    part = YearPart(month=month, months=months, year=int(found["year"]) if found["year"] else None, year_ref=reference)
    return found.atom(Point(day=part), needs="" if marked else PREPOSITION)


def _share(found: Found) -> Atom | None:
    length = LENGTHS[found["kind"].casefold()]
    count = 12 // length
    number = count if folded(found["nth"]) == "last" else time_words().ordinals[folded(found["nth"])]
    whole = found["year"] or found["ref"] or folded(found.text).endswith("the year")
    return _part(found, number, length, year_reference(found["ref"])) if whole else None


def _short(found: Found) -> Atom | None:
    return _part(found, int(found["nth"]), LENGTHS["quarter" if found["kind"] == "Q" else "half"], YearRef.UNSTATED)


def _part(found: Found, number: int, length: int, reference: YearRef) -> Atom | None:
    if number * length > 12:
        return None
    year = int(found["year"]) if found["year"] else None
    if year is None and not reference:
        reference = YearRef.SAME
    part = YearPart(month=(number - 1) * length + 1, months=length, year=year, year_ref=reference)
    return found.atom(Point(day=part))


def _that_unit(found: Found) -> Atom:
    same = YearRef.SAME
    if found["unit"].casefold() == "month":
        return found.atom(Point(day=CalendarDate(month_ref=same)))
    return found.atom(Point(day=CalendarDate(year_ref=same)))
