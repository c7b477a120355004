"""Headers: which column of an event table is what, by the names that data sets use or as a person says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model.errors import InputError, UsageError

PLACED = ("lon", "lat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What `data/linking/columns.yaml` says."""

    roles: Mapping[str, tuple[str, ...]]
    coded_by_one_hand: frozenset[str]
    precision_km: Mapping[str, Mapping[str, float]]
    unknown_km: float
    precision_days: Mapping[str, Mapping[str, int]]
    date_formats: tuple[str, ...]
    nobody: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table's header; ``place`` gives the number of the column of each role that it has."""

    header: tuple[str, ...]
    place: Mapping[str, int]

    def name_of(self, role: str) -> str:
        """The name of the role's column in lower case; empty where there is none."""
        return self.header[self.place[role]] if role in self.place else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The columns that have no role."""
        taken = set(self.place.values())
        return tuple(name for number, name in enumerate(self.header) if number not in taken)


@cache
def known_columns() -> Known:
    """The packaged file."""
    text = resources.files("trucewatch.data").joinpath("linking/columns.yaml").read_text(encoding="utf-8")
    raw: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    kilometres = dict(raw["precision_km"])
    return Known(
        unknown_km=float(kilometres.pop("unknown")),
        roles={role: tuple(names) for role, names in raw["roles"].items()},
        coded_by_one_hand=frozenset(raw["coded_by_one_hand"]),
        precision_km=kilometres,
        precision_days=raw["precision_days"],
        date_formats=tuple(raw["date_formats"]),
        nobody=frozenset(raw["nobody"]),
    )


def layout_of(header: Sequence[str], chosen: Mapping[str, str], where: str) -> Layout:
    """Which column is what. ``chosen`` names columns of roles by hand, where the table has them.

    Raises InputError where no column gives a date, or none a place or a district.
    """
    names = tuple(name.strip().lower() for name in header)
    known = known_columns()
    place = {role: number for role in known.roles if (number := _place(names, role, chosen)) is not None}
    if "source" not in chosen and known.coded_by_one_hand.intersection(names):
        place.pop("source", None)
    if "date" not in place:
        raise InputError("no column is known to hold a date", where=where, hint=_hint("date", names))
    if not set(PLACED) <= place.keys() and "area" not in place:
        raise InputError("no columns are known to hold a place", where=where, hint=_hint("lat", names))
    return Layout(header=names, place=place)


def chosen_columns(text: str) -> dict[str, str]:
    """The roles named by hand: ``date=Datum,lat=Breite``. Raises UsageError for a role that there is not."""
    found = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        role, _, name = pair.partition("=")
        if role.strip() not in known_columns().roles or not name.strip():
            hint = f"write ROLE=COLUMN with one of {', '.join(known_columns().roles)}"
            raise UsageError(f"{pair!r} names no role and column", hint=hint)
        found[role.strip()] = name.strip().lower()
    return found


def _place(names: Sequence[str], role: str, chosen: Mapping[str, str]) -> int | None:
    wanted = [*([chosen[role]] if role in chosen else []), *known_columns().roles[role]]
    return next((names.index(name) for name in wanted if name in names), None)


def _hint(role: str, names: Sequence[str]) -> str:
    return f'say which with --columns "{role}=…"; the table has {", ".join(names)}'
