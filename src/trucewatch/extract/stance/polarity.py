"""Polarity: whether an act is told as one that did not happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.governing import VERBS, governs
from trucewatch.extract.acts.slots import is_nobody, own_negation
from trucewatch.extract.parsing import grammar
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of

Words = Mapping[str, frozenset[str]]


def is_negated(event: Event, chain: Sequence[Token], words: Words) -> bool:
    """Whether an odd number of negations bears on an event."""
    token = event.token
    actors = [*event.slots.get("obj", []), *event.slots.get("subj", [])]
    count = int(own_negation(token) or is_nobody(token) or any(is_nobody(t) for t in actors) or is_nobodys(token))
    previous = token
    for governor in chain:
        if lemma_of(governor) in words["durations"]:
            break
        count += negations_by(governor, previous, words, already=count > 0)
        previous = governor
    return count % 2 == 1


def negations_by(governor: Token, below: Token, words: Words, *, already: bool) -> int:
    """How many negations a word above an act adds; of two that agree ("no one reported any") only one counts."""
    lemma = lemma_of(governor)
    if governor.pos_ not in VERBS:
        return int(bool({lemma, governor.lower_} & words["negative_words"]) or (
            is_nobody(governor) and governor.pos_ == "NOUN" and lemma not in grammar.words("losses")))  # fmt: skip
    halted = lemma in words["halting"] and below.dep_ in ("nsubj", "nsubjpass")
    count = int(own_negation(governor) and not denies_losses(governor) and (not already or halted))
    if lemma in words["negative_verbs"] and governs(governor, below) and not is_other_sense(governor, below):
        count += 1
    return count + int(is_still_due(governor, below))


def is_other_sense(verb: Token, below: Token) -> bool:
    """Whether a verb stands in a sense that denies nothing: "ruled that", "stopped to", "ended a war of three years"."""
    lemma = lemma_of(verb)
    if lemma == "rule":
        return not any(c.lower_ == "out" for c in verb.children)
    if lemma == "stop" and below.dep_ == "xcomp":
        return below.tag_ != "VBG"
    return lemma == "fail" and below.dep_ == "prep" and below.lower_ != "in"


def is_still_due(verb: Token, below: Token) -> bool:
    """Whether an act is said not to have come yet: "has yet to be deployed"."""
    return verb.lemma_ in ("have", "be") and below.dep_ in ("xcomp", "ccomp", "advcl") and any(
        c.lower_ == "yet" for c in (*verb.children, *below.children)
    )  # fmt: skip


def is_nobodys(verb: Token) -> bool:
    """Whether a relative clause tells what nobody does, or who it was not: "there is nobody who", "it was not we who"."""
    if verb.dep_ != "relcl":
        return False
    noun, above = verb.head, verb.head.head
    if is_nobody(noun):
        return True
    cleft = above.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in above.children)
    return cleft and noun.dep_ == "attr" and (own_negation(above) or any(c.dep_ == "neg" for c in noun.children))


def is_halted(chain: Sequence[Token], token: Token, words: Words) -> bool:
    """Whether the act is said to have stopped: "the shelling stopped"."""
    verb = next((t for t in chain[:1] if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and lemma_of(verb) in words["halting"]
        and verb.tag_ != "VBG"
        and token.dep_ in ("nsubj", "nsubjpass")
        and not any(c.dep_ == "dobj" for c in verb.children)
        and (lemma_of(verb) != "die" or any(c.lower_ in ("down", "out", "away") for c in verb.children))
    )


def is_until(event: Event, chain: Sequence[Token]) -> bool:
    """Whether a negation only says when: "would not begin until the names were given" means that it then begins."""
    for token in (event.token, *chain):
        if token.pos_ in VERBS and own_negation(token):
            clauses = [c for c in token.children if c.dep_ in ("advcl", "prep")]
            marks = [c.lower_ for clause in clauses for c in (clause, *clause.children) if c.dep_ in ("mark", "prep")]
            future = any(c.lower_ in ("will", "would", "wo", "'ll", "shall", "can", "could") for c in token.children)
            return future and bool({"until", "till", "unless", "before"} & set(marks))
    return False


def denies_losses(verb: Token) -> bool:
    """Whether what a verb denies is losses: "there were no casualties in the shelling"."""
    denied = [c for c in verb.children if c.dep_ in ("attr", "dobj", "nsubj", "nsubjpass") and is_nobody(c)]
    return bool(denied) and all(lemma_of(noun) in grammar.words("losses") for noun in denied)
