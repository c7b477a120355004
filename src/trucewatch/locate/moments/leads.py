"""Leads: the preposition before an expression, with what blurs it ("until shortly before", "as of about")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.locate.moments.expression import Near, Role
from trucewatch.locate.moments.words import alternatives, folded, time_words

REACH = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where the expression begins with its preposition, and what that says; ``role`` None without a preposition."""

    start: int
    role: Role | None = None
    near: Near = Near.EXACTLY


def lead_before(text: str, start: int, floor: int) -> Lead:
    """The longest lead that ends where the expression starts, not reaching back over ``floor``."""
    begin = max(floor, start - REACH)
    match = _lead().search(text[begin:start])
    if match is None or not match.group().strip():
        return Lead(start=start)
    return Lead(start=begin + match.start(), role=role_of(match["role"]), near=near_of(match["near"] or match["blur"]))


def role_of(words: str | None) -> Role | None:
    """The role of a preposition, None for none."""
    if not words:
        return None
    phrase = folded(words)
    return time_words().roles.get(phrase) or (Role.WITHIN if phrase.startswith("within") else Role.AT)


def near_of(words: str | None) -> Near:
    """How "about" or "shortly before" blurs a clock time."""
    return Near(time_words().approximate.get(folded(words), "about")) if words else Near.EXACTLY


@cache
def _lead() -> re.Pattern[str]:
    words = time_words()
    roles, near = alternatives(words.roles), alternatives(words.approximate)
    fillers, portions = alternatives(words.fillers), alternatives(words.portions)
    return re.compile(
        rf"(?<![\w-])(?:(?P<blur>{near})\s+)?(?:(?:{fillers})\s+)?(?:(?P<role>{roles})\s+)?(?:(?:{fillers})\s+)?"
        rf"(?:(?P<near>{near})\s+)?(?:(?:{portions})\s+)?(?:(?:the|a)\s+(?:(?:{fillers})\s+)?)?$",
        re.IGNORECASE,
    )
