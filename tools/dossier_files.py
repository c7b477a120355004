"""Make the e-mails, the word file and the PDF of the packaged dossier from the plain texts in `tools/dossier`.

Usage: python tools/dossier_files.py [FOLDER]      (default: the dossier in the source tree)

The same texts give the same bytes: no clock, no random boundary, no date inside the archives.
"""

from __future__ import annotations

import io
import sys
import textwrap
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import docx

SOURCES = Path(__file__).parent / "dossier"
DOSSIER = Path(__file__).parents[1] / "src/trucewatch/data/dossiers/karabakh-donbas-2020"
ARCHIVE_DATE = (2020, 12, 15, 0, 0, 0)
LINE_CHARACTERS, LEADING, LINES_A_PAGE = 88, 14, 50
FONTS = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"


def mail(text: str) -> bytes:
    """A message in quoted-printable; a header `Attachment` names a file that hangs on it."""
    head, body = text.split("\n\n", 1)
    headers = dict(line.split(": ", 1) for line in head.split("\n"))
    message = EmailMessage(policy=SMTP)
    for name in ("From", "Date", "Subject"):
        message[name] = headers[name]
    message["To"] = "subscribers@list.example"
    message["Message-ID"] = f"<{abs(hash_of(text))}@list.example>"
    message.set_content(body, cte="quoted-printable")
    if "Attachment" in headers:
        message.add_attachment(b"%PDF-1.4\n", maintype="application", subtype="pdf", filename=headers["Attachment"])
        message.set_boundary("=-dossier-boundary")
    return message.as_bytes()


def hash_of(text: str) -> int:
    """A number that only the text decides (Python's own hash differs from run to run)."""
    return sum(position * ord(character) for position, character in enumerate(text, 1))


def word(text: str) -> bytes:
    """A word file: the first paragraph as title, the others as body text."""
    title, *paragraphs = text.strip().split("\n\n")
    document = docx.Document()
    document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return _redated(buffer.getvalue())


def _redated(archive: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ARCHIVE_DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def portable(text: str) -> bytes:
    """A PDF in Helvetica, lines wrapped, an empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += [*textwrap.wrap(paragraph, LINE_CHARACTERS, break_long_words=False, break_on_hyphens=False), ""]
    pages = [lines[start : start + LINES_A_PAGE] for start in range(0, len(lines), LINES_A_PAGE)]
    return _assembled(pages)


def _assembled(pages: list[list[str]]) -> bytes:
    numbers = range(3, 3 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    for number, lines in zip(numbers, pages, strict=True):
        stream = _stream(lines)
        frame = f"/MediaBox [0 0 595 842] /Contents {number + 1} 0 R /Resources {FONTS}"
        objects.append(f"<< /Type /Page /Parent 2 0 R {frame} >>".encode())
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return _numbered(objects)


def _stream(lines: list[str]) -> bytes:
    shown = b"\n".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    return f"BT /F1 11 Tf {LEADING} TL 56 780 Td\n".encode() + shown + b"\nET"


def _escaped(line: str) -> bytes:
    encoded = line.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        encoded = encoded.replace(special, b"\\" + special)
    return encoded


def _numbered(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


MAKERS: dict[str, Callable[[str], bytes]] = {".eml": mail, ".docx": word, ".pdf": portable}


def make(folder: Path) -> list[Path]:
    """Write every file that has a source text into the folder; the paths written."""
    written = []
    for source in sorted(SOURCES.glob("*.txt")):
        path = folder / source.stem
        path.write_bytes(MAKERS[path.suffix](source.read_text(encoding="utf-8")))
        written.append(path)
    return written


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else DOSSIER)
