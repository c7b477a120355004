"""Stance: polarity, modality and tense of an event by its own sentence, and whether it is a claim at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.governing import VERBS, completes_undertaking, governors, is_infinitive
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import is_nobody, own_negation
from trucewatch.extract.acts.topics import is_topic
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.stance.modality import modality_of
from trucewatch.extract.stance.polarity import is_halted, is_negated, is_until
from trucewatch.model import Modality, Polarity, Tense

WONDERING = frozenset({"who", "what", "how", "why", "where", "when", "which", "whose"})
TO_COME = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONDITIONAL, Modality.FEARED})


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
    verb = next((t for t in [event.token, *chain] if t.pos_ in VERBS), None)
    negative = is_negated(event, chain, words)
    modality = modality_of(event, chain, scene, words)
    if negative and is_until(event, chain):
        negative, modality = False, Modality.CONDITIONAL
    if is_halted(chain, event.token, words):
        negative = not negative
    negative = negative != event.frame.denied
    return Stance(
        polarity=Polarity.DENIED if negative else Polarity.AFFIRMED,
        modality=modality,
        tense=tense_of(verb, modality),
        dropped=why_dropped(event, chain, lexicon),
    )


def tense_of(verb: Token | None, modality: Modality) -> Tense:
    """The direction in which weekday names are to be read."""
    if modality in TO_COME:
        return Tense.FUTURE
    present = modality is Modality.ONGOING and verb is not None and verb.tag_ in ("VBZ", "VBP")
    return Tense.PRESENT if present else Tense.PAST


def why_dropped(event: Event, chain: Sequence[Token], lexicon: Lexicon) -> str:
    """Why an event is no claim: a clause of purpose, a cause that people gather for, a question, or something unconfirmed."""
    token = event.token
    if token.dep_ == "advcl" and token.tag_ == "VB" and is_infinitive(token) and not completes_undertaking(token):
        return "purpose"
    if not event.frame.speech and is_topic(token):
        return "topic"
    if any(is_question(t, lexicon) for t in (token, *chain)):
        return "question"
    return "unconfirmed" if any(leaves_open(a, token, lexicon) for a in (token, *token.ancestors)) else ""


def is_question(verb: Token, lexicon: Lexicon) -> bool:
    """Whether an act stands in an indirect question: "could not say whether they had left"."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if "whether" in marks and verb.dep_ in ("ccomp", "pcomp", "acl"):
        return True
    if verb.dep_ != "ccomp":
        return False
    above = {lemma_of(verb.head), *(lemma_of(c) for c in verb.head.children if c.dep_ == "acomp")}
    asked = bool(above & lexicon.stance["questions"])
    wondering = verb.left_edge.lower_ in WONDERING and (own_negation(verb.head) or "unclear" in above)
    return asked and ("if" in marks or wondering)


def leaves_open(word: Token, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word above an act says that nobody can confirm it: "could not verify reports that", "no information on"."""
    voices = lexicon.voices
    lemma = lemma_of(word)
    if lemma in voices["ignorance"] and word.i != token.i:
        verb = word.head
        return is_nobody(word) or own_negation(verb) or (verb.lemma_ == "lack" and word.dep_ == "dobj")
    if lemma not in voices["unconfirmed"] or word.pos_ not in VERBS or is_subject_of(token, word):
        return False
    unable = {lemma_of(t) for t in (word.head, *word.head.children)} & voices["unable"]
    passive = any(c.dep_ == "auxpass" for c in word.children)
    negated = own_negation(word) or (word.head.lemma_ in ("able", "be") and own_negation(word.head))
    return (negated and (passive or token.i != word.i)) or bool(unable and is_infinitive(word))


def is_subject_of(token: Token, verb: Token) -> bool:
    """Whether an act stands in a circumstance of a verb rather than in what it is about."""
    above = [token, *token.ancestors]
    below = above[above.index(verb) - 1] if verb in above[1:] else None
    return below is not None and below.dep_ in ("advcl", "npadvmod")
