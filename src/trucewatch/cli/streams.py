"""Standard streams: data as UTF-8 where the terminal can take it, and never a crash where it cannot."""

from __future__ import annotations

import codecs
import io
import sys


def prepare_streams() -> None:
    """Let both output streams write what they cannot encode as an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def takes_unicode() -> bool:
    """Whether standard output is UTF-8, so that JSON need not escape every letter beyond ASCII."""
    try:
        return codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    except LookupError:
        return False


def printable(text: str) -> str:
    """The text with every character that would steer a terminal instead of showing something as an escape."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )
