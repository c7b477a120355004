from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from trucewatch.assess import assess, contradictions, deadlines, of_unknown_publication, tallies
from trucewatch.model import (
    Agreement,
    Claim,
    DayEdge,
    Deontic,
    Due,
    FileStatus,
    Moment,
    Outcome,
    Party,
    Place,
    Polarity,
    Precision,
    Quantity,
    Source,
    Span,
    Term,
    Voice,
    Window,
)
from trucewatch.reconcile import reconcile

START = datetime(2020, 11, 10, tzinfo=UTC)


def duty(name: str, due: Due | None) -> Term:
    return Term(
        id=name,
        point=name,
        text=f"Duty {name}.",
        modality=Deontic.OBLIGATION,
        bearer=("ARM",),
        acts=("withdrawal",),
        window=Window(start=START, due=due),
    )


AGREEMENT = Agreement(
    id="statement",
    title="A statement",
    signed=date(2020, 11, 9),
    timezone="UTC",
    status=FileStatus.TEST,
    parties=(Party(code="ARM", name="Armenia", role="party"),),
    zones=(),
    terms=(
        duty("open", Due(unstated=True)),
        duty("late", Due(at=date(2020, 11, 25), also=(DayEdge.START_OF_DAY,))),
        duty("soon", Due(at=datetime(2020, 11, 15, 12, tzinfo=UTC))),
        replace(duty("ban", None), modality=Deontic.PROHIBITION),
    ),
)


def count(name: str, number: int, on: date, document: str = "daily", **fields: object) -> Claim:
    values: dict[str, object] = {
        "voices": (Voice(name="the mission", actor="MISSION"),),
        "counts": (Quantity(of="violations", low=number, high=number),),
        "place": (Place(text="Donetsk region"),),
    }
    return Claim(
        id=name,
        document=document,
        path="daily.txt",
        source=Source(name="the mission", actor="MISSION"),
        published=Moment(start=date(2020, 12, 8), end=date(2020, 12, 8), precision=Precision.DAY, zone="UTC"),
        spans=(Span(start=0, end=5, text="count"),),
        act="tally",
        reported_as="recorded",
        time=Moment(start=on, end=on, precision=Precision.DAY, zone="UTC"),
        **(values | fields),
    )


def test_duties_stand_in_the_order_of_their_days_with_the_whole_days_left() -> None:
    about = datetime(2020, 11, 14, tzinfo=UTC)
    rows = deadlines([AGREEMENT], assess(AGREEMENT, [], [], about=about), about)
    assert [(row.term, row.days_left) for row in rows] == [("soon", 1), ("late", 12), ("open", None)]
    assert [row.outcome for row in rows] == [Outcome.NOT_YET_DUE, Outcome.NOT_YET_DUE, Outcome.UNKNOWN]
    assert rows[1].edge == "end_of_day"
    assert [each.reading for each in rows[1].readings] == ["end_of_day", "start_of_day"]
    assert all(row.finding for row in rows)


def test_days_past_the_day_are_counted_below_zero() -> None:
    about = datetime(2020, 11, 15, 13, tzinfo=UTC)
    rows = deadlines([AGREEMENT], assess(AGREEMENT, [], [], about=about), about)
    assert (rows[0].days_left, rows[0].outcome) == (-1, Outcome.OVERDUE_UNKNOWN)


def test_a_clock_time_is_still_in_time() -> None:
    about = datetime(2020, 11, 15, 12, tzinfo=UTC)
    (row, *_) = deadlines([AGREEMENT], assess(AGREEMENT, [], [], about=about), about)
    assert row.outcome is Outcome.NOT_YET_DUE


def test_a_previous_periods_figure_is_a_row_of_its_own_and_marked() -> None:
    rows = tallies([count("a", 134, date(2020, 12, 7)), count("b", 89, date(2020, 12, 6))])
    assert [(row.low, row.previous_period) for row in rows] == [(89, True), (134, False)]


def test_the_figure_of_another_day_in_another_report_is_not_a_previous_one() -> None:
    rows = tallies([count("a", 134, date(2020, 12, 7)), count("b", 89, date(2020, 12, 6), "yesterday's")])
    assert not any(row.previous_period for row in rows)


def test_a_figure_carried_by_many_outlets_is_one_row() -> None:
    carried = (Voice(name="AFP", actor="AFP"), Voice(name="the mission", actor="MISSION"))
    rows = tallies([count("a", 134, date(2020, 12, 7)), count("b", 134, date(2020, 12, 7), "wire", voices=carried)])
    assert [(row.source_actor, row.claim) for row in rows] == [("MISSION", "a")]


def test_zero_is_a_count_and_what_is_denied_is_none() -> None:
    rows = tallies([count("a", 0, date(2020, 12, 7)), count("b", 5, date(2020, 12, 7), polarity=Polarity.DENIED)])
    assert [row.low for row in rows] == [0]


def test_contradictions_come_with_their_incidents() -> None:
    fired = replace(count("a", 0, date(2020, 12, 7)), act="fire", counts=())
    silent = replace(fired, id="b", document="other", polarity=Polarity.DENIED)
    (incident,) = reconcile([fired, silent])
    assert [(each.id, what.attribute) for each, what in contradictions([incident])] == [(incident.id, "polarity")]


def test_documents_of_unknown_publication_are_an_issue_each() -> None:
    claims = [replace(count(name, 1, date(2020, 12, 7)), published=None) for name in "ab"]
    (issue,) = of_unknown_publication([*claims, count("c", 1, date(2020, 12, 7))])
    assert (issue.code, issue.where) == ("assess.publication.unknown", "daily.txt")
