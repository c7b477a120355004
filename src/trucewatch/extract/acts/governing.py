"""Governors: the words above an act in the tree that speak of the same act, and what the act is to them."""

from __future__ import annotations

from trucewatch.extract.parsing.grammar import words
from trucewatch.extract.parsing.parse import Token

DEEPEST = 6
CLAUSES = frozenset({"advcl", "relcl", "acl", "ccomp", "parataxis", "conj"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "pcomp", "prep", "ccomp", "nsubjpass", "pobj", "acl"})
VERBS = ("VERB", "AUX")


def governors(token: Token) -> list[Token]:
    """The words that govern a token, inside out, as far as they speak of the same act: not across a finite clause."""
    chain: list[Token] = []
    current = token
    while current.head.i != current.i and len(chain) < DEEPEST:
        if current.dep_ in CLAUSES and current.pos_ in VERBS and not is_open_complement(current):
            break
        current = current.head
        chain.append(current)
        if current.dep_ == "ROOT":
            break
    return chain


def completes_undertaking(verb: Token) -> bool:
    """Whether an infinitive that the parse takes for a clause of purpose completes a verb of undertaking: "undertook to leave"."""
    undertaken = verb.head.lemma_ in words("undertaking") and not any(c.dep_ == "dobj" for c in verb.head.children)
    return is_infinitive(verb) and undertaken and verb.i > verb.head.i


def is_open_complement(verb: Token) -> bool:
    """Whether a clause is an infinitive or a participle that completes the word above it: "urged them to leave"."""
    infinitive = verb.tag_ == "VB" or is_infinitive(verb)
    if verb.dep_ == "acl":
        return verb.tag_ == "VB"
    if verb.dep_ == "advcl":
        return completes_undertaking(verb)
    if verb.dep_ == "ccomp":
        return infinitive and not any(c.dep_ == "mark" for c in verb.children)
    return False


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def governs(verb: Token, dependent: Token) -> bool:
    """Whether a verb takes a dependent as its complement rather than as its subject or a circumstance."""
    return dependent.dep_ in COMPLEMENTS or dependent.i == verb.i


def helpers_of(token: Token) -> list[Token]:
    """The auxiliaries of a verb."""
    return [c for c in token.children if c.dep_ in ("aux", "auxpass")]


def verb_of(token: Token) -> Token | None:
    """The verb that a token is, or the nearest one above it."""
    return next((t for t in (token, *token.ancestors) if t.pos_ in VERBS), None)
