"""`trucewatch exchanges`: what each side promised to hand over, what is told of it, and what is corroborated."""

from __future__ import annotations

import click

from trucewatch.assess import exchanges
from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import judging_options, say_if_none_applies
from trucewatch.cli.listing import Columns, Record, format_option, print_listing
from trucewatch.cli.talk import say
from trucewatch.model.record_of_board import exchange_record
from trucewatch.pipeline.inquiry import Answer
from trucewatch.publish.exchanges import NO_NUMBER, kind_words
from trucewatch.publish.wording import figure_words


def _figures(figures: list[Record]) -> list[str]:
    return [f"{_amount(figure)} ({_sources(figure)})" for figure in figures]


def _amount(figure: Record) -> str:
    told = figure["low"] is not None or figure["high"] is not None
    return figure_words(figure["low"], figure["high"]) if told else NO_NUMBER


def _sources(figure: Record) -> str:
    if figure["term"]:
        return f"text {figure['term']}"
    return f"{'+'.join(figure['sources'])}: {', '.join(figure['claims'])}"


COLUMNS: Columns = {
    "agreement": lambda row: row["agreement"],
    "side": lambda row: "+".join(row["sides"]) or "not stated",
    "kind": lambda row: kind_words(row["kind"]),
    "promised": lambda row: _figures(row["promised"]),
    "reported": lambda row: _figures(row["reported"]),
    "corroborated": lambda row: _figures(row["corroborated"]),
    "open": lambda row: _amount(row["open"] | {"term": None}) if row["open"] else "no number promised",
    "denied": lambda row: row["denied"],
}


@click.command(
    "exchanges",
    short_help="List what each side hands over: prisoners, detainees, remains.",
    epilog="\b\nExample:\n  $ trucewatch exchanges --ledger ledger.db --agreement nk-2020-11-09 --about 2020-12-15",
)
@judging_options
@format_option()
def command(*, answer: Answer, form: str) -> Exit:
    """List, for each side and kind (prisoners, detainees, remains), what was promised, what is reported, what is
    corroborated, and what is open; each number with its claims, no person by name.

    Numbers of different sources stand side by side. They are added only where one source counts the same unit over
    periods that do not overlap.
    """
    say_if_none_applies(answer)
    judged = answer.judged
    rows = exchanges(judged.agreements, judged.incidents, judged.claims, about=judged.about, known=judged.known)
    print_listing(map(exchange_record, rows), COLUMNS, form)
    say(f"About {judged.about.isoformat(timespec='seconds')}. A side is who hands over.")
    return Exit.FINE
