"""PDF: the text layer, with its wrapped lines joined to paragraphs."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from trucewatch.model.issue import Issue, Severity
from trucewatch.readers.layout import Layout, Read, Refusal, paragraphs, too_long
from trucewatch.readers.plain import is_rubbish
from trucewatch.readers.sniff import PDF

MAX_PAGES = 400
DAMAGE = (
    PyPdfError, zlib.error, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError,
    RecursionError, NotImplementedError, OverflowError, EOFError, OSError,
)  # fmt: skip
"""What pypdf raises on damaged files, as met when cutting and flipping bytes of sound ones."""

# What pypdf notices on the way is told by issues; without a handler it would print to standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

LAYOUT_FAULTS = (AttributeError, KeyError, IndexError, TypeError, ValueError, ZeroDivisionError)
"""What pypdf's layout mode raises on fonts whose widths it cannot tell."""

SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
SHORT_LINE = 0.8
"""A line shorter than this part of the page's longest is the last of its paragraph, if a sentence ends there."""


def read_portable(content: bytes, path: str) -> Read:
    """The text of the pages; scanned, locked and damaged files are refused with the way out."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _locked()
        if len(reader.pages) > MAX_PAGES:
            return too_many_pages(len(reader.pages))
        text = paragraphs(list(_paragraphs(reader)))
    except DependencyError:
        return _locked()
    except DAMAGE as error:
        return _damaged(error)
    if not text.strip():
        return _scanned()
    return too_long(len(text)) or _layout(text, content, path)


def _layout(text: str, content: bytes, path: str) -> Read:
    if is_rubbish(text):
        return _scanned()
    return Layout(text=text, media=PDF, issues=_cut_off(content, path))


def _paragraphs(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        yield from join_lines(_lines(page))


def _lines(page: PageObject) -> list[str]:
    """The lines as they lie on the page, an empty one where there is a gap; without gaps where fonts forbid that."""
    try:
        text = page.extract_text(extraction_mode="layout")
    except LAYOUT_FAULTS:
        text = page.extract_text()
    lines = [" ".join(line.split()) for line in text.replace("\x00", "").split("\n")]
    return lines[::2] if not any(lines[1::2]) else lines


def join_lines(lines: list[str]) -> list[str]:
    """Paragraphs of a page's lines: parted by empty lines, by headings, and by short lines that end a sentence."""
    width = max(map(len, lines), default=0)
    joined: list[list[str]] = [[]]
    for line in lines:
        joined[-1].append(line)
        if not line or _ends_paragraph(line, width):
            joined.append([])
    return [_join(block) for block in joined if any(block)]


def _ends_paragraph(line: str, width: int) -> bool:
    return len(line) < width * SHORT_LINE and (line.isupper() or bool(SENTENCE_END.search(line)))


def _join(block: list[str]) -> str:
    text = ""
    for line in filter(None, block):
        broken = re.search(r"[a-z]-$", text) and line[0].islower()
        text = text[:-1] + line if broken else f"{text} {line}" if text else line
    return text


def _cut_off(content: bytes, path: str) -> tuple[Issue, ...]:
    if b"%%EOF" in content[-2048:]:
        return ()
    message = "the PDF ends before its end mark; pages may be missing"
    return (
        Issue(code="reader.pdf.cut_off", severity=Severity.WARNING, where=path, message=message, hint="fetch it again"),
    )


def _locked() -> Refusal:
    return Refusal(
        code="reader.pdf.encrypted",
        message="the PDF is protected by a password",
        hint="save a copy without the password",
    )


def _scanned() -> Refusal:
    return Refusal(
        code="reader.pdf.no_text",
        message="the PDF has no text layer; its pages are pictures",
        hint="run text recognition over it first",
    )


def _damaged(error: Exception) -> Refusal:
    message = f"the PDF is damaged or cut off ({type(error).__name__})"
    return Refusal(code="reader.pdf.damaged", message=message, hint="fetch it again")


def too_many_pages(pages: int) -> Refusal:
    """The refusal of a PDF that is a book rather than a report."""
    message = f"the PDF has {pages} pages; a report may have {MAX_PAGES}"
    return Refusal(code="reader.too_long", message=message, hint="split it into one file a report")
