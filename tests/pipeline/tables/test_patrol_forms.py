"""Patrol forms: the example of the how-to page as text and as workbooks, which are made here."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from trucewatch.model import PlacePrecision, Precision

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to"
FORM = (HOW_TO / "patrol-form.csv").read_bytes()
MAPPING = (HOW_TO / "patrol-form.yaml").read_text(encoding="utf-8")
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def form_rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORM.decode()), delimiter=";"))


def packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_xlsx(rows: list[list[str]]) -> bytes:
    """A workbook with one sheet of plain texts."""
    lines = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = f"{PACKAGE}/content-types"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET_NS}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="March" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET_NS}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def as_ods(rows: list[list[str]]) -> bytes:
    """The same as an OpenDocument spreadsheet."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
            f'xmlns:text="{urn}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="March">{lines}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>',
        }
    )


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("form", [as_csv, as_xlsx, as_ods])
def test_a_form_says_the_same_in_every_format(form: Callable[[list[list[str]]], bytes], tables: Any) -> None:
    read = tables.read(form(form_rows()), own=[tables.mapping(MAPPING)])
    assert [claim.act for claim in read.claims] == ["fire.indirect", "access.denied", "fire.small_arms"]
    assert [document.key for document in read.documents] == [f"patrol-form:P-{number}" for number in range(101, 105)]
    assert not {issue.code for issue in read.issues} & {"table.column.unmapped", "table.value.unknown"}


def test_the_place_is_that_of_the_act_not_of_the_patrol(tables: Any) -> None:
    (place,) = tables.read(FORM, own=[tables.mapping(MAPPING)]).claims[0].place
    assert place.text == "2-3 km SSE of Vrylivka"
    assert place.lat is not None
    assert place.lat < 47.31
    assert place.lon > 37.62
    assert place.radius_km > 2
    assert place.precision is PlacePrecision.AREA


def test_clock_times_are_local_and_may_pass_midnight(tables: Any) -> None:
    times = [claim.time for claim in tables.read(FORM, own=[tables.mapping(MAPPING)]).claims]
    assert times[0].precision is Precision.MINUTE
    assert times[0].start.isoformat() == "2021-03-14T07:30:00+02:00"
    assert times[2].end.isoformat() == "2021-03-15T23:10:00+02:00"


def test_who_told_the_patrol_is_a_voice_behind_it(tables: Any) -> None:
    heard = tables.read(FORM, own=[tables.mapping(MAPPING)]).claims[2]
    assert [voice.name for voice in heard.voices] == ["Joint Monitoring Team", "miller"]


def test_an_unknown_maker_is_none_and_zero_wounded_is_a_count(tables: Any) -> None:
    mortar, stopped, _ = tables.read(FORM, own=[tables.mapping(MAPPING)]).claims
    assert mortar.initiator == ()
    assert [(each.of, each.low) for each in mortar.counts] == [("shots", 12), ("wounded", 0)]
    assert stopped.initiator[0].actor == "DNR"
