"""Words: the lemma that the lexicon is written in."""

from __future__ import annotations

from spacy.tokens import Token

# The small model leaves plurals in -men and a few loan plurals as they are, and takes "wounded" for itself.
IRREGULAR = {
    "remains": "remains",
    "corpses": "corpse",
    "rds": "rd",
    "pers": "pers",
    "personnel": "personnel",
    "trucks": "truck",
}


def lemma_of(token: Token) -> str:
    """The lemma in lower case, with plurals in -men put right."""
    lemma: str = token.lemma_.casefold()
    if (
        lemma.endswith("men")
        and token.pos_ in ("NOUN", "PROPN")
        and lemma not in ("men", "women", "specimen", "regimen")
    ):
        return lemma[:-2] + "an"
    return {"men": "man", "women": "woman", "people": "people"}.get(lemma, IRREGULAR.get(lemma, lemma))
