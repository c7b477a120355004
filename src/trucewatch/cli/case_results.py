"""Cases told at the terminal: whether each holds, and of one that fails what was found instead, and why."""

from __future__ import annotations

from collections.abc import Iterator

import click

from trucewatch.cli.streams import printable
from trucewatch.pipeline.terms_cases import CaseResult
from trucewatch.publish.reasoning import step_sentence
from trucewatch.terms.expectations import Difference


def tell_case(result: CaseResult) -> None:
    """One line where the case holds; else also its differences, each verdict with the steps that led to it."""
    verdict = "fails" if result.differences else "holds"
    click.echo(printable(f"{verdict}  {result.case.name}  ({result.case.where})"))
    for line in _lines(result):
        click.echo(printable(f"       {line}"))


def _lines(result: CaseResult) -> Iterator[str]:
    told: set[tuple[str, str | None]] = set()
    for each in result.differences:
        finding = result.finding(each)
        yield _difference(each)
        if finding is not None and (each.term, each.bearer) not in told:
            told.add((each.term, each.bearer))
            yield from (f"  - {step_sentence(step)}" for step in finding.steps)


def _difference(difference: Difference) -> str:
    who = difference.bearer or "the regime"
    field, expected = difference.field.replace("_", " "), difference.expected.replace("_", " ")
    if difference.found is None and difference.field == "finding":
        return f"{difference.term}, {who}: expected {expected}, found no verdict on this term and bearer at all"
    found = (difference.found or "none").replace("_", " ")
    return f"{difference.term}, {who}: {field}: expected {expected}, found {found}, because"
