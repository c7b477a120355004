"""Bytes to characters: byte order marks, UTF-8, UTF-16, declared and legacy encodings."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from trucewatch.model.issue import Issue, Severity

SAMPLE_BYTES = 32_768
LAST_ASCII = 0x7F
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = [
    "cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "cp1256", "cp1253", "iso8859_5", "iso8859_9",
    "gb18030", "big5", "shift_jis", "euc_kr", "cp866",
]  # fmt: skip
MOSTLY_ASCII = 0.1
"""Up to this share of high bytes a text is taken for Western European: typographic quotes, dashes, single letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, the encoding that gave them, and whether that was guessed from the bytes."""

    text: str
    encoding: str
    guessed: bool = False


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """The characters of the bytes, or None where no encoding makes text of them.

    UTF-8 is kept exactly: a byte order mark stays as U+FEFF at offset 0, line ends stay as they are. Valid UTF-8 wins
    over a declaration that says otherwise, since other encodings hardly ever form valid UTF-8 by chance.
    """
    marked = _by_mark(content)
    if marked:
        return marked
    for encoding in ("utf-8", declared):
        text = _strict(content, encoding)
        if text is not None and encoding and "\x00" not in text:
            return Decoded(text=text, encoding=encoding)
    return _wide_without_mark(content) or _guess(content)


def encoding_issue(decoded: Decoded, declared: str | None, where: str) -> tuple[Issue, ...]:
    """A note where the encoding was guessed or is not the one that the file declares."""
    if decoded.guessed:
        message = f"the encoding is not stated and was taken for {decoded.encoding}"
        hint = "save the file as UTF-8 if letters look wrong"
        return (Issue(code="reader.encoding.guessed", severity=Severity.NOTE, where=where, message=message, hint=hint),)
    if declared and _name(declared) not in (_name(decoded.encoding), "ascii"):
        message = f"the file says that it is {declared}, but it is {decoded.encoding}"
        return (Issue(code="reader.encoding.declared", severity=Severity.NOTE, where=where, message=message),)
    return ()


def _strict(content: bytes, encoding: str | None) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            text = _strict(content, encoding)
            return Decoded(text=text, encoding=encoding) if text is not None else None
    return None


def _wide_without_mark(content: bytes) -> Decoded | None:
    sample = content[: SAMPLE_BYTES // 2 * 2]
    half = len(sample) // 2
    for encoding, nulls in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        text = _strict(content, encoding) if half and nulls > half * 0.8 else None
        if text is not None:
            return Decoded(text=text, encoding=encoding, guessed=True)
    return None


def _guess(content: bytes) -> Decoded | None:
    sample = content[:SAMPLE_BYTES]
    if b"\x00" in sample:
        return None
    high = sum(byte > LAST_ASCII for byte in sample)
    encoding = "cp1252" if high <= len(sample) * MOSTLY_ASCII else _best(sample)
    text = _strict(content, encoding)
    return Decoded(text=text, encoding=encoding, guessed=True) if text is not None and encoding else None


def _best(sample: bytes) -> str | None:
    match = from_bytes(sample, cp_isolation=LEGACY).best()
    return match.encoding if match else None


def _name(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding.lower()
