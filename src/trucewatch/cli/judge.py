"""`trucewatch judge`: what a person says of claims, into the ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.ledger_options import ledger_option
from trucewatch.cli.listing import Columns, format_option, print_listing
from trucewatch.ledger import open_ledger
from trucewatch.ledger.content import judgement_content
from trucewatch.model.judgement import Verdict
from trucewatch.pipeline.clock import SystemClock
from trucewatch.pipeline.judgements import Opinion, write_judgement

OF_CLAIMS = tuple(verdict for verdict in Verdict if verdict not in (Verdict.ASSIGN, Verdict.RESOLVE))
"""What is said of claims; what is said of contradictions has commands of its own."""

COLUMNS: Columns = {
    "judgement": lambda record: record["judgement"],
    "verdict": lambda record: record["verdict"],
    "subjects": lambda record: record["subjects"],
    "change": lambda record: record["change"],
    "by": lambda record: record["by"],
    "at": lambda record: record["at"],
    "why": lambda record: record["why"],
    "supersedes": lambda record: record["supersedes"],
}


@click.command(
    "judge",
    short_help="Write what a person says of claims into a ledger.",
    epilog="\b\nExample:\n"
    "  $ trucewatch judge redact --name 'Jane Roe' --by editor --why 'holds no office' --ledger ledger.db",
)
@click.argument("verdict", type=click.Choice([str(verdict) for verdict in OF_CLAIMS]))
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--by", required=True, help="Who judges.")
@click.option("--why", required=True, help="For which reason.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="MEMBER=VALUE",
    help="With correct: a member of the claim and what it should be, as JSON or a plain word (act=strike.air, "
    "time.from=2020-12-07); may be repeated.",
)
@click.option("--name", "names", multiple=True, help="With redact: a name to withhold everywhere; may be repeated.")
@click.option("--supersedes", metavar="JUDGEMENT", help="The judgement that this one takes the place of.")
@ledger_option
@format_option()
def command(
    *,
    verdict: str,
    claims: tuple[str, ...],
    by: str,
    why: str,
    settings: tuple[str, ...],
    names: tuple[str, ...],
    supersedes: str | None,
    ledger_path: Path,
    form: str,
) -> Exit:
    """Say of claims that they tell of the same happening or of different ones (unsure: nobody can tell), reject or
    accept them, correct what a claim is taken to mean, or redact names.

    unsure --supersedes JUDGEMENT, without claims, takes a judgement back: all is as if it had never been made.

    CLAIM is the beginning of an id that read prints. Nothing is overwritten: a judgement is an entry of its own, and
    counts from its moment on wherever a question says --known or --recorded.
    """
    change = _changes(settings) | ({"names": list(names)} if names else {})
    opinion = Opinion(verdict=Verdict(verdict), subjects=claims, by=by, why=why, change=change, supersedes=supersedes)
    with open_ledger(ledger_path) as ledger:
        judgement = write_judgement(ledger, opinion, SystemClock().now())
    print_listing([judgement_content(judgement)], COLUMNS, form)
    return Exit.FINE


def _changes(settings: tuple[str, ...]) -> dict[str, Any]:
    """``time.from=…`` sets a member of a member."""
    change: dict[str, Any] = {}
    for setting in settings:
        path, equals, value = setting.partition("=")
        member, _, inner = path.partition(".")
        if not equals or not member:
            raise click.BadParameter(f"{setting!r} is not MEMBER=VALUE", param_hint="--set")
        if inner:
            change.setdefault(member, {})[inner] = _value(value)
        else:
            change[member] = _value(value)
    return change


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
