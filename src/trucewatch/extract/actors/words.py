"""Words of a text with their offsets, folded so that case, accents and typographic marks do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"['’]s\b|[^\W\d_]+|\d+(?:st|nd|rd|th)?|[^\w\s]")


LONGEST_ACRONYM = 4


class Word(NamedTuple):
    """One token: ``text`` equals the slice, ``key`` is its folded form."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, with straight apostrophes and plain hyphens."""
    plain = text.replace("’", "'").replace("‑", "-").replace("–", "-").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFKD", plain.casefold()) if not unicodedata.combining(c))


def words_of(text: str) -> list[Word]:
    """All tokens of a text, in order."""
    return [Word(m.start(), m.end(), m.group(), fold(m.group())) for m in WORD.finditer(text)]


def shape_agrees(written: str, entry: str) -> bool:
    """Whether a word has the capitals that its entry asks for.

    An acronym must be written as it is ("US" is not "us"), a proper name needs its capital, other words are free.
    A long name with capitals inside ("McCain") may stand in capitals throughout, as headlines have it.
    """
    if not entry[0].isupper():
        return True
    if any(letter.isupper() for letter in entry[1:]):
        return written == entry or (len(entry) > LONGEST_ACRONYM and written.isupper())
    return written[0].isupper()


def plural_of(noun: str) -> str:
    """The regular plural of a noun phrase; the noun before "of" or "to" is the one that changes."""
    for joint in (" of ", " to ", " for ", "-in-"):
        first, found, rest = noun.partition(joint)
        if found:
            return plural_of(first) + joint + rest
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"
