"""What a case expected, beside what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model import Finding, Outcome
from trucewatch.terms.cases import Case, Expected

COMPARED = ("activation", "grade", "attribution", "label", "reading_sensitive", "progress")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of one verdict that came out otherwise; ``found`` is None where there is no such finding."""

    case: str
    term: str
    bearer: str | None
    field: str
    expected: str
    found: str | None

    def __str__(self) -> str:
        who = self.bearer or "nobody"
        return f"{self.case}: {self.term} ({who}): {self.field} is {self.found or 'missing'}, expected {self.expected}"


def check_expectations(case: Case, findings: Iterable[Finding]) -> tuple[Difference, ...]:
    """Every difference between the verdicts that a case expects and the findings; empty where all agree."""
    by_key = {(finding.term, finding.bearer): finding for finding in findings}
    return tuple(
        difference
        for expected in case.expected
        for difference in _differences(case.name, expected, by_key.get((expected.term, expected.bearer)))
    )


def _differences(case: str, expected: Expected, finding: Finding | None) -> Iterator[Difference]:
    if finding is None:
        yield _difference(case, expected, "finding", str(expected.outcome), None)
        return
    outcome = _outcome(finding, expected.reading)
    if outcome is not expected.outcome:
        yield _difference(case, expected, "outcome", str(expected.outcome), str(outcome) if outcome else None)
    for field in COMPARED:
        wanted, found = getattr(expected, field), getattr(finding, field)
        if wanted is not None and wanted != found:
            yield _difference(case, expected, field, str(wanted), str(found))
    yield from _of_instances(case, expected, finding)
    yield from _of_steps(case, expected, finding)


def _of_instances(case: str, expected: Expected, finding: Finding) -> Iterator[Difference]:
    found = tuple(sorted(Counter(str(each.outcome) for each in finding.instances).items()))
    if expected.instances and expected.instances != found:
        yield _difference(case, expected, "instances", _counted(expected.instances), _counted(found))


def _counted(instances: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in instances)


def _of_steps(case: str, expected: Expected, finding: Finding) -> Iterator[Difference]:
    for rule, wanted in expected.steps:
        found = [step.outcome for step in finding.steps if step.rule == rule]
        if wanted not in found:
            yield _difference(case, expected, f"step {rule}", wanted, ", ".join(found) or None)


def _outcome(finding: Finding, reading: str | None) -> Outcome | None:
    if reading is None or reading == finding.reading:
        return finding.outcome
    return next((each.outcome for each in finding.readings if each.reading == reading), None)


def _difference(case: str, expected: Expected, field: str, wanted: str, found: str | None) -> Difference:
    return Difference(case=case, term=expected.term, bearer=expected.bearer, field=field, expected=wanted, found=found)
