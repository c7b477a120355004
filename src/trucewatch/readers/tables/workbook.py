"""Workbooks: XLSX, XLS and ODS by calamine, each cell as the text that a person would type for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from trucewatch.readers.tables.troubles import Troubles

WORKBOOK_BYTES = 64 * 2**20
"""Larger workbooks are refused: they are held in memory as a whole, a text is not."""


def workbook_rows(content: bytes, troubles: Troubles) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Name and rows of each sheet that is shown; a broken workbook gives none and an issue."""
    if len(content) > WORKBOOK_BYTES:
        troubles.error("table.workbook.too_large", 0, "the workbook is too large", "save the sheet as CSV")
        return
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = [each.name for each in workbook.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
    except (CalamineError, OSError, ValueError) as error:
        troubles.error("table.workbook.damaged", 0, f"the workbook cannot be opened: {error}", "save it anew")
        return
    for name in shown:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError) as error:
            troubles.error("table.workbook.sheet", 0, f"the sheet {name!r} cannot be read: {error}")
            continue
        yield name, _rows(sheet)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    first = sheet.start[0] if sheet.start else 0
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), first + 1):
        if any(cell != "" for cell in cells):
            yield number, [cell if isinstance(cell, str) else cell_text(cell) for cell in cells]


def cell_text(value: Any) -> str:
    """A cell's value as text: ISO 8601 for dates and times, whole numbers without a fraction."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)
