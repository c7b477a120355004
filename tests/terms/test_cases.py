"""Cases: claims in short form become real claims, and every difference from what was expected is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from trucewatch.model import (
    Activation,
    Attribution,
    Basis,
    ByReading,
    Finding,
    Grade,
    Modality,
    Outcome,
    Polarity,
    Precision,
    Step,
)
from trucewatch.model.record import claim_id
from trucewatch.terms import check_expectations, load_cases

CASES = """format: trucewatch-cases/1
agreement: test-truce
timezone: Europe/Moscow
cases:
  - name: a case
    why: because
    given:
      - text: The ministry denies that shells fell on Ardum.
        says: [AFP, AAA.MOD]
        published: 2020-11-12
        act: fire.indirect
        initiator: [AAA]
        target: BBB
        place: {name: Ardum, lat: 39.5, lon: 46.5, radius_km: 2, precision: settlement}
        time: {from: 2020-11-11T08:00, to: 2020-11-11T09:00, precision: hour}
        counts: [{of: shots, low: 3}, {of: wounded, number: 0, who: civilians}]
        instruments: [mortar]
        polarity: denied
        agreement: test-truce
    known: 2020-11-13
    about: 2020-11-12T12:00
    expect:
      - {term: t1, bearer: AAA, outcome: unknown, grade: claimed}
      - {term: t1, bearer: nobody, outcome: unknown}
"""


def only_case(content=CASES):
    (case,), issues = load_cases(content, "x.cases.yaml")
    assert issues == ()
    return case


def test_a_claim_in_short_form_is_a_claim():
    (claim,) = only_case().claims
    assert claim.id == claim_id(claim)
    assert claim.spans[0].text == claim.reported_as == "The ministry denies that shells fell on Ardum."
    assert [voice.actor for voice in claim.voices] == ["AFP", "AAA.MOD"]
    assert claim.source.actor == "AFP"
    assert claim.origin.actor == "AAA.MOD"
    assert [actor.actor for actor in claim.initiator + claim.target] == ["AAA", "BBB"]
    assert (claim.polarity, claim.modality) == (Polarity.DENIED, Modality.OCCURRED)
    assert claim.place[0].lat == 39.5
    assert claim.time.start == datetime(2020, 11, 11, 5, tzinfo=UTC)
    assert (claim.time.precision, claim.time.basis) == (Precision.HOUR, Basis.STATED)
    assert claim.published.start == date(2020, 11, 12)
    assert [(count.of, count.low, count.high) for count in claim.counts] == [("shots", 3, None), ("wounded", 0, 0)]


def test_a_bare_date_is_over_when_its_day_is():
    case = only_case()
    assert case.known == datetime(2020, 11, 13, 21, tzinfo=UTC)
    assert case.about == datetime(2020, 11, 12, 9, tzinfo=UTC)


def test_what_nobody_says_stays_unknown():
    content = CASES.replace("        time: {from: 2020-11-11T08:00, to: 2020-11-11T09:00, precision: hour}\n", "")
    (claim,) = only_case(content.replace("[AFP, AAA.MOD]", "[AFP, unnamed]")).claims
    assert (claim.time.start, claim.time.end, claim.time.basis) == (None, None, Basis.UNKNOWN)
    assert claim.origin.actor is None


def test_reading_a_case_twice_gives_the_same_ids():
    assert only_case() == only_case()


FAULTS = {
    "an unknown key": ("known: 2020", "knwon: 2020", "terms.key.unknown"),
    "an unknown key of the head": ("timezone: Europe/Moscow", "timezone: Europe/Moscow\nzone: x", "terms.key.unknown"),
    "no such outcome": ("outcome: unknown, grade", "outcome: unkept, grade", "terms.value.unknown"),
    "no such act": ("act: fire.indirect", "act: fire.indirekt", "terms.act.unknown"),
    "half a position": ("lat: 39.5, ", "", "terms.case.place"),
    "no zone of time": ("Europe/Moscow", "Moscow", "terms.timezone.unknown"),
    "nothing expected": ("    expect:", "    expect: []\n    x:", "terms.key.unknown"),
    "no moment asked about": ("    about: 2020-11-12T12:00\n", "", "terms.key.missing"),
    "another format": ("trucewatch-cases/1", "trucewatch-terms/1", "terms.value.unknown"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_cases_file_has_its_line(name):
    old, new, code = FAULTS[name]
    assert CASES.count(old) == 1
    _, issues = load_cases(CASES.replace(old, new), "x.cases.yaml")
    assert code in [issue.code for issue in issues]
    assert all(issue.where.startswith("x.cases.yaml:") for issue in issues)


def test_one_faulty_case_leaves_the_others():
    second = CASES[CASES.index("  - name: a case") :].replace("a case", "another").replace("about:", "abuot:")
    cases, issues = load_cases(CASES + second, "x")
    assert [case.name for case in cases] == ["a case"]
    assert [issue.code for issue in issues] == ["terms.key.unknown"]


def test_two_cases_of_one_name_are_refused():
    _, issues = load_cases(CASES + CASES[CASES.index("  - name: a case") :], "x")
    assert [issue.code for issue in issues] == ["terms.id.duplicate"]


@pytest.mark.parametrize("content", ["", "cases: 3", "- a", "x: [", "format: trucewatch-cases/1\n"])
def test_what_is_no_cases_file_gives_issues(content):
    cases, issues = load_cases(content, "x")
    assert cases == ()
    assert issues


def finding(**fields):
    return Finding(
        **{
            "id": "f1:0",
            "agreement": "test-truce",
            "term": "t1",
            "bearer": "AAA",
            "about": datetime(2020, 11, 12, tzinfo=UTC),
            "known": None,
            "activation": Activation.IN_FORCE,
            "outcome": Outcome.UNKNOWN,
            "grade": Grade.CLAIMED,
            "attribution": Attribution.ALLEGED,
            "reading": "end_of_day",
            "reading_sensitive": True,
            "label": "cannot tell",
            "steps": (Step(rule="r", text="t", outcome="o", absence="nothing"),),
            "readings": (ByReading(reading="start_of_day", outcome=Outcome.KEPT_LATE),),
        }
        | fields
    )


BOTH = (finding(), finding(bearer=None))


def test_verdicts_that_agree_have_no_difference():
    assert check_expectations(only_case(), BOTH) == ()


def test_each_field_that_differs_is_told():
    differences = check_expectations(only_case(), (finding(outcome=Outcome.KEPT, grade=Grade.NONE), BOTH[1]))
    assert [(each.field, each.expected, each.found) for each in differences] == [
        ("outcome", "unknown", "kept"),
        ("grade", "claimed", "none"),
    ]


def test_a_finding_that_is_not_there_is_a_difference():
    (difference,) = check_expectations(only_case(), BOTH[:1])
    assert (difference.bearer, difference.field, difference.found) == (None, "finding", None)
    assert "nobody" in str(difference)


@pytest.mark.parametrize(
    ("reading", "outcome", "differences"),
    [
        ("start_of_day", "kept_late", 0),
        ("start_of_day", "unknown", 1),
        ("end_of_day", "unknown", 0),
        ("other", "kept", 1),
    ],
)
def test_an_outcome_can_be_asked_for_under_a_reading(reading, outcome, differences):
    content = CASES.replace("outcome: unknown, grade: claimed", f"outcome: {outcome}, reading: {reading}")
    assert len(check_expectations(only_case(content), BOTH)) == differences
