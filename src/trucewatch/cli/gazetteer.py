"""`trucewatch gazetteer`: places of the user's own beside the packaged ones."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.talk import counted, say, say_issues
from trucewatch.pipeline.gazetteers import SHOWN_ISSUES, import_dump

KINDS = ("settlement", "district", "region", "height", "river", "road", "area", "facility")


@click.group("gazetteer", short_help="Add places of your own.")
def command() -> None:
    """Places beside those that come with the program."""


@command.command(
    "import",
    short_help="Make a file of places out of a GeoNames dump.",
    epilog="\b\nExample:\n  $ trucewatch gazetteer import UA.txt --country UKR -o places.tsv.gz",
)
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File for them.")
@click.option("--country", "countries", multiple=True, help="ISO code (UA, UKR) of a country to take; default: all.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    default=("settlement", "district", "region"),
    show_default=True,
    help="Kind of places to take.",
)
def import_(*, dump: Path, output: Path, countries: tuple[str, ...], kinds: tuple[str, ...]) -> Exit:
    """Make a file of places out of DUMP, a file of download.geonames.org: one country or allCountries, zipped or not.

    Hand the file to read, add or run with --gazetteer, or name it in TRUCEWATCH_GAZETTEER. A line that cannot be read
    is told with its number and left out; how many others were left out is told with the reason.
    """
    written = import_dump(dump, output, countries, kinds)
    say_issues(written.issues)
    if written.broken > SHOWN_ISSUES:
        say(f"{dump.name}: {written.broken - SHOWN_ISSUES:,} more lines cannot be read")
    for why, number in sorted(written.left_out.items()):
        say(f"{dump.name}: left out {counted(number, 'line')} {why}")
    total = sum(written.places.values())
    say(f"{output}: {counted(total, 'place')} of {counted(len(written.places), 'country', 'countries')}")
    return Exit.FINE
