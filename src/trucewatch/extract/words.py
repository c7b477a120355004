"""Words: the lemma that the lexicon is written in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from trucewatch.extract.parse import Token

PLAIN_MEN = ("specimen", "regimen")


@cache
def known_lemmas() -> Mapping[str, str]:
    """The lemmas of `data/lexicons/lemmas.yaml`, which go before those of the model."""
    path = files("trucewatch.data") / "lexicons" / "lemmas.yaml"
    return {str(form): str(lemma) for form, lemma in YAML(typ="safe").load(path.read_text(encoding="utf-8")).items()}


def lemma_of(token: Token) -> str:
    """The lemma in lower case, with what the model gets wrong put right and plurals in -men made singular."""
    if known := known_lemmas().get(token.lower_):
        return known
    lemma: str = token.lemma_.casefold()
    if lemma.endswith("men") and token.pos_ in ("NOUN", "PROPN") and lemma not in PLAIN_MEN:
        return lemma[:-2] + "an"
    return lemma
