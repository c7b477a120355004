from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from trucewatch.model import (
    Actor,
    Basis,
    Claim,
    Incident,
    Judgement,
    Modality,
    Moment,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Quantity,
    Source,
    Span,
    Verdict,
    Voice,
)
from trucewatch.reconcile import reconcile

TOVUZ = Place(text="Tovuz", id="az:tovuz", lat=40.99, lon=45.63, radius_km=3.0, precision=PlacePrecision.SETTLEMENT)
BERD = Place(text="Berd", id="am:berd", lat=40.88, lon=45.39, radius_km=3.0, precision=PlacePrecision.SETTLEMENT)
KALBAJAR = Place(text="the Kalbajar district", id="nk:kalbajar", lat=40.1, lon=46.0, radius_km=25.0)
PEOPLE = Quantity(of="killed", low=3, high=3, text="three")


def day(number: int, month: int = 7) -> Moment:
    when = date(2020, month, number)
    return Moment(start=when, end=when, precision=Precision.DAY, basis=Basis.STATED, zone="Asia/Baku")


def minute(hour: int, minutes: int = 0, number: int = 12) -> Moment:
    when = datetime(2020, 7, number, hour, minutes, tzinfo=UTC)
    return Moment(start=when, end=when, precision=Precision.MINUTE, basis=Basis.STATED)


def undated(number: int) -> Moment:
    return Moment(end=date(2020, 7, number), precision=Precision.DAY, basis=Basis.BOUNDED, zone="Asia/Baku")


def tell(
    name: str,
    act: str = "fire.indirect",
    voices: Sequence[str | None] = ("REUTERS",),
    *,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    where: Sequence[Place] = (TOVUZ,),
    when: Moment | None = None,
    denied: bool = False,
    **fields: object,
) -> Claim:
    values: dict[str, object] = {
        "document": f"doc-{name}",
        "published": day(12),
        "polarity": Polarity.DENIED if denied else Polarity.AFFIRMED,
    }
    return Claim(
        id=name,
        path=f"{name}.txt",
        source=Source(name=voices[0], actor=voices[0]),
        spans=(Span(start=0, end=4, text="said"),),
        voices=tuple(Voice(name=code or "it was reported", actor=code) for code in voices),
        act=act,
        reported_as=act,
        initiator=tuple(Actor(text=code, actor=code) for code in by),
        target=tuple(Actor(text=code, actor=code) for code in to),
        place=tuple(where),
        time=when or day(12),
        **(values | fields),
    )


def groups(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in reconcile(claims, judgements)}


def together(*claims: Claim) -> bool:
    return len(groups(claims)) == 1


def only(claims: Sequence[Claim]) -> Incident:
    (incident,) = reconcile(claims)
    return incident


def judged(
    verdict: Verdict, *subjects: str, name: str = "j1", hour: int = 1, supersedes: str | None = None
) -> Judgement:
    at = datetime(2020, 8, 1, hour, tzinfo=UTC)
    return Judgement(
        id=name, verdict=verdict, subjects=subjects, by="analyst", at=at, why="read both", supersedes=supersedes
    )


def test_three_outlets_carrying_one_bulletin_are_one_incident_with_one_origin() -> None:
    carried = [tell(n, voices=(n.upper(), "AZE.MOD"), by=["ARM.MIL"]) for n in ("trend", "tass", "afp")]
    incident = only(carried)
    assert [origin.key for origin in incident.origins] == ["AZE.MOD"]
    assert incident.origins[0].affirms == ("afp", "tass", "trend")
    assert incident.initiators == ("ARM.MIL",)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"act": "fire.heavy"}, True),
        ({"act": "fire"}, True),
        ({"act": "fire.small_arms"}, False),
        ({"act": "talks"}, False),
        ({"where": [BERD]}, False),
        ({"when": day(14)}, False),
        ({"when": minute(9)}, True),
        ({"by": ["AZE.MIL"]}, False),
        ({"by": []}, True),
        ({"where": []}, True),
        ({"by": [], "where": []}, False),
        ({"modality": Modality.FEARED}, False),
        ({"modality": Modality.PROMISED}, False),
        ({"modality": Modality.ONGOING}, True),
        ({"act": "harm"}, True),
        ({"act": "harm", "by": []}, False),
        ({"act": "ceasefire.violated", "where": []}, False),
        ({"act": "tally"}, False),
    ],
)
def test_what_may_be_one_happening_with_a_shelling(other: dict[str, object], same: bool) -> None:
    shelling = tell("a", by=["ARM.MIL"])
    second: dict[str, object] = {"voices": ("AFP",), "by": ["ARM"], **other}
    assert together(shelling, tell("b", **second)) is same


def test_two_shellings_at_one_place_and_day_stay_two_when_their_hours_are_known() -> None:
    morning, evening = tell("a", when=minute(6)), tell("b", voices=("AFP",), when=minute(17))
    vague = tell("c", voices=("TASS",))
    assert not together(morning, evening)
    assert frozenset({"c"}) in groups([morning, evening, vague]), "nobody can tell which of the two it is"


