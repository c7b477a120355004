"""Names as keys: one spelling for all the accents, apostrophes, hyphens and capitals that a name is written with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

APOSTROPHES = "'’‘ʼʻʹ`´′ʿʾ"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_JOINTS = re.compile(r"[\s\-‐‑‒–—_./&,]+")
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "Ə": "A", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
)
_WORD = re.compile(rf"\w+(?:[{APOSTROPHES}](?!s\b)\w+)*")


class Token(NamedTuple):
    """One word of a text: ``key`` is folded, ``capital`` whether it begins with a capital letter."""

    start: int
    end: int
    key: str
    capital: bool


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: "Donets'k" and "DONETSK", "Al-Hudaydah" and "al Hudaydah" have the same."""
    plain = _APOSTROPHE.sub("", name).translate(_LETTERS)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _JOINTS.sub(" ", plain).strip().casefold()


def tokens_of(text: str) -> list[Token]:
    """The words of a text in order; a possessive 's stays outside the word before it."""
    return [
        Token(match.start(), match.end(), fold(match.group()), match.group()[0].isupper())
        for match in _WORD.finditer(text)
    ]
