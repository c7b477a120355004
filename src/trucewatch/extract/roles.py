"""Roles: which actors the slots of an event name as initiator and as target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.extract.actor_registry import ActorMention
from trucewatch.extract.events import Event
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.lost_subjects import after_insertion, lost_subjects
from trucewatch.extract.parse import Token
from trucewatch.extract.scene import Scene, within
from trucewatch.extract.slots import Slots, conjuncts, phrase, prepositions
from trucewatch.extract.words import lemma_of
from trucewatch.model import Actor

CIVILIANS = "CIV"
CIVIL_ACTS = frozenset({"damage", "repair", "rejection", "request", "corridor.blocked"})
PARTNERS = ("with", "between", "obj.with", "obj.between", "subj.between")
BETWEEN = ("subj.between", "obj.between")
ADJECTIVAL = frozenset({"mod", "poss"})


def initiators(event: Event, scene: Scene, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who did it; empty where the words do not say."""
    found = filled(event.frame.initiator, event, scene, lexicon, symmetric=event.frame.symmetric)
    if not found and event.frame.act.startswith("ceasefire."):
        found = filled(BETWEEN, event, scene, lexicon, symmetric=False)
    if "subj" in event.frame.initiator and (not found or after_insertion(event.token)):
        lost = lost_subjects(event.token, scene)
        found = tuple({a.actor: a for mention in lost for a in split_code(mention)}.values()) or found
    if event.frame.civilians != "initiator" and event.frame.act not in CIVIL_ACTS:
        found = tuple(actor for actor in found if actor.actor != CIVILIANS or scene_names(actor, scene))
    if event.frame.civilians == "initiator" and not any(a.actor for a in found):
        found = (Actor(text=found[0].text if found else "", actor=CIVILIANS),)
    return found


def scene_names(actor: Actor, scene: Scene) -> bool:
    """Whether a text names civilians with a word of the registry, rather than men whom nobody tells more of."""
    return any(m.code == CIVILIANS and m.text == actor.text for m in scene.actors)


def targets(event: Event, scene: Scene, lexicon: Lexicon, initiator: Sequence[Actor]) -> tuple[Actor, ...]:
    """To whom it was done; an initiator is never its own target."""
    codes = {actor.actor for actor in initiator if actor.actor}
    found = filled(event.frame.target, event, scene, lexicon, symmetric=False)
    return tuple(actor for actor in found if actor.actor is None or actor.actor not in codes)


def filled(slots: Iterable[str], event: Event, scene: Scene, lexicon: Lexicon, *, symmetric: bool) -> tuple[Actor, ...]:
    """The actors in the first slot that names any; of all slots where the act is symmetric."""
    kept: dict[str, Actor] = {}
    for name in (*slots, *PARTNERS) if symmetric else slots:
        for token in tokens_in(name, event):
            for actor in actors_of(token, scene, lexicon, modifier=name in ADJECTIVAL):
                kept.setdefault(actor.actor or actor.text, actor)
        if kept and not symmetric:
            break
    return tuple(kept.values())


def tokens_in(name: str, event: Event) -> list[Token]:
    """The tokens of a slot; ``obj.by`` is the by-phrase of the object."""
    if "." not in name:
        return event.slots.get(name, [])
    outer, inner = name.split(".", 1)
    return [token for holder in event.slots.get(outer, []) for token in inner_slot(holder, inner)]


def inner_slot(holder: Token, name: str) -> list[Token]:
    """A slot of a noun that is itself in a slot."""
    if name == "mod":
        return [c for c in holder.children if c.dep_ in ("amod", "compound", "nmod")]
    if name == "poss":
        return conjuncts(c for c in holder.children if c.dep_ == "poss")
    return prepositions(holder).get(name, [])


def actors_of(token: Token, scene: Scene, lexicon: Lexicon, *, modifier: bool) -> list[Actor]:
    """The actors that a noun phrase names; people without a code are civilians where the word says so."""
    mention = scene.actor_at(token)
    if mention is not None and (mention.code is not None or modifier):
        return [] if mention.code is None else split_code(mention)
    inside = [m for m in mentions_in_phrase(token, scene) if m.code is not None]
    if inside and not modifier:
        chosen = [m for m in inside if m.kind != "adjective"] or inside
        return split_code(chosen[-1] if chosen[-1].start <= scene.start_of(token) else chosen[0])
    if not modifier and lemma_of(token) in lexicon.classes["people"]:
        return [Actor(text=phrase_text(token, scene), actor=CIVILIANS)]
    return []


def mentions_in_phrase(token: Token, scene: Scene) -> list[ActorMention]:
    """The actor mentions inside a noun phrase, its of-complements included."""
    left, right = phrase(token)
    start, end = scene.start_of(scene.doc[left]), scene.end_of(scene.doc[right])
    return within(scene.actors, start, end)


def phrase_text(token: Token, scene: Scene) -> str:
    """A noun phrase as written, without what follows its head."""
    return scene.doc.text[scene.doc[token.left_edge.i].idx : token.idx + len(token)]


def split_code(mention: ActorMention) -> list[Actor]:
    """A mention's actors: a joint code such as ``RUS+DEU`` stands for each of its parts."""
    return [Actor(text=mention.text, actor=code) for code in (mention.code or "").split("+") if code]


__all__ = ["Slots", "actors_of", "initiators", "targets"]