def test_clock_times_half_an_hour_apart_may_be_one() -> None:
    assert together(tell("a", when=minute(6)), tell("b", voices=("AFP",), when=minute(6, 20)))


def test_one_report_that_lists_two_acts_tells_of_two() -> None:
    fields = {"document": "doc", "by": ["ARM.MIL"]}
    mortar, howitzer = tell("a", **fields), tell("b", act="fire.heavy", **fields)
    assert not together(mortar, howitzer)


def test_one_report_that_comes_back_to_an_act_tells_it_once() -> None:
    headline = tell("a", document="doc", by=["ARM.MIL"], when=undated(12))
    body = tell("b", document="doc", by=["ARM.MIL"])
    assert together(headline, body)


def test_a_denial_by_the_accused_joins_the_incident_that_it_denies() -> None:
    charge = tell("a", voices=("TASS", "AZE.MOD"), by=["ARM.MIL"])
    denial = tell("b", voices=("TASS", "ARM.MOD"), by=["ARM.MIL"], where=[], when=undated(13), denied=True)
    incident = only([charge, denial])
    assert [c.attribute for c in incident.contradictions] == ["polarity"]
    assert [(o.key, o.affirms, o.denies) for o in incident.origins] == [
        ("ARM.MOD", (), ("b",)),
        ("AZE.MOD", ("a",), ()),
    ]


def test_a_denial_that_fits_two_incidents_is_laid_at_neither() -> None:
    first = tell("a", voices=("AZE.MOD",), by=["ARM.MIL"], when=minute(6))
    second = tell("b", voices=("AZE.MOD",), by=["ARM.MIL"], when=minute(17))
    denial = tell("c", voices=("ARM.MOD",), by=["ARM.MIL"], where=[], when=undated(13), denied=True)
    assert frozenset({"c"}) in groups([first, second, denial])


def test_that_nobody_was_hurt_does_not_deny_the_shelling() -> None:
    assert not together(tell("a"), tell("b", act="harm", voices=("AFP",), denied=True))


def test_a_counter_charge_at_the_same_place_and_day_is_one_contradicted_incident() -> None:
    charge = tell("a", voices=("AZE.MOD",), by=["ARM.MIL"])
    counter = tell("b", voices=("ARM.MOD",), by=["AZE.MIL"])
    incident = only([charge, counter])
    assert incident.contradictions[0].attribute == "initiator"
    assert incident.contradictions[0].sides == (("ARM", ("a",)), ("AZE", ("b",)))


def test_a_charge_of_another_day_is_no_counter_charge() -> None:
    eighth, ninth = (Moment(start=date(2020, 7, n), end=date(2020, 7, n), precision=Precision.DAY) for n in (8, 9))
    charge = tell("a", voices=("AZE.MOD",), by=["ARM.MIL"], when=eighth)
    assert not together(charge, tell("b", voices=("ARM.MOD",), by=["AZE.MIL"], when=ninth))


def test_the_time_of_an_incident_never_ends_before_it_begins() -> None:
    eighth, ninth = (Moment(start=date(2020, 7, n), end=date(2020, 7, n), precision=Precision.DAY) for n in (8, 9))
    incident = only([tell("a", by=["ARM.MIL"], when=eighth), tell("b", voices=("AFP",), by=["ARM.MIL"], when=ninth)])
    assert (incident.time.start, incident.time.end) == (date(2020, 7, 8), date(2020, 7, 9))


def test_two_sides_accused_by_strangers_are_two_incidents() -> None:
    assert not together(tell("a", by=["ARM.MIL"]), tell("b", voices=("AFP",), by=["AZE.MIL"]))


def test_forces_that_sources_name_for_one_another_may_be_one_actor() -> None:
    assert together(tell("a", by=["ARM.MIL"]), tell("b", voices=("AFP",), by=["NK"], where=[]))


def test_a_handover_is_told_as_withdrawal_transfer_and_taking_over() -> None:
    left = tell("a", "withdrawal", by=["ARM.MIL"], where=[KALBAJAR], when=day(25))
    given = tell("b", "control.transfer", ("AFP",), to=["AZE"], where=[KALBAJAR], when=day(25))
    taken = tell("c", "control.seized", ("TASS",), by=["AZE"], where=[KALBAJAR], when=undated(28))
    assert together(left, given, taken)


def test_a_promise_of_the_handover_is_another_incident() -> None:
    given = tell("a", "control.transfer", where=[KALBAJAR], when=day(25))
    promise = tell("b", "control.transfer", where=[KALBAJAR], when=day(25), modality=Modality.PROMISED)
    assert not together(given, promise)


def test_a_region_is_too_wide_to_be_evidence() -> None:
    region = Place(text="Nagorno-Karabakh", id="nk", precision=PlacePrecision.REGION)
    assert not together(tell("a", where=[region]), tell("b", voices=("AFP",), where=[region]))


