"""Word files: paragraphs and tables, bombs and damage."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordFile

from trucewatch.readers import read_document
from trucewatch.readers.sniff import DOCX


def saved(word: WordFile) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def report() -> bytes:
    word = docx.Document()
    word.add_heading("Truce holds in the valley", level=0)
    word.add_paragraph("KYIV, 7 December 2020 (LP) – Guns were silent.")
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Region", "Violations"), ("Donetsk", "134")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.add_paragraph("No one was hurt.")
    return saved(word)


def test_paragraphs_and_tables_come_in_their_order() -> None:
    found = read_document(report(), "report.txt").document
    assert found is not None
    assert found.media == DOCX
    assert found.title is not None
    assert found.title.text == "Truce holds in the valley"
    assert found.text[found.body :] == "Guns were silent.\n\nRegion\tViolations\nDonetsk\t134\n\nNo one was hurt."
    assert found.published is not None


def test_a_bomb_is_not_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"0" * 20_000_000)
    result = read_document(buffer.getvalue(), "bomb.docx")
    assert [issue.code for issue in result.issues] == ["reader.docx.bomb"]


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_damaged_parts_are_told(part: str) -> None:
    source, buffer = zipfile.ZipFile(io.BytesIO(report())), io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, b"<w:oops" if name == part else source.read(name))
    result = read_document(buffer.getvalue(), "a.docx")
    assert [issue.code for issue in result.issues] == ["reader.docx.damaged"]


def test_a_word_file_without_words() -> None:
    result = read_document(saved(docx.Document()), "a.docx")
    assert [issue.code for issue in result.issues] == ["reader.docx.no_text"]


def test_other_office_archives_are_skipped() -> None:
    for member in (["xl/workbook.xml"], ["mimetype", "content.xml"]):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in member:
                archive.writestr(name, "x")
        assert read_document(buffer.getvalue(), "a.docx").skipped
