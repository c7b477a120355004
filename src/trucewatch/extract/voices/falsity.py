"""Falsity: sentences that call something untrue, and of what they say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import is_nobody, own_negation, prepositions
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.scopes import Scope
from trucewatch.extract.voices.speakers import voice_of_verb
from trucewatch.model import Voice

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
NOBODY = Voice(name="", actor=None)
TRUTH_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A ``predicate`` that calls its ``topic`` untrue; ``speaks`` where its own subject is who says so."""

    predicate: Token
    topic: Token
    speaks: bool = False


def judgements(scene: Scene, lexicon: Lexicon) -> Iterator[Judgement]:
    """All places of a sentence where something is called untrue."""
    for token in scene.doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if (topic := called_false(token, lexicon)) is not None:
            yield Judgement(predicate=token, topic=topic, speaks=True)
        elif (topic := said_to_be_false(token, lexicon)) is not None:
            yield Judgement(predicate=token, topic=topic)


def called_false(verb: Token, lexicon: Lexicon) -> Token | None:
    """What a verb of naming calls untrue: "dismissed the report as fabricated", "called it a lie"."""
    if lemma_of(verb) not in lexicon.voices["naming"] or own_negation(verb):
        return None
    topic = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if topic is not None and any(is_false(t, lexicon) for t in verb.subtree if t.i > topic.i and t.i > verb.i):
        return topic
    # "Called this misinformation" is parsed as one clause or one noun phrase with "this" at its beginning.
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "oprd", "xcomp", "dobj") and is_false(c, lexicon)]
    return next((c for clause in clauses for c in clause.children if c.dep_ in ("nsubj", "det", "compound")
                 and c.i == verb.i + 1 and c.lower_ not in ("a", "an", "the")), None)  # fmt: skip


def said_to_be_false(verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject that a clause calls untrue: "the claim is a lie", "this does not correspond to reality"."""
    words = lexicon.voices
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    predicates = [c for c in verb.children if c.dep_ in ("attr", "acomp", "oprd")]
    negated = own_negation(verb) or any(is_nobody(p) for p in predicates)
    if verb.lemma_ in ("be", "remain", "prove"):
        untrue = any(is_false(p, lexicon) for p in predicates) and not negated
        untrue |= negated and any(lemma_of(p) in words["true_words"] for p in predicates)
        if untrue:
            return content_subject(verb, subject)
    lemma = lemma_of(verb)
    if (lemma in words["truth_verbs"] and negated) or lemma in words["lacking"]:
        near = [t for t in verb.subtree if t.i > verb.i and lemma_of(t) in words["truth_words"]]
        if near and near[0].i - verb.i <= TRUTH_REACH:
            expletive = any(c.dep_ == "expl" for c in verb.children)
            inside = prepositions(near[0])
            topics = [*inside.get("in", []), *inside.get("to", [])] if expletive else []
            return topics[0] if topics else subject
    happened = lemma in words["happening"] and subject is not None
    return subject if happened and subject is not None and is_nothing(verb, subject) else None


def content_subject(verb: Token, subject: Token | None) -> Token | None:
    """The real subject: the clause for which an empty "it" stands, else the subject itself."""
    if subject is None or subject.lower_ != "it":
        return subject
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "acl", "advcl", "csubj") and c.i > verb.i]
    clauses += [
        g for c in verb.children if c.dep_ in ("attr", "acomp") for g in c.children if g.dep_ in ("ccomp", "acl")
    ]
    stated = [c for c in clauses if any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)]
    return stated[0] if stated else subject


def is_nothing(verb: Token, subject: Token) -> bool:
    """Whether nothing is said to have happened: "nothing of the sort took place", "this never happened"."""
    if subject.lower_ in ("nothing", "none"):
        return any(t.lower_ in ("sort", "kind", "such") for t in subject.subtree)
    if any(c.lower_ == "as" for c in subject.children):
        return False
    anaphoric = subject.lower_ in ("this", "that", "it") or any(c.lower_ == "such" for c in subject.children)
    return anaphoric and (own_negation(verb) or is_nobody(subject))


def is_false(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word calls something untrue and is not itself negated."""
    words = lexicon.voices["false_words"]
    return bool({lemma_of(token), token.lower_} & words) and not own_negation(token)


def taken_back(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes over what an earlier version of the report itself said, which the report now takes back."""
    words = lexicon.voices
    for token in scene.doc:
        own = lemma_of(token) in words["own_tellings"] and token.dep_ == "nsubj" and scene.actor_at(token) is None
        former = {c.lower_ for t in token.subtree for c in t.children} & words["former"]
        verb = token.head
        if own and former and lemma_of(verb) in words["erring"]:
            yield Scope(
                start=scene.end_of(verb), end=scene.end_of(verb.right_edge), voice=NOBODY, stance="denies",
                cue_start=scene.start_of(token), silent=True,
            )  # fmt: skip


def falsity_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes over what is called untrue in the words of the sentence itself: "reports that X did Y are false"."""
    yield from taken_back(scene, lexicon)
    for found in judgements(scene, lexicon):
        topic = found.topic
        if topic.pos_ == "PRON" or topic.i == found.predicate.i:
            continue
        start, end = scene.start_of(topic.left_edge), scene.end_of(topic.right_edge)
        voice = voice_of_verb(found.predicate, scene, lexicon) if found.speaks else None
        already = found.speaks and lemma_of(found.predicate) in lexicon.voices["denies"]
        if not already:
            yield Scope(
                start=start, end=end, voice=voice or NOBODY, stance="denies",
                cue_start=scene.start_of(found.predicate), silent=voice is None,
            )  # fmt: skip
