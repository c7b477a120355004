"""Further members of terms: amounts, levels, distances, conditions, and duties that hang on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trucewatch.assess import assess
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    Deontic,
    Due,
    FileStatus,
    Finding,
    Moment,
    Outcome,
    Party,
    Place,
    Precision,
    Quantity,
    Source,
    Span,
    Term,
    Voice,
    Window,
    Zone,
)
from trucewatch.reconcile import reconcile

START, ABOUT = datetime(2021, 3, 1, tzinfo=UTC), datetime(2021, 3, 20, tzinfo=UTC)
LINE = {"type": "LineString", "coordinates": [[38.0, 48.0], [38.0, 49.0]]}
ZONE = Place(text="the zone")


def term(name: str, modality: Deontic = Deontic.OBLIGATION, **fields: object) -> Term:
    values: dict[str, object] = {
        "bearer": ("AAA",),
        "acts": ("deployment",),
        "zone": "zone",
        "window": Window(start=START, due=Due(unstated=True)),
    }
    return Term(id=name, point=name, text=name, modality=modality, **(values | fields))


def agreement(*terms: Term) -> Agreement:
    return Agreement(
        id="truce",
        title="A truce",
        signed=date(2021, 2, 28),
        timezone="UTC",
        status=FileStatus.TEST,
        parties=(
            Party(code="AAA", name="A", role="party"),
            Party(code="BBB", name="B", role="party"),
            Party(code="MISSION", name="the mission", role="monitor"),
        ),
        zones=(Zone(id="zone", names=("zone",)), Zone(id="line", geometry=LINE, edge_m=500)),
        terms=terms,
    )


def tell(name: str, act: str, number: int = 5, by: str = "AAA", **fields: object) -> Claim:
    moment = Moment(start=date(2021, 3, number), end=date(2021, 3, number), precision=Precision.DAY, zone="UTC")
    values: dict[str, object] = {"place": (ZONE,)}
    return Claim(
        id=name,
        document=f"doc-{name}",
        path=f"{name}.txt",
        source=Source(name="MISSION", actor="MISSION"),
        published=moment,
        spans=(Span(start=0, end=len(name), text=name),),
        voices=(Voice(name="the mission", actor="MISSION"),),
        act=act,
        reported_as=act,
        initiator=(Actor(text=by, actor=by),),
        time=moment,
        **(values | fields),
    )


def judge(claims: Sequence[Claim], *terms: Term) -> Finding:
    return assess(agreement(*terms), reconcile(claims), claims, about=ABOUT)[0]


def amount(value: int, chosen: str, *also: str, of: str = "personnel") -> dict[str, object]:
    return {"of": of, "value": value, "reading": {"chosen": chosen, "also": list(also)}}


def sent(number: int | None, high: int | None = None) -> Claim:
    count = Quantity(of="personnel", low=number, high=number if high is None else high)
    return tell("sent", "deployment", counts=(count,))


@pytest.mark.parametrize(
    ("reading", "number", "outcome"),
    [
        ("ceiling", 1960, Outcome.KEPT),
        ("ceiling", 400, Outcome.KEPT),
        ("ceiling", 2000, Outcome.BREACHED),
        ("exact", 400, Outcome.PARTLY_KEPT),
        ("exact", 1960, Outcome.KEPT),
        ("floor", 400, Outcome.PARTLY_KEPT),
        ("floor", 3000, Outcome.KEPT),
    ],
)
def test_a_number_is_a_ceiling_a_floor_or_exact(reading: str, number: int, outcome: Outcome) -> None:
    assert judge([sent(number)], term("t", extra={"quantity": [amount(1960, reading)]})).outcome is outcome


def test_other_readings_of_a_number_are_shown() -> None:
    found = judge([sent(400)], term("t", extra={"quantity": [amount(1960, "ceiling", "exact")]}))
    assert [step.outcome for step in found.steps if step.rule == "terms.quantity"] == ["enough", "less"]


def test_of_two_numbers_in_one_unit_nobody_can_tell_which_is_meant() -> None:
    found = judge([sent(400)], term("t", extra={"quantity": [amount(90, "ceiling"), amount(380, "ceiling")]}))
    assert found.outcome is Outcome.KEPT


def test_an_open_count_neither_exceeds_nor_falls_short() -> None:
    up_to = tell("s", "deployment", counts=(Quantity(of="personnel", low=None, high=3000),))
    assert judge([up_to], term("t", extra={"quantity": [amount(1960, "ceiling")]})).outcome is Outcome.KEPT


def test_progress_shows_the_highest_level_whose_acts_were_done() -> None:
    levels = {"0": {"is": "nothing"}, "1": {"is": "first", "act": ["deployment"]}, "3": {"is": "all"}}
    found = judge([tell("a", "deployment")], term("t", extra={"progress": levels}))
    assert found.outcome is Outcome.PARTLY_KEPT
    (step,) = [step for step in found.steps if step.rule == "terms.progress"]
    assert step.text.startswith("Progress at least 1 of 3: first. Level 3 stands in words alone")


BAN = term("ban", Deontic.PROHIBITION, acts=("fire",), bearer=("AAA", "BBB"), window=Window(start=START))
AFTER_BREACH = {"arises": {"on": "breach", "of": ["ban"]}}


def test_a_duty_that_has_not_arisen_is_not_yet_due() -> None:
    duty = term("t", acts=("detention",), extra=AFTER_BREACH)
    assert judge([], duty, BAN).outcome is Outcome.NOT_YET_DUE
    assert judge([tell("f", "fire")], duty, BAN).outcome is Outcome.UNKNOWN
    assert judge([tell("f", "fire", by="BBB")], duty, BAN).outcome is Outcome.NOT_YET_DUE


def test_a_duty_may_arise_from_an_act() -> None:
    duty = term("t", acts=("detention",), extra={"arises": {"on": "act", "act": ["harm"]}})
    assert judge([], duty).outcome is Outcome.NOT_YET_DUE
    assert judge([tell("h", "harm")], duty).outcome is Outcome.UNKNOWN


def test_who_relies_on_a_permission_sees_which_conditions_were_shown() -> None:
    conditions = [
        {"term": "ban", "state": "breached", "text": "the other side has fired"},
        {"act": ["request"], "text": "it was asked for"},
        {"text": "the command ordered it"},
    ]
    permission = term("t", Deontic.PERMISSION, acts=("fire",), extra={"requires": conditions})
    request = tell("r", "request")
    for by, answer in (("BBB", "yes"), ("AAA", "no")):
        found = judge([tell("f", "fire", by=by), request], permission, BAN)
        results = [step.outcome for step in found.steps if step.rule == "terms.requires"]
        assert results == [answer, "shown", "cannot_tell"]


def test_duties_in_parallel_are_shown_beside_each_other() -> None:
    other = term("other", acts=("rotation",))
    found = judge([tell("r", "rotation")], term("t", extra={"concurrent": ["other"]}), other)
    assert [step.outcome for step in found.steps if step.rule == "terms.concurrent"] == ["this lags"]


DISTANCE = {
    "from": "line",
    "measured": "each_side",
    "for_each": [{"weapons": "mortars", "km": 15, "instruments": ["mortar"]}],
}


def spot(lon: float) -> Place:
    return Place(text="a spot", lat=48.5, lon=lon, radius_km=1.0)


@pytest.mark.parametrize(
    ("lon", "instruments", "measured", "outcome"),
    [
        (38.10, ("mortar",), "each_side", Outcome.BREACHED),  # 7.4 km from the line
        (38.40, ("mortar",), "each_side", Outcome.NO_BREACH_FOUND),  # 29.5 km
        (38.20, ("mortar",), "each_side", Outcome.UNKNOWN),  # 14.7 km, give or take 1.5
        (38.10, ("tank",), "each_side", Outcome.UNKNOWN),
        (38.05, ("mortar",), "between_sides", Outcome.BREACHED),  # 3.7 km, and half of 15 is kept by each
        (38.14, ("mortar",), "between_sides", Outcome.UNKNOWN),
    ],
)
def test_weapons_keep_their_distance_from_the_line(
    lon: float, instruments: tuple[str, ...], measured: str, outcome: Outcome
) -> None:
    ban = term(
        "t",
        Deontic.PROHIBITION,
        acts=("weapons.presence",),
        zone=None,
        window=Window(start=START),
        extra={"distance": DISTANCE | {"measured": measured}},
    )
    seen = tell("s", "weapons.presence", place=(spot(lon),), instruments=instruments)
    assert judge([seen], ban).outcome is outcome


def test_what_is_excepted_is_named_and_left_to_be_shown() -> None:
    ban = replace(BAN, extra={"exceptions": [{"text": "fire in self-defence"}]})
    found = judge([tell("f", "fire")], ban)
    (step,) = [step for step in found.steps if step.rule == "prohibition.exception"]
    assert step.outcome == "cannot_tell"
    assert "fire in self-defence. Whether that was so, nobody can tell from the claims" in step.text


def test_an_exception_in_words_is_named_only_beside_the_acts_that_it_speaks_of() -> None:
    ban = replace(BAN, acts=("fire", "assault"), extra={"exceptions": [{"text": "drills with arms", "act": ["fire"]}]})
    found = judge([tell("a", "assault")], ban)
    assert [step for step in found.steps if step.rule == "prohibition.exception"] == []
