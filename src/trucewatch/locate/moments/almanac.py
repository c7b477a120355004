"""Calendar arithmetic: the nearest year, month or weekday that the words allow, and the bounds of calendar units."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

# What lies on the wrong side of the anchor is four times as far: a date two days ahead in the past tense is more often
# a slip of the reading than an event of a year ago.
WRONG_SIDE = 4
# "The 20th" has a 20th on either side: only tomorrow, a slip of zones, is nearer than the month before.
ONE_DAY_SLIP = 20

Span = tuple[date, date]


def nearest(candidates: Iterable[date], anchor: date, *, future: bool, wrong_side: int = WRONG_SIDE) -> date | None:
    """The candidate closest to the anchor, one on the wrong side of the tense counting as that many times as far."""
    return min(candidates, key=lambda day: (_distance(day, anchor, wrong_side, future=future), day), default=None)


def _distance(day: date, anchor: date, wrong_side: int, *, future: bool) -> int:
    ahead = (day - anchor).days
    wrong = ahead < 0 if future else ahead > 0
    return abs(ahead) * (wrong_side if wrong else 1)


def day_in_some_year(month: int, day: int, anchor: date, *, future: bool) -> date | None:
    """29 February falls in the nearest leap year."""
    reach = 4 if (month, day) == (2, 29) else 1
    years = range(anchor.year - reach, anchor.year + reach + 1)
    return nearest((found for year in years if (found := day_or_none(year, month, day))), anchor, future=future)


def month_in_some_year(month: int, anchor: date, *, future: bool) -> Span:
    """The month of that number nearest to the anchor; the month of the anchor itself counts for both tenses."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    spans = [month_span(year, month) for year in years]
    return min(spans, key=lambda span: _distance(_closest(span, anchor), anchor, WRONG_SIDE, future=future))


def day_in_some_month(day: int, anchor: date, *, future: bool) -> date | None:
    """The day of that number nearest to the anchor, in a month that has it."""
    months = (add_months(anchor, count) for count in range(-2, 3))
    days = (found for each in months if (found := day_or_none(each.year, each.month, day)))
    return nearest(days, anchor, future=future, wrong_side=ONE_DAY_SLIP)


def weekday_near(number: int, which: str, anchor: date, *, future: bool) -> date:
    """The day of the week (1 is Monday) on or before the anchor, or on or after it; "last" and "next" leave it out."""
    ahead = (number - anchor.isoweekday()) % 7
    if which == "next" or (which != "last" and future):
        return anchor + timedelta(days=ahead or (7 if which == "next" else 0))
    behind = (anchor.isoweekday() - number) % 7
    return anchor - timedelta(days=behind or (7 if which == "last" else 0))


def week_span(day: date) -> Span:
    """The ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return monday, monday + timedelta(days=6)


def weekend_span(anchor: date, which: str, *, future: bool) -> Span:
    """The Saturday and Sunday that "the weekend" means; a running weekend is cut at the anchor in the past tense."""
    ahead = which == "next" or (which != "last" and future)
    saturday = weekday_near(
        6, "", anchor + timedelta(days=1 if anchor.isoweekday() == 7 and not ahead else 0), future=ahead
    )
    if not ahead and anchor < saturday + timedelta(days=2) and which == "last":
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return saturday, sunday if ahead else min(sunday, max(anchor, saturday))


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(first: int, last: int | None = None) -> Span:
    """First and last day of a year, or of a run of years."""
    return date(first, 1, 1), date(last or first, 12, 31)


def part_span(year: int, month: int, months: int) -> Span:
    """First and last day of so many months from one on."""
    first = date(year, month, 1)
    return first, add_months(first, months) - timedelta(days=1)


def unit_span(day: date, unit: str) -> Span:
    """The week, month or year that a day lies in; the day itself for smaller units."""
    match unit:
        case "week":
            return week_span(day)
        case "month":
            return month_span(day.year, day.month)
        case "year":
            return year_span(day.year)
        case _:
            return day, day


def shifted(day: date, amount: float, unit: str) -> date | None:
    """The day that many units away; None beyond the calendar."""
    try:
        match unit:
            case "month":
                return add_months(day, round(amount))
            case "year":
                return add_months(day, round(12 * amount))
            case "week":
                return day + timedelta(days=round(7 * amount))
            case "day":
                return day + timedelta(days=round(amount))
            case "hour":
                return day + timedelta(days=int(amount / 24))
            case _:
                return day
    except (OverflowError, ValueError):
        return None


def add_months(day: date, count: int) -> date:
    """The same day that many months on, the last of a shorter month. Raises ValueError beyond the calendar."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1] if 1 <= year <= 9999 else 28))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _closest(span: Span, anchor: date) -> date:
    return min(max(span[0], anchor), span[1])
