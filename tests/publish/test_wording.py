"""Words for moments, figures and acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from trucewatch.model import Activation, Attribution, Bound, Grade, Outcome
from trucewatch.publish.wording import (
    act_title,
    act_words,
    counted,
    due_words,
    figure_words,
    joined,
    label_of,
    labels,
    sentence,
    span_words,
)

EAST = timezone(timedelta(hours=4))


def at(day: int, hour: int, zone: timezone = EAST) -> datetime:
    return datetime(2020, 11, day, hour, tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "at an unknown time"),
        (None, date(2020, 12, 7), "not after 7 December 2020"),
        (date(2020, 9, 27), None, "since 27 September 2020"),
        (date(2020, 9, 27), date(2020, 9, 27), "27 September 2020"),
        (date(2020, 9, 27), date(2020, 9, 29), "27 to 29 September 2020"),
        (date(2020, 9, 27), date(2020, 11, 9), "27 September to 9 November 2020"),
        (date(2020, 12, 31), date(2021, 1, 2), "31 December 2020 to 2 January 2021"),
        (at(10, 1), at(10, 9), "10 November 2020, 01:00 to 09:00 UTC+4"),
        (at(10, 1), at(11, 9), "10 November 2020, 01:00 to 11 November 2020, 09:00 UTC+4"),
        (at(10, 1), at(10, 9, UTC), "10 November 2020, 01:00 UTC+4 to 10 November 2020, 09:00 UTC"),
        (date(2020, 11, 9), at(10, 9), "9 November 2020 to 10 November 2020, 09:00 UTC+4"),
    ],
)
def test_spans_of_time(start: Bound | None, end: Bound | None, words: str) -> None:
    assert span_words(start, end) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "0"),
        (3, None, "at least 3"),
        (None, 5, "up to 5"),
        (3, 5, "3 to 5"),
        (39812, 39812, "39,812"),
        (None, None, "an unknown number"),
    ],
)
def test_figures(low: float | None, high: float | None, words: str) -> None:
    assert figure_words(low, high) == words


def test_a_due_midnight_is_told_as_its_reading_has_it() -> None:
    assert due_words(at(26, 0), "end_of_day") == "end of 25 November 2020, UTC+4"
    assert due_words(at(25, 0), "start_of_day") == "start of 25 November 2020, UTC+4"
    assert due_words(at(25, 0), "text") == "25 November 2020, 00:00 UTC+4"
    assert due_words(at(25, 18), "end_of_day") == "25 November 2020, 18:00 UTC+4"


def test_acts() -> None:
    assert act_title("fire.small_arms") == "Fire: small arms"
    assert act_title("clash") == "Clash"
    assert act_words("clash") != "clash"
    assert act_words("unheard.of") == "unheard.of"


@pytest.mark.parametrize("value", [*Outcome, *Grade, *Attribution, *Activation])
def test_every_value_has_its_words(value: Outcome | Grade | Attribution | Activation) -> None:
    assert label_of(value).words


def test_no_two_outcomes_share_a_symbol() -> None:
    symbols = [entry["symbol"] for entry in labels()["outcomes"].values()]
    assert len(set(symbols)) == len(symbols)


def test_small_words() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined("abc") == "a, b and c"
    assert counted(1, "day") == "1 day"
    assert counted(1200, "day") == "1,200 days"
    assert sentence("no instrument was signed") == "No instrument was signed."
