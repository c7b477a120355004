"""Sheets: the grids of cells in a file, whatever its format, row by row."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from trucewatch.readers.tables.features import FEATURES_BYTES
from trucewatch.readers.tables.geojson import geojson_rows, is_geojson
from trucewatch.readers.tables.kml import is_kml, kml_of, kml_rows
from trucewatch.readers.tables.lines import SAMPLE_BYTES, encoding_of, lines_of
from trucewatch.readers.tables.troubles import Troubles
from trucewatch.readers.tables.workbook import WORKBOOK_BYTES, workbook_rows

DELIMITERS = ",;\t|"
HEADER_LINES = 30
"""A header is looked for in so many rows: forms have titles and merged cells above it."""
GZIP = b"\x1f\x8b"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""First bytes of XLSX and ODS, and of XLS."""

SEPARATED = 2
"""So many delimiters in one of the first lines make a text worth looking for a header."""

Grid = Iterator[tuple[int, list[str]]]
"""Row number as a spreadsheet shows it (for a text the line where the row ends), and the cells as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: ``name`` is empty for a text, which has only one."""

    name: str
    rows: Grid


def may_be_table(start: bytes) -> bool:
    """Whether the first bytes of a file can be those of a table; cheap, and never wrong when it says no."""
    if start.startswith((GZIP, *WORKBOOKS)) or is_geojson(start) or is_kml(start):
        return True
    lines = start.replace(b"\x00", b"").split(b"\n", HEADER_LINES)[:HEADER_LINES]
    return any(line.count(mark.encode()) >= SEPARATED for line in lines for mark in DELIMITERS)


def sheets_of(stream: BinaryIO, troubles: Troubles) -> Iterator[Sheet]:
    """The sheets of a file that can seek; nothing where the bytes are no table at all.

    Each sheet is to be read through before the next is asked for. What is wrong goes to ``troubles``.
    """
    start = stream.read(SAMPLE_BYTES)
    stream.seek(0)
    if start.startswith(GZIP):
        yield from _unpacked(stream, troubles)
    elif start.startswith(WORKBOOKS):
        yield from _packed(stream.read(WORKBOOK_BYTES + 1), troubles)
    elif is_geojson(start):
        yield Sheet(name="", rows=geojson_rows(stream.read(FEATURES_BYTES + 1), troubles))
    elif is_kml(start):
        yield Sheet(name="", rows=kml_rows(stream.read(FEATURES_BYTES + 1), troubles))
    elif start.strip():
        yield from _text_sheet(stream, start, troubles)


def _packed(content: bytes, troubles: Troubles) -> Iterator[Sheet]:
    """The sheets of a workbook, or the map of a KMZ, which is packed alike."""
    kml = kml_of(content, troubles) if content.startswith(WORKBOOKS[0]) else None
    if kml is not None:
        yield from [Sheet(name="", rows=kml_rows(kml, troubles))] if kml else []
    else:
        yield from (Sheet(name=name, rows=rows) for name, rows in workbook_rows(content, troubles))


def _unpacked(stream: BinaryIO, troubles: Troubles) -> Iterator[Sheet]:
    with gzip.open(stream) as unpacked:
        try:
            start = unpacked.read(SAMPLE_BYTES)
            unpacked.seek(0)
        except (OSError, EOFError, zlib.error) as error:
            troubles.error("table.gzip", 0, f"the archive is damaged: {error}", "fetch it again")
            return
        if not start.startswith((GZIP, *WORKBOOKS)):
            yield from _text_sheet(unpacked, start, troubles)  # type: ignore[arg-type]  # a GzipFile is binary input


def _text_sheet(stream: BinaryIO, start: bytes, troubles: Troubles) -> Iterator[Sheet]:
    found = encoding_of(start)
    if found is None:
        return
    encoding, guessed = found
    if guessed:
        message = f"the encoding is not stated and was taken for {encoding}"
        troubles.note("table.encoding", 0, message, "save the file as UTF-8 if letters look wrong")
    sample = start.decode(encoding, "replace").lstrip("\ufeff")
    yield Sheet(name="", rows=_text_rows(stream, encoding, delimiter_of(sample), troubles))


def delimiter_of(sample: str) -> str:
    """The delimiter: the one that stands most evenly in the first lines, and most often in the first of them."""
    lines = [line for line in sample.split("\n")[:20] if line.strip()] or [""]
    header = max(lines[:5], key=lambda line: max(line.count(mark) for mark in DELIMITERS))
    return max(DELIMITERS, key=header.count)


def _text_rows(stream: BinaryIO, encoding: str, delimiter: str, troubles: Troubles) -> Grid:
    reader = csv.reader(lines_of(stream, encoding, troubles), delimiter=delimiter)
    going = True
    while going:
        try:
            for cells in reader:
                if cells:
                    yield reader.line_num, cells
            going = False
        except csv.Error as error:
            hint = "a quotation mark that is never closed takes in the rows behind it"
            troubles.error("table.row.unreadable", reader.line_num, f"the row cannot be read: {error}", hint)
        except (OSError, EOFError, zlib.error) as error:
            troubles.error("table.gzip", reader.line_num, f"the archive is damaged: {error}", "fetch it again")
            going = False
