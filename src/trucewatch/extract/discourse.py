"""Discourse: who did it, and to whom, where a sentence leaves it to what was told before.

A definite noun repeats a happening ("the assault", "the next release"), a blow follows a blow in one paragraph, a
party's own report speaks of the enemy, a truce is a truce between the sides. Each reading leaves a note on the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.extract.actors import ActorKind, ActorMention
from trucewatch.extract.carrying import is_named
from trucewatch.extract.lexicon import packaged_lexicon, read_yaml
from trucewatch.extract.scene import Scene
from trucewatch.extract.slots import is_passive
from trucewatch.extract.telling import Telling
from trucewatch.extract.words import lemma_of
from trucewatch.model import Actor, Draft, Modality, PlaceInRole, Polarity

REACH = 8
PAIR = 2
STATE_FORCES = frozenset({"MIL", "MOD"})
REPEATED = "participants taken from where it was told before"
CONTINUED = "maker taken from the act before it in the paragraph"
ENEMY = "a party's own report: maker taken to be the other side"
OWN_SIDE = "a party's own report: target taken to be its own side"
OWN_ANSWER = "a party's own report: maker taken to be its own side"
BETWEEN = "sides taken from the document"
OWN_REPORT = "the publisher's own work"
HOLDER = "maker taken to be the side that holds the other's people"
GATE = "maker taken to be who holds the place"
Actors = tuple[Actor, ...]


@cache
def packaged() -> dict[str, Any]:
    """The packaged word lists of discourse."""
    content: dict[str, Any] = read_yaml(files("trucewatch.data") / "lexicons" / "discourse.yaml")
    return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act as it was told: by which innermost voice, in which block, of whom."""

    act: str
    initiator: Actors
    target: Actors
    voice: str | None
    block: int
    places: frozenset[str] = frozenset()

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.act.split(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Who publishes a report and where he stands.

    ``own`` are the publisher's forces where it speaks for a party to the conflict told of, ``enemy`` the other side;
    ``mission`` is the publisher where it is one that watches, ``workers`` are those whose work a state's bulletin tells.
    """

    publisher: str | None = None
    own: Actors = ()
    enemy: Actors = ()
    mission: Actors = ()
    workers: Actors = ()

    @property
    def party(self) -> str | None:
        """The state or group that the publisher speaks for."""
        return self.own[0].actor.split(".")[0] if self.own and self.own[0].actor else None

    def speaks(self, telling: Telling) -> bool:
        """Whether the publisher, or somebody of its own, tells it."""
        owners = {(scope.voice.actor or "").split(".")[0] for scope in telling.chain}
        return self.publisher is not None and owners <= {"", self.publisher.split(".")[0]}

    def is_enemy(self, actors: Actors) -> bool:
        """Whether one of several actors stands on the other side."""
        parties = {(a.actor or "").split(".")[0] for a in self.enemy}
        return any((a.actor or "").split(".")[0] in parties for a in actors)

    def is_only_enemy(self, actors: Actors) -> bool:
        """Whether several actors all stand on the other side."""
        return bool(actors) and all(self.is_enemy((actor,)) for actor in actors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the sentences before one have told: places of its paragraph, the sides in question, the latest acts.

    ``gate`` is who holds the checkpoint or the place that the paragraph names.
    """

    places: tuple[PlaceInRole, ...] = ()
    sides: Actors = ()
    gate: Actors = ()
    told: tuple[Told, ...] = ()
    standpoint: Standpoint = field(default_factory=Standpoint)

    def after(self, draft: Draft, block: int) -> Before:
        """What has been told once a draft is added."""
        named = tuple(p for p in draft.places if is_named(p.mention))
        told = Told(
            act=draft.act, initiator=draft.initiator, target=draft.target, voice=draft.voices[-1].actor, block=block,
            places=names_of(draft.places),
        )  # fmt: skip
        return replace(self, places=named or self.places, told=(*self.told, told)[-REACH:])


NOTHING_BEFORE = Before()


def names_of(places: Sequence[PlaceInRole]) -> frozenset[str]:
    """The named places as written."""
    return frozenset(p.mention.text.casefold() for p in places if p.mention.candidates)


@dataclass(frozen=True, slots=True)
class Moment:
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


def settle_participants(tellings: Sequence[Telling], scene: Scene, before: Before) -> None:
    """Give the acts of a sentence the makers and targets that the text before it leaves to be understood."""
    for telling in tellings:
        moment = Moment(telling, scene, before)
        if telling.act in packaged()["done_to_missions"] and same(telling.initiator, before.standpoint.mission):
            telling.initiator = ()
        if not telling.initiator:
            take(telling, moment, MAKERS)
        if not telling.target:
            for note, rule in TARGETS:
                codes = {a.actor for a in telling.initiator}
                if found := tuple(a for a in rule(moment) if a.actor not in codes):
                    telling.target = found
                    telling.notes.append(note)
                    break
        told = Told(
            act=telling.act, initiator=telling.initiator, target=telling.target, voice=moment.voice,
            block=scene.sentence.block, places=names_of(telling.places),
        )  # fmt: skip
        before = replace(before, told=(*before.told, told)[-REACH:])


def same(one: Actors, other: Actors) -> bool:
    """Whether two lists name the same actors, and any at all."""
    return bool(one) and {a.actor for a in one} == {a.actor for a in other}


def take(telling: Telling, moment: Moment, rules: Sequence[tuple[str, Callable[[Moment], Actors]]]) -> None:
    """Let the first rule that knows a maker name it, and say so in a note."""
    for note, rule in rules:
        if found := rule(moment):
            telling.initiator = found
            telling.notes.append(note)
            return


def repeated(moment: Moment) -> Told | None:
    """What a definite noun repeats: the latest act of its kin with a maker, at no other place."""
    telling, words = moment.telling, packaged()
    noun = telling.event.token
    if noun.pos_ not in ("NOUN", "PROPN") or not any(c.lower_ in words["pointing"] for c in noun.children):
        return None
    places = names_of(telling.places)
    earlier = [
        told for told in reversed(moment.before.told)
        if akin(telling.family, told.family) and told.initiator and not (places and told.places and not places & told.places)
    ]  # fmt: skip
    return next((told for told in earlier if told.act == telling.act), earlier[0] if earlier else None)


def akin(one: str, other: str) -> bool:
    """Whether two families of acts can tell of one happening."""
    return one == other or any(one in group and other in group for group in packaged()["kin"])


def makers_of_the_same(moment: Moment) -> Actors:
    """The makers of what a definite noun repeats."""
    told = repeated(moment)
    return told.initiator if told and not done_by(moment) else ()


def targets_of_the_same(moment: Moment) -> Actors:
    """The targets of what a definite noun repeats."""
    told = repeated(moment) if not moment.telling.event.frame.symmetric else None
    return told.target if told and told.act == moment.telling.act else ()


def maker_of_the_blow_before(moment: Moment) -> Actors:
    """The maker of the blow told right before in this paragraph by the same voice, where this one names nobody."""
    telling, words = moment.telling, packaged()
    of_force = telling.family in words["force"] and not denied(telling)
    going_on = telling.act in words["going_on"]
    somebody = proper_doer(moment) if going_on else named_doer(moment)
    if done_by(moment) or somebody or not (of_force or going_on):
        return ()
    here = [t for t in moment.before.told if t.block == moment.scene.sentence.block and t.initiator]
    told = here[-1] if here else None
    if told is None or told.voice != moment.voice:
        return ()
    after_force = of_force and told.family in (*words["force"], *words["with_force"])
    return told.initiator if after_force or told.act == telling.act else ()


def makers_of_the_handover(moment: Moment) -> Actors:
    """The side that withdraws, for a place that is handed over later in the text by nobody named."""
    if moment.telling.act != "control.transfer" or done_by(moment):
        return ()
    gone = (t for t in reversed(moment.before.told) if t.act in ("withdrawal", "control.transfer") and t.initiator)
    return next((t.initiator for t in gone), ())


def accused_who_denies(moment: Moment) -> Actors:
    """The speaker, where it denies an act of force of its own that was laid to it before: "there had been no attack"."""
    telling, voice = moment.telling, (moment.voice or "").split(".")[0]
    if (
        telling.stance.polarity is not Polarity.DENIED
        or telling.family not in packaged()["force"]
        or not telling.chain
        or moment.stand.mission
    ):
        return ()
    charged = (t for t in reversed(moment.before.told) if akin(t.family, telling.family) and t.initiator)
    told = next(charged, None)
    mine = told is not None and {(a.actor or "").split(".")[0] for a in told.initiator} == {voice}
    return told.initiator if told is not None and mine else ()


def holders_of_the_freed(moment: Moment) -> Actors:
    """The other side of the people who come free."""
    telling, sides = moment.telling, moment.before.sides
    if telling.act not in packaged()["freeing"] or done_by(moment) or len(sides) < PAIR:
        return ()
    if jailers := [m.parties[0] for m in named_in(moment, packaged()["jails"]) if m.parties]:
        return tuple(a for a in sides if a.actor in jailers)
    freed = {m.parties[0] for m in people_in(moment) if m.parties} & {a.actor for a in sides}
    return tuple(a for a in sides if a.actor not in freed) if len(freed) == 1 else ()


def people_in(moment: Moment) -> list[ActorMention]:
    """The actors that the people of an event are called after: "Israeli women", "ninety Palestinians"."""
    classes = packaged_lexicon().classes
    people = named_in(moment, classes["people"] | classes["prisoners"] | classes["troops"])
    tokens = [t for name in ("obj", "subj") for t in moment.telling.event.slots.get(name, [])]
    themselves = [m for t in tokens if (m := moment.scene.actor_at(t)) is not None and m.code]
    return [*people, *(m for m in themselves if m.kind is ActorKind.STATE or m.organ == "MIL")]


def named_in(moment: Moment, nouns: Collection[str]) -> list[ActorMention]:
    """The actors by which nouns of the sentence are described: "Israeli jails", "Palestinian prisoners"."""
    described = [
        c
        for t in moment.scene.doc
        if lemma_of(t) in nouns
        for c in t.children
        if c.dep_ in ("amod", "compound", "poss")
    ]
    return [m for c in described if (m := moment.scene.actor_at(c)) is not None and m.code]


def done_by(moment: Moment) -> bool:
    """Whether a by-phrase names a doer rather than a weapon."""
    weapons = " ".join(moment.telling.instruments).casefold().split()
    return any(t.lower_ not in weapons for t in moment.telling.event.slots.get("by", []))


def keepers_of_the_gate(moment: Moment) -> Actors:
    """Who holds the checkpoint at which somebody is stopped or let through, or the place where weapons stand."""
    return moment.before.gate if moment.telling.act in packaged()["at_gates"] and not done_by(moment) else ()


def named_doer(moment: Moment) -> bool:
    """Whether somebody whom no table knows does it: men, gunmen, a name; weapons and what they fire do nothing."""
    classes = packaged_lexicon().classes
    things = classes["weapon"] | classes["projectile"] | classes["aircraft"] | classes["vehicle"]
    event = moment.telling.event
    if event.frame.kind != "verb" or is_passive(event.token):
        return False
    return any(lemma_of(t) not in things for t in event.slots.get("subj", []))


def proper_doer(moment: Moment) -> bool:
    """Whether somebody with a name or a pronoun does it, whom no table knows."""
    return any(t.pos_ in ("PROPN", "PRON") for t in moment.telling.event.slots.get("subj", []))


def denied(telling: Telling) -> bool:
    """Whether an act is told as one that did not happen, or that is not here yet."""
    told = (Modality.OCCURRED, Modality.ONGOING, Modality.HABITUAL)
    return telling.stance.polarity is Polarity.DENIED or telling.stance.modality not in told


def listed(telling: Telling, acts: Sequence[str]) -> bool:
    """Whether an act or its family is in a list."""
    return telling.act in acts or telling.family in acts


def other_side_of_the_publisher(moment: Moment) -> Actors:
    """The enemy, in a party's own report, as the maker of an act of force that names none."""
    telling, stand = moment.telling, moment.stand
    verb = telling.event.token
    committed = telling.act == "tally" and verb.pos_ == "VERB" and lemma_of(verb) in packaged()["committing"]
    hostile = committed or (listed(telling, packaged()["against_us"]) and not done_by(moment) and not denied(telling))
    if not stand.enemy or not hostile or not stand.speaks(telling) or named_doer(moment):
        return ()
    if stand.is_enemy(telling.target) or answering(moment):
        return ()
    last = next((t.initiator for t in reversed(moment.before.told) if stand.is_only_enemy(t.initiator)), ())
    return last or stand.enemy


def own_side_of_the_publisher(moment: Moment) -> Actors:
    """The publisher's own forces, in its report, where the enemy is hit or a blow is answered."""
    telling, stand = moment.telling, moment.stand
    if telling.family not in packaged()["force"] or denied(telling) or done_by(moment) or moment.slot("subj"):
        return ()
    return stand.own if stand.speaks(telling) and (stand.is_enemy(telling.target) or answering(moment)) else ()


def answering(moment: Moment) -> bool:
    """Whether the sentence tells of an answer."""
    return bool(moment.scene.lemmas & set(packaged()["answering"]))


def sides_of_the_document(moment: Moment) -> Actors:
    """The sides in question, where a truce begins or ends, talks are held or an agreement is signed by nobody named."""
    telling, words = moment.telling, packaged()
    token = telling.event.token
    if any(scope.voice.actor is None for scope in telling.chain):
        return ()
    if one_sided(moment):
        return declarers(moment)
    if telling.act == "clash" and moment.stand.speaks(telling):
        return (*moment.stand.enemy, *moment.stand.own)
    if telling.act == "agreement.signed":
        return moment.before.sides if token.dep_ in ("ROOT", "conj", "advcl", "ccomp") and finite(moment) else ()
    if telling.act == "talks" and not moment.slot("of", "with", "between", "under"):
        return moment.before.sides if lemma_of(token) in words["meetings"] or has_meeting(moment) else ()
    between = telling.act in words["between_sides"] and (lemma_of(token) in words["coming"])
    return moment.before.sides if between else ()


def finite(moment: Moment) -> bool:
    """Whether the event is a verb of its own, not a participle beside a noun."""
    token = moment.telling.event.token
    return token.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in token.children
    )


