"""`trucewatch terms`: agreements as data, checked, read back in English, and tested."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from operator import itemgetter
from pathlib import Path

import click

from trucewatch.cli.case_results import tell_case
from trucewatch.cli.exits import Exit
from trucewatch.cli.lazy import LazyGroup
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.cli.streams import printable
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.cli.when import When
from trucewatch.ledger.content import issue_content
from trucewatch.model.agreement import Agreement, DayEdge, day_edge
from trucewatch.model.errors import InputError, TermsError, UsageError
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Bound
from trucewatch.pipeline.agreements import load_named
from trucewatch.pipeline.outputs import write_text
from trucewatch.pipeline.terms_cases import cases_of, run_cases
from trucewatch.terms.differences import legal_differences
from trucewatch.terms.explain import explain_term
from trucewatch.terms.explain_timeline import explain_timeline
from trucewatch.terms.json_schema import cases_schema, terms_schema
from trucewatch.terms.law_in_time import as_known
from trucewatch.terms.timeline_svg import timeline_svg

FAULTS: Columns = {
    "where": lambda issue: issue["where"],
    "severity": lambda issue: issue["severity"],
    "message": lambda issue: issue["message"],
    "hint": lambda issue: issue["hint"],
    "code": lambda issue: issue["code"],
}

DIFFERENCES: Columns = {
    name: itemgetter(name) for name in ("part", "id", "change", "member", "before", "after", "sentence")
}


@click.group(
    "terms",
    short_help="Check, explain, test and draft terms files.",
    cls=LazyGroup,
    package="trucewatch.cli.on_terms",
    commands_of={
        "draft": "Draft a terms file from a text.",
        "format": "Put terms and cases files into the canonical layout.",
    },
)
def command() -> None:
    """Agreements as data.

    FILE is the path of a terms file, or the id of a packaged agreement.
    """


@command.command(
    "check",
    short_help="Find every fault of a terms file.",
    epilog="\b\nExample:\n  $ trucewatch terms check nk-2020-11-09",
)
@click.argument("file")
@format_option()
def check(*, file: str, form: str) -> Exit:
    """Find every fault of a terms file in one run, each with its line and column.

    The exit status is 1 where there are errors; warnings alone leave it 0.
    """
    agreement, issues = load_named(file)
    _must_have_been_read(agreement is not None, issues, file)
    if issues or form != "table":
        print_listing([issue_content(issue) for issue in issues], FAULTS, form)
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    say(f"{file}: {counted(errors, 'error')}, {counted(len(issues) - errors, 'warning or note', 'warnings or notes')}")
    return Exit.PROBLEMS if errors else Exit.FINE


@command.command(
    "explain",
    short_help="Read terms back in plain English.",
    epilog="\b\nExample:\n  $ trucewatch terms explain nk-2020-11-09 p6.kalbajar\n  $ trucewatch terms explain nk-1993-chain --svg chain.svg",
)
@click.argument("file")
@click.argument("term", required=False)
@click.option(
    "--svg",
    "picture",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Draw when what is in force as a picture, too.",
)
def explain(*, file: str, term: str | None, picture: Path | None) -> Exit:
    """Read each term, or one TERM, back as one plain sentence; without TERM also when what is in force."""
    agreement = _loaded(file)
    if picture is not None:
        write_text(picture, timeline_svg(agreement))
    if term and not agreement.has(term):
        hint = f"it has {', '.join(each.id for each in agreement.terms)}"
        raise UsageError(f"{agreement.id} has no term {term!r}", where=file, hint=hint)
    wanted = [agreement.term(term)] if term else agreement.terms
    for each in wanted:
        click.echo(printable(f"{each.id} (point {each.point}): {explain_term(agreement, each)}"))
    if not term:
        click.echo("\n" + printable(explain_timeline(agreement)))
    return Exit.FINE


@command.command(
    "diff",
    short_help="Tell what changed in law between two versions.",
    epilog="\b\nExample:\n  $ trucewatch terms diff nk-2020-11-09 nk-2020-11-09 --known-b 2020-11-16",
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--known-a", type=When(), help="A with the amendments applied that were announced by then.")
@click.option("--known-b", type=When(), help="B with the amendments applied that were announced by then.")
@format_option()
def diff(*, before: str, after: str, known_a: Bound | None, known_b: Bound | None, form: str) -> Exit:
    """Tell what changed in law from A to B, not in their lines.

    A and B may be one agreement at two moments, with --known-a and --known-b. The exit status is 0 either way.
    """
    found = legal_differences(_loaded_at(before, known_a), _loaded_at(after, known_b))
    if form == "table":
        for each in found:
            click.echo(printable(each.sentence))
    else:
        print_listing([asdict(each) | {"sentence": each.sentence} for each in found], DIFFERENCES, form)
    say(counted(len(found), "difference in law", "differences in law") if found else "no difference in law")
    return Exit.FINE


def _loaded_at(file: str, known: Bound | None) -> Agreement:
    agreement = _loaded(file)
    if known is None:
        return agreement
    moment = known if isinstance(known, datetime) else day_edge(known, agreement.timezone, DayEdge.END_OF_DAY)
    return as_known(agreement, moment)


@command.command(
    "schema",
    short_help="Print the JSON Schema of the format, for editors.",
    epilog="\b\nExample:\n  $ trucewatch terms schema --cases",
)
@click.option("--cases", is_flag=True, help="The schema of cases files instead of terms files.")
def schema(*, cases: bool) -> Exit:
    """Print the JSON Schema (2020-12) of terms files, with which an editor completes keys and marks faults."""
    click.echo(printable(cases_schema() if cases else terms_schema()), nl=False)
    return Exit.FINE


@command.command(
    "test",
    short_help="Run the cases that lie beside a terms file.",
    epilog="\b\nExample:\n  $ trucewatch terms test nk-2020-11-09",
)
@click.argument("file")
def test(*, file: str) -> Exit:
    """Run the cases beside FILE (x.cases.yaml beside x.yaml): given these claims, known by then, these verdicts.

    A case that fails says what was expected and what was found, and the steps that led there. The exit status is 1
    where a case fails or has faults.
    """
    agreement = _loaded(file)
    cases, issues = cases_of(file)
    results = run_cases(agreement, cases)
    say_issues(issues)
    for result in results:
        tell_case(result)
    failed = sum(bool(result.differences) for result in results)
    say(f"{len(results) - failed} passed, {failed} failed")
    return Exit.PROBLEMS if failed or issues else Exit.FINE


def _loaded(file: str) -> Agreement:
    """The agreement. Raises InputError where it cannot be opened, TermsError where it has faults."""
    loaded, issues = load_named(file)
    _must_have_been_read(loaded is not None, issues, file)
    if loaded is None:
        raise TermsError(f"{counted(len(issues), 'fault')} to be mended first", issues=issues, where=file)
    return loaded.agreement


def _must_have_been_read(loaded: bool, issues: tuple[Issue, ...], file: str) -> None:
    if not loaded and not Path(file).is_file():
        raise InputError(issues[0].message, where=file, hint=issues[0].hint)
