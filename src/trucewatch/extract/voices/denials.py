"""Denials of what was told before: "Baku called this misinformation" denies the act that somebody else has just told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import own_negation
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.falsity import judgements
from trucewatch.extract.voices.scopes import Scope, chain_at
from trucewatch.extract.voices.speakers import voice_of_verb
from trucewatch.model import Document, Draft, Modality, Polarity, Voice

REMEMBERED = 3
SPEECH_ACTS = frozenset({"accusation", "rejection", "threat", "notice.termination"})
VAGUE_ACTS = frozenset({"ceasefire.violated", "harm", "damage", "hostilities"})
REAL = frozenset({Modality.OCCURRED, Modality.ONGOING, Modality.HABITUAL})
TOPICS = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A clause ``[start, end)`` that denies what its words only point to; ``voices`` are those after the publisher.

    ``numeric`` where it is a figure that is denied.
    """

    start: int
    end: int
    words: str
    numeric: bool
    voices: tuple[Voice, ...]


def denials_of(scene: Scene, scopes: Sequence[Scope], lexicon: Lexicon) -> Iterator[Denial]:
    """The denials of a sentence that say by a word of telling or a pronoun what they deny."""
    seen: set[int] = set()
    for predicate, topic, speaks in pointed_at(scene, lexicon):
        if predicate.i in seen or not points_back(topic, predicate, lexicon):
            continue
        seen.add(predicate.i)
        chain = chain_at(scopes, scene.start_of(predicate))
        voices = [s.voice for s in chain if not s.silent and predicate.dep_ not in ("relcl", "acl")]
        if speaks and (speaker := spoken_by(predicate, scopes, scene, lexicon)):
            voices.append(speaker)
        start, end = clause_around(predicate, scene)
        yield Denial(
            start=start, end=end, words=predicate.text, voices=distinct(voices),
            numeric=lemma_of(topic) in lexicon.voices["tolls"],
        )  # fmt: skip


def spoken_by(predicate: Token, scopes: Sequence[Scope], scene: Scene, lexicon: Lexicon) -> Voice | None:
    """Who denies by a verb: the voice of the scope that the verb opened, its pronoun resolved, else its subject."""
    at = scene.start_of(predicate)
    opened = next((s.voice for s in scopes if s.cue_start == at and not s.silent), None)
    return opened or voice_of_verb(predicate, scene, lexicon)


def pointed_at(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[Token, Token, bool]]:
    """The verbs that deny something, with what they deny, and whether their own subject is who denies it."""
    for found in judgements(scene, lexicon):
        yield found.predicate, found.topic, found.speaks
    for verb in scene.doc:
        if verb.pos_ != "VERB" or not denies(verb, lexicon):
            continue
        topic = next((c for c in verb.children if c.dep_ in TOPICS), None)
        if topic is None and verb.dep_ in ("relcl", "acl"):
            topic = verb.head
        sure = lemma_of(verb) in lexicon.voices["sure_denials"]
        if topic is not None and (sure or topic.pos_ != "PRON"):
            yield verb, topic, True


