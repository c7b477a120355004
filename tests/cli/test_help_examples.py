"""Every command's help has an example, and every example runs."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from trucewatch.cli.main import program

AGREEMENTS = Path(__file__).parents[1] / "corpus" / "agreements"


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield (*path, name), command
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands(program))
EXAMPLES = [
    line.strip().removeprefix("$ trucewatch ")
    for command in COMMANDS.values()
    for line in (command.epilog or "").splitlines()
    if line.strip().startswith("$ trucewatch ")
]


@pytest.fixture
def place(trucewatch, worked, tmp_path, event_tables):
    """A folder with all that the examples name."""
    shutil.copytree(worked / "dossier", tmp_path / "dossier")
    shutil.copy(worked / "ledger.db", tmp_path / "ledger.db")
    shutil.copy(worked / "dossier" / "2020-12-07-leaders-call.txt", tmp_path / "report.txt")
    shutil.copy(AGREEMENTS / "separation.txt", tmp_path / "accord.txt")
    cells = [
        "1",
        "Vrylivka",
        "Vrylivka",
        "",
        "48.5",
        "38.25",
        "P",
        "PPL",
        "UA",
        "",
        "14",
        "",
        "",
        "",
        "9",
        "",
        "",
        "",
        "",
    ]
    (tmp_path / "UA.txt").write_text("\t".join(cells) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(trucewatch, path):
    called = trucewatch(*path, "--help")
    assert called.status == 0
    assert f"$ trucewatch {' '.join(path)} " in called.out


def test_the_help_says_of_each_command_what_the_command_says_of_itself():
    for name, line in program.commands_of.items():
        assert program.get_command(click.Context(program), name).short_help == line


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(trucewatch, place, worked, example):
    first = {
        f"${kind.upper()}": json.loads((worked / "out" / f"{kind}s.jsonl").read_text().splitlines()[0])[kind]
        for kind in ("finding", "incident", "claim")
    }
    differing = (worked / "out" / "incidents.jsonl").read_text().splitlines()
    first["$CONTRADICTION"] = next(
        each["contradiction"] for line in differing for each in json.loads(line)["contradictions"]
    )
    words, _, fed = example.partition(" < ")
    stdin = (place / fed).read_bytes() if fed else b""
    called = trucewatch(*(first.get(word, word) for word in shlex.split(words)), stdin=stdin)
    assert called.status == 0, called.err
