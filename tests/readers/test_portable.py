"""PDF files: sound, locked, scanned, damaged."""

import io

import pytest
from pypdf import PdfWriter

from trucewatch.readers import ReadResult, read_document
from trucewatch.readers.portable import MAX_PAGES, join_lines

OWNER = "owner"
LINES = [
    "Truce holds in the valley",
    "",
    "KYIV, 7 December 2020 (LP) - The mission counted 134 ceasefire violations in",
    "Donetsk region between the evenings of 4 and 6 December, it said.",
    "",
    "No one was hurt.",
]


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF that writes the lines one below the other."""
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}\nET"
    fonts = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {fonts} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 5\n0000000000 65535 f \n{table}" + trailer).encode("latin-1")


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def codes(result: ReadResult) -> list[str]:
    return [issue.code for issue in result.issues]


def test_lines_become_paragraphs_and_the_head_is_found() -> None:
    result = read_document(pdf(LINES), "report.txt")
    assert result.issues == ()
    found = result.document
    assert found is not None
    assert found.media == "application/pdf"
    assert found.title is not None
    assert found.title.text == LINES[0]
    assert found.text[found.body :] == (
        "The mission counted 134 ceasefire violations in Donetsk region between the evenings of 4 and 6 December, "
        "it said.\n\nNo one was hurt."
    )
    assert found.source.name == "LP"


def test_joining_keeps_headings_and_closes_broken_words() -> None:
    lines = [
        "SUMMARY",
        "The mission saw three how-",
        "itzers parked beyond the line, and",
        "left.",
        "A second paragraph of it.",
    ]
    assert join_lines(lines) == [
        "SUMMARY",
        "The mission saw three howitzers parked beyond the line, and left.",
        "A second paragraph of it.",
    ]


@pytest.mark.parametrize("algorithm", ["RC4-128"])
def test_a_locked_file_is_refused(algorithm: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(LINES)))
    writer.encrypt("secret", algorithm=algorithm)
    result = read_document(written(writer), "a.pdf")
    assert (result.document, codes(result)) == (None, ["reader.pdf.encrypted"])


def test_a_file_locked_for_printing_only_is_read() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(LINES)))
    writer.encrypt("", owner_password=OWNER, algorithm="RC4-128")
    found = read_document(written(writer), "a.pdf").document
    assert found is not None
    assert "134 ceasefire violations" in found.text


def test_a_scan_without_text_is_refused_with_the_way_out() -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    result = read_document(written(writer), "scan.pdf")
    assert (result.document, codes(result)) == (None, ["reader.pdf.no_text"])
    assert "recognition" in result.issues[0].hint


@pytest.mark.parametrize("kept", [10, 100, 300, 600])
def test_a_cut_off_file_fails_or_warns(kept: int) -> None:
    result = read_document(pdf(LINES)[:kept], "a.pdf")
    assert codes(result)
    assert set(codes(result)) & {"reader.pdf.damaged", "reader.pdf.cut_off", "reader.pdf.no_text"}


def test_flipped_bytes_never_escape_as_exceptions() -> None:
    sound = pdf(LINES)
    for position in range(0, len(sound), 7):
        damaged = sound[:position] + bytes([sound[position] ^ 0x5A]) + sound[position + 1 :]
        result = read_document(damaged, "a.pdf")
        assert result.document is not None or result.issues


def test_a_book_is_refused() -> None:
    writer = PdfWriter()
    for _ in range(MAX_PAGES + 1):
        writer.add_blank_page(width=10, height=10)
    assert codes(read_document(written(writer), "book.pdf")) == ["reader.too_long"]