def has_meeting(moment: Moment) -> bool:
    """Whether the event's subject or object is a meeting."""
    slots = moment.telling.event.slots
    return any(lemma_of(t) in packaged()["meetings"] for name in ("subj", "obj") for t in slots.get(name, []))


def declarers(moment: Moment) -> Actors:
    """Who declared a truce of one side alone: the subject of the verb beside it."""
    for token in moment.scene.doc:
        if lemma_of(token) in packaged()["declaring"]:
            for child in token.children:
                mention = moment.scene.actor_at(child) if child.dep_ in ("nsubj", "agent", "poss") else None
                if mention is not None and mention.code:
                    return tuple(Actor(text=mention.text, actor=code) for code in mention.codes)
    return ()


def one_sided(moment: Moment) -> bool:
    """Whether a truce is one side's own."""
    return bool({t.lower_ for t in moment.scene.doc} & set(packaged()["one_sided"]))


def publisher_at_work(moment: Moment) -> Actors:
    """The publisher, for the work that its own report tells of."""
    stand, telling = moment.stand, moment.telling
    own, works = (stand.mission, "mission_work") if stand.mission else (stand.workers, "own_work")
    if telling.act not in packaged()[works] or telling.chain or done_by(moment) or denied(telling):
        return ()
    return own if not proper_doer(moment) else ()


