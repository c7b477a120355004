"""Properties: whatever date, clock time and zone is written in English comes back; any text can be spotted."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision

ZONES = {
    "Moscow": "Europe/Moscow",
    "Kyiv": "Europe/Kyiv",
    "Yerevan": "Asia/Yerevan",
    "Beirut": "Asia/Beirut",
    "Korean": "Asia/Seoul",
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

days = st.dates(min_value=date(1991, 1, 1), max_value=date(2035, 12, 31))
clocks = st.times().map(lambda moment: time(moment.hour, moment.minute))
words = st.sampled_from(
    ["on", "from", "at", "the", "12", "3 May", "0600", "to", "and", "Monday", "night", "since", "-", "–", ",", ".", "\n", "24 hours", "past",
     "the truce", "10:15", "GMT", "last", "next", "five", "o'clock", "(17th)", "of", "2014", "later", "before", "noon", "this month", "for", "("]
)  # fmt: skip


def ordinal(number: int) -> str:
    suffix = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


DATE_STYLES = (
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3].upper()} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%Y-%m-%d}",
)
CLOCK_STYLES = (
    lambda t: f"{t:%H:%M}",
    lambda t: f"{t:%H%M} hrs",
    lambda t: f"{t:%H.%M} hrs",
    lambda t: f"{t.hour % 12 or 12}:{t:%M} {'p.m.' if t.hour >= 12 else 'a.m.'}",
    lambda t: f"{t.hour % 12 or 12}.{t:%M} {'pm' if t.hour >= 12 else 'am'}",
)


def moment_of(
    text: str, *, published: date | None = None, tense: Tense = Tense.PAST, timezone: str | None = None
) -> Moment:
    known = Moment(start=published, end=published, precision=Precision.DAY, basis=Basis.STATED) if published else None
    document = Document(id="sha256:0", path="r.txt", text=text, published=known, timezone=timezone)
    return resolve(TimeQuestion(mentions=spot_times(text), tense=tense, act="fire"), document)


@given(day=days, style=st.sampled_from(DATE_STYLES))
def test_any_date_comes_back(day: date, style) -> None:
    moment = moment_of(f"The village was shelled on {style(day)} by both sides.")
    assert (moment.start, moment.end, moment.precision) == (day, day, Precision.DAY)


@given(
    day=days,
    clock=clocks,
    date_style=st.sampled_from(DATE_STYLES),
    clock_style=st.sampled_from(CLOCK_STYLES),
    place=st.sampled_from(sorted(ZONES)),
)
def test_any_clock_time_with_its_zone_comes_back(day: date, clock: time, date_style, clock_style, place: str) -> None:
    moment = moment_of(f"The village was shelled at {clock_style(clock)} {place} time on {date_style(day)}, they said.")
    # In UTC, because Python holds no hour that the clocks show twice equal to one of another zone.
    assert moment.start == moment.end == datetime.combine(day, clock, ZoneInfo(ZONES[place])).astimezone(UTC)
    assert moment.precision is Precision.MINUTE


@given(first=days, length=st.integers(min_value=1, max_value=400), style=st.sampled_from(DATE_STYLES))
def test_any_range_comes_back(first: date, length: int, style) -> None:
    last = first + timedelta(days=length)
    moment = moment_of(f"It was shelled from {style(first)} to {style(last)}.")
    assert (moment.start, moment.end) == (first, last)


@given(published=days, back=st.integers(min_value=0, max_value=200), style=st.sampled_from(["{d} {m}", "{m} {d}"]))
def test_a_date_without_year_is_the_last_one_before_publication(published: date, back: int, style: str) -> None:
    day = published - timedelta(days=back)
    text = f"It was shelled on {style.format(d=day.day, m=MONTHS[day.month - 1])}."
    assert moment_of(text, published=published).start == day


@given(published=days, number=st.integers(min_value=0, max_value=6))
def test_a_weekday_is_within_the_week_that_the_tense_asks_for(published: date, number: int) -> None:
    past = moment_of(f"It was shelled on {WEEKDAYS[number]}.", published=published).start
    future = moment_of(f"They will meet on {WEEKDAYS[number]}.", published=published, tense=Tense.FUTURE).start
    assert isinstance(past, date)
    assert isinstance(future, date)
    assert past.weekday() == future.weekday() == number
    assert timedelta(0) <= published - past < timedelta(days=7)
    assert timedelta(0) <= future - published < timedelta(days=7)


@given(text=st.one_of(st.text(max_size=200), st.lists(words, max_size=25).map(" ".join)))
def test_any_text_is_spotted_in_order_without_overlap_and_word_for_word(text: str) -> None:
    end = 0
    for mention in spot_times(text):
        assert end <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


@given(
    pieces=st.lists(words, max_size=25),
    published=st.one_of(st.none(), days),
    timezone=st.sampled_from([None, "Asia/Baku"]),
    tense=st.sampled_from(Tense),
)
def test_whatever_is_spotted_resolves_to_ordered_bounds(
    pieces: list[str], published: date | None, timezone: str | None, tense: Tense
) -> None:
    text = " ".join(pieces)
    moment = moment_of(text, published=published, timezone=timezone, tense=tense)
    first, last = moment.earliest(), moment.latest()
    assert first is None or last is None or first <= last
    assert (moment.basis is Basis.UNKNOWN) <= (moment.precision is Precision.UNKNOWN)
    assert resolve(TimeQuestion(mentions=spot_times(text), tense=tense, act="fire"), Document(
        id="sha256:0", path="r.txt", text=text, timezone=timezone,
        published=Moment(start=published, end=published, precision=Precision.DAY, basis=Basis.STATED) if published else None,
    )) == moment  # fmt: skip
