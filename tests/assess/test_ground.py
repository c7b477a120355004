from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assess import assess
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    Coverage,
    Deontic,
    FileStatus,
    Finding,
    Modality,
    Moment,
    Outcome,
    Party,
    Place,
    PlacePrecision,
    Precision,
    Source,
    Span,
    Term,
    Voice,
    Window,
    Zone,
)
from trucewatch.reconcile import reconcile


def square(west: float, south: float, east: float, north: float) -> dict[str, object]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


AGREEMENT = Agreement(
    id="truce",
    title="A truce",
    signed=date(2021, 3, 1),
    timezone="UTC",
    status=FileStatus.TEST,
    parties=(
        Party(code="A", name="A", role="party"),
        Party(code="B", name="B", role="party"),
        Party(code="MISSION", name="Mission", role="monitor"),
    ),
    zones=(
        Zone(id="zone", geometry=square(38.0, 48.0, 40.0, 49.0), names=("the zone",)),
        Zone(id="west", geometry=square(38.0, 48.0, 39.0, 49.0), names=("the west",)),
        Zone(id="undrawn", names=("the zone",)),
    ),
    terms=tuple(
        Term(
            id=f"ban-{zone}",
            point="1",
            text="Nobody fires.",
            modality=Deontic.PROHIBITION,
            bearer=("A",),
            acts=("fire",),
            zone=zone,
            window=Window(start=datetime(2021, 3, 1, tzinfo=UTC)),
        )
        for zone in ("zone", "undrawn")
    ),
)


def place(text: str, lat: float = 48.5, lon: float = 38.5, radius: float | None = 10.0) -> Place:
    return Place(text=text, lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.SETTLEMENT)


def report(name: str, where: Place, day: int = 1, act: str = "monitoring", voice: str = "MISSION") -> Claim:
    when = Moment(start=date(2021, 3, day), end=date(2021, 3, day), precision=Precision.DAY, zone="UTC")
    return Claim(
        id=name,
        document=name,
        path=f"{name}.txt",
        source=Source(name=voice, actor=voice),
        published=when,
        spans=(Span(start=0, end=4, text="seen"),),
        voices=(Voice(name=voice, actor=voice),),
        act=act,
        reported_as="seen",
        target=(Actor(text="Mission", actor="MISSION"),) if act == "access.denied" else (),
        place=(where,),
        time=when,
        modality=Modality.OCCURRED,
        agreement="truce",
    )


def found(*claims: Claim, days: int = 10, zone: str = "zone") -> Finding:
    about = datetime(2021, 3, days, 23, 59, tzinfo=UTC)
    findings = assess(AGREEMENT, reconcile(claims), claims, about=about)
    return next(each for each in findings if each.term == f"ban-{zone}" and each.bearer == "A")


def coverage(*claims: Claim, days: int = 10, zone: str = "zone") -> Coverage:
    told = found(*claims, days=days, zone=zone).coverage
    assert told is not None
    return told


def test_a_village_covers_its_disc_on_its_day_and_no_more() -> None:
    told = coverage(report("a", place("Hollow")))
    disc, whole = 314.0, 111.2 * 2 * 111.2 * 0.656
    assert told.area_ever == pytest.approx(disc / whole, rel=0.03)
    assert told.area_daily == pytest.approx(told.area_ever / 10, abs=1e-4)
    assert (told.days_reported, told.longest_silence) == (1, 9)


def test_the_name_of_the_zone_covers_all_and_that_of_a_part_its_drawing() -> None:
    assert coverage(report("a", place("the zone", 48.5, 39.0))).area_ever == 1.0
    assert coverage(report("a", place("the west"))).area_ever == pytest.approx(0.5, abs=0.01)


def test_what_is_reported_twice_is_no_more_ground_but_another_day() -> None:
    once, twice = (
        coverage(*(report(f"r{day}", place("Hollow"), day) for day in range(1, days + 1))) for days in (1, 2)
    )
    assert (twice.area_ever, twice.days_reported) == (once.area_ever, 2)
    assert (twice.area_daily or 0) > (once.area_daily or 0)


def test_refused_access_takes_the_place_off_what_the_monitor_saw_and_not_off_what_others_report() -> None:
    seen, refused = report("a", place("Hollow")), report("b", place("Hollow"), act="access.denied")
    assert coverage(seen, refused).area_ever == 0.0
    others = report("c", place("Hollow"), act="fire", voice="A")
    assert (coverage(seen, refused, others).area_ever or 0) > 0


def test_refused_access_on_another_day_takes_nothing_off() -> None:
    seen, refused = report("a", place("Hollow")), report("b", place("Hollow"), 2, "access.denied")
    assert coverage(seen, refused).area_ever == coverage(seen).area_ever


def test_of_a_zone_that_is_not_drawn_no_share_can_be_told() -> None:
    told = coverage(report("a", place("the zone", radius=None)), zone="undrawn")
    assert (told.area_ever, told.area_daily) == (None, None)


def test_no_breach_found_says_which_days_and_how_much_of_the_area_it_rests_on() -> None:
    finding = found(report("a", place("the west")))
    assert finding.outcome is Outcome.NO_BREACH_FOUND
    (step,) = [step for step in finding.steps if step.rule == "prohibition.coverage"]
    assert "1 of 10 days" in step.text
    assert "50% of the area at least once, 5.0% on an average day" in step.text


spots = st.lists(st.tuples(st.floats(48.2, 48.8), st.floats(38.2, 39.8), st.integers(1, 5)), min_size=1, max_size=5)


@given(spots)
def test_one_more_report_never_lowers_the_ground_and_the_order_changes_nothing(
    told: list[tuple[float, float, int]],
) -> None:
    claims = [report(f"r{n}", place(f"p{n}", lat, lon), day) for n, (lat, lon, day) in enumerate(told)]
    fewer, all_of_them = coverage(*claims[:-1]), coverage(*claims)
    assert coverage(*reversed(claims)) == all_of_them
    assert (fewer.area_ever or 0) <= (all_of_them.area_ever or 0) <= 1
    assert (fewer.area_daily or 0) <= (all_of_them.area_daily or 0) <= (all_of_them.area_ever or 0) + 1e-4
