"""Which acts may be tellings of one happening: the table `data/vocabularies/happenings.yaml`, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML


class Compared(StrEnum):
    """Whose names must agree: who did it, any party in any role, or nobody's."""

    INITIATORS = "initiators"
    PARTIES = "parties"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one act tells of: the ``happening`` and, where the word is specific enough, the ``kind`` of it.

    ``cautious`` acts need one agreement more, ``once`` happenings come about once at a place, ``actors`` says whose
    names are compared.
    """

    happening: str
    kind: str | None
    cautious: bool = False
    once: bool = False
    actors: Compared = Compared.INITIATORS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Happenings:
    """The table. ``tellings`` are by act id or family, ``interchanged`` holds pairs named for one another."""

    tellings: Mapping[str, Telling]
    interchanged: frozenset[tuple[str, str]]

    def telling(self, act: str) -> Telling:
        """What an act tells of: by its id, else its family, else a happening of its own family."""
        for name in (act, act.split(".", maxsplit=1)[0]):
            if name in self.tellings:
                return self.tellings[name]
        family = act.split(".", maxsplit=1)[0]
        return Telling(happening=family, kind=None if act == family else act)

    def share_a_side(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether two sets of sides name one actor, or two that sources name for one another."""
        others = frozenset(others)
        return any(side in others or any((side, other) in self.interchanged for other in others) for side in some)


def go_together(one: Telling, other: Telling) -> bool:
    """Whether two acts may tell of one happening, as far as the acts alone can say."""
    if one.happening != other.happening:
        return False
    return one.kind is None or other.kind is None or one.kind == other.kind


@cache
def packaged_happenings() -> Happenings:
    """The table that comes with trucewatch."""
    text = resources.files("trucewatch.data").joinpath("vocabularies/happenings.yaml").read_text(encoding="utf-8")
    return read_happenings(YAML(typ="safe").load(text))


def read_happenings(record: Mapping[str, Any]) -> Happenings:
    """The table from its plain data. Raises KeyError for a missing member."""
    tellings: dict[str, Telling] = {}
    for name, entry in record["happenings"].items():
        kinds = [(kind, act) for kind, acts in entry["kinds"].items() for act in acts]
        for kind, act in [*kinds, *((None, act) for act in entry["any"])]:
            tellings[act] = Telling(
                happening=name,
                kind=kind,
                cautious=act in entry["cautious"],
                once=entry["once"],
                actors=Compared(entry["actors"]),
            )
    pairs = [entry["actors"] for entry in record["named_for_one_another"]]
    both_ways = frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))
    return Happenings(tellings=tellings, interchanged=both_ways)
