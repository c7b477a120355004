"""Words: the lemma that the lexicon is written in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from ruamel.yaml import YAML

from trucewatch.extract.parsing.designations import MOST_WORDS, packaged_designations
from trucewatch.extract.parsing.parse import Token

PLAIN_MEN = ("specimen", "regimen")


@cache
def known_lemmas() -> Mapping[str, str]:
    """The lemmas of `data/lexicons/lemmas.yaml`, which go before those of the model."""
    path = files("trucewatch.data") / "lexicons" / "lemmas.yaml"
    return {str(form): str(lemma) for form, lemma in YAML(typ="safe").load(path.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=MOST_WORDS)
def known_lemma(word: str) -> str | None:
    """The lemma of a word that does not depend on its sentence: put right by hand, or a weapon's common noun."""
    return known_lemmas().get(word.casefold()) or packaged_designations().noun(word)


def lemma_of(token: Token) -> str:
    """The lemma in lower case, with what the model gets wrong put right and plurals in -men made singular."""
    if not token.word:
        token.word = word_of(token)
    return token.word


def word_of(token: Token) -> str:
    """The same, worked out anew."""
    if known := known_lemma(token.text):
        return known
    lemma: str = token.lemma_.casefold()
    if lemma.endswith("men") and token.pos_ in ("NOUN", "PROPN") and lemma not in PLAIN_MEN:
        return lemma[:-2] + "an"
    return lemma
