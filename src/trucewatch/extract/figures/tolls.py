"""Tolls: casualties belong to the act told in the same sentence; in a sentence of their own they are harm."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.ownership import Ownership
from trucewatch.extract.acts.roles import tokens_in
from trucewatch.extract.acts.slots import governor, is_labelled_empty, is_nobody, verb_slots
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.figures.quantities import Figures, casualties, casualty_unit, merged, number_in
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.model import Polarity, Quantity

TOLL_UNITS = ("killed", "wounded", "missing", "captured")
SHARED_TOLL = "one toll told of several acts"


def settle_tolls(tellings: list[Telling], scene: Scene, marks: Figures, owned: Ownership) -> list[Telling]:
    """The tellings with every casualty count given to its act, and harm kept only where no act is told."""
    harms = [t for t in tellings if t.act == "harm"]
    acts = [t for t in tellings if t.physical and t.stance.polarity is Polarity.AFFIRMED]
    found = casualties(marks) + [hit for harm in harms for hit in harm_toll(harm, marks)]
    if acts:
        apart = [harm for harm in harms if not same_voice(harm, acts)]
        elsewhere = {harm.event.token.i for harm in apart}
        for word, quantity in found:
            for telling in acts_for(word, acts, owned) if word.i not in elsewhere else ():
                telling.counts = merged([*telling.counts, quantity])
        for telling in acts:
            telling.counts = without_heads(telling.counts)
        for harm in harms:
            give_victims(harm, acts_for(harm.event.token, acts, owned))
        return [t for t in tellings if t not in harms] + merge_harms(apart, found, scene)
    return [t for t in tellings if t not in harms] + merge_harms(harms, found, scene)


def without_heads(counts: Sequence[Quantity]) -> list[Quantity]:
    """The counts of an act without those of people whom another of them counts as killed or wounded."""
    hit = {(q.low, q.high) for q in counts if q.of in TOLL_UNITS}
    return [q for q in counts if q.of not in ("people", "personnel") or (q.low, q.high) not in hit]


def harm_toll(harm: Telling, marks: Figures) -> list[tuple[Token, Quantity]]:
    """The number of victims that a frame of harm names where no casualty word stands: "suffered a wound", "buried"."""
    event = harm.event
    if event.frame.figure:
        return [(event.token, q) for q in figure_of(event, marks)]
    if casualty_unit(event.token) is not None or event.frame.unit is None:
        return []
    people = [t for name in event.frame.target for t in tokens_in(name, event)]
    if event.frame.kind == "noun" and (event.slots.get("among") or is_none(event.token)):
        people.insert(0, event.token)  # "no losses among the crew" counts the losses
    counted = [q for person in people if (q := number_in(person, event.frame.unit, marks)) is not None]
    return [(event.token, quantity) for quantity in counted[:1]]


def is_none(noun: Token) -> bool:
    """Whether a sentence is about there being none: "no casualties were reported", but not "with no casualties"."""
    subject = noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
    return is_labelled_empty(noun) or (subject and is_nobody(noun))


def figure_of(event: Event, marks: Figures) -> list[Quantity]:
    """The number that a toll is said to have: "put the toll at nine", "the toll rose to nine"."""
    verb = governor(event.token)
    if verb is None or event.frame.unit is None:
        return []
    around = verb_slots(verb)
    holders = {t.i for name in event.frame.figure for t in around.get(name, [])}
    return [
        Quantity(of=event.frame.unit, low=c.low, high=c.high, text=c.text, note=c.note)
        for c, noun in marks.counts
        if holders & {t.i for t in marks.scene.doc if c.value_start <= t.idx < c.end}
        or (noun is not None and noun.i in holders)
    ][:1]


def acts_for(word: Token, acts: Sequence[Telling], owned: Ownership) -> list[Telling]:
    """The acts that a casualty word speaks of: the one above or below it in the tree, else the nearest before it."""
    ancestors = {word.i, *(t.i for t in word.ancestors)}
    linked = [
        a
        for a in acts
        if a.event.token.i in ancestors or word in list(a.event.token.ancestors) or a.event.support & {word.i}
    ]
    if not linked:
        linked = sorted(acts, key=lambda a: (a.event.token.i > word.i, abs(a.event.token.i - word.i)))[:1]
    if len(linked) > 1 and all(
        a.event.token.head.i == linked[0].event.token.head.i or a.event.token.dep_ == "conj" for a in linked[1:]
    ):
        for act in linked:
            if SHARED_TOLL not in act.notes:
                act.notes.append(SHARED_TOLL)
        return linked
    return sorted(linked, key=lambda a: abs(a.event.token.i - word.i))[:1]


def give_victims(harm: Telling, acts: Sequence[Telling]) -> None:
    """Let an act without a target take the victims of the harm told beside it."""
    for act in acts:
        if not act.target and harm.target:
            initiators = {a.actor for a in act.initiator}
            act.target = tuple(t for t in harm.target if t.actor not in initiators)


def same_voice(harm: Telling, acts: Sequence[Telling]) -> bool:
    """Whether one of the acts is told by the voice that tells the harm."""
    mine = [s.voice.actor for s in harm.chain]
    return any([s.voice.actor for s in act.chain] == mine for act in acts)


def merge_harms(harms: list[Telling], found: list[tuple[Token, Quantity]], scene: Scene) -> list[Telling]:
    """One harm for all casualty words of a sentence that speak of the same people with the same voice."""
    kept: list[Telling] = []
    for harm in harms:
        own = [q for word, q in found if word.i == harm.event.token.i] or harm.counts
        if not own and harm.event.frame.requires == "number":
            continue
        harm.counts = merged([*harm.counts, *own])
        partner = next((k for k in kept if joins(k, harm)), None)
        if partner is None:
            kept.append(harm)
        else:
            partner.counts = merged([*partner.counts, *harm.counts])
            partner.target = partner.target or harm.target
            partner.start, partner.end = min(partner.start, harm.start), max(partner.end, harm.end)
    return [k for k in kept if k.counts or is_told_without_number(k)]


def is_told_without_number(harm: Telling) -> bool:
    """Whether harm names its victims and leaves open how many they were: "civilians were killed in their sleep"."""
    return bool(harm.target) and harm.event.frame.kind == "verb" and not harm.event.frame.requires


def joins(first: Telling, second: Telling) -> bool:
    """Whether two tellings of harm are one: same voice, same polarity, and not two counts of one unit."""
    units = {q.of for q in first.counts} & {q.of for q in second.counts} & set(TOLL_UNITS)
    same_people = (
        {a.actor for a in first.target} == {a.actor for a in second.target} or not second.target or not first.target
    )
    return (
        [s.voice.actor for s in first.chain] == [s.voice.actor for s in second.chain]
        and first.stance.polarity is second.stance.polarity
        and same_people
        and not units
    )
