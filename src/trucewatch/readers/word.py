"""Word files (DOCX): paragraphs and tables in their order."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from trucewatch.readers.layout import Layout, Read, Refusal, too_long, with_title
from trucewatch.readers.plain import is_rubbish
from trucewatch.readers.sniff import DOCX

MAX_UNPACKED = 128 * 2**20
MAX_RATIO = 200
"""Unpacked to packed bytes: text packs about tenfold; a part packed far more densely is made to exhaust memory."""

SMALL_PART = 2**20
TITLE_STYLES = ("Title", "Heading 1")
DAMAGE = (OpcError, BadZipFile, etree.XMLSyntaxError, zlib.error, KeyError, ValueError, EOFError, NotImplementedError)


def read_word(content: bytes, _path: str) -> Read:
    """The text of a word file: one block a paragraph, one line a table row. Deleted words are left out."""
    try:
        if _bomb(content):
            return _refuse_bomb()
        word = docx.Document(BytesIO(content))
        blocks = list(_blocks(word))
    except DAMAGE as error:
        return _damaged(error)
    text, extent = with_title(_title(word, blocks), blocks)
    if is_rubbish(text):
        return Refusal(code="reader.docx.no_text", message="the word file holds no text")
    return too_long(len(text)) or Layout(text=text, media=DOCX, title=extent)


def _bomb(content: bytes) -> bool:
    """Whether the archive would unpack to more than any report needs, by the sizes that it declares."""
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    dense = any(part.file_size > SMALL_PART and part.file_size > MAX_RATIO * part.compress_size for part in parts)
    return dense or sum(part.file_size for part in parts) > MAX_UNPACKED


def _refuse_bomb() -> Refusal:
    return Refusal(
        code="reader.docx.bomb",
        message="the word file unpacks to far more than a report needs and was not opened",
        hint="save the text from a word processor that you trust",
    )


def _damaged(error: Exception) -> Refusal:
    message = f"the word file is damaged ({type(error).__name__})"
    return Refusal(code="reader.docx.damaged", message=message, hint="open and save it in a word processor")


def _blocks(word: WordFile) -> Iterator[str]:
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            yield " ".join(block.text.split())
        else:
            yield "\n".join(_table_rows(block))


def _table_rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(cell.text.split())
            if not cells or cells[-1] != text:
                cells.append(text)
        yield "\t".join(cells)


def _title(word: WordFile, blocks: list[str]) -> str | None:
    """The first paragraph with words, if its style calls it a title."""
    for paragraph in word.paragraphs:
        text = " ".join(paragraph.text.split())
        if text:
            style = paragraph.style.name if paragraph.style is not None else ""
            return text if style in TITLE_STYLES and text in blocks[:3] else None
    return None
