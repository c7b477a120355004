"""Is the actor of a claim the bearer of a term? Yes, no, or cannot tell, as where who answers for whom is contested."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.assess.witnesses import side_of
from trucewatch.model import Actor, Agreement, Claim, Truth
from trucewatch.model.truth import any_of


def codes_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The codes of actors, joint ones taken apart; actors without a code have none."""
    return tuple(part for actor in actors if actor.actor for part in actor.actor.split("+"))


def is_bearer(code: str, bearer: str, agreement: Agreement) -> Truth:
    """Whether a code is the bearer, one of its organs, or a formation that it answers for."""
    if code == bearer or code.startswith(bearer + "."):
        return Truth.YES
    party = agreement.party(code) or agreement.party(side_of(code))
    if party is not None and party.answers_for == bearer:
        return Truth.CANNOT_TELL if party.contested else Truth.YES
    return Truth.NO


def done_by(claim: Claim, bearers: Iterable[str], agreement: Agreement) -> Truth:
    """Whether the claim names one of the bearers as the doer; CANNOT_TELL where it names nobody."""
    codes = codes_of(claim.initiator)
    if not codes:
        return Truth.CANNOT_TELL
    return any_of(is_bearer(code, bearer, agreement) for code in codes for bearer in bearers)


def sides_bound(bearers: Iterable[str], agreement: Agreement) -> frozenset[str]:
    """The sides whose word is the bearers' own: theirs, and those that they answer for, contested or not."""
    bound = frozenset(side_of(bearer) for bearer in bearers)
    return bound | {side_of(party.code) for party in agreement.parties if party.answers_for in bound}
