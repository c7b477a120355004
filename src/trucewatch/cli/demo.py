"""`trucewatch demo`: the main job on the packaged dossier."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.judging_options import labels_option
from trucewatch.cli.listing import format_option
from trucewatch.cli.run import carry_out
from trucewatch.pipeline.question import Question

DOSSIER = "data/dossiers/karabakh-donbas-2020"


@click.command(
    "demo",
    short_help="Read, judge and report on the packaged dossier.",
    epilog="\b\nExample:\n  $ trucewatch demo -o demo-out",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    help="Folder for it.",
)
@labels_option
@format_option()
def command(*, output: Path, labels: str | None, form: str) -> Exit:
    """Do what `trucewatch run` does, on reports of late 2020 from two fronts that come with the program.

    The reports are retold in our own words.
    """
    with resources.as_file(resources.files("trucewatch").joinpath(DOSSIER)) as folder:
        carry_out(folder, output, Question(), form, labels=labels)
    return Exit.FINE
