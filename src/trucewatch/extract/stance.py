"""Polarity and modality of an event: what negation, auxiliaries, governing verbs and conditions make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from trucewatch.extract.events import Event
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.scene import Scene
from trucewatch.extract.slots import is_nobody, own_negation
from trucewatch.extract.words import lemma_of
from trucewatch.model import Modality, Polarity, Tense

FUTURE = frozenset({"will", "shall", "'ll", "wo", "would"})
MAY = frozenset({"could", "might", "may", "can"})
SHOULD = frozenset({"should", "must", "ought"})
NEAR_GOVERNORS = 2
NEGATIVE_WORDS = frozenset({"without", "absence", "lack", "refusal", "failure", "ban"})
HABIT_REACH = 60
CONDITION_MARKS = frozenset({"if", "unless", "provided", "lest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How an event is told: polarity, modality, the tense for weekday names, and why."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    tense: Tense = Tense.PAST
    dropped: str = ""


def stance_of(event: Event, scene: Scene, lexicon: Lexicon) -> Stance:
    """The stance of an event by its own sentence; what its voice adds comes later."""
    words = lexicon.stance
    chain = governors(event.token)
    verb = next((t for t in [event.token, *chain] if t.pos_ in ("VERB", "AUX")), None)
    negative = is_negated(event, chain, words) != event.frame.denied
    modality = modality_of(event, chain, scene, words)
    if halted(chain, words) and not negative:
        negative = True
    tense = tense_of(verb, modality)
    return Stance(
        polarity=Polarity.DENIED if negative else Polarity.AFFIRMED,
        modality=modality,
        tense=tense,
        dropped=why_dropped(event, chain),
    )


def governors(token: Token) -> list[Token]:
    """The words that govern a token, inside out, as far as they speak of the same act: not across a finite clause."""
    chain: list[Token] = []
    current = token
    while current.head.i != current.i and len(chain) < 6:  # noqa: PLR2004 - deeper governors never bear on the act
        clause = current.dep_ in ("advcl", "relcl", "acl", "ccomp", "parataxis", "conj") and current.pos_ in (
            "VERB",
            "AUX",
        )
        if clause and not (current.dep_ == "acl" and current.tag_ == "VB"):
            break
        current = current.head
        chain.append(current)
        if current.dep_ == "ROOT":
            break
    return chain


def is_negated(event: Event, chain: list[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an odd number of negations bears on an event."""
    actors = [*event.slots.get("obj", []), *event.slots.get("subj", [])]
    count = int(own_negation(event.token) or is_nobody(event.token) or any(is_nobody(t) for t in actors))
    previous = event.token
    for governor in chain:
        if governor.pos_ in ("VERB", "AUX"):
            if own_negation(governor) and not count:
                count += 1
            if lemma_of(governor) in words["negative_verbs"] and governs(governor, previous):
                count += 1
        elif lemma_of(governor) in NEGATIVE_WORDS or (is_nobody(governor) and governor.pos_ == "NOUN"):
            count += 1
        previous = governor
    return count % 2 == 1


def governs(verb: Token, dependent: Token) -> bool:
    """Whether a verb takes a dependent as its complement rather than as its subject or a circumstance."""
    return dependent.dep_ in ("dobj", "xcomp", "pcomp", "prep", "ccomp", "nsubjpass", "pobj") or dependent.i == verb.i


