"""Cases of terms, run: the claims given are judged as any others, and the verdicts compared with those expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trucewatch.assess import assess, cut_known
from trucewatch.model.agreement import Agreement
from trucewatch.model.errors import InputError
from trucewatch.model.finding import Finding
from trucewatch.model.issue import Issue
from trucewatch.pipeline.agreements import file_text
from trucewatch.pipeline.paths import path_text
from trucewatch.reconcile import reconcile
from trucewatch.terms.cases import Case, load_cases
from trucewatch.terms.expectations import Difference, check_expectations
from trucewatch.terms.load import packaged_agreements, packaged_text

CASES_ENDING = ".cases.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case with every difference between what it expects and what came out; none where it holds.

    ``findings`` are those that the differences are about.
    """

    case: Case
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...] = ()

    def finding(self, difference: Difference) -> Finding | None:
        """The finding that came out otherwise; None where there is none."""
        asked = (difference.term, difference.bearer)
        return next((each for each in self.findings if (each.term, each.bearer) == asked), None)


def cases_of(name: str) -> tuple[tuple[Case, ...], tuple[Issue, ...]]:
    """The cases that lie beside a terms file (``x.cases.yaml`` for ``x.yaml`` or ``x.terms.yaml``), or are packaged
    with an agreement; and every issue of their file.

    Raises InputError where there are none, or they cannot be opened.
    """
    if name in packaged_agreements():
        where = name + CASES_ENDING
        text = packaged_text(where)
        if text is None:
            raise InputError("no cases come with this agreement", where=name)
        return load_cases(text, where)
    file = _cases_file(Path(name))
    content = file_text(file)
    if isinstance(content, Issue):
        raise InputError(content.message, where=content.where, hint=content.hint)
    return load_cases(content, path_text(file))


def run_cases(agreement: Agreement, cases: Iterable[Case]) -> tuple[CaseResult, ...]:
    """The result of each case."""
    return tuple(_result(agreement, case) for case in cases)


def _result(agreement: Agreement, case: Case) -> CaseResult:
    claims = cut_known(case.claims, case.known)
    findings = assess(agreement, reconcile(claims), claims, about=case.about, known=case.known)
    differences = check_expectations(case, findings)
    asked = {(each.term, each.bearer) for each in differences}
    concerned = tuple(each for each in findings if (each.term, each.bearer) in asked)
    return CaseResult(case=case, differences=differences, findings=concerned)


def _cases_file(terms: Path) -> Path:
    stem = terms.name.removesuffix(".yaml").removesuffix(".terms")
    file = terms.with_name(stem + CASES_ENDING)
    if not file.is_file():
        raise InputError("there are no cases beside this file", where=str(terms), hint=f"write them to {file}")
    return file
