"""Topics: acts that a sentence names only to say what people came together for.

"Hundreds marched against the killing of a teacher" tells of a march. The killing is what the marchers speak of; who
reports the march does not report it, and when it was stays open. "After soldiers killed a teacher, hundreds marched"
tells of both.
"""

from __future__ import annotations

from trucewatch.extract.parsing import grammar
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of

GATHERINGS = grammar.words("gatherings")
GATHERING = grammar.words("gathering")
PURPOSES = grammar.words("purposes")
HELD = ("nsubjpass", "dobj")
BESIDE = grammar.words("beside")


def is_topic(token: Token) -> bool:
    """Whether a gathering or a remembrance above an act has the act for its cause."""
    below = token
    for above in token.ancestors:
        if holds(above, below):
            return True
        below = above
    return False


def holds(above: Token, below: Token) -> bool:
    """Whether a word is one for a gathering, and what hangs on it below says what it is held for."""
    if below.dep_ in ("nsubj", "nsubjpass", "relcl", "agent", "conj", "ccomp", "parataxis") or is_beside(below):
        return False
    if lemma_of(above) in GATHERINGS or any(
        lemma_of(c) in GATHERINGS for c in above.children if c.dep_ in HELD and c.i != below.i
    ):
        return True
    return lemma_of(above) in GATHERING and below.dep_ in ("advcl", "xcomp", "acl") and lemma_of(below) in PURPOSES


def is_beside(link: Token) -> bool:
    """Whether a phrase or clause says when or where something else was."""
    marks = {link.lower_} | {c.lower_ for c in link.children if c.dep_ in ("mark", "advmod")}
    return link.dep_ in ("prep", "advcl", "pcomp") and bool(marks & BESIDE)
