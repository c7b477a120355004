"""The chart of incidents over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from trucewatch.model import Incident, Moment, Precision
from trucewatch.publish import Publication
from trucewatch.publish.day_chart import HEIGHT, WIDTH, ChartView, agreement_dates, day_chart
from trucewatch.publish.standing import Standing, standings


def happening(number: int, day: date, last: date | None = None) -> Incident:
    time = Moment(start=day, end=last or day, precision=Precision.DAY)
    return Incident(id=f"i1:{number:08x}", claims=(), act="clash", place=None, time=time)


def chart(publication: Publication, incidents: list[Incident], about: datetime) -> ChartView | None:
    agreement = publication.agreements[0]
    return day_chart(agreement, incidents, standings(publication.findings_of(agreement)), about)


ABOUT = datetime(2020, 12, 7, tzinfo=UTC)


def test_bars_stand_inside_and_count_each_incident_once(publication: Publication) -> None:
    view = chart(publication, [happening(n, date(2020, 11, 10 + n % 5)) for n in range(20)], ABOUT)
    assert view is not None
    assert view.per == "day"
    assert sum(sum(counts) for _, counts in view.rows) == 20
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and 0 <= bar.y <= HEIGHT for bar in view.bars)
    assert view.standings == (Standing.OTHER,)


def test_what_has_no_day_is_counted_apart(publication: Publication) -> None:
    vague = happening(2, date(2020, 11, 1), date(2020, 11, 30))
    early, late = happening(3, date(1994, 5, 12)), happening(4, date(2021, 3, 1))
    view = chart(publication, [happening(1, date(2020, 11, 28)), vague, early, late], ABOUT)
    assert view is not None
    assert (view.undated, view.outside) == (1, 2)
    assert "1 incident per day" in view.description


def test_nothing_dated_gives_no_chart(publication: Publication) -> None:
    assert chart(publication, [], ABOUT) is None
    assert chart(publication, [happening(1, date(1994, 5, 12))], ABOUT) is None


@pytest.mark.parametrize(("days", "per"), [(60, "day"), (400, "week"), (2000, "30 days"), (6000, "13 weeks")])
def test_long_times_get_wider_bars(publication: Publication, days: int, per: str) -> None:
    about = datetime(2020, 11, 10, tzinfo=UTC) + timedelta(days=days)
    view = chart(publication, [happening(1, date(2020, 11, 12))], about)
    assert view is not None
    assert view.per == per


def test_dates_of_the_agreement_in_words(publication: Publication) -> None:
    assert agreement_dates(publication.agreements[0]) == (
        (date(2020, 11, 9), "signed"),
        (date(2020, 11, 10), "in effect"),
        (date(2020, 11, 25), "point 6 due"),
    )


def test_order_plays_no_part(publication: Publication) -> None:
    incidents = [happening(n, date(2020, 11, 10 + n)) for n in range(5)]
    assert chart(publication, incidents, ABOUT) == chart(publication, incidents[::-1], ABOUT)
    assert replace(incidents[0]) == incidents[0]
