"""What the judging knows from data files: whose word counts as what, and the words that speak of a ceasefire."""

from __future__ import annotations

from collections.abc import Mapping
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
    """`regimes.yaml`: what a ceasefire forbids, the words for its being broken or held, and what shows watching."""

    forbids: tuple[str, ...]
    broken: tuple[str, ...]
    holds: tuple[str, ...]
    counted: frozenset[str]
    watching: tuple[str, ...]
    kept_from_looking: tuple[str, ...]
    two_sided: tuple[str, ...]
    presupposed_undone: tuple[str, ...]

    def is_ceasefire(self, term: Term) -> bool:
        """Whether a term forbids what a ceasefire forbids."""
        return term.modality is Deontic.PROHIBITION and any(covers(self.forbids, act) for act in term.acts)


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
    ceasefire = record["ceasefire"]
    return Regimes(
        forbids=tuple(ceasefire["forbids"]),
        broken=tuple(ceasefire["broken"]),
        holds=tuple(ceasefire["holds"]),
        counted=frozenset(ceasefire["counted"]),
        watching=tuple(record["watching"]),
        kept_from_looking=tuple(record["kept_from_looking"]),
        two_sided=tuple(record["two_sided"]),
        presupposed_undone=tuple(record["presupposed_undone"]),
    )


def packaged(name: str) -> Any:
    """The plain data of a packaged vocabulary file."""
    text = resources.files("trucewatch.data").joinpath(f"vocabularies/{name}").read_text(encoding="utf-8")
    return YAML(typ="safe").load(text)
