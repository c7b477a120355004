"""The act vocabulary as the terms need it: which ids and families there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from trucewatch.terms.yaml_text import read_yaml


@cache
def act_meanings() -> dict[str, str]:
    """Each act id with its meaning, in the order of the vocabulary."""
    content = resources.files("trucewatch.data").joinpath("vocabularies/acts.yaml").read_text(encoding="utf-8")
    return {act: entry["is"] for act, entry in read_yaml(content).data.items()}


@cache
def known_acts() -> frozenset[str]:
    """All act ids and all families (the part before the dot)."""
    return frozenset(act_meanings()) | {act.split(".")[0] for act in act_meanings()}


def covers(acts: Iterable[str], act: str) -> bool:
    """Whether an act falls under one of the given ids or families."""
    return any(act == each or act.startswith(each + ".") for each in acts)
