from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assess import clock
from trucewatch.model import Activation, DeadlineRow, DueByReading, Outcome, Standing

ABOUT = datetime(2020, 11, 14, tzinfo=UTC)
WEEK = timedelta(days=7)


def read(reading: str, days: int, outcome: Outcome = Outcome.NOT_YET_DUE) -> DueByReading:
    return DueByReading(reading=reading, due=ABOUT + timedelta(days=days), outcome=outcome)


def row(term: str, *readings: DueByReading, **fields: object) -> DeadlineRow:
    first = readings[0] if readings else None
    values: dict[str, object] = {
        "outcome": first.outcome if first else Outcome.UNKNOWN,
        "due": first.due if first else None,
    }
    return DeadlineRow(
        agreement="a", term=term, point="1", text="", bearer="X", readings=readings, label="", **(values | fields)
    )


def test_only_the_days_ahead_and_the_overdue_are_on_the_clock_and_the_overdue_come_first() -> None:
    rows = [
        row("soon", read("end_of_day", 3)),
        row("far", read("end_of_day", 8)),
        row("kept", read("end_of_day", -3, Outcome.KEPT)),
        row("broken", read("end_of_day", -3, Outcome.BREACHED)),
        row("silent", read("end_of_day", -400, Outcome.OVERDUE_UNKNOWN)),
        row("undated"),
    ]
    shown = [(each.deadline.term, each.standing) for each in clock(rows, ABOUT, WEEK)]
    assert shown == [("silent", Standing.OVERDUE), ("soon", Standing.FALLS_DUE)]


def test_one_reading_suffices_and_says_so() -> None:
    (shown,) = clock([row("d", read("end_of_day", 1), read("start_of_day", -1, Outcome.OVERDUE_UNKNOWN))], ABOUT, WEEK)
    assert (shown.standing, shown.by_reading) == (Standing.OVERDUE, True)
    (alone,) = clock([row("d", read("end_of_day", 1), read("start_of_day", 0))], ABOUT, WEEK)
    assert (alone.standing, alone.by_reading) == (Standing.FALLS_DUE, False)


def test_a_text_that_has_ended_asks_nothing_more() -> None:
    overdue = row("d", read("end_of_day", -1, Outcome.OVERDUE_UNKNOWN))
    for over in (Activation.SUPERSEDED, Activation.TERMINATED):
        assert clock([replace(overdue, activation=over)], ABOUT, WEEK) == ()


@given(st.integers(0, 40), st.integers(0, 40), st.lists(st.integers(-30, 30), max_size=6))
def test_looking_further_ahead_takes_nothing_off_the_clock(near: int, far: int, days: list[int]) -> None:
    rows = [row(f"d{number}", read("end_of_day", day)) for number, day in enumerate(days)]
    short, long = sorted((near, far))
    seen = {each.deadline.term for each in clock(rows, ABOUT, timedelta(days=short))}
    assert seen <= {each.deadline.term for each in clock(rows, ABOUT, timedelta(days=long))}