def halted(chain: list[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether the act is said to have stopped: "the shelling stopped"."""
    verb = next((t for t in chain[:1] if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and lemma_of(verb) in words["halting"]
        and verb.tag_ != "VBG"
        and not own_negation(verb)
        and not any(c.dep_ == "dobj" for c in verb.children)
    )


def modality_of(event: Event, chain: list[Token], scene: Scene, words: Mapping[str, frozenset[str]]) -> Modality:
    """The modality that the event's own words ask for."""
    if event.frame.modality:
        return Modality(event.frame.modality)
    line = [event.token, *chain]
    if conditional(line):
        return Modality.CONDITIONAL
    for distance, token in enumerate(line):
        found = by_auxiliary(token, event) or (
            by_governor(token, event.token, words) if 0 < distance <= NEAR_GOVERNORS else None
        )
        if found is not None:
            return found
    if is_habitual(event, line, scene, words):
        return Modality.HABITUAL
    if event.frame.speech or event.frame.kind == "adj":
        return Modality.OCCURRED
    return Modality.ONGOING if is_ongoing(line, words) else Modality.OCCURRED


def is_habitual(event: Event, line: list[Token], scene: Scene, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether words close to the act say that it recurs: "from time to time", "every night", "regularly"."""
    if any(c.lower_ in words["habitual"] for t in line for c in t.children):
        return True
    start = event.token.idx
    near = scene.doc.text[max(0, start - HABIT_REACH) : start + HABIT_REACH].casefold()
    return any(phrase in near for phrase in words["habitual"] if " " in phrase)


def conditional(line: list[Token]) -> bool:
    """Whether the act stands under an if-clause or is one: "if they attack", "should they attack"."""
    for token in line:
        for clause in [token, *(c for c in token.children if c.dep_ == "advcl")]:
            if any(c.dep_ == "mark" and c.lower_ in CONDITION_MARKS for c in clause.children):
                return True
            first = clause.left_edge
            if first.lower_ == "should" and first.dep_ == "aux":
                return True
    return False


def by_auxiliary(token: Token, event: Event) -> Modality | None:
    """What the auxiliaries of a verb say; "are to meet" plans a meeting and promises any other act."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    if (
        token.lemma_ == "be"
        and token.i != event.token.i
        and any(is_infinitive(c) for c in token.children if c.dep_ == "xcomp")
    ):
        return due(token, event)
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & MAY and "have" not in helpers:
        return Modality.FEARED
    if helpers & SHOULD:
        return Modality.PROMISED if "must" in helpers else Modality.DEMANDED
    if helpers & FUTURE:
        return Modality.PLANNED
    return due(token.head, event) if token.dep_ == "xcomp" and token.head.lemma_ == "be" and "to" in helpers else None


def due(verb: Token, event: Event) -> Modality:
    """What "is to" and "was to" make of an act."""
    promised = verb.tag_ in ("VBZ", "VBP") or event.frame.act.startswith(
        ("withdrawal", "control.", "exchange", "release")
    )
    return Modality.PROMISED if promised and not event.frame.act.startswith("talks") else Modality.PLANNED


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def by_governor(token: Token, event: Token, words: Mapping[str, frozenset[str]]) -> Modality | None:
    """What a governing verb, noun or adjective says: planned, promised, demanded, feared."""
    lemma = lemma_of(token)
    infinitive = (
        any(c.dep_ == "aux" and c.lower_ == "to" for c in event.children) or event.tag_ == "VB" or event.pos_ == "NOUN"
    )
    if not infinitive:
        return None
    for name in ("planned", "promised", "demanded", "feared"):
        if lemma in words[name] and token.pos_ in ("VERB", "NOUN", "ADJ"):
            return Modality(name)
    return None


def is_ongoing(line: list[Token], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether the act goes on: under continue, keep or remain, in the present tense, or in a progressive that is not past."""
    if any(lemma_of(t) in words["ongoing_verbs"] and t.pos_ in ("VERB", "AUX") for t in line[1:]):
        return True
    verb = next((t for t in line if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    present = any(c.tag_ in ("VBZ", "VBP") for c in helpers)
    if verb.tag_ == "VBG":
        return present and any(c.lemma_ == "be" for c in helpers)
    if verb.tag_ in ("VBZ", "VBP") and not helpers:
        return True
    return any(c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be" for c in helpers)


def tense_of(verb: Token | None, modality: Modality) -> Tense:
    """The direction in which weekday names are to be read."""
    if modality in (Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONDITIONAL, Modality.FEARED):
        return Tense.FUTURE
    return (
        Tense.PRESENT
        if modality is Modality.ONGOING and verb is not None and verb.tag_ in ("VBZ", "VBP")
        else Tense.PAST
    )


def why_dropped(event: Event, chain: list[Token]) -> str:
    """Why an event is no claim: a clause of purpose, or something that nobody could confirm."""
    token = event.token
    if (
        token.dep_ == "advcl"
        and token.tag_ == "VB"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    ):
        return "purpose"
    for governor in chain:
        if governor.lemma_ in ("confirm", "verify", "establish", "corroborate") and own_negation(governor):
            return "unconfirmed"
    return ""
