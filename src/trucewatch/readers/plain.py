"""Plain text: the decoded bytes exactly as they are, since offsets are counted in the file's own text."""

from __future__ import annotations

import json

from trucewatch.readers.layout import Layout, Read, Refusal, too_long
from trucewatch.readers.letters import decode, encoding_issue
from trucewatch.readers.sniff import PLAIN

MAX_BYTES_OF_TEXT = 4_000_000
"""No text within the limit of characters needs more bytes; longer files are not even decoded."""

MOST_CONTROLS = 0.01


def read_plain(content: bytes, path: str) -> Read:
    """The text of the bytes. A UTF-8 byte order mark stays as the character U+FEFF and counts as offset 0."""
    if len(content) > MAX_BYTES_OF_TEXT:
        return too_long(len(content)) or _rubbish()
    decoded = decode(content)
    if decoded is None or is_rubbish(decoded.text):
        return _rubbish()
    refusal = too_long(len(decoded.text)) or _data(decoded.text)
    return refusal or Layout(text=decoded.text, media=PLAIN, issues=encoding_issue(decoded, None, path))


def is_rubbish(text: str) -> bool:
    """Whether the characters are those of a binary file: control characters, or no letter at all."""
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f" for character in text)
    return controls > len(text) * MOST_CONTROLS or not any(character.isalpha() for character in text)


def _rubbish() -> Refusal:
    return Refusal(code="reader.not_a_report.binary", message="the file holds no readable text", skipped=True)


def _data(text: str) -> Refusal | None:
    """The refusal of JSON: data of events are imported, not read as a report."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return Refusal(code="reader.not_a_report.json", message="the file is JSON data, not a report", skipped=True)
