"""Files to read: what lies at the paths given, in an order that does not depend on the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.paths import path_text
from trucewatch.readers.layout import MAX_BYTES

SETTINGS = ("dossier.yaml", "manifest.csv", "readme", "readme.md", "readme.txt")
SETTING_ENDINGS = (".terms.yaml", ".cases.yaml", ".geojson")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file at ``file``; ``path`` is its name in every record: as given, with ``/`` between its parts."""

    path: str
    file: Path

    def opened(self) -> BinaryIO | None:
        """The file as a stream, None where it cannot be had; `content` says why."""
        try:
            return self.file.open("rb") if stat.S_ISREG(self.file.stat().st_mode) else None
        except OSError:
            return None

    def content(self) -> bytes | Issue:
        """The bytes, or why they cannot be had."""
        try:
            status = self.file.stat()
            if not stat.S_ISREG(status.st_mode):
                return _fault(self.path, "reader.file.special", "this is no regular file", "")
            if status.st_size > MAX_BYTES:
                message = f"the file has {status.st_size:,} bytes; a report may have {MAX_BYTES:,}"
                return _fault(self.path, "reader.file.too_large", message, "split it into one file a report")
            return self.file.read_bytes()
        except OSError as error:
            return _fault(self.path, "reader.file.unreadable", f"cannot be opened: {error.strerror}", "")


def found_files(paths: Iterable[Path], *, below: Path | None = None) -> tuple[FoundFile, ...]:
    """The files at the paths, folders walked through in sorted order, hidden and settings files left out.

    Paths are named from the folder ``below``, else as given. A path that does not exist is kept: opening it will
    say so.
    """
    every = (
        FoundFile(path=path_text(file.relative_to(below) if below else file), file=file)
        for path in paths
        for file in (_walked(path) if path.is_dir() else (path,))
    )
    return tuple({found.path: found for found in every}.values())


def is_setting(name: str) -> bool:
    """Whether a file steers trucewatch or describes the folder instead of reporting something."""
    return name.lower() in SETTINGS or name.endswith(SETTING_ENDINGS)


def _walked(folder: Path) -> Iterator[Path]:
    """The files below a folder. Links to folders are not followed, nor links to files that lead out of it."""
    root = folder.resolve()
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(at, name)
            if not (name.startswith(".") or is_setting(name)) and _stays_below(file, root):
                yield file


def _stays_below(file: Path, root: Path) -> bool:
    return not file.is_symlink() or file.resolve().is_relative_to(root)


def _fault(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity=Severity.ERROR, where=path, message=message, hint=hint)
