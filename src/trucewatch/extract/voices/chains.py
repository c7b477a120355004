"""Chains: which voices stand around an event, and what they make of its polarity and modality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.stance.reading import Stance
from trucewatch.extract.voices.scopes import Rank, Scope, chain_at
from trucewatch.extract.voices.speech import Speech
from trucewatch.model import Actor, Document, Modality, Polarity, Tense, Voice

PAPER = re.compile(
    r"\b(?:statement|agreement|document|protocol|accord|deal|memorandum|treaty|armistice|arrangement|pact|paper|resolution"
    r"|text|plan|terms)\b",
    re.IGNORECASE,
)
TO_COME = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONDITIONAL})
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
NON_FINITE = frozenset({"VB", "VBG", "VBP"})
STILL_TO_BE = frozenset({"be", "should", "to", "will", "would", "must", "shall"})
OBLIGING = frozenset({"must", "shall"})


def chain_of(event: Event, scene: Scene, speech: Speech, stance: Stance) -> list[Scope]:
    """The scopes around an event, outermost first; free indirect speech takes them from the sentences beside it."""
    at = scene.start_of(event.token)
    chain = chain_at(speech.around(scene), at)
    chain = [s for s in chain if s.rank != Rank.PAPER or lays_down(s, event, stance)]
    if any(not s.silent for s in chain):
        return chain
    return [*speech.beside(scene, indirect=is_indirect(event)), *chain]


def lays_down(scope: Scope, event: Event, stance: Stance) -> bool:
    """Whether a paper speaks of an act as one still to be done; of what was done under it, it says nothing."""
    return stance.modality in TO_COME or (scope.stance == "promises" and unrealised(event.token))


def is_indirect(event: Event) -> bool:
    """Whether an event is told in the past perfect or as a future in the past, the tenses of free indirect speech."""
    verb = event.token
    if verb.pos_ not in ("VERB", "AUX"):
        verb = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), verb)
    if any(t.dep_ in ("relcl", "acl") for t in (verb, *verb.ancestors)):
        return False
    return any(c.lower_ in ("had", "would") and c.dep_ == "aux" for c in verb.children)


def apart(chain: list[Scope]) -> list[list[Scope]]:
    """A chain as the one or two claims that it makes: to deny what another reports is two, the report and the denial."""
    for place, (outer, inner) in enumerate(pairwise(chain)):
        if outer.stance == "denies" and inner.rank == Rank.NOUN and inner.voice != outer.voice:
            return [chain[place + 1 :], [*chain[: place + 1], *(s for s in chain[place + 1 :] if s.silent)]]
    return [chain]


def announced_by_paper(event: Event, scene: Scene, scopes: Sequence[Scope]) -> list[Scope]:
    """The scope that an event's own verb opens, where a paper speaks: "a statement announcing a ceasefire"."""
    at = scene.start_of(event.token)
    objects = [scene.start_of(t) for t in event.slots.get("obj", [])]
    return [s for s in scopes if s.cue_start == at and is_paper(s) and any(s.covers(o) for o in objects)][:1]


def spoken_for(event: Event, chain: Sequence[Scope], lexicon: Lexicon) -> tuple[Actor, ...]:
    """The speaker, where a quoted "we" or "I" does the act, or where the speaker denies a part in it."""
    voice = next((s.voice for s in reversed(chain) if s.voice.actor is not None), None)
    if voice is None:
        return ()
    subjects = [t for t in event.slots.get("subj", []) if t.lower_ in ("we", "i", "us")]
    if subjects:
        return (Actor(text=subjects[0].text, actor=voice.actor),)
    part = any(lemma_of(a) in lexicon.voices["taking_part"] for a in event.token.ancestors)
    denies = any(s.stance == "denies" for s in chain)
    return (Actor(text=voice.name, actor=voice.actor),) if part and denies else ()


def voiced(stance: Stance, chain: Sequence[Scope], event: Event) -> Stance:
    """The stance after the voices around the event have had their say."""
    polarity, modality = stance.polarity, stance.modality
    for scope in chain:
        if scope.stance == "denies":
            polarity = Polarity.DENIED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
        elif scope.stance == "demands" and unrealised(event.token):
            modality = Modality.DEMANDED
        elif scope.stance == "promises" and unrealised(event.token):
            modality = Modality.PROMISED
        elif scope.stance == "fears" and modality is Modality.PLANNED:
            modality = Modality.FEARED
    by_paper = any(is_paper(scope) for scope in chain)
    if modality is Modality.PLANNED and by_paper:
        modality = Modality.PROMISED
    if modality is Modality.PROMISED and chain and not by_paper and is_obliged(event.token):
        modality = Modality.DEMANDED
    tense = stance.tense if modality is stance.modality else Tense.FUTURE
    return Stance(polarity=polarity, modality=modality, tense=tense)


def is_paper(scope: Scope) -> bool:
    """Whether the voice is the text of an agreement."""
    return scope.voice.actor is None and PAPER.search(scope.voice.name) is not None


def is_obliged(token: Token) -> bool:
    """Whether a verb stands with "must": what somebody says must be done is demanded."""
    return any(c.lower_ in OBLIGING and c.dep_ == "aux" for c in token.children)


def unrealised(token: Token) -> bool:
    """Whether the form of an event is one that can be demanded or promised: an infinitive, a subjunctive, a bare noun."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    return token.tag_ in NON_FINITE or bool(helpers & STILL_TO_BE)


def voices(telling: Telling, document: Document) -> tuple[Voice, ...]:
    """The chain from the publisher inwards; a speaker is not repeated, nor the publisher that speaks of itself."""
    publisher = Voice(name=document.source.name or "", actor=document.source.actor)
    chain = [publisher]
    speakers = {a.actor for a in telling.initiator} if telling.event.frame.speech else set()
    spoken = [s.voice for s in telling.chain if not s.silent]
    for voice in spoken:
        if not voice.name and len(spoken) > 1:
            continue
        if repeats_voice(voice, chain[-1]):
            continue
        if len(chain) == 1 and voice.actor is not None and voice.actor == publisher.actor:
            continue
        if len(chain) > 1 and is_organ_of(voice, chain[-1]):
            chain[-1] = voice
            continue
        chain.append(voice)
    while len(chain) > 1 and speakers and chain[-1].actor in speakers:
        chain.pop()
    return tuple(chain)


def repeats_voice(voice: Voice, former: Voice) -> bool:
    """Whether a voice is the one before it again."""
    if voice.actor is None:
        return former.actor is None and bool(voice.name) and voice.name.casefold() == former.name.casefold()
    return voice.actor == former.actor and (voice.name in ("", former.name) or voice.name.casefold() in PRONOUNS)


def is_organ_of(voice: Voice, former: Voice) -> bool:
    """Whether a voice only says more exactly who the one before it is: a state and its ministry."""
    return former.actor is not None and voice.actor is not None and voice.actor.startswith(f"{former.actor}.")
