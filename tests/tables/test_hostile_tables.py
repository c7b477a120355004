"""Whatever is wrong with a table is told with its row, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.pipeline.tables import Tables
from trucewatch.readers.given import Given

SMALL = """
format: trucewatch-table/1
kind: patrol
title: Patrols
publisher: Mission of Vrylia
recognise: {columns: [Date, What]}
act: fire
columns:
  Date: {is: date, form: ["%d.%m.%Y", iso]}
  What: {is: note}
  Where: place
"""


@pytest.fixture
def patrol(mapping_of):
    return mapping_of(SMALL)


def codes(issues):
    return {issue.code for issue in issues}


def test_ragged_rows(read_table, patrol):
    rows, issues = read_table(b"Date,What,Where\n2021-01-01,shots\n2021-01-02,shots,Vryl,more\n", patrol)
    assert len(rows) == 2
    assert {"table.row.short", "table.row.long"} <= codes(issues)
    assert next(issue for issue in issues if issue.code == "table.row.long").where == "events.csv:3"


def test_nuls_and_bytes_that_are_no_letters(read_table, patrol):
    rows, issues = read_table(b"Date,What,Where\n2021-01-01,sh\x00ots,\n" + b"2021-01-02,sh\xff,\n" * 2, patrol)
    assert rows[0].document.text.split("\n")[1] == "What: shots"
    assert "table.line.nul" in codes(issues)


@pytest.mark.parametrize("cell", ["x" * 10_000_000, '"' + "y\n" * 70_000])
def test_a_huge_cell_costs_its_own_row(read_table, patrol, cell):
    content = f"Date,What,Where\n2021-01-01,{cell},\n2021-01-02,shots,\n".encode()
    rows, issues = read_table(content, patrol)
    assert codes(issues) & {"table.line.too_long", "table.row.unreadable"}
    assert len(rows) >= (1 if not cell.startswith('"') else 0)


def test_formulas_are_text(read_table, patrol):
    rows, _ = read_table(b'Date,What,Where\n2021-01-01,"=HYPERLINK(""x"")",\n', patrol)
    assert 'What: =HYPERLINK("x")' in rows[0].document.text


def test_titles_above_the_header_and_columns_that_stand_twice(read_table, patrol):
    rows, issues = read_table(b"Patrols,,,\n,,,\nDate,What,Where,Where\n2021-01-01,shots,Vryl,Other\n", patrol)
    assert rows[0].claims[0].place[0].text == "Vryl"
    assert {"table.column.twice", "table.header.above"} <= codes(issues)


def test_a_column_that_the_mapping_does_not_name_is_told_once(read_table, patrol):
    _, issues = read_table(b"Date,What,Mood\n2021-01-01,shots,bad\n2021-01-02,shots,bad\n", patrol)
    (told,) = [issue for issue in issues if issue.code == "table.column.unmapped"]
    assert "Mood" in told.message


def test_a_date_in_another_form_is_no_date(read_table, patrol):
    rows, issues = read_table(b"Date,What\n01/02/2021,shots\n31.01.2021,shots\n", patrol)
    assert rows[0].claims[0].time.start is None
    assert rows[1].claims[0].time.start.isoformat() == "2021-01-31"
    assert "table.date.unreadable" in codes(issues)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(read_table, patrol, encoding, delimiter):
    text = "Date,What,Where\n2021-01-01,tirs à Vrylé,Vrylé\n".replace(",", delimiter)
    rows, _ = read_table(text.encode(encoding), patrol)
    assert rows[0].claims[0].place[0].text == "Vrylé"


def test_a_packed_table(read_table, patrol):
    rows, _ = read_table(gzip.compress(b"Date,What,Where\n2021-01-01,shots,Vryl\n"), patrol)
    assert len(rows) == 1
    cut = gzip.compress(b"Date,What,Where\n" + bytes(range(32, 127)) * 9)[:-20]
    assert "table.gzip" in codes(read_table(cut, patrol)[1])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Date,What\n", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0nothing"])
def test_nothing_in_it(read_table, patrol, content):
    rows, _ = read_table(content, patrol)
    assert rows == []


def test_a_header_that_fits_no_mapping_says_what_is_needed(read_table, patrol):
    _, issues = read_table(b"Datum,Was,Wo\n2021-01-01,shots,Vryl\n", patrol)
    (told,) = [issue for issue in issues if issue.code == "table.unrecognised"]
    assert "date, what" in told.hint


@given(st.binary(max_size=300))
def test_no_bytes_are_too_wild(content):
    for start in (b"", b"event_id_cnty,deleted_timestamp\n"):
        stream = io.BytesIO(start + content)
        tables = Tables()
        if tables.may_be(stream, "x"):
            list(tables.open(io.BytesIO(start + content), "x", Given()).rows)


def test_a_workbook(read_table, patrol):
    """The smallest workbook that there is, with a date as spreadsheets keep it."""
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c><c r="B1" t="inlineStr"><is><t>What</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="inlineStr"><is><t>2021-01-01</t></is></c><c r="B2" t="inlineStr"><is><t>shots</t></is></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="March" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        office = f"{links}/officeDocument"
        root = f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}" Target="xl/workbook.xml"/></Relationships>'
        book.writestr("_rels/.rels", root)
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    rows, _ = read_table(out.getvalue(), patrol)
    assert [row.document.path for row in rows] == ["events.csv#March#2"]
    assert rows[0].claims[0].time.start.isoformat() == "2021-01-01"
