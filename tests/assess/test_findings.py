"""Scenarios in own words: two districts to hand over, a ceasefire with an exact minute, and monitors' counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from trucewatch.assess import assess, cut_known
from trucewatch.model import (
    Activation,
    Actor,
    Agreement,
    Amendment,
    Attribution,
    Basis,
    Change,
    Claim,
    DayEdge,
    Deontic,
    Due,
    Evidence,
    FileStatus,
    Finding,
    Grade,
    Modality,
    Moment,
    Outcome,
    Party,
    Place,
    Polarity,
    Precision,
    Proof,
    Quantity,
    ReadingOf,
    Source,
    Span,
    Term,
    Voice,
    Window,
    Zone,
)
from trucewatch.reconcile import reconcile

YEREVAN, MOSCOW = timezone(timedelta(hours=4)), timezone(timedelta(hours=3))
START = datetime(2020, 11, 10, tzinfo=MOSCOW)
KALBAJAR = Place(text="the Kalbajar district", id="kalbajar")
REGION = Place(text="the region", id="region")
ELSEWHERE = Place(text="elsewhere", lat=10.0, lon=10.0, radius_km=1.0)
SQUARE = {"type": "Polygon", "coordinates": [[[45, 39], [47, 39], [47, 41], [45, 41], [45, 39]]]}

CEASEFIRE = Term(
    id="ceasefire",
    point="1",
    text="All fire stops.",
    modality=Deontic.PROHIBITION,
    bearer=("AZE", "ARM"),
    acts=("fire", "strike"),
    zone="region",
    window=Window(start=START),
    evidence=Evidence(breach=(Proof.CORROBORATED,), attribution=(Proof.ASSESSED,)),
)
HANDOVER = Term(
    id="handover",
    point="6",
    text="The district is returned.",
    modality=Deontic.OBLIGATION,
    bearer=("ARM",),
    counterparty=("AZE",),
    acts=("withdrawal", "control.transfer"),
    zone="kalbajar",
    window=Window(start=START, due=Due(at=date(2020, 11, 15), also=(DayEdge.START_OF_DAY,))),
    evidence=Evidence(kept=(Proof.COUNTERPARTY, Proof.MONITOR)),
)
DELAY = Amendment(
    id="a1",
    kind="extension",
    announced=datetime(2020, 11, 15, 12, tzinfo=YEREVAN),
    effective=datetime(2020, 11, 15, tzinfo=MOSCOW),
    changes=(Change(term="handover", set={"window.due": "2020-11-25"}),),
)
AGREEMENT = Agreement(
    id="statement",
    title="A statement",
    signed=date(2020, 11, 9),
    timezone="Europe/Moscow",
    status=FileStatus.TEST,
    parties=(
        Party(code="AZE", name="Azerbaijan", role="party"),
        Party(code="ARM", name="Armenia", role="party"),
        Party(code="RUS", name="Russia", role="guarantor"),
        Party(code="NK", name="the local forces", role="armed-formation", answers_for="ARM", contested=True),
        Party(code="MISSION", name="the mission", role="monitor"),
    ),
    zones=(
        Zone(id="region", geometry=SQUARE, names=("region",), union=("kalbajar",)),
        Zone(id="kalbajar", names=("kalbajar",)),
    ),
    terms=(CEASEFIRE, HANDOVER),
    amendments=(DELAY,),
)


def day(number: int, month: int = 11) -> Moment:
    when = date(2020, month, number)
    return Moment(start=when, end=when, precision=Precision.DAY, basis=Basis.STATED, zone="Asia/Yerevan")


def at(moment: datetime) -> Moment:
    return Moment(start=moment, end=moment, precision=Precision.MINUTE, basis=Basis.STATED)


def evening(number: int, month: int = 11) -> datetime:
    return datetime(2020, month, number, 20, tzinfo=YEREVAN)


def tell(
    name: str,
    act: str,
    voices: Sequence[str | None] = ("REUTERS",),
    *,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    where: Sequence[Place] = (REGION,),
    when: Moment | None = None,
    published: Moment | None = None,
    denied: bool = False,
    modality: Modality = Modality.OCCURRED,
    counts: Sequence[Quantity] = (),
) -> Claim:
    return Claim(
        id=name,
        document=f"doc-{name}",
        path=f"{name}.txt",
        source=Source(name=voices[0], actor=voices[0]),
        published=published or when or day(12),
        spans=(Span(start=0, end=len(name), text=name),),
        voices=tuple(Voice(name=code or "it was said", actor=code) for code in voices),
        act=act,
        reported_as=act,
        initiator=tuple(Actor(text=code, actor=code) for code in by),
        target=tuple(Actor(text=code, actor=code) for code in to),
        place=tuple(where),
        time=when or day(12),
        counts=tuple(counts),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        modality=modality,
    )


def judge(
    claims: Sequence[Claim],
    about: datetime,
    known: datetime | None = None,
    agreement: Agreement = AGREEMENT,
) -> dict[tuple[str, str | None], Finding]:
    incidents = reconcile(cut_known(claims, known))
    found = assess(agreement, incidents, claims, about=about, known=known)
    return {(finding.term, finding.bearer): finding for finding in found}


def handover(claims: Sequence[Claim], about: datetime, known: datetime | None = None) -> Finding:
    return judge(claims, about, known)["handover", "ARM"]


def ceasefire(claims: Sequence[Claim], bearer: str | None = None, about: datetime | None = None) -> Finding:
    return judge(claims, about or evening(20))["ceasefire", bearer]


def with_evidence(**proofs: tuple[Proof, ...]) -> Agreement:
    return replace(AGREEMENT, terms=(replace(CEASEFIRE, evidence=Evidence(**proofs)), HANDOVER))


# --- a district to hand over by the 15th, put off on the 15th to the 25th -------------------------------------------

LEFT = tell("left", "withdrawal", ("ARMENPRESS", "ARM.MOD"), by=["ARM.MIL"], where=[KALBAJAR], when=day(25))
GIVEN = tell("given", "control.transfer", ("AFP", "AZE.MOD"), to=["AZE"], where=[KALBAJAR], when=day(25))


def test_before_the_day_it_is_not_yet_due() -> None:
    found = handover([LEFT, GIVEN], evening(14), evening(14))
    assert found.outcome is Outcome.NOT_YET_DUE
    assert found.due == datetime(2020, 11, 16, tzinfo=MOSCOW)
    assert not found.incidents_for


def test_after_the_day_silence_is_overdue_where_the_delay_was_not_known() -> None:
    found = judge([], evening(16), evening(16), replace(AGREEMENT, amendments=()))["handover", "ARM"]
    assert found.outcome is Outcome.OVERDUE_UNKNOWN
    assert any(step.absence for step in found.steps)


def test_the_delay_is_known_once_it_is_announced() -> None:
    found = handover([LEFT, GIVEN], evening(16), evening(16))
    assert found.outcome is Outcome.NOT_YET_DUE
    assert found.due == datetime(2020, 11, 26, tzinfo=MOSCOW)
    assert "amended by a1" in found.steps[0].text


def test_handed_over_on_the_very_day_is_kept_or_late_as_the_text_is_read() -> None:
    found = handover([LEFT, GIVEN], evening(26), evening(26))
    assert found.outcome is Outcome.KEPT
    assert found.grade is Grade.VERIFIED, "the side that received the district confirms it"
    assert found.reading == "end_of_day"
    assert found.reading_sensitive
    assert {each.reading: each.outcome for each in found.readings} == {
        "end_of_day": Outcome.KEPT,
        "start_of_day": Outcome.KEPT_LATE,
    }
    assert found.label == "kept in time under the reading chosen, late under another"


def test_the_bearers_own_word_alone_does_not_keep_what_the_other_side_must_confirm() -> None:
    found = handover([LEFT], evening(30))
    assert (found.outcome, found.grade) == (Outcome.UNKNOWN, Grade.CLAIMED)


def test_handed_over_two_days_late_is_late_under_every_reading() -> None:
    found = handover([replace(GIVEN, time=day(27), published=day(27))], evening(30))
    assert found.outcome is Outcome.KEPT_LATE
    assert not found.reading_sensitive


def test_an_undated_handover_was_done_but_nobody_can_tell_whether_in_time() -> None:
    undated = replace(GIVEN, time=Moment(end=date(2020, 12, 2), zone="Asia/Yerevan"), published=day(2, 12))
    found = handover([undated], evening(5, 12))
    assert (found.outcome, found.grade) == (Outcome.UNKNOWN, Grade.VERIFIED)
    assert found.incidents_for


def test_a_promise_is_no_performance() -> None:
    promise = replace(GIVEN, modality=Modality.PROMISED)
    assert handover([promise], evening(30)).outcome is Outcome.OVERDUE_UNKNOWN


def test_a_withdrawal_under_way_keeps_the_duty_in_part() -> None:
    leaving = replace(GIVEN, act="withdrawal", modality=Modality.ONGOING)
    assert handover([leaving], evening(30)).outcome is Outcome.PARTLY_KEPT


def test_the_other_sides_complaint_is_no_proof_of_failure() -> None:
    complaint = tell("c", "withdrawal", ("AZE.MFA",), by=["ARM"], where=[KALBAJAR], when=day(28), denied=True)
    found = handover([complaint], evening(30))
    assert (found.outcome, found.grade) == (Outcome.OVERDUE_UNKNOWN, Grade.CLAIMED)
    assert found.incidents_against


@pytest.mark.parametrize("voice", ["ARM.MOD", "MISSION"])
def test_failure_admitted_or_seen_by_a_monitor_is_a_breach(voice: str) -> None:
    undone = tell("u", "withdrawal", (voice,), by=["ARM"], where=[KALBAJAR], when=day(28), denied=True)
    found = handover([undone], evening(30))
    assert (found.outcome, found.grade) == (Outcome.BREACHED, Grade.VERIFIED)


def test_a_complaint_from_before_the_day_proves_nothing_after_it() -> None:
    early = tell("u", "withdrawal", ("MISSION",), by=["ARM"], where=[KALBAJAR], when=day(20), denied=True)
    assert handover([early], evening(30)).outcome is Outcome.OVERDUE_UNKNOWN


def test_done_according_to_one_and_not_according_to_another_is_disputed() -> None:
    undone = tell("u", "withdrawal", ("AZE.MFA",), by=["ARM.MIL"], where=[KALBAJAR], when=day(25), denied=True)
    assert handover([LEFT, undone], evening(30)).outcome is Outcome.DISPUTED


def test_a_handover_elsewhere_is_another_one() -> None:
    assert handover([replace(GIVEN, place=(ELSEWHERE,))], evening(30)).outcome is Outcome.OVERDUE_UNKNOWN


def test_a_duty_without_a_day_is_never_overdue() -> None:
    term = replace(HANDOVER, window=Window(start=START, due=Due(unstated=True)))
    agreement = replace(AGREEMENT, terms=(term,), amendments=())
    assert judge([], evening(30, 12), agreement=agreement)["handover", "ARM"].outcome is Outcome.UNKNOWN
    assert judge([GIVEN], evening(30, 12), agreement=agreement)["handover", "ARM"].outcome is Outcome.KEPT


def test_a_duty_owed_to_many_persons_is_kept_in_part_by_one_exchange() -> None:
    term = replace(HANDOVER, extra={"per": "person"})
    agreement = replace(AGREEMENT, terms=(term,))
    assert judge([GIVEN], evening(30), agreement=agreement)["handover", "ARM"].outcome is Outcome.PARTLY_KEPT


# --- a ceasefire from 00:00 Moscow time on the 10th --------------------------------------------------------------


def shot(name: str, voices: Sequence[str | None], when: Moment, by: Sequence[str] = (), **fields: object) -> Claim:
    return tell(name, "fire.small_arms", voices, by=by, when=when, published=day(12), **fields)


def test_a_shot_half_an_hour_before_the_minute_of_effect_is_no_breach() -> None:
    half_past_midnight = at(datetime(2020, 11, 10, 0, 30, tzinfo=YEREVAN))
    found = ceasefire([shot("s", ("MISSION",), half_past_midnight)])
    assert found.outcome is Outcome.NO_BREACH_FOUND
    assert any(step.rule == "prohibition.before-effect" for step in found.steps)


def test_a_shot_an_hour_later_breaks_the_regime_and_is_laid_at_nobodys_door() -> None:
    half_past_one = at(datetime(2020, 11, 10, 1, 30, tzinfo=YEREVAN))
    claims = [shot("s", ("MISSION",), half_past_one)]
    found = ceasefire(claims)
    assert (found.outcome, found.grade, found.attribution) == (Outcome.BREACHED, Grade.VERIFIED, Attribution.NONE)
    assert found.label == "breach verified, attributed to nobody"
    assert ceasefire(claims, "AZE").outcome is Outcome.UNKNOWN


def test_a_shot_known_only_to_the_day_of_effect_cannot_be_told() -> None:
    found = ceasefire([shot("s", ("MISSION",), day(10))])
    assert found.outcome is Outcome.UNKNOWN
    (step,) = [step for step in found.steps if step.rule == "prohibition.cannot-tell"]
    assert "whether it falls within the time" in step.text


def test_a_ministrys_accusation_and_the_others_denial_stand_side_by_side() -> None:
    charge = shot("c", ("TASS", "AZE.MOD"), day(12), ["ARM.MIL"])
    denial = shot("d", ("TASS", "ARM.MOD"), day(12), ["ARM.MIL"], denied=True)
    found = ceasefire([charge, denial], "ARM")
    assert (found.outcome, found.grade, found.attribution) == (Outcome.DISPUTED, Grade.CLAIMED, Attribution.ALLEGED)
    assert found.label == "disputed between the parties"
    assert ceasefire([charge, denial], "AZE").outcome is Outcome.NO_BREACH_FOUND


def test_accusation_and_counter_accusation_are_disputed_for_both() -> None:
    charge = shot("c", ("AZE.MOD",), day(12), ["ARM.MIL"])
    counter = shot("d", ("ARM.MOD",), day(12), ["AZE.MIL"])
    village = Place(text="a village", id="v", lat=40.0, lon=46.0, radius_km=2.0)
    claims = [replace(claim, place=(village,)) for claim in (charge, counter)]
    assert {ceasefire(claims, bearer).outcome for bearer in ("AZE", "ARM")} == {Outcome.DISPUTED}


def test_three_outlets_that_carry_one_bulletin_are_one_origin() -> None:
    claims = [shot(name, (name.upper(), "AZE.MOD"), day(12), ["ARM.MIL"]) for name in ("afp", "tass", "trend")]
    found = ceasefire(claims, "ARM")
    assert (found.outcome, found.grade) == (Outcome.UNKNOWN, Grade.CLAIMED)
    assert found.label == "alleged only, cannot tell"


def test_a_partys_outlet_in_its_own_words_is_that_party() -> None:
    assert ceasefire([shot("s", ("ARMENPRESS",), day(12), ["AZE.MIL"])], "AZE").grade is Grade.CLAIMED


def test_two_independent_origins_corroborate_and_assess() -> None:
    claims = [shot(name, (name.upper(),), day(12), ["ARM.MIL"]) for name in ("afp", "reuters")]
    found = ceasefire(claims, "ARM")
    assert (found.outcome, found.grade, found.attribution) == (
        Outcome.BREACHED,
        Grade.CORROBORATED,
        Attribution.ASSESSED,
    )


def test_unnamed_sources_are_one_however_many_outlets_quote_them() -> None:
    claims = [shot(name, (name.upper(), None), day(12), ["ARM.MIL"]) for name in ("afp", "reuters")]
    assert ceasefire(claims, "ARM").grade is Grade.REPORTED


def test_a_guarantors_organs_are_one_independent_origin_and_no_monitor() -> None:
    claims = [shot(str(n), (code,), day(12), ["ARM.MIL"]) for n, code in enumerate(["RUS.PKF", "RUS.MFA", "TASS"])]
    assert ceasefire(claims, "ARM").grade is Grade.REPORTED


def test_an_admission_establishes_what_the_same_side_denied_before() -> None:
    denial = shot("d", ("ARM.MFA",), day(12), ["ARM.MIL"], denied=True)
    admission = shot("a", ("ARM.MOD",), day(12), ["ARM.MIL"])
    found = ceasefire([denial, admission], "ARM")
    assert (found.outcome, found.grade, found.attribution) == (
        Outcome.BREACHED,
        Grade.VERIFIED,
        Attribution.ESTABLISHED,
    )


def test_who_answers_for_a_formation_is_contested_so_nobody_can_tell() -> None:
    claims = [shot(name, (name.upper(),), day(12), ["NK"]) for name in ("afp", "reuters")]
    assert ceasefire(claims, "ARM").outcome is Outcome.UNKNOWN
    assert ceasefire(claims).outcome is Outcome.BREACHED


def test_fire_by_somebody_not_bound_breaks_nothing() -> None:
    claims = [shot(name, (name.upper(),), day(12), ["TUR"]) for name in ("afp", "reuters")]
    assert ceasefire(claims).outcome is Outcome.NO_BREACH_FOUND


def test_fire_outside_the_zone_breaks_nothing_here() -> None:
    drawn = replace(AGREEMENT, zones=(Zone(id="region", geometry=SQUARE), Zone(id="kalbajar")))
    claim = shot("s", ("MISSION",), day(12), where=[ELSEWHERE])
    assert judge([claim], evening(20), agreement=drawn)["ceasefire", None].outcome is Outcome.NO_BREACH_FOUND


def test_fire_at_a_place_that_cannot_be_found_stays_open() -> None:
    found = ceasefire([shot("s", ("MISSION",), day(12), where=[Place(text="some hamlet")])])
    assert found.outcome is Outcome.UNKNOWN
    assert found.incidents_open


def test_feared_and_demanded_acts_break_nothing() -> None:
    claims = [shot(str(mode), ("MISSION",), day(12), modality=mode) for mode in Modality if not mode.real]
    assert ceasefire(claims).outcome is Outcome.NO_BREACH_FOUND


def test_silence_finds_no_breach_and_says_what_that_rests_on() -> None:
    patrol = [tell(f"p{n}", "monitoring", ("MISSION",), when=day(n), published=day(n + 1)) for n in (11, 12, 14)]
    refused = tell("r", "access.denied", ("MISSION",), by=["ARM"], when=day(14), published=day(15))
    found = ceasefire([*patrol, refused], about=evening(19))
    assert found.outcome is Outcome.NO_BREACH_FOUND
    assert found.coverage is not None
    assert (found.coverage.days, found.coverage.days_reported, found.coverage.by_monitor) == (10, 2, 2)
    assert found.coverage.access_denied == 1
    assert found.steps[-1].absence


def test_before_it_counts_nothing_is_found_or_not_found() -> None:
    found = ceasefire([], about=evening(9))
    assert (found.activation, found.outcome) == (Activation.INACTIVE, Outcome.UNKNOWN)
    assert found.label == "not yet in force"


def test_without_any_proof_asked_for_an_accusation_is_called_one() -> None:
    agreement = with_evidence()
    found = judge([shot("s", ("AZE.MOD",), day(12), ["ARM.MIL"])], evening(20), agreement=agreement)
    assert found["ceasefire", "ARM"].label == "breach alleged by a party"


# --- leaders content, monitors counting -------------------------------------------------------------------------


def tally(name: str, number: int, when: Moment, voice: str = "MISSION") -> Claim:
    count = Quantity(of="violations", low=number, high=number, text=str(number))
    return tell(name, "tally", (voice,), when=when, published=day(20), counts=[count])


HOLDS = tell("holds", "ceasefire.observed", ("KREMLIN", "RUS+DEU"), when=day(12), published=day(19))
HOLDS = replace(
    HOLDS,
    modality=Modality.ONGOING,
    time=Moment(start=date(2020, 11, 10), precision=Precision.DAY, zone="Europe/Moscow"),
)


def test_leaders_content_and_a_monitors_counts_stand_side_by_side() -> None:
    counts = [tally("t1", 134, day(12)), tally("t2", 89, day(13))]
    found = ceasefire([HOLDS, *counts], about=evening(22))
    assert (found.outcome, found.grade, found.attribution) == (Outcome.DISPUTED, Grade.VERIFIED, Attribution.NONE)
    assert len(found.incidents_against) == 2
    assert len(found.incidents_for) == 1
    assert ceasefire([HOLDS, *counts], "ARM", about=evening(22)).outcome is Outcome.UNKNOWN


def test_a_monitors_count_alone_breaks_the_regime() -> None:
    assert ceasefire([tally("t1", 134, day(12))], about=evening(22)).label == "breach verified, attributed to nobody"


def test_a_count_of_none_covers_its_day_and_keeps_nothing() -> None:
    found = ceasefire([tally("t0", 0, day(12))], about=evening(22))
    assert found.outcome is Outcome.NO_BREACH_FOUND
    assert found.coverage is not None
    assert found.coverage.by_monitor == 1
    assert len(found.incidents_for) == 1


def test_a_count_of_none_does_not_deny_what_another_saw() -> None:
    claims = [tally("t0", 0, day(12)), *(shot(n, (n.upper(),), day(12), ["ARM.MIL"]) for n in ("afp", "reuters"))]
    assert ceasefire(claims, "ARM", about=evening(22)).outcome is Outcome.BREACHED


def test_a_partys_own_count_is_an_accusation() -> None:
    count = replace(tally("t", 23, day(12), "AZE.MOD"), initiator=(Actor(text="ARM", actor="ARM"),))
    found = ceasefire([count], "ARM", about=evening(22))
    assert (found.outcome, found.grade) == (Outcome.UNKNOWN, Grade.CLAIMED)


def test_a_denial_at_large_answers_the_charges_of_its_days() -> None:
    charge = tell("c", "strike.air", ("AZE.MOD",), by=["ARM.MIL"], when=day(12), published=day(12))
    at_large = tell("d", "ceasefire.violated", ("ARM.MFA",), by=["ARM"], where=[], denied=True, when=day(12))
    assert ceasefire([charge, at_large], "ARM").outcome is Outcome.DISPUTED


def test_one_sides_denial_leaves_what_nobody_is_named_for() -> None:
    at_large = tell("d", "fire", ("ARM.MFA",), by=["ARM"], where=[], denied=True, when=day(12))
    assert ceasefire([tally("t", 134, day(12)), at_large], about=evening(22)).outcome is Outcome.BREACHED


def test_a_denial_of_one_village_leaves_another() -> None:
    here, there = (Place(text=n, id=n, lat=39.5 + k, lon=46.0, radius_km=2.0) for k, n in enumerate(("here", "there")))
    claims = [shot(n, (n.upper(),), day(12), ["ARM.MIL"], where=[here]) for n in ("afp", "reuters")]
    denial = shot("d", ("ARM.MOD",), day(12), ["ARM.MIL"], denied=True, where=[there])
    assert ceasefire([*claims, denial], "ARM").outcome is Outcome.BREACHED


def test_strictly_observing_it_answers_the_charges_of_the_days_before() -> None:
    charge = shot("c", ("AZE.MOD",), day(12), ["ARM.MIL"])
    observing = tell("o", "ceasefire.observed", ("ARM.MOD",), by=["ARM.MIL"], where=[], published=day(13))
    observing = replace(observing, modality=Modality.ONGOING, time=Moment())
    assert ceasefire([charge, observing], "ARM").outcome is Outcome.DISPUTED


# --- what belongs to an agreement -------------------------------------------------------------------------------


def test_what_is_said_without_a_place_of_strangers_has_nothing_to_do_with_it() -> None:
    found = ceasefire([tell("s", "fire", ("AFP",), by=["LBN"], to=["ISR"], where=[])])
    assert not found.incidents_open


def test_a_report_that_speaks_of_another_conflict_only_is_left_out() -> None:
    abroad = tell("a", "fire", ("AFP",), where=[ELSEWHERE])
    nowhere = replace(tell("n", "fire", ("AFP",), where=[]), document=abroad.document)
    drawn = replace(AGREEMENT, zones=(Zone(id="region", geometry=SQUARE), Zone(id="kalbajar", geometry=SQUARE)))
    assert not judge([abroad, nowhere], evening(20), agreement=drawn)["ceasefire", None].incidents_open
    assert judge([nowhere], evening(20), agreement=drawn)["ceasefire", None].incidents_open


def test_who_takes_over_what_was_handed_over_breaks_nothing() -> None:
    ban = replace(CEASEFIRE, acts=("control.seized",), evidence=Evidence())
    agreement = replace(AGREEMENT, terms=(ban, HANDOVER))
    taken = tell("t", "control.seized", ("AZE.MOD",), by=["AZE.MIL"], where=[KALBAJAR], when=day(25))
    alone = judge([taken], evening(26), agreement=agreement)["ceasefire", "AZE"]
    assert alone.outcome is Outcome.UNKNOWN
    left = replace(LEFT, time=day(24))
    assert judge([taken, left], evening(26), agreement=agreement)["ceasefire", "AZE"].outcome is Outcome.NO_BREACH_FOUND


def test_a_duty_to_go_back_to_barracks_leaves_nobody_a_district() -> None:
    ban = replace(CEASEFIRE, acts=("control.seized",), evidence=Evidence())
    agreement = replace(AGREEMENT, terms=(ban, replace(HANDOVER, acts=("withdrawal",))), amendments=())
    taken = tell("t", "control.seized", ("AZE.MOD",), by=["AZE.MIL"], where=[KALBAJAR], when=day(25))
    assert judge([taken], evening(26), agreement=agreement)["ceasefire", "AZE"].outcome is Outcome.BREACHED


def test_who_leaves_one_village_has_not_left_the_district() -> None:
    zones = (Zone(id="region", names=("region",)), Zone(id="kalbajar", names=("kalbajar",), union=("village",)))
    agreement = replace(AGREEMENT, zones=(*zones, Zone(id="village", names=("village",))))
    part = replace(GIVEN, place=(Place(text="village"),))
    assert judge([part], evening(30), agreement=agreement)["handover", "ARM"].outcome is Outcome.PARTLY_KEPT


def test_a_partys_own_troops_are_no_peacekeepers() -> None:
    term = replace(HANDOVER, bearer=None, acts=("deployment",), evidence=Evidence())
    agreement = replace(AGREEMENT, terms=(term,), amendments=())
    troops = tell("t", "deployment.forces", ("AFP",), by=["AZE.MIL"], where=[KALBAJAR], when=day(12))
    assert judge([troops], evening(14), agreement=agreement)["handover", None].outcome is Outcome.NOT_YET_DUE


def test_the_signing_itself_neither_keeps_nor_breaks_a_term() -> None:
    term = replace(HANDOVER, acts=("agreement.signed",), zone=None, evidence=Evidence())
    agreement = replace(AGREEMENT, terms=(term,), amendments=())
    signed = tell("s", "agreement.signed", ("AFP",), by=["AZE", "ARM"], where=[], when=day(9), published=day(11))
    another = replace(signed, id="t", time=day(12), published=day(13))
    assert not judge([signed], evening(14), agreement=agreement)["handover", "ARM"].incidents_for
    assert judge([another], evening(14), agreement=agreement)["handover", "ARM"].outcome is Outcome.KEPT


# --- what was known when ---------------------------------------------------------------------------------------------


def test_a_claim_published_later_was_not_known() -> None:
    claims = [shot(name, (name.upper(),), day(12), ["ARM.MIL"]) for name in ("afp", "reuters")]
    late = [claims[0], replace(claims[1], published=day(18))]
    assert judge(late, evening(20), evening(15))["ceasefire", "ARM"].grade is Grade.REPORTED
    assert judge(late, evening(20), evening(19))["ceasefire", "ARM"].grade is Grade.CORROBORATED


def test_incidents_with_members_not_yet_known_are_ignored_whole() -> None:
    claims = [shot("afp", ("AFP",), day(12)), replace(shot("ap", ("AP",), day(12)), published=day(18))]
    incidents = reconcile(claims)
    found = assess(AGREEMENT, incidents, claims, about=evening(20), known=evening(15))
    assert not any(finding.incidents_against for finding in found)


def test_a_claim_of_unknown_publication_is_left_out_and_named() -> None:
    claim = replace(shot("s", ("MISSION",), day(12)), published=None)
    found = judge([claim], evening(20), evening(20))["ceasefire", None]
    assert found.outcome is Outcome.NO_BREACH_FOUND
    (step,) = [step for step in found.steps if step.rule == "known.undated"]
    assert step.proof[0].claim == "s"


def test_a_reading_that_widens_the_term_is_judged_beside_it() -> None:
    reading = ReadingOf(id="flights-too", held_by=("AZE",), set={"act": ["fire", "strike", "overflight"]})
    agreement = replace(AGREEMENT, terms=(replace(CEASEFIRE, readings=(reading,)), HANDOVER))
    flight = tell("o", "overflight", ("MISSION",), by=["ARM.MIL"], when=day(12))
    found = judge([flight], evening(20), agreement=agreement)["ceasefire", "ARM"]
    assert (found.outcome, found.reading_sensitive) == (Outcome.NO_BREACH_FOUND, True)
    assert found.readings[-1].outcome is Outcome.BREACHED
    assert found.readings[-1].held_by == ("AZE",)


def test_every_finding_says_what_it_rests_on() -> None:
    for finding in judge([LEFT, GIVEN, HOLDS], evening(26)).values():
        assert any(step.proof or step.absence for step in finding.steps)
        assert finding.id.startswith("f1:")
