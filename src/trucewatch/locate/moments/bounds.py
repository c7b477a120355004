"""Bounds: what the preposition, the act and its modality make of the extent that the words come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.locate.moments.anchors import Anchor
from trucewatch.locate.moments.discourse import Extent
from trucewatch.locate.moments.expression import Role
from trucewatch.model.moment import Bound

UNREAL = frozenset({"planned", "promised", "demanded", "conditional", "feared"})
# States that go on from their beginning until somebody says that they ended.
LASTING = frozenset(
    {"ceasefire.in_force", "ceasefire.observed", "ceasefire.extended", "hostilities", "corridor.blocked"}
)
STARTING = (Role.SINCE, Role.FROM, Role.AFTER)
ENDING = (Role.UNTIL, Role.BY, Role.BEFORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The act and how real it is; ``begins`` where the words before the expression say that something began."""

    act: str
    state: str
    begins: bool = False

    @property
    def lasts(self) -> bool:
        """Whether the act goes on from its start."""
        return self.act in LASTING or self.state == "ongoing"


def bounded(extent: Extent, role: Role, asked: Asked, anchor: Anchor, *, ranged: bool = False) -> Extent:
    """The extent with the bounds that the role and the act leave open, or close with the publication."""
    if role in STARTING:
        return replace(extent, end=closing(extent, role, asked, anchor, ranged=ranged))
    if role in ENDING:
        return replace(extent, start=None if not ranged else extent.start)
    if role is Role.WITHIN and asked.state in UNREAL:
        return replace(extent, start=None)
    if not ranged and (asked.act in LASTING or (asked.state == "ongoing" and asked.begins)):
        return replace(extent, end=None)
    return extent


def closing(extent: Extent, role: Role, asked: Asked, anchor: Anchor, *, ranged: bool) -> Bound | None:
    """The end of what is told to have begun at a moment: its stated end, the publication, or none."""
    if ranged:
        return extent.end
    if asked.lasts or asked.state in UNREAL or asked.state == "habitual":
        return None
    if role is Role.FROM and isinstance(extent.start, datetime):
        return None
    return anchor.latest
