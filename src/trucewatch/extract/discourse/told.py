"""What was told: the acts before a sentence, the sides in question, and where the publisher stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.extract.acts.lexicon import read_yaml
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.setting.carrying import is_named
from trucewatch.model import Actor, Draft, PlaceInRole

REACH = 8
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
