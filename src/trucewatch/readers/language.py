"""Whether a text is English, told by its letters and its small words; anything else is read in vain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from trucewatch.model.issue import Issue, Severity

WORD = re.compile(r"[^\W\d_]{3,}")
SAMPLE = 20_000
"""Characters that are looked at."""

FEWEST_LETTERS, LATIN = 40, 0.5
"""From so many letters on a text is judged, and the share of Latin ones below which it is written in another script."""

FEWEST_WORDS, FOREIGN = 8, 0.08
"""From so many words on small words are counted, and the share of other languages' from which they tell."""


def foreign_issue(text: str, where: str) -> tuple[Issue, ...]:
    """A warning where the text is not in English; nothing where it is, or is too short or too terse to tell."""
    told = _script(text[:SAMPLE]) or _tongue(text[:SAMPLE])
    if not told:
        return ()
    hint = "read an English translation of it"
    message = f"{told}, and only English is read"
    return (Issue(code="reader.language", severity=Severity.WARNING, where=where, message=message, hint=hint),)


def _script(text: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    few = len(letters) < FEWEST_LETTERS or latin >= LATIN * len(letters)
    return "" if few else "most letters are not Latin ones"


def _tongue(text: str) -> str:
    # A capital makes a word a part of a name: Las Casas, Les Cayes.
    words = [word for word in WORD.findall(text) if word.islower()]
    if len(words) < FEWEST_WORDS:
        return ""
    english, others = (sum(word in small_words()[name] for word in words) for name in ("english", "others"))
    return "the text is not in English" if others > english and others >= FOREIGN * len(words) else ""


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The words of `data/lexicons/languages.yaml`, by list."""
    text = files("trucewatch").joinpath("data/lexicons/languages.yaml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in YAML(typ="safe").load(text).items()}
