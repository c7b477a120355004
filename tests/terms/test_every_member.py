"""An invented agreement in which every member of the format stands: it loads, is judged, read back, and has its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assess import assess
from trucewatch.model import Agreement, Claim, Deontic, Finding, StatusChange
from trucewatch.model.record_of_finding import finding_record, read_finding
from trucewatch.pipeline.terms_cases import run_cases
from trucewatch.reconcile import reconcile
from trucewatch.terms import explain_term, load_agreement, load_cases
from trucewatch.terms.build import term_record
from trucewatch.terms.schema_term import EXTRA_MEMBERS, TermFile

FOLDER = Path(__file__).parent / "agreements"
PAGE = (Path(__file__).parents[2] / "docs/reference/terms.md").read_text(encoding="utf-8")
TABLE = PAGE[PAGE.index("## What each member does to a verdict") : PAGE.index("## Cases")]
# Members that say what stands where in the text; they change no verdict.
TEXT_ALONE = {"id", "point", "text", "quote", "note", "source", "variant"}
JUDGED = {field.alias or name for name, field in TermFile.model_fields.items()} - TEXT_ALONE


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _agreement() -> Agreement:
    agreement, issues = load_agreement(_read("members.yaml"), "members.yaml", geometry=_read)
    assert agreement is not None
    assert issues == ()
    return agreement


AGREEMENT = _agreement()
CASES, CASE_ISSUES = load_cases(_read("members.cases.yaml"), "members.cases.yaml")


def test_the_cases_are_sound() -> None:
    assert CASE_ISSUES == ()
    assert {expected.term for case in CASES for expected in case.expected} == {term.id for term in AGREEMENT.terms}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_holds(case: Any) -> None:
    (result,) = run_cases(AGREEMENT, [case])
    assert [str(difference) for difference in result.differences] == []


TOLD = [claim for case in CASES for claim in case.claims]
LATE = datetime(2021, 4, 20, tzinfo=UTC)


def _findings(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    return assess(AGREEMENT, reconcile(claims), claims, about=LATE)


FOUND = _findings(TOLD)


@given(order=st.permutations(TOLD))
@settings(max_examples=5, deadline=None)
def test_reports_of_all_cases_together_give_the_same_findings_in_any_order(order: list[Claim]) -> None:
    assert _findings(order) == FOUND


def test_findings_with_progress_and_instances_survive_their_record() -> None:
    assert any(finding.progress is not None for finding in FOUND)
    assert any(finding.instances for finding in FOUND)
    assert [read_finding(finding_record(finding)) for finding in FOUND] == list(FOUND)


def test_no_instance_shows_whom_it_is_about() -> None:
    release = next(finding for finding in FOUND if finding.term == "release")
    assert len({each.object for each in release.instances}) == len(release.instances) > 1
    assert not any("P-" in each.object for each in release.instances)


def test_every_member_stands_in_the_agreement() -> None:
    written = {key for term in AGREEMENT.terms for key in term_record(term)}
    written |= {"while" for term in AGREEMENT.terms if term.window.while_term}
    assert written >= JUDGED
    assert {term.modality for term in AGREEMENT.terms} == set(Deontic)
    assert {amendment.kind for amendment in AGREEMENT.amendments} >= set(map(str, StatusChange))


def test_every_member_of_the_format_is_in_the_table_of_what_it_does() -> None:
    assert _named_in_table() >= JUDGED | {"due", "due_reading", "until", "from", "amendments"}


def test_the_table_names_no_member_that_there_is_not() -> None:
    known = JUDGED | {"from", "until", "due", "due_reading", "amendments", "zones"}
    assert _named_in_table() <= known


def _named_in_table() -> set[str]:
    rows = [row.split("|")[1] for row in TABLE.splitlines() if row.startswith("| `")]
    return {name.strip("` ") for row in rows for name in row.split(",")}


@pytest.mark.parametrize("member", [*EXTRA_MEMBERS])
def test_every_further_member_is_read_back_in_words(member: str) -> None:
    for term in _terms_with(member):
        with_it = explain_term(AGREEMENT, term)
        assert with_it != explain_term(AGREEMENT, _without(term, member))


def _terms_with(member: str) -> Iterator[Any]:
    yield from (term for term in AGREEMENT.terms if member in term.extra)


def _without(term: Any, member: str) -> Any:
    return replace(term, extra={name: value for name, value in term.extra.items() if name != member})
