"""What speaks for a prohibition's being kept: statements that it holds, counts of none, and denials at large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from trucewatch.assess.charges import Charge, is_charge
from trucewatch.assess.matter import TALLY, Matter
from trucewatch.assess.spell import LONG_AGO, Spell
from trucewatch.model import Claim, Polarity, Truth
from trucewatch.terms.vocabulary import covers

# A denial at large ("we have not violated the ceasefire") answers the charges of the days before it.
RECENT = timedelta(days=3)


def speaking_for(matter: Matter) -> list[Claim]:
    """The claims that speak for the bearer's (or the regime's) keeping the term, in order of their ids."""
    spoken = (claim for claim in matter.dossier.telling(matter.acts_at_issue) if _speaks_for(claim, matter))
    return [claim for claim in spoken if Truth.NO not in (matter.in_zone(claim), matter.in_window(claim))]


def _speaks_for(claim: Claim, matter: Matter) -> bool:
    if not claim.modality.real or is_charge(claim, matter):
        return False
    if not (_holds(claim, matter) or _denies(claim, matter) or counts_none(claim, matter)):
        return False
    return matter.bearer is None or matter.blames(claim) is Truth.YES


def _holds(claim: Claim, matter: Matter) -> bool:
    affirmed = claim.polarity is Polarity.AFFIRMED
    return matter.is_ceasefire and affirmed and covers(matter.dossier.regimes.holds, claim.act)


def _denies(claim: Claim, matter: Matter) -> bool:
    broken = matter.dossier.regimes.broken if matter.is_ceasefire else ()
    return claim.polarity is Polarity.DENIED and covers((*matter.term.acts, *broken), claim.act)


def counts_none(claim: Claim, matter: Matter) -> bool:
    """Whether a tally says that its source counted no breach at all. That none was seen does not deny that one was."""
    counted = [count for count in claim.counts if count.of in matter.dossier.regimes.counted]
    return claim.act == TALLY and bool(counted) and all(count.low == count.high == 0 for count in counted)


def contradicting(charge: Charge, spoken: Sequence[Claim], matter: Matter) -> list[Claim]:
    """Of the claims that speak for its being kept, those that contradict a charge: of the same time, and no count."""
    spells = [matter.dossier.spells[claim.id] for claim in charge.told_by]
    own = {claim.id for claim in (*charge.told_by, *charge.contesting)}
    return [
        claim
        for claim in spoken
        if claim.id not in own
        and not counts_none(claim, matter)
        and not (charge.weight.admitted and matter.dossier.words[claim.id].sides & matter.own_sides)
        and any(_recent(matter.dossier.spells[claim.id]).meets(spell) for spell in spells)
    ]


def _recent(spell: Spell) -> Spell:
    return replace(spell, first=spell.last - RECENT) if spell.first == LONG_AGO else spell
