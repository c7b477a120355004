"""The packaged registry's knowledge: its entries, its codes and what references inside a document need to know."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from trucewatch.extract.actors.codes import Codes
from trucewatch.extract.actors.memory import Conflict, Knowledge
from trucewatch.extract.actors.tables import (
    Entry,
    description_entries,
    listed,
    members,
    organ_entries,
    person_entries,
    rows,
    table_entries,
)
from trucewatch.extract.actors.words import fold

SOCIETIES = ("Red Crescent", "Red Cross", "Magen David")


@cache
def organs() -> Any:
    """The nouns for organs and the rules of composition beside them."""
    return members("organs")


def packaged_entries() -> list[Entry]:
    """All wordings of the registry; an earlier reading of a wording goes before a later one."""
    described = description_entries(members("descriptions"))
    return [*table_entries(), *person_entries(), *organ_entries(organs()), *described]


def packaged_codes() -> Codes:
    """The rules of composition of the packaged tables."""
    return Codes(
        groups=frozenset(part for row in rows("groups") for part in row["code"].split("+")),
        missions=frozenset(row["code"] for name in ("missions", "agencies") for row in rows(name)),
        leaders={row["code"]: row["leader"] for row in rows("states")},
        instead=organs()["instead"],
        kept_by_groups=frozenset(organs()["kept_by_groups"]),
    )


def packaged_knowledge(codes: Codes) -> Knowledge:
    """What the packaged tables say of conflicts, field missions and national societies."""
    listed_conflicts = members("conflicts")["conflicts"].values()
    conflicts = (Conflict(sides=tuple(map(tuple, c["sides"])), home=c.get("home")) for c in listed_conflicts)
    children: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    societies: dict[str, str] = {}
    watchers: set[str] = set()
    for row in rows("missions"):
        watched = frozenset(code for code, _, _ in listed(row["watches"]))
        watchers.update({row["code"], row["parent"]} if watched else {row["parent"]})
        if row["parent"]:
            children[row["parent"]].append((row["code"], watched))
        if any(word in row["names"] for word in SOCIETIES):
            societies.update(dict.fromkeys(watched, row["code"]))
    return Knowledge(
        codes=codes, conflicts=tuple(conflicts), missions=codes.missions, societies=societies,
        children={parent: tuple(found) for parent, found in children.items()}, guarantors=frozenset(organs()["guarantors"]),
        watchers=frozenset(watchers - {""}),
    )  # fmt: skip


def source_names() -> dict[str, str]:
    """Codes of publishers by folded name, ``=`` names (good for publishers only) included."""
    found: dict[str, str] = {}
    for table in ("agencies", "missions", "groups", "bodies"):
        for row in rows(table):
            for name, _, _ in listed(row["names"]):
                found.setdefault(fold(name.lstrip("=")), row["code"])
    return found
