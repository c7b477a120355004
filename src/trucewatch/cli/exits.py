"""Exit statuses, and the outermost frame that turns every failure into one of them and a plain message."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

import click

from trucewatch import __version__
from trucewatch.model.errors import FaultyFileError, TrucewatchError, UsageError

REPORT_AT = "the project's issue page, with the command and this message, never with real reports"

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What the system says where a disk takes no more."""


class Exit(IntEnum):
    """What the caller learns: the statuses are part of the public contract."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    BAD_INPUT = 3
    INTERNAL = 4
    INTERRUPTED = 130


def outermost(call: Callable[[], object], arguments: list[str]) -> Exit:
    """Run a call; its status, with a message on standard error where it failed.

    A reader that closed the pipe (``| head``) has had enough, which is fine.
    """
    try:
        status = _clicked(call)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return Exit.FINE
    except TrucewatchError as error:
        return _expected(error)
    except OSError as error:
        if error.errno not in FULL:
            return _internal(error, debug="--debug" in arguments)
        _silence_stdout()
        click.echo(f"trucewatch: the output cannot be written: {error.strerror}", err=True)
        return Exit.BAD_INPUT
    except Exception as fault:
        return _internal(fault, debug="--debug" in arguments)
    return status


def _clicked(call: Callable[[], object]) -> Exit:
    """What click itself raises: the wrong words, an interrupt, an exit asked for."""
    try:
        result = call()
    except click.exceptions.Exit as stop:
        return Exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("trucewatch: interrupted; what was acknowledged is kept", err=True)
        return Exit.INTERRUPTED
    return Exit(result) if isinstance(result, int) else Exit.FINE


def _expected(error: TrucewatchError) -> Exit:
    for issue in error.issues if isinstance(error, FaultyFileError) else ():
        click.echo(f"trucewatch: {issue}", err=True)
    click.echo(f"trucewatch: {error}", err=True)
    return Exit.USAGE if isinstance(error, UsageError) else Exit.BAD_INPUT


def _internal(fault: Exception, *, debug: bool) -> Exit:
    if debug:
        traceback.print_exception(fault)
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    click.echo(
        f"trucewatch {__version__}: internal fault: {type(fault).__name__}: {fault} ({where})\n"
        f"Please report it at {REPORT_AT}; --debug before the command shows more.",
        err=True,
    )
    return Exit.INTERNAL


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
