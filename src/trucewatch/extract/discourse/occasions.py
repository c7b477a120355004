"""Occasions: one telling with what surrounds it, and what its words say of who does it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.acts.lexicon import packaged_lexicon
from trucewatch.extract.acts.slots import is_passive
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.discourse.told import Before, Standpoint, packaged
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.model import Modality, Polarity

# Of whom a report speaks without saying so: not the publisher, who says "we".
THIRD = frozenset({"they", "he"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """A telling with what surrounds it."""

    telling: Telling
    scene: Scene
    before: Before

    @property
    def stand(self) -> Standpoint:
        """Where the publisher stands."""
        return self.before.standpoint

    @property
    def voice(self) -> str | None:
        """The innermost voice, else the publisher."""
        chain = self.telling.chain
        return chain[-1].voice.actor if chain else self.stand.publisher

    def slot(self, *names: str) -> bool:
        """Whether any of the slots is filled."""
        return any(self.telling.event.slots.get(name) for name in names)


def done_by(occasion: Occasion) -> bool:
    """Whether a by-phrase names a doer rather than a weapon."""
    weapons = " ".join(occasion.telling.instruments).casefold().split()
    return any(t.lower_ not in weapons for t in occasion.telling.event.slots.get("by", []))


def named_doer(occasion: Occasion) -> bool:
    """Whether somebody whom no table knows does it: men, gunmen, a name; weapons and what they fire do nothing."""
    classes = packaged_lexicon().classes
    things = classes["weapon"] | classes["projectile"] | classes["aircraft"] | classes["vehicle"]
    event = occasion.telling.event
    if event.frame.kind != "verb" or is_passive(event.token):
        return False
    return any(lemma_of(t) not in things and t.lower_ not in THIRD for t in event.slots.get("subj", []))


def proper_doer(occasion: Occasion) -> bool:
    """Whether somebody with a name or a pronoun does it, whom no table knows."""
    return any(t.pos_ in ("PROPN", "PRON") for t in occasion.telling.event.slots.get("subj", []))


def denied(telling: Telling) -> bool:
    """Whether an act is told as one that did not happen, or that is not here yet."""
    told = (Modality.OCCURRED, Modality.ONGOING, Modality.HABITUAL)
    return telling.stance.polarity is Polarity.DENIED or telling.stance.modality not in told


def listed(telling: Telling, acts: Sequence[str]) -> bool:
    """Whether an act or its family is in a list."""
    return telling.act in acts or telling.family in acts


def finite(occasion: Occasion) -> bool:
    """Whether the event is a verb of its own, not a participle beside a noun."""
    token = occasion.telling.event.token
    return token.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in token.children
    )


def answering(occasion: Occasion) -> bool:
    """Whether the sentence tells of an answer."""
    return bool(occasion.scene.lemmas & set(packaged()["answering"]))


def named_in(occasion: Occasion, nouns: Collection[str]) -> list[ActorMention]:
    """The actors by which nouns of the sentence are described: "Israeli jails", "Palestinian prisoners"."""
    described = [
        c
        for t in occasion.scene.doc
        if lemma_of(t) in nouns
        for c in t.children
        if c.dep_ in ("amod", "compound", "poss")
    ]
    return [m for c in described if (m := occasion.scene.actor_at(c)) is not None and m.code]


def people_in(occasion: Occasion) -> list[ActorMention]:
    """The actors that the people of an event are called after: "Israeli women", "ninety Palestinians"."""
    classes = packaged_lexicon().classes
    people = named_in(occasion, classes["people"] | classes["prisoners"] | classes["troops"])
    tokens = [t for name in ("obj", "subj") for t in occasion.telling.event.slots.get(name, [])]
    themselves = [m for t in tokens if (m := occasion.scene.actor_at(t)) is not None and m.code]
    return [*people, *(m for m in themselves if m.kind is ActorKind.STATE or m.organ == "MIL")]


def one_sided(occasion: Occasion) -> bool:
    """Whether a truce is one side's own."""
    return bool({t.lower_ for t in occasion.scene.doc} & set(packaged()["one_sided"]))


def has_meeting(occasion: Occasion) -> bool:
    """Whether the event's subject or object is a meeting."""
    slots = occasion.telling.event.slots
    return any(lemma_of(t) in packaged()["meetings"] for name in ("subj", "obj") for t in slots.get(name, []))