def sides_that_blame_each_other(moment: Moment) -> Actors:
    """Both sides, where each says that the other did it."""
    subjects = {t.lower_ for t in moment.telling.event.slots.get("subj", [])}
    return moment.before.sides if "other" in subjects and "each" in moment.scene.lemmas else ()


def takers_of_the_handover(moment: Moment) -> Actors:
    """The other side, to which one side hands a place over."""
    given, sides = {a.actor for a in moment.telling.initiator}, moment.before.sides
    if moment.telling.act != "control.transfer" or not given & {a.actor for a in sides}:
        return ()
    return tuple(a for a in sides if a.actor not in given) if len(sides) == PAIR else ()


def mission_that_reports(moment: Moment) -> Actors:
    """The mission whose report tells that access was refused or a drone was jammed, to nobody named."""
    stand, telling = moment.stand, moment.telling
    return stand.mission if telling.act in packaged()["done_to_missions"] else ()


def own_side_under_fire(moment: Moment) -> Actors:
    """The publisher's own side, where a ministry or an army reports what the enemy has done to nobody named."""
    stand, telling = moment.stand, moment.telling
    organ = (stand.publisher or "").partition(".")[2]
    hostile = telling.family in ("fire", "strike", "assault") or (telling.act == "tally" and bool(telling.initiator))
    if organ not in STATE_FORCES or not hostile or denied(telling) or not stand.speaks(telling):
        return ()
    return stand.own if stand.is_enemy(telling.initiator) else ()


MAKERS: Sequence[tuple[str, Callable[[Moment], Actors]]] = (
    (REPEATED, accused_who_denies),
    (REPEATED, makers_of_the_same),
    (REPEATED, makers_of_the_handover),
    (HOLDER, holders_of_the_freed),
    (GATE, keepers_of_the_gate),
    (CONTINUED, maker_of_the_blow_before),
    (OWN_ANSWER, own_side_of_the_publisher),
    (ENEMY, other_side_of_the_publisher),
    (BETWEEN, sides_that_blame_each_other),
    (BETWEEN, sides_of_the_document),
    (OWN_REPORT, publisher_at_work),
)
TARGETS: Sequence[tuple[str, Callable[[Moment], Actors]]] = (
    (REPEATED, targets_of_the_same),
    (OWN_REPORT, mission_that_reports),
    (BETWEEN, takers_of_the_handover),
    (OWN_SIDE, own_side_under_fire),
)
