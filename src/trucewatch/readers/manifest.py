"""The manifest: a table that says of each file who published it, when, in which zone and language."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import zone_of
from trucewatch.readers.given import Given, read_published, unreadable_published
from trucewatch.readers.letters import decode

COLUMNS = ("path", "published", "source", "actor", "timezone", "language", "url")
VALUES = tuple(field.name for field in fields(Given) if field.name != "where")
NEAR, SLIP = 60, 80
"""Likeness (0 to 100) from which a known name is offered for an unknown one, and a file's path for another."""

Cells = dict[str, str]
Manifest = tuple[dict[str, Given], tuple[Issue, ...]]


def read_manifest(content: bytes, where: str) -> Manifest:
    """What is said of each path, as written but with ``/`` and without ``./``, and every fault of the table.

    A faulty cell counts as empty, a faulty row is left out, and the rest goes on.
    """
    decoded = decode(content)
    if decoded is None:
        return {}, (_fault("unreadable", where, "the manifest is no text", "save it as CSV in UTF-8"),)
    rows = _rows(decoded.text.lstrip("\ufeff"))
    try:
        header = [cell.strip().lower() for cell in next(rows, (0, []))[1]]
        if "path" not in header:
            hint = "the first line names the columns: " + ",".join(COLUMNS)
            return {}, (_fault("no_path", f"{where}:1", "the manifest has no column 'path'", hint),)
        issues = list(_header_issues(header, where))
        return _read_rows(rows, header, where, issues), tuple(issues)
    except csv.Error as error:
        return {}, (_fault("not_csv", where, f"the manifest is no table: {error}", "save it as CSV"),)


def normal_path(path: str) -> str:
    """A path with ``/`` between its parts and without ``.`` and ``..`` where they can be resolved."""
    return posixpath.normpath(path.strip().replace("\\", "/"))


def absent_files(manifest: Mapping[str, Given], present: Collection[str]) -> tuple[Issue, ...]:
    """An issue for each path of the manifest that is not among the files ``present`` (paths written alike)."""
    known = {normal_path(path) for path in present}
    return tuple(
        _fault("absent", given.where, f"there is no file {path!r}", _nearest_file(path, known), Severity.WARNING)
        for path, given in manifest.items()
        if path not in known
    )


def unknown_zone(name: str, where: str) -> Issue:
    """The issue of a timezone that is no IANA name, with the nearest one."""
    hint = _nearest(name, zone_names()) or "use an IANA name such as Asia/Baku"
    message = f"there is no timezone {name!r}"
    return Issue(code="given.timezone", severity=Severity.ERROR, where=where, message=message, hint=hint)


@cache
def zone_names() -> tuple[str, ...]:
    """All IANA names."""
    return tuple(sorted(available_timezones()))


def _nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the known name that is most like the unknown one; empty where none is near."""
    best = process.extractOne(name, list(known), score_cutoff=NEAR, processor=str.lower)
    return f"did you mean {best[0]}?" if best else ""


def _nearest_file(path: str, known: Iterable[str]) -> str:
    """A hint with a file whose path, written as the row writes its own, differs by little more than a slip."""
    alike = [name for name in known if name.startswith("/") == path.startswith("/")]
    best = process.extractOne(path, sorted(alike), scorer=fuzz.ratio, score_cutoff=SLIP, processor=str.lower)
    return f"did you mean {best[0]}?" if best else ""


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row that has any; the delimiter is the one that the header uses most."""
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield first, cells
        first = reader.line_num + 1


def _header_issues(header: list[str], where: str) -> Iterator[Issue]:
    for name in header:
        if name not in COLUMNS:
            hint = _nearest(name, COLUMNS) or "known columns: " + ", ".join(COLUMNS)
            yield _fault("column", f"{where}:1", f"unknown column {name!r}", hint, Severity.WARNING)
        elif header.count(name) > 1:
            yield _fault("column", f"{where}:1", f"column {name!r} stands there twice", "", Severity.WARNING)


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], header: list[str], where: str, issues: list[Issue]
) -> dict[str, Given]:
    manifest: dict[str, Given] = {}
    for number, cells in rows:
        place = f"{where}:{number}"
        if len(cells) > len(header):
            message = f"the row has {len(cells)} cells, the header {len(header)}"
            issues.append(_fault("cells", place, message, "put values with commas in double quotes"))
            continue
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
        if not row.get("path"):
            issues.append(_fault("no_path", place, "the row names no file"))
            continue
        path, given = normal_path(row["path"]), _given(row, place, issues)
        manifest[path] = _merged(path, manifest[path], given, issues) if path in manifest else given
    return manifest


def _given(row: Cells, place: str, issues: list[Issue]) -> Given:
    """The row's cells, the unreadable ones left empty with an issue."""
    values = {name: row.get(name) or None for name in VALUES}
    zone = values["timezone"]
    if zone and zone_of(zone) is None:
        issues.append(unknown_zone(zone, place))
        values["timezone"] = None
    if values["published"]:
        try:
            read_published(values["published"], values["timezone"])
        except ValueError as error:
            issues.append(unreadable_published(error, place))
            values["published"] = None
    return Given(**values, where=place)


def _merged(path: str, first: Given, second: Given, issues: list[Issue]) -> Given:
    """Two rows of one file: they complete each other; where they contradict each other neither value counts."""
    values: dict[str, str | None] = {}
    for name in VALUES:
        one, other = getattr(first, name), getattr(second, name)
        if one and other and one != other:
            message = f"{path!r} has {name} {other!r} here and {one!r} at {first.where}; neither counts"
            issues.append(_fault("contradiction", second.where, message, "keep one row a file"))
            values[name] = None
        else:
            values[name] = one or other
    return Given(**values, where=first.where)


def _fault(code: str, where: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Issue:
    return Issue(code=f"manifest.{code}", severity=severity, where=where, message=message, hint=hint)
