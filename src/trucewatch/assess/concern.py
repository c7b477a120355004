"""Does a claim that names no usable place have to do with an agreement at all? Its actors say so, or its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.witnesses import side_of
from trucewatch.model import Agreement, Claim, Truth
from trucewatch.model.truth import known

# Guarantors, signatories and mediators stand in many agreements; who fights and who watches tell conflicts apart.
ITS_OWN = ("party", "armed-formation", "monitor")
WhereItLies = Callable[[Claim], Truth]


def concerns(claim: Claim, agreement: Agreement, foreign: frozenset[str]) -> Truth:
    """Whether a claim may have to do with the agreement, its place left aside.

    YES where it names the agreement or one of its parties, NO where it names another agreement or only others. Where
    it names nobody its report decides, if that is ``foreign`` (`foreign_reports`).
    """
    if claim.agreement is not None:
        return known(claim.agreement == agreement.id)
    named = _sides(claim)
    if named:
        return known(bool(named & {side_of(party.code) for party in agreement.parties}))
    return Truth.NO if claim.document in foreign else Truth.CANNOT_TELL


def foreign_reports(claims: Iterable[Claim], agreement: Agreement, lies_in_it: WhereItLies) -> frozenset[str]:
    """The documents that speak of other places or others' acts, and nowhere of this agreement's.

    ``lies_in_it`` says whether a claim's place lies in any zone of the agreement.
    """
    own = {side_of(party.code) for party in agreement.parties if party.role in ITS_OWN}
    here: set[str] = set()
    elsewhere: set[str] = set()
    for claim in claims:
        where, sides = lies_in_it(claim), _sides(claim)
        speaker = side_of(claim.origin.actor) if claim.origin.actor else ""
        if claim.agreement == agreement.id or where is Truth.YES or own & (sides | {speaker}):
            here.add(claim.document)
        elif where is Truth.NO or sides:
            elsewhere.add(claim.document)
    return frozenset(elsewhere - here)


def _sides(claim: Claim) -> frozenset[str]:
    return frozenset(side_of(code) for code in codes_of((*claim.initiator, *claim.target)))
