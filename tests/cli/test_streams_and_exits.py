"""What the outside sees: streams, statuses, pipes, locales, interrupts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import click
import pytest

from trucewatch.cli.exits import Exit, outermost
from trucewatch.cli.streams import printable
from trucewatch.model import InputError, LedgerError, UsageError


def raising(error):
    def call():
        raise error

    return outermost(call, [])


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("wrong"), Exit.USAGE),
        (click.BadParameter("wrong"), Exit.USAGE),
        (InputError("nothing"), Exit.BAD_INPUT),
        (LedgerError("broken"), Exit.BAD_INPUT),
        (ZeroDivisionError("ours"), Exit.INTERNAL),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (click.Abort(), Exit.INTERRUPTED),
    ],
)
def test_every_failure_has_its_status_and_a_message(capsys, error, status):
    assert raising(error) is status
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err
    assert "Traceback" not in told.err


def test_an_internal_fault_says_where_to_report_it_and_shows_more_when_asked(capsys):
    def call():
        return 1 / 0

    assert outermost(call, ["--debug"]) is Exit.INTERNAL
    told = capsys.readouterr().err
    assert "Please report it" in told
    assert "Traceback" in told


@pytest.mark.parametrize(
    ("text", "shown"), [("\x1b[31mred", "\\x1b[31mred"), ("Şuşa “x”", "Şuşa “x”"), ("\u202ea", "\\u202ea")]
)
def test_a_document_cannot_steer_the_terminal(text, shown):
    assert printable(text) == shown


ENTRY = [sys.executable, "-c", "from trucewatch.cli.main import entry; entry()"]
LOCALES = [
    ({"LC_ALL": "C"}, "table"),
    ({"PYTHONIOENCODING": "latin-1"}, "table"),
    ({"PYTHONIOENCODING": "ascii"}, "jsonl"),
]


@pytest.mark.parametrize(("locale", "form"), LOCALES)
def test_no_locale_makes_it_fail(locale, form, worked):
    words = [*ENTRY, "incidents", "--ledger", str(worked / "ledger.db"), "--format", form]
    done = subprocess.run(words, env=os.environ | locale, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    if form == "jsonl":
        assert all(json.loads(line)["incident"] for line in done.stdout.splitlines())


def test_a_closed_pipe_is_quiet(worked):
    words = [*ENTRY, "assess", "--ledger", str(worked / "ledger.db"), "--format", "json"]
    writer = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer.stdout.readline()
    writer.stdout.close()
    told = writer.stderr.read().decode()
    writer.stderr.close()
    assert writer.wait() == 0, told
    assert "Broken" not in told
    assert "Traceback" not in told


def test_an_interrupt_is_quiet():
    code = (
        "import os, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nfrom trucewatch.cli import main\n"
        "main.prepare_streams = lambda: None\n"
        "main.program.main = lambda **_: os.kill(os.getpid(), signal.SIGINT)\nmain.entry()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 128 + signal.SIGINT
    assert "interrupted" in done.stderr
    assert "Traceback" not in done.stderr
