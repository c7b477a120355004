"""Lines of a text table: encoding told from its beginning, memory bounded by the longest line allowed."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from trucewatch.readers.letters import decode
from trucewatch.readers.tables.troubles import Troubles

SAMPLE_BYTES = 256 * 1024
LONGEST_LINE = 4 * 2**20
"""Characters of one line that are read; what is longer is no row that anybody coded."""
DAMAGED = 0.05
"""Up to this share of zeros a text is damaged; with more it is no text."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(sample: bytes) -> tuple[str, bool] | None:
    """The encoding that the first bytes of a file are in, and whether it was guessed; None where they are no text."""
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding, False
    # A sample may end within a letter, which says nothing against UTF-8.
    if _is_utf8(sample):
        return "utf-8", False
    decoded = decode(sample)
    if decoded is None and sample.count(b"\x00") <= len(sample) * DAMAGED:
        return "utf-8", True
    return (decoded.encoding, decoded.guessed) if decoded else None


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    # Zeros at every second place are UTF-16 without a mark.
    return sample.count(b"\x00") <= len(sample) // 4


def lines_of(stream: BinaryIO, encoding: str, troubles: Troubles) -> Iterator[str]:
    """The lines with their ends; what cannot be read is replaced or left out, and told of."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    number = 0
    try:
        while line := text.readline(LONGEST_LINE):
            number += 1
            if "\x00" in line or "\ufffd" in line:
                line = _mended(line, number, troubles)
            if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
                _skip_rest(text)
                message = f"the line is longer than {LONGEST_LINE:,} characters"
                troubles.error("table.line.too_long", number, message, "its row is left out")
                continue
            yield line
    finally:
        if not stream.closed:
            text.detach()


def _mended(line: str, number: int, troubles: Troubles) -> str:
    if "\x00" in line:
        troubles.warn("table.line.nul", number, "the line holds NUL characters, which were left out")
        line = line.replace("\x00", "")
    if "\ufffd" in line:
        troubles.warn(
            "table.line.letters", number, "the line holds bytes that are no letters", "save the file as UTF-8"
        )
    return line


def _skip_rest(text: io.TextIOWrapper) -> None:
    while (rest := text.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
        pass
