"""Outputs: files that appear whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from trucewatch.model.errors import InputError


def write_text(file: Path, text: str) -> None:
    """Write a file in UTF-8, putting it in place only once it is complete.

    Raises InputError where that cannot be done.
    """
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"cannot be written: {error.strerror}", where=str(file)) from error


def write_lines(file: Path, records: Iterable[dict[str, Any]]) -> None:
    """Write records as JSON lines; see `write_text`."""
    write_text(file, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))


def make_folder(folder: Path) -> None:
    """Make a folder for outputs. Raises InputError where there is something else, or it may not be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder cannot be made: {error.strerror}", where=str(folder)) from error
