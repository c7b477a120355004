"""Codes: how an owner and an organ make one, and which office a person held on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trucewatch.extract.actors.tables import Post

LEADER = "LEADER"
PEACEKEEPERS = "PKF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The rules of composition that the tables hold.

    ``groups`` are the ids of armed groups and de facto authorities, ``missions`` those of organisations;
    ``leaders`` gives the leading organ of each state; ``instead`` the ids that stand in for a composed code.
    """

    groups: frozenset[str]
    missions: frozenset[str]
    leaders: Mapping[str, str]
    instead: Mapping[str, str]
    kept_by_groups: frozenset[str]

    def compose(self, owner: str, organ: str | None) -> str:
        """The code of an organ of an owner; a joint owner gives a joint code.

        An owner that is an organ already ("Kremlin") stays what it is, and so does an organisation; a group keeps
        only the organs that the contract lists for it.
        """
        return joined(self._single(part, organ) for part in owner.split("+"))

    def _single(self, owner: str, organ: str | None) -> str:
        if owner in self.missions or not organ:
            return self.instead.get(owner, owner)
        state, _, present = owner.partition(".")
        if state in self.groups:
            return f"{state}.{organ}" if organ in self.kept_by_groups else state
        if present:
            return self.instead.get(owner, owner)
        if organ == LEADER:
            leading = self.leaders.get(state, "")
            return f"{state}.{leading}" if leading else state
        code = f"{state}.{organ}"
        return self.instead.get(code, code)

    def person(self, posts: Iterable[Post], on: date | None, organ: str | None = None) -> str | None:
        """The code of a person on a day, None where the tables do not settle it.

        A title before the name ("President X") settles it for any day on which the person held that office.
        """
        held = {post.code for post in posts if post.held(on)}
        titled = {post.code for post in posts if organ and post.code.endswith(f".{organ}")}
        codes = held & titled or (titled if organ and not held else held)
        if len(codes) == 1:
            return self.instead.get(code := next(iter(codes)), code)
        owners = {code.split(".")[0] for code in codes}
        return next(iter(owners)) if len(owners) == 1 else None


def joined(codes: Iterable[str]) -> str:
    """Several codes as one, each named once, in their order."""
    single = (part for code in codes for part in code.split("+"))
    return "+".join(dict.fromkeys(single))