def denies(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb denies what it has for its object: "rejected the charge", "do not accept that version"."""
    lemma = lemma_of(verb)
    if lemma in lexicon.voices["denies"]:
        return not is_open(verb)
    return lemma in lexicon.voices["accepting"] and any(c.dep_ == "neg" for c in verb.children)


def is_open(verb: Token) -> bool:
    """Whether a denial is itself negated or left open: "neither confirmed nor denied"."""
    above = verb.head if verb.dep_ == "conj" else verb
    return any(own_negation(t) or any(c.lower_ in ("neither", "nor") for c in t.children) for t in (verb, above))


def points_back(topic: Token, predicate: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase only points to what was told: a pronoun, or a word of telling that says nothing itself."""
    words = lexicon.voices
    if topic.lower_ in words["pronouns_of_content"]:
        return True
    content = ("acl", "relcl", "ccomp", "pcomp")
    if any(t.dep_ in content for t in topic.subtree if t.i > topic.i and t.i != predicate.i):
        return False
    nothing = any(t.lower_ in ("such", "sort", "kind") for t in topic.subtree)
    return lemma_of(topic) in words["anaphora"] or (nothing and topic.dep_ in ("nsubj", "attr", "nsubjpass"))


def clause_around(predicate: Token, scene: Scene) -> tuple[int, int]:
    """The clause of a denial with the clause that reports it, coordinated statements left out."""
    head = predicate
    while head.dep_ in ("ccomp", "xcomp") and head.head.pos_ in ("VERB", "AUX"):
        head = head.head
    left, right = head.left_edge.i, head.right_edge.i
    if head.dep_ in ("relcl", "acl"):
        left = head.head.left_edge.i
    later = [c.left_edge.i for c in head.children if c.dep_ == "conj" and c.i > predicate.i]
    later += [t.i for t in scene.doc[predicate.i : right] if t.text == ";"]
    right = min([right, *(i - 1 for i in later)])
    while right > predicate.i and scene.doc[right].is_punct:
        right -= 1
    return scene.start_of(scene.doc[left]), scene.end_of(scene.doc[right])


def distinct(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices without one that repeats the one before it."""
    kept: list[Voice] = []
    for voice in voices:
        if not kept or voice.actor is None or voice.actor != kept[-1].actor:
            kept.append(voice)
    return tuple(kept)


def denied(denial: Denial, told: Sequence[Sequence[Draft]], document: Document) -> Draft | None:
    """The act that a denial speaks of as a claim of its own; None where nothing told before can be meant."""
    denier = denial.voices[-1].actor if denial.voices else document.source.actor
    meant = antecedent(denial, denier, told)
    if meant is None:
        return None
    return replace(
        meant,
        spans=(document.span(denial.start, denial.end), *meant.spans),
        voices=(meant.voices[0], *denial.voices),
        reported_as=denial.words,
        counts=(),
        polarity=Polarity.DENIED if meant.polarity is Polarity.AFFIRMED else Polarity.AFFIRMED,
        notes=("denies what was told before",),
    )


def with_denials(
    drafts: Sequence[Draft], denials: Sequence[Denial], told: Sequence[Sequence[Draft]], document: Document
) -> list[Draft]:
    """The drafts of a sentence with what it denies; a denial that has found its act is no mere rejection."""
    kept = list(drafts)
    for denial in denials:
        before = [*told, [d for d in drafts if d.spans[0].start < denial.start]]
        claim = denied(denial, before, document)
        if claim is not None:
            kept = [d for d in kept if d.act != "rejection" or not overlaps(d, denial)]
            kept.append(claim)
    return kept


def overlaps(draft: Draft, denial: Denial) -> bool:
    """Whether a draft stands in the words of a denial."""
    return any(span.start < denial.end and denial.start < span.end for span in draft.spans)


def antecedent(denial: Denial, denier: str | None, told: Sequence[Sequence[Draft]]) -> Draft | None:
    """What the last sentence of somebody else told: rather an act laid at the denier's own door, and one told in full."""
    for drafts in reversed(told[-REMEMBERED:]):
        meant = [
            d for d in drafts
            if d.act not in SPEECH_ACTS and d.modality in REAL and (denier is None or d.voices[-1].actor != denier)
        ]  # fmt: skip
        if meant:
            return max(
                meant, key=lambda d: (denial.numeric and has_figure(d), at_door(denier, d), d.act not in VAGUE_ACTS)
            )
    return None


def has_figure(draft: Draft) -> bool:
    """Whether a draft's own words hold a figure."""
    return any(character.isdigit() for character in draft.spans[0].text)


def at_door(denier: str | None, draft: Draft) -> bool:
    """Whether an act is said to be the denier's own."""
    return denier is not None and party(denier) in {party(a.actor or "") for a in draft.initiator}


def party(code: str) -> str:
    """The first segment of a code."""
    return code.split(".", maxsplit=1)[0]
