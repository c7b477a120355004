"""What a file is, by its bytes; its name is never asked."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from trucewatch.readers.layout import MAX_BYTES, Refusal

PLAIN, HTML, MAIL, PDF = "text/plain", "text/html", "message/rfc822", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PREFIX = 4096
FOREIGN = (  # first bytes, what they are, what a person can do
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"II*\x00", "a TIFF image", ""),
    (b"MM\x00*", "a TIFF image", ""),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .msg)", "save it as DOCX or text"),
    (b"{\\rtf", "a rich text file (RTF)", "save it as DOCX or text"),
    (b"OggS", "a sound file", ""),
    (b"ID3\x03", "a sound file", ""),
)
MAPPING_HINT = "name its columns in a mapping file (--mapping)"
IMAGE_HINT = "type the report, or run text recognition over the picture"
HEADER = re.compile(rb"[!-9;-~]+:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
MAIL_HEADERS = frozenset(
    [b"date", b"subject", b"to", b"message-id", b"mime-version", b"received", b"content-type", b"return-path"]
)
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|table|section)\b",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(rb"\s*(?:<\?xml|<rss\b|<feed\b|<kml\b|<svg\b)", re.IGNORECASE)


def media_of(content: bytes) -> str | Refusal:
    """The media type of a report, or the refusal of what is none."""
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        return _skipped("empty", "the file is empty")
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes; a report may have {MAX_BYTES:,}"
        return Refusal(code="reader.too_long", message=message, hint="split it into one file a report")
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    return _foreign(content) or _kind_of_text(content)


def _kind_of_text(content: bytes) -> str | Refusal:
    start = content[:PREFIX].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\x00", b"")[2:]
    if MARKUP.match(start):
        return HTML
    if XML.match(start):
        return _skipped(
            "xml", "the file is an XML document, such as a feed or a drawing", "save the reports themselves"
        )
    return MAIL if _is_mail(content) else PLAIN


def _foreign(content: bytes) -> Refusal | None:
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        return _skipped("media", "the file is a picture, sound or film", IMAGE_HINT)
    for magic, what, hint in FOREIGN:
        if content.startswith(magic):
            return _skipped("foreign", f"the file is {what}", hint or IMAGE_HINT)
    return None


def _kind_of_zip(content: bytes) -> str | Refusal:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except (BadZipFile, ValueError, EOFError, NotImplementedError):
        return Refusal(
            code="reader.zip.damaged",
            message="the file is a damaged or cut-off archive or word file",
            hint="fetch it again",
        )
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return _skipped("spreadsheet", "the file is a spreadsheet whose columns no mapping names", MAPPING_HINT)
    if "mimetype" in names and "content.xml" in names:
        return _skipped("opendocument", "the file is an OpenDocument text", "save it as DOCX or text")
    return _skipped("zip", "the file is a zip archive", "unpack it and give the files inside")


def _is_mail(content: bytes) -> bool:
    """Whether the bytes begin with a block of headers that has a sender and one more header of mail."""
    if content.startswith(b"From "):
        content = content[content.find(b"\n") + 1 :]
    names, position = set(), 0
    head = content[: 16 * PREFIX]
    while match := HEADER.match(head, position):
        names.add(match.group().split(b":", 1)[0].lower())
        position = match.end()
    closed = head[position : position + 2] in (b"\r\n", b"") or head[position : position + 1] == b"\n"
    return closed and b"from" in names and bool(names & MAIL_HEADERS)


def _skipped(code: str, message: str, hint: str = "") -> Refusal:
    return Refusal(code=f"reader.not_a_report.{code}", message=message, hint=hint, skipped=True)
