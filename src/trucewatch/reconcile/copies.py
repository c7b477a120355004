"""Copies: outlets that print one story in the same words, without saying whose, are one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from trucewatch.model import Claim
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.founding import founding

WORD = re.compile(r"\w+")
TELLING_WORDS = 8
"""Words that a sentence must have for its sameness to be no chance: shorter ones are formulas ("no one was hurt")."""


def with_shared_origins(members: Sequence[Facts]) -> list[Facts]:
    """The members, those in the very same words given the origin of the one of them that was published first.

    Only where the outlet tells it as its own, or lays it to a source that nobody names: a ministry carried by two
    outlets is one origin already, and two ministries that say the same are two.
    """
    alike: dict[tuple[str, ...], list[Facts]] = {}
    for facts in members:
        words = _words(facts.claim)
        if len(words) >= TELLING_WORDS and _is_its_own(facts):
            alike.setdefault(words, []).append(facts)
    first = {id(facts): _first(group) for group in alike.values() for facts in group}
    return [_shared(facts, first.get(id(facts), facts)) for facts in members]


def _words(claim: Claim) -> tuple[str, ...]:
    """The words of the longest span, without case and marks."""
    longest = max(claim.spans, key=lambda span: (len(span.text), -span.start))
    return tuple(WORD.findall(longest.text.casefold()))


def _is_its_own(facts: Facts) -> bool:
    return len(facts.claim.voices) <= 1 or facts.coded is None


def _first(group: Iterable[Facts]) -> Facts:
    by_id = {facts.claim.id: facts for facts in group}
    return by_id[founding(facts.claim for facts in by_id.values()).id]


def _shared(facts: Facts, first: Facts) -> Facts:
    return facts if facts is first else replace(facts, origin=first.origin, coded=first.coded)
