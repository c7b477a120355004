"""Victims: who is hit decides the act where the words name no weapon.

Men with guns who kill villagers attack civilians, and what is fired at a mission's car is fired at monitors. Where the
weapon is told, the act keeps its name: the target says the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.roles import CIVILIANS, tokens_in
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.model import Actor

MONITORS, ON_CIVILIANS = "attack.monitor", "attack.civilians"
# The acts that say neither with what nor how it was done, and so leave the last word to the victim.
OPEN_TO_MONITORS = frozenset({"fire", "harm", "assault"})
OPEN_TO_CIVILIANS = frozenset({"harm", "assault"})
# The kinds of mention that name a mission or a body of aid, whatever belongs to it.
BODIES = frozenset({"mission"})


def by_victim(act: str, event: Event, scene: Scene, target: Sequence[Actor], lexicon: Lexicon) -> str:
    """The act after those whom it befell have had their say."""
    if act not in OPEN_TO_MONITORS or event.frame.unit == "missing":
        return act
    hit = list(victims(event))
    if act == "harm" and not is_killing(event, scene, lexicon):
        return act
    if any(is_protected(token, scene, lexicon) for token in hit):
        return MONITORS
    if act in OPEN_TO_CIVILIANS and are_civilians(hit, target, lexicon):
        return ON_CIVILIANS
    return act


def victims(event: Event) -> Iterator[Token]:
    """The nouns that an act is done to."""
    for name in (*event.frame.target, "obj"):
        yield from tokens_in(name, event)


def is_killing(event: Event, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a frame of harm tells of killers: a verb that only they can be subject of, or men who did it."""
    if event.frame.kind != "verb":
        return False
    if lemma_of(event.token) in lexicon.classes["murdering"]:
        return True
    killers = [
        t for name in ("subj", "by") for t in event.slots.get(name, []) if t.i not in {v.i for v in victims(event)}
    ]
    return any(lemma_of(t) in lexicon.classes["armed"] or is_force(t, scene) for t in killers)


def is_force(token: Token, scene: Scene) -> bool:
    """Whether a noun names an actor who is not private people."""
    mention = scene.actor_at(token)
    return mention is not None and mention.code not in (None, CIVILIANS)


def is_protected(token: Token, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a victim is of a mission of monitors, peacekeepers or helpers, or is a thing of theirs."""
    return any(
        lemma_of(word) in lexicon.classes["protected"]
        or ((mention := scene.actor_at(word)) is not None and mention.kind in BODIES)
        for word in around(token)
    )


def around(token: Token) -> Iterable[Token]:
    """A noun and the words that say whose it is."""
    yield token
    for child in token.children:
        if child.dep_ in ("compound", "poss", "amod", "nmod", "appos"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from (c for c in inner.children if c.dep_ in ("compound", "amod"))


def are_civilians(hit: Sequence[Token], target: Sequence[Actor], lexicon: Lexicon) -> bool:
    """Whether those hit are private people and nobody else."""
    named = {actor.actor for actor in target}
    if named - {CIVILIANS, None}:
        return False
    words = {lemma_of(token) for token in hit for token in (token, *of_members(token))}
    return bool(words & lexicon.classes["civilians"]) and not words & lexicon.classes["troops"] - {"member"}


def of_members(token: Token) -> list[Token]:
    """Whose members, children or family is spoken of: "six members of a family"."""
    return [
        inner
        for child in token.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
