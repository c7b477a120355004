"""Paths as records write them."""

from __future__ import annotations

from pathlib import Path


def path_text(path: Path) -> str:
    """A path as records write it; a byte that is no letter in any encoding we know becomes an escape."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
