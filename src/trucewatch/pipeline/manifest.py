"""The manifest on the disk: what it says of each file, by the file's own place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from trucewatch.model.errors import InputError
from trucewatch.model.issue import Issue
from trucewatch.pipeline.folder import FoundFile
from trucewatch.pipeline.paths import path_text
from trucewatch.readers.given import Given
from trucewatch.readers.manifest import absent_files, read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenManifest:
    """What is said of each file, by its resolved path; and what is wrong with the table."""

    given: Mapping[Path, Given] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def open_manifest(file: Path, files: Iterable[FoundFile]) -> OpenManifest:
    """The manifest in a file; rows that name none of the ``files``, nor any other file that exists, are issues.

    Raises InputError where the file cannot be opened.
    """
    try:
        rows, issues = read_manifest(file.read_bytes(), path_text(file))
    except OSError as error:
        raise InputError(f"the manifest cannot be opened: {error.strerror}", where=str(file)) from error
    folder = file.parent.resolve()
    present = [found.file.resolve() for found in files]
    named = [one.relative_to(folder).as_posix() for one in present if one.is_relative_to(folder)]
    named += [one.as_posix() for one in present]
    # One manifest may serve many calls, each of which reads some of its files.
    named += [path for path in rows if (folder / path).is_file()]
    given = {(folder / path).resolve(): said for path, said in rows.items()}
    return OpenManifest(given=given, issues=(*issues, *absent_files(rows, named)))


def completed(own: Given, other: Given) -> Given:
    """What is given of one file, its gaps filled with what is given of all."""
    gaps = {
        member.name: getattr(other, member.name)
        for member in fields(Given)
        if getattr(own, member.name) is None and getattr(other, member.name) is not None
    }
    return replace(own, **gaps)
