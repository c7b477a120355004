"""Discourse: who did it, and to whom, where a sentence leaves it to what was told before.

A definite noun repeats a happening ("the assault", "the next release"), a blow follows a blow in one paragraph, a
party's own report speaks of the enemy, a truce is a truce between the sides. Each reading leaves a note on the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from trucewatch.extract.discourse.occasions import (
    Occasion,
    denied,
    done_by,
    finite,
    has_meeting,
    named_doer,
    named_in,
    one_sided,
    people_in,
    proper_doer,
)  # fmt: skip
from trucewatch.extract.discourse.own_reports import (
    mission_that_reports,
    other_side_of_the_publisher,
    own_side_of_the_publisher,
    own_side_under_fire,
    publisher_at_work,
)  # fmt: skip
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.discourse.told import REACH, Actors, Before, Told, names_of, packaged
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.model import Actor, Polarity

PAIR = 2
REPEATED = "participants taken from where it was told before"
CONTINUED = "maker taken from the act before it in the paragraph"
ENEMY = "a party's own report: maker taken to be the other side"
OWN_SIDE = "a party's own report: target taken to be its own side"
OWN_ANSWER = "a party's own report: maker taken to be its own side"
BETWEEN = "sides taken from the document"
OWN_REPORT = "the publisher's own work"
HOLDER = "maker taken to be the side that holds the other's people"
GATE = "maker taken to be who holds the place"


def settle_participants(tellings: Sequence[Telling], scene: Scene, before: Before) -> None:
    """Give the acts of a sentence the makers and targets that the text before it leaves to be understood."""
    for telling in tellings:
        occasion = Occasion(telling, scene, before)
        if telling.act in packaged()["done_to_missions"] and same(telling.initiator, before.standpoint.mission):
            telling.initiator = ()
        if not telling.initiator:
            take(telling, occasion, MAKERS)
        if not telling.target:
            for note, rule in TARGETS:
                codes = {a.actor for a in telling.initiator}
                if found := tuple(a for a in rule(occasion) if a.actor not in codes):
                    telling.target = found
                    telling.notes.append(note)
                    break
        told = Told(
            act=telling.act, initiator=telling.initiator, target=telling.target, voice=occasion.voice,
            block=scene.sentence.block, places=names_of(telling.places),
        )  # fmt: skip
        before = replace(before, told=(*before.told, told)[-REACH:])


def same(one: Actors, other: Actors) -> bool:
    """Whether two lists name the same actors, and any at all."""
    return bool(one) and {a.actor for a in one} == {a.actor for a in other}


def take(telling: Telling, occasion: Occasion, rules: Sequence[tuple[str, Callable[[Occasion], Actors]]]) -> None:
    """Let the first rule that knows a maker name it, and say so in a note."""
    for note, rule in rules:
        if found := rule(occasion):
            telling.initiator = found
            telling.notes.append(note)
            return


def repeated(occasion: Occasion) -> Told | None:
    """What a definite noun repeats: the latest act of its kin with a maker, at no other place."""
    telling, words = occasion.telling, packaged()
    noun = telling.event.token
    if noun.pos_ not in ("NOUN", "PROPN") or not any(c.lower_ in words["pointing"] for c in noun.children):
        return None
    places = names_of(telling.places)
    earlier = [
        told for told in reversed(occasion.before.told)
        if akin(telling.family, told.family) and told.initiator and not (places and told.places and not places & told.places)
    ]  # fmt: skip
    return next((told for told in earlier if told.act == telling.act), earlier[0] if earlier else None)


def akin(one: str, other: str) -> bool:
    """Whether two families of acts can tell of one happening."""
    return one == other or any(one in group and other in group for group in packaged()["kin"])


def makers_of_the_same(occasion: Occasion) -> Actors:
    """The makers of what a definite noun repeats."""
    told = repeated(occasion)
    return told.initiator if told and not done_by(occasion) else ()


def targets_of_the_same(occasion: Occasion) -> Actors:
    """The targets of what a definite noun repeats."""
    told = repeated(occasion) if not occasion.telling.event.frame.symmetric else None
    return told.target if told and told.act == occasion.telling.act else ()


def maker_of_the_blow_before(occasion: Occasion) -> Actors:
    """The maker of the blow told right before in this paragraph by the same voice, where this one names nobody."""
    telling, words = occasion.telling, packaged()
    of_force = telling.family in words["force"] and not denied(telling)
    going_on = telling.act in words["going_on"]
    somebody = proper_doer(occasion) if going_on else named_doer(occasion)
    if done_by(occasion) or somebody or not (of_force or going_on):
        return ()
    here = [t for t in occasion.before.told if t.block == occasion.scene.sentence.block and t.initiator]
    told = here[-1] if here else None
    if told is None or told.voice != occasion.voice:
        return ()
    after_force = of_force and told.family in (*words["force"], *words["with_force"])
    return told.initiator if after_force or told.act == telling.act else ()


def makers_of_the_list(occasion: Occasion) -> Actors:
    """Those whose breaches a list parts by sector: the makers of the count that stands before it."""
    told = summed_up(occasion)
    return told.initiator if told else ()


def targets_of_the_list(occasion: Occasion) -> Actors:
    """Against whom the breaches of a list were committed."""
    told = summed_up(occasion)
    return told.target if told else ()


def summed_up(occasion: Occasion) -> Told | None:
    """The count before a list that parts it, from which an entry takes its makers; none where it names its own."""
    telling = occasion.telling
    if not telling.event.frame.entry or telling.act != "tally" or named_doer(occasion):
        return None
    last = occasion.before.told[-1] if occasion.before.told else None
    return last if last is not None and last.act == "tally" else None


def makers_of_the_handover(occasion: Occasion) -> Actors:
    """The side that withdraws, for a place that is handed over later in the text by nobody named."""
    if occasion.telling.act != "control.transfer" or done_by(occasion):
        return ()
    gone = (t for t in reversed(occasion.before.told) if t.act in ("withdrawal", "control.transfer") and t.initiator)
    return next((t.initiator for t in gone), ())


def accused_who_denies(occasion: Occasion) -> Actors:
    """The speaker, where it denies an act of force of its own that was laid to it before: "there had been no attack"."""
    telling, voice = occasion.telling, (occasion.voice or "").split(".")[0]
    if (
        telling.stance.polarity is not Polarity.DENIED
        or telling.family not in packaged()["force"]
        or not telling.chain
        or occasion.stand.mission
    ):
        return ()
    charged = (t for t in reversed(occasion.before.told) if akin(t.family, telling.family) and t.initiator)
    told = next(charged, None)
    mine = told is not None and {(a.actor or "").split(".")[0] for a in told.initiator} == {voice}
    return told.initiator if told is not None and mine else ()


def holders_of_the_freed(occasion: Occasion) -> Actors:
    """The other side of the people who come free."""
    telling, sides = occasion.telling, occasion.before.sides
    if telling.act not in packaged()["freeing"] or done_by(occasion) or len(sides) < PAIR:
        return ()
    if jailers := [m.parties[0] for m in named_in(occasion, packaged()["jails"]) if m.parties]:
        return tuple(a for a in sides if a.actor in jailers)
    freed = {m.parties[0] for m in people_in(occasion) if m.parties} & {a.actor for a in sides}
    return tuple(a for a in sides if a.actor not in freed) if len(freed) == 1 else ()


def keepers_of_the_gate(occasion: Occasion) -> Actors:
    """Who holds the checkpoint at which somebody is stopped or let through, or the place where weapons stand."""
    return occasion.before.gate if occasion.telling.act in packaged()["at_gates"] and not done_by(occasion) else ()


def sides_of_the_document(occasion: Occasion) -> Actors:
    """The sides in question, where a truce begins or ends, talks are held or an agreement is signed by nobody named."""
    telling, words = occasion.telling, packaged()
    token = telling.event.token
    if any(scope.voice.actor is None for scope in telling.chain):
        return ()
    if one_sided(occasion):
        return declarers(occasion)
    if telling.act == "clash" and occasion.stand.speaks(telling):
        return (*occasion.stand.enemy, *occasion.stand.own)
    if telling.act == "agreement.signed":
        return occasion.before.sides if token.dep_ in ("ROOT", "conj", "advcl", "ccomp") and finite(occasion) else ()
    if telling.act == "talks" and not occasion.slot("of", "with", "between", "under"):
        return occasion.before.sides if lemma_of(token) in words["meetings"] or has_meeting(occasion) else ()
    between = telling.act in words["between_sides"] and (lemma_of(token) in words["coming"])
    return occasion.before.sides if between else ()


def declarers(occasion: Occasion) -> Actors:
    """Who declared a truce of one side alone: the subject of the verb beside it."""
    for token in occasion.scene.doc:
        if lemma_of(token) in packaged()["declaring"]:
            for child in token.children:
                mention = occasion.scene.actor_at(child) if child.dep_ in ("nsubj", "agent", "poss") else None
                if mention is not None and mention.code:
                    return tuple(Actor(text=mention.text, actor=code) for code in mention.codes)
    return ()


def sides_that_blame_each_other(occasion: Occasion) -> Actors:
    """Both sides, where each says that the other did it."""
    subjects = {t.lower_ for t in occasion.telling.event.slots.get("subj", [])}
    lemmas = occasion.scene.lemmas
    mutual = "other" in subjects or ("other" in lemmas and bool(lemmas & set(packaged()["blaming"])))
    return occasion.before.sides if mutual and "each" in lemmas else ()


def takers_of_the_handover(occasion: Occasion) -> Actors:
    """The other side, to which one side hands a place over."""
    given, sides = {a.actor for a in occasion.telling.initiator}, occasion.before.sides
    if occasion.telling.act != "control.transfer" or not given & {a.actor for a in sides}:
        return ()
    return tuple(a for a in sides if a.actor not in given) if len(sides) == PAIR else ()


MAKERS: Sequence[tuple[str, Callable[[Occasion], Actors]]] = (
    (REPEATED, accused_who_denies),
    (REPEATED, makers_of_the_same),
    (REPEATED, makers_of_the_handover),
    (REPEATED, makers_of_the_list),
    (HOLDER, holders_of_the_freed),
    (GATE, keepers_of_the_gate),
    (CONTINUED, maker_of_the_blow_before),
    (OWN_ANSWER, own_side_of_the_publisher),
    (ENEMY, other_side_of_the_publisher),
    (BETWEEN, sides_that_blame_each_other),
    (BETWEEN, sides_of_the_document),
    (OWN_REPORT, publisher_at_work),
)
TARGETS: Sequence[tuple[str, Callable[[Occasion], Actors]]] = (
    (REPEATED, targets_of_the_same),
    (REPEATED, targets_of_the_list),
    (OWN_REPORT, mission_that_reports),
    (BETWEEN, takers_of_the_handover),
    (OWN_SIDE, own_side_under_fire),
)
