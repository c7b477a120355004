"""What the judging knows from data files: whose word counts as what, and the words that speak of a ceasefire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model import Deontic, Term
from trucewatch.terms.vocabulary import covers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Witnesses:
    """`witnesses.yaml`: codes of monitors and of checkers of pictures; outlets with the side that they speak for."""

    monitors: frozenset[str]
    imagery: frozenset[str]
    outlets: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regimes:
    """`regimes.yaml`, which gives the meaning of each member: lists of acts, and ``counted`` of units."""

    forbids: tuple[str, ...]
    broken: tuple[str, ...]
    holds: tuple[str, ...]
    counted: tuple[str, ...]
    watching: tuple[str, ...]
    kept_from_looking: tuple[str, ...]
    two_sided: tuple[str, ...]
    presupposed_undone: tuple[str, ...]
    of_the_whole: tuple[str, ...]
    taking_over: tuple[str, ...]
    handing_over: tuple[str, ...]
    owed_ground: tuple[str, ...]
    only_by_name: tuple[str, ...]
    left_behind: tuple[str, ...]

    def means(self, acts: Iterable[str], act: str) -> bool:
        """Whether a term that lists some ids or families means an act."""
        listed = tuple(acts)
        return act in listed or (act not in self.only_by_name and covers(listed, act))

    def is_ceasefire(self, term: Term) -> bool:
        """Whether a term forbids what a ceasefire forbids."""
        return term.modality is Deontic.PROHIBITION and any(covers(self.forbids, act) for act in term.acts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exchanges:
    """`exchanges.yaml`: the acts of handing over, the units that count them, and the kinds by act and by word."""

    acts: tuple[str, ...]
    units: frozenset[str]
    acts_of_kind: Mapping[str, frozenset[str]]
    words_of_kind: Mapping[str, frozenset[str]]

    def kinds_of(self, act: str, words: Iterable[str]) -> tuple[str, ...]:
        """The kinds of an act told in these words; none where neither says which."""
        own = tuple(kind for kind, acts in self.acts_of_kind.items() if act in acts)
        said = {word.casefold() for word in words}
        return own or tuple(kind for kind, listed in self.words_of_kind.items() if said & listed)


@cache
def packaged_witnesses() -> Witnesses:
    """The list that comes with trucewatch."""
    record = packaged("witnesses.yaml")
    return Witnesses(
        monitors=frozenset(record["monitors"]), imagery=frozenset(record["imagery"]), outlets=record["outlets"]
    )


@cache
def packaged_regimes() -> Regimes:
    """The words that come with trucewatch."""
    record = packaged("regimes.yaml")
    lists = record.pop("ceasefire") | record
    return Regimes(**{name: tuple(acts) for name, acts in lists.items()})


@cache
def packaged_exchanges() -> Exchanges:
    """The list that comes with trucewatch."""
    record = packaged("exchanges.yaml")
    kinds = record["kinds"]
    return Exchanges(
        acts=tuple(record["acts"]),
        units=frozenset(record["units"]),
        acts_of_kind={kind: frozenset(entry.get("acts", ())) for kind, entry in kinds.items()},
        words_of_kind={kind: frozenset(entry["words"]) for kind, entry in kinds.items()},
    )


def packaged(name: str) -> Any:
    """The plain data of a packaged vocabulary file."""
    text = resources.files("trucewatch.data").joinpath(f"vocabularies/{name}").read_text(encoding="utf-8")
    return YAML(typ="safe").load(text)
