"""Blame: the maker of an act that a word beside the act's own lays it to.

"An attack blamed on the rebels", "the shelling was the work of the army", "died at the hands of militiamen", "the
group claimed responsibility for the blast". The words are data, in `data/lexicons/blame.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.extract.acts.lexicon import read_yaml
from trucewatch.extract.acts.slots import is_passive, prepositions, verb_slots
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of


@cache
def packaged() -> dict[str, Any]:
    """The packaged words of blame."""
    content: dict[str, Any] = read_yaml(files("trucewatch.data") / "lexicons" / "blame.yaml")
    return content


def attributed(token: Token, family: str) -> list[Token]:
    """The tokens that name the maker to whom the words around an act's own word lay it."""
    for reading in (laid_to, work_of, at_the_hands_of, responsible_for, disowned_by):
        if (reading is not disowned_by or family in packaged()["deeds"]) and (found := list(reading(token))):
            return found
    return []


def verbs_of(act: Token) -> Iterator[Token]:
    """The participles and relative clauses that hang on an act's word, and the passive verb of which it is the subject."""
    yield from (c for c in act.children if c.dep_ in ("acl", "relcl"))
    if act.dep_ in ("nsubjpass", "nsubj") and act.head.pos_ in ("VERB", "AUX"):
        yield act.head


def laid_to(act: Token) -> Iterable[Token]:
    """ "Blamed on X", "attributed to X", "claimed by X"; "that the navy attributed to X" too."""
    for verb in verbs_of(act):
        names = packaged()["laid_to"].get(lemma_of(verb), ())
        objects = prepositions(verb)
        yield from (t for name in names for t in objects.get(name, []))


def work_of(act: Token) -> Iterable[Token]:
    """ "Was the work of X"."""
    if act.dep_ == "conj":
        act = act.head
    if act.dep_ != "nsubj" or lemma_of(act.head) != "be":
        return
    for attribute in (c for c in act.head.children if c.dep_ == "attr" and lemma_of(c) in packaged()["work"]):
        yield from prepositions(attribute).get("of", [])
        yield from (c for c in attribute.children if c.dep_ == "poss")


def at_the_hands_of(act: Token) -> Iterable[Token]:
    """ "Died at the hands of X"."""
    for thing in prepositions(act).get("at", []):
        if lemma_of(thing) in packaged()["hands"]:
            yield from prepositions(thing).get("of", [])


def responsible_for(act: Token) -> Iterable[Token]:
    """ "X claimed responsibility for the blast", "X owned up to the blast", "X was blamed for the blast"."""
    if act.dep_ == "conj" and act.head.pos_ in ("NOUN", "PROPN"):
        act = act.head
    if act.head.dep_ not in ("prep", "dative") and act.head.pos_ not in ("ADP", "PART"):
        return
    name, above = act.head.lower_, act.head.head
    if above.dep_ == "prep":
        above = above.head
    words = packaged()
    if above.dep_ == "dobj" and name in words["held_for"].get(lemma_of(above.head), ()):
        above = above.head
    if lemma_of(above) in words["share"] and lemma_of(above.head) in words["share_verbs"]:
        yield from verb_slots(above.head).get("subj", [])
    elif name in words["owning"].get(lemma_of(above), ()):
        yield from verb_slots(above).get("subj", [])
    elif name in words["held_for"].get(lemma_of(above), ()):
        yield from verb_slots(above).get("obj", [])


def disowned_by(act: Token) -> Iterable[Token]:
    """ "The group disowned the attack"."""
    verb = act.head
    if act.dep_ == "dobj" and lemma_of(verb) in packaged()["disowning"] and not is_passive(verb):
        yield from verb_slots(verb).get("subj", [])