def test_casualties_are_a_range_and_never_a_sum() -> None:
    five = Quantity(of="killed", low=5, high=None, text="at least five")
    claims = [
        tell("a", counts=(PEOPLE,)),
        tell("b", voices=("AFP",), counts=(PEOPLE,)),
        tell("c", voices=("TASS",), counts=(five,)),
    ]
    incident = only(claims)
    (killed,) = incident.counts
    assert (killed.low, killed.high, killed.note) == (
        3,
        None,
        "best 3: median of the latest figures of 3 independent origins",
    )
    assert [c.attribute for c in incident.contradictions] == ["counts"]


def test_the_time_is_the_tightest_that_all_allow() -> None:
    incident = only([tell("a"), tell("b", voices=("AFP",), when=minute(9, 30))])
    assert incident.time.start == incident.time.end == datetime(2020, 7, 12, 9, 30, tzinfo=UTC)
    assert incident.time.precision is Precision.MINUTE


def test_the_time_covers_all_where_they_leave_no_room() -> None:
    incident = only([tell("a", when=minute(9)), tell("b", voices=("AFP",), when=minute(9, 20))])
    assert (incident.time.start, incident.time.end) == (minute(9).start, minute(9, 20).end)
    assert [c.attribute for c in incident.contradictions] == ["time"]


def test_the_act_is_the_one_that_most_origins_tell() -> None:
    claims = [tell("a", "fire"), tell("b", "fire.heavy", ("AFP",)), tell("c", "fire.indirect", ("TASS",))]
    assert only([*claims, tell("d", "fire.indirect", ("AP",))]).act == "fire.indirect"


def test_unnamed_voices_are_an_origin_of_their_own_in_each_document() -> None:
    claims = [tell("a", voices=("XINHUA", None)), tell("b", voices=("XINHUA", None)), tell("c", voices=("XINHUA",))]
    assert [origin.key for origin in only(claims).origins] == ["XINHUA", "XINHUA@doc-a", "XINHUA@doc-b"]


def tally(name: str, of: str = "violations", low: int = 134, **fields: object) -> Claim:
    count = Quantity(of=of, low=low, high=low, text=str(low))
    defaults: dict[str, object] = {"voices": ("OSCE-SMM",), "counts": (count,)}
    return tell(name, "tally", **(defaults | fields))


@pytest.mark.parametrize(
    "other",
    [
        {"of": "explosions"},
        {"where": [BERD]},
        {"when": day(11)},
        {"voices": ("UN",)},
        {"voices": ("AFP", "AZE.MOD"), "by": ["ARM"]},
    ],
)
def test_tallies_of_another_unit_area_period_or_source_stay_apart(other: dict[str, object]) -> None:
    assert not together(tally("a"), tally("b", **other))


def test_one_tally_carried_twice_is_one_and_never_joins_an_incident() -> None:
    first, carried = tally("a"), tally("b", voices=("AFP", "OSCE-SMM"))
    assert groups([first, carried, tell("c", voices=("OSCE-SMM",))]) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_people_join_and_part_claims_for_good() -> None:
    claims = [tell("a"), tell("b", voices=("AFP",)), tell("c", where=[BERD])]
    assert groups(claims, [judged(Verdict.DIFFERENT, "a", "b")]) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert groups(claims, [judged(Verdict.SAME, "a", "c")]) >= {frozenset({"a", "c"})}


def test_a_judgement_superseded_has_no_effect() -> None:
    claims = [tell("a"), tell("b", voices=("AFP",))]
    first = judged(Verdict.DIFFERENT, "a", "b")
    second = judged(Verdict.ACCEPT, "a", name="j2", hour=2, supersedes="j1")
    assert groups(claims, [second, first]) == {frozenset({"a", "b"})}


def test_of_two_judgements_on_one_pair_the_later_holds() -> None:
    claims = [tell("a"), tell("b", where=[BERD])]
    same, different = judged(Verdict.SAME, "a", "b"), judged(Verdict.DIFFERENT, "a", "b", name="j2", hour=2)
    assert len(groups(claims, [different, same])) == 2


def test_a_chain_of_same_never_joins_what_is_held_different() -> None:
    claims = [tell("a"), tell("b", where=[BERD]), tell("c", where=[KALBAJAR])]
    chain = [
        judged(Verdict.SAME, "a", "b"),
        judged(Verdict.SAME, "b", "c", name="j2"),
        judged(Verdict.DIFFERENT, "a", "c", name="j3"),
    ]
    assert groups(claims, chain) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_even_people_do_not_mix_a_promise_with_what_happened() -> None:
    claims = [tell("a"), tell("b", modality=Modality.PROMISED)]
    assert len(groups(claims, [judged(Verdict.SAME, "a", "b")])) == 2


def test_rejected_claims_are_left_out() -> None:
    assert groups([tell("a"), tell("b")], [judged(Verdict.REJECT, "a")]) == {frozenset({"b"})}
