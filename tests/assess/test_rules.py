"""The small rules that findings are built from."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assess.bearers import is_bearer
from trucewatch.assess.deadline import Deadline
from trucewatch.assess.spell import LONG_AGO, Spell, spell_of
from trucewatch.assess.truths import settled
from trucewatch.assess.weight import Weight, weigh
from trucewatch.assess.witnesses import Stand, Word
from trucewatch.model import (
    Activation,
    Agreement,
    Attribution,
    Claim,
    FileStatus,
    Grade,
    Modality,
    Moment,
    Party,
    Proof,
    Source,
    Span,
    StatusChange,
    StatusEvent,
    Truth,
)

NOBODY: frozenset[str] = frozenset()
words = st.builds(
    Word,
    stand=st.sampled_from(Stand),
    sides=st.sampled_from([NOBODY, frozenset({"AZE"}), frozenset({"ARM"})]),
    counts_as=st.sampled_from(["AZE", "ARM", "AFP", "REUTERS", "unnamed"]),
)


def word(stand: Stand, name: str) -> Word:
    return Word(stand=stand, sides=frozenset({name}), counts_as=name)


PARTY, OTHER = word(Stand.PARTY, "AZE"), word(Stand.PARTY, "ARM")
AFP, REUTERS, MISSION = (
    word(Stand.INDEPENDENT, "AFP"),
    word(Stand.INDEPENDENT, "REUTERS"),
    word(Stand.MONITOR, "MISSION"),
)


@pytest.mark.parametrize(
    ("told", "grade", "attribution"),
    [
        ([], Grade.NONE, Attribution.NONE),
        ([PARTY], Grade.CLAIMED, Attribution.ALLEGED),
        ([PARTY, OTHER], Grade.CLAIMED, Attribution.ALLEGED),
        ([PARTY, AFP], Grade.REPORTED, Attribution.ALLEGED),
        ([AFP, AFP], Grade.REPORTED, Attribution.ALLEGED),
        ([AFP, REUTERS], Grade.CORROBORATED, Attribution.ASSESSED),
        ([word(Stand.IMAGERY, "UNOSAT")], Grade.VERIFIED, Attribution.ALLEGED),
        ([MISSION], Grade.VERIFIED, Attribution.ASSESSED),
        ([MISSION, AFP], Grade.VERIFIED, Attribution.ESTABLISHED),
    ],
)
def test_origins_make_the_grade_and_the_attribution(told: list[Word], grade: Grade, attribution: Attribution) -> None:
    weight = weigh(told, against_interest=NOBODY)
    assert (weight.grade, weight.attribution) == (grade, attribution)


def test_a_side_against_its_own_interest_verifies_and_establishes() -> None:
    weight = weigh([PARTY], against_interest=frozenset({"AZE"}))
    assert (weight.grade, weight.attribution) == (Grade.VERIFIED, Attribution.ESTABLISHED)


@given(st.lists(words, max_size=5), words)
def test_another_witness_never_weakens_the_evidence(told: list[Word], another: Word) -> None:
    less, more = (weigh(each, against_interest=frozenset({"ARM"})) for each in (told, [*told, another]))
    assert more.grade.rank >= less.grade.rank
    for proof in Proof:
        assert more.meets([proof]) or not less.meets([proof])


def test_one_of_the_proofs_asked_for_is_enough_and_none_asked_for_is_met_by_all() -> None:
    claimed = Weight(grade=Grade.CLAIMED, counterparty=True)
    assert claimed.meets([Proof.MONITOR, Proof.COUNTERPARTY])
    assert not claimed.meets([Proof.MONITOR, Proof.REPORTED])
    assert claimed.meets([])


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ([Truth.YES, Truth.CANNOT_TELL], Truth.YES),
        ([Truth.NO, Truth.CANNOT_TELL], Truth.NO),
        ([Truth.YES, Truth.NO], Truth.CANNOT_TELL),
        ([], Truth.CANNOT_TELL),
    ],
)
def test_who_cannot_tell_gives_way_and_contradiction_settles_nothing(answers: list[Truth], result: Truth) -> None:
    assert settled(answers) is result


AGREEMENT = Agreement(
    id="a",
    title="a",
    signed=date(2020, 1, 1),
    timezone="UTC",
    status=FileStatus.TEST,
    parties=(
        Party(code="ARM", name="", role="party"),
        Party(code="NK", name="", role="armed-formation", answers_for="ARM", contested=True),
        Party(code="MILITIA", name="", role="armed-formation", answers_for="ARM"),
    ),
    zones=(),
    terms=(),
)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("ARM", Truth.YES),
        ("ARM.MIL", Truth.YES),
        ("MILITIA", Truth.YES),
        ("NK", Truth.CANNOT_TELL),
        ("NK.MIL", Truth.CANNOT_TELL),
        ("ARMY", Truth.NO),
        ("AZE", Truth.NO),
    ],
)
def test_organs_and_formations_count_as_the_bearer(code: str, answer: Truth) -> None:
    assert is_bearer(code, "ARM", AGREEMENT) is answer


def hour(number: int) -> datetime:
    return datetime(2020, 11, 10, number, tzinfo=UTC)


def from_six(instant: datetime) -> Activation:
    return Activation.IN_FORCE if instant >= hour(6) else Activation.INACTIVE


@pytest.mark.parametrize(
    ("spell", "answer"),
    [
        (Spell(first=hour(7), last=hour(8)), Truth.YES),
        (Spell(first=hour(4), last=hour(5)), Truth.NO),
        (Spell(first=hour(5), last=hour(7)), Truth.CANNOT_TELL),
        (Spell(first=hour(5), last=hour(7), lasting=True), Truth.YES),
        (Spell(first=hour(6), last=hour(6)), Truth.YES),
    ],
)
def test_an_act_within_bounds_and_one_that_fills_them(spell: Spell, answer: Truth) -> None:
    assert spell.within(from_six, hour(20)) is answer


def test_a_window_that_lies_between_the_bounds_leaves_it_open() -> None:
    def for_an_hour(instant: datetime) -> Activation:
        if instant < hour(6):
            return Activation.INACTIVE
        return Activation.IN_FORCE if instant < hour(7) else Activation.EXPIRED

    assert Spell(first=hour(5), last=hour(8)).within(for_an_hour, hour(20)) is Truth.CANNOT_TELL


def test_a_suspension_between_the_bounds_leaves_it_open() -> None:
    event = StatusEvent(kind=StatusChange.SUSPENSION, effective=hour(8), announced=hour(1), amendment="a")
    assert Spell(first=hour(7), last=hour(9)).within(from_six, hour(20), (event,)) is Truth.CANNOT_TELL


def test_what_lies_after_the_moment_asked_about_has_not_begun() -> None:
    assert Spell(first=hour(7), last=hour(8)).begun_by(hour(6)) is Truth.NO
    assert Spell(first=hour(5), last=hour(8)).begun_by(hour(6)) is Truth.CANNOT_TELL
    assert Spell(first=hour(5), last=hour(8), lasting=True).begun_by(hour(6)) is Truth.YES


def claim(time: Moment, modality: Modality = Modality.OCCURRED) -> Claim:
    published = Moment(start=hour(10), end=hour(11))
    return Claim(
        id="c",
        document="d",
        path="p",
        source=Source(),
        published=published,
        spans=(Span(start=0, end=1, text="x"),),
        voices=(),
        act="fire",
        reported_as="fire",
        time=time,
        modality=modality,
    )


def test_nothing_told_of_lies_after_its_publication() -> None:
    assert spell_of(claim(Moment(start=hour(5)))).last == hour(11)
    assert spell_of(claim(Moment(start=hour(5), end=hour(20)))).last == hour(11)


def test_what_goes_on_without_a_start_surely_went_on_at_its_publication_and_may_have_begun_at_any_time() -> None:
    spell = spell_of(claim(Moment(), Modality.ONGOING))
    assert (spell.core.first, spell.core.last, spell.lasting) == (hour(10), hour(11), False)
    assert (spell.first, spell.last) == (LONG_AGO, hour(11))


def test_what_goes_on_without_a_start_may_have_fallen_within_a_window_that_was_over_when_it_was_told() -> None:
    def for_an_hour(instant: datetime) -> Activation:
        if instant < hour(6):
            return Activation.INACTIVE
        return Activation.IN_FORCE if instant < hour(7) else Activation.EXPIRED

    spell = spell_of(claim(Moment(), Modality.ONGOING))
    assert spell.within(for_an_hour, hour(20)) is Truth.CANNOT_TELL
    assert spell.within(from_six, hour(20)) is Truth.YES
    assert spell.begun_by(hour(9)) is Truth.CANNOT_TELL


def test_what_goes_on_since_then_lasts_until_it_is_said() -> None:
    spell = spell_of(claim(Moment(start=hour(5)), Modality.ONGOING))
    assert (spell.core.first, spell.core.last, spell.lasting) == (hour(5), hour(10), True)


def test_a_daily_that_gives_only_its_day_tells_of_that_day() -> None:
    spell = spell_of(claim(Moment(end=date(2020, 11, 9), zone="UTC"), Modality.ONGOING))
    assert (spell.core.first, spell.last.date()) == (datetime(2020, 11, 9, tzinfo=UTC), date(2020, 11, 9))


BY_THE_25TH = Deadline(reading="end_of_day", at=datetime(2020, 11, 25, 21, tzinfo=UTC), last_day=date(2020, 11, 25))


@pytest.mark.parametrize("zone", [None, "Asia/Yerevan", "America/Los_Angeles"])
def test_a_bare_date_is_compared_with_a_bare_date(zone: str | None) -> None:
    told = claim(Moment(start=date(2020, 11, 25), end=date(2020, 11, 25), zone=zone))
    assert BY_THE_25TH.kept_by(told, spell_of(told)) is Truth.YES


def test_a_clock_time_is_compared_to_the_instant() -> None:
    late = Moment(start=datetime(2020, 11, 25, 21, 30, tzinfo=UTC), end=datetime(2020, 11, 25, 21, 30, tzinfo=UTC))
    told = claim(late)
    assert BY_THE_25TH.kept_by(told, Spell(first=late.start, last=late.end)) is Truth.NO
