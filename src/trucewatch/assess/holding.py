"""What speaks for a prohibition's being kept: statements that it holds, counts of none, and denials at large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.charges import Charge, is_charge
from trucewatch.assess.matter import TALLY, Matter
from trucewatch.assess.spell import FAR_OFF, LONG_AGO, Spell
from trucewatch.assess.witnesses import side_of
from trucewatch.geo.sphere import distance_km
from trucewatch.model import Claim, Place, Polarity, Truth
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
    means = matter.dossier.regimes.means((*matter.term.acts, *broken), claim.act)
    return claim.polarity is Polarity.DENIED and means


def counts_none(claim: Claim, matter: Matter) -> bool:
    """Whether a tally says that its source counted no breach at all. That none was seen does not deny that one was."""
    counted = [count for count in claim.counts if count.of in matter.dossier.regimes.counted]
    return claim.act == TALLY and bool(counted) and all(count.low == count.high == 0 for count in counted)


def contradicting(charge: Charge, spoken: Sequence[Claim], matter: Matter) -> list[Claim]:
    """Of the claims that speak for its being kept, those that contradict a charge.

    They speak of its time, its place (or of no place, or of the zone at large), its act (or of the ceasefire as a
    whole), and of those whom it names, where they name anybody. A count of none contradicts nothing.
    """
    own = {claim.id for claim in (*charge.told_by, *charge.contesting)}
    return [
        claim
        for claim in spoken
        if claim.id not in own
        and not counts_none(claim, matter)
        and not (charge.weight.admitted and matter.dossier.words[claim.id].sides & matter.own_sides)
        and any(_speaks_of(claim, told, matter) for told in charge.told_by)
    ]


def _speaks_of(claim: Claim, told: Claim, matter: Matter) -> bool:
    return (
        _reach(claim, matter).meets(matter.dossier.spells[told.id].core)
        and _of_its_act(claim, told, matter)
        and _of_its_place(claim, told, matter)
        and _of_its_doers(claim, told)
    )


def _of_its_act(claim: Claim, told: Claim, matter: Matter) -> bool:
    regimes = matter.dossier.regimes
    at_large = covers((*regimes.holds, *regimes.broken), claim.act)
    counted = told.act == TALLY and covers(regimes.forbids, claim.act)
    return at_large or counted or covers([claim.act], told.act) or covers([told.act], claim.act)


def _of_its_place(claim: Claim, told: Claim, matter: Matter) -> bool:
    if not claim.place or not told.place or matter.dossier.is_zone(claim, matter.term):
        return True
    return any(_meet(one, other) for one in claim.place for other in told.place)


def _meet(one: Place, other: Place) -> bool:
    """Whether two places are one by id or name, or their discs overlap."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return (one.id or one.text.casefold()) == (other.id or other.text.casefold())
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    return apart <= (one.radius_km or 0.0) + (other.radius_km or 0.0)


def _of_its_doers(claim: Claim, told: Claim) -> bool:
    """Whether it names nobody, or a side that the charge names: one side's "we did not" leaves the others out."""
    spoken_of = {side_of(code) for code in codes_of(claim.initiator)}
    return not spoken_of or not spoken_of.isdisjoint(side_of(code) for code in codes_of(told.initiator))


def _reach(claim: Claim, matter: Matter) -> Spell:
    """The time that it answers for: its own; where no beginning is stated, the days before it was said as well."""
    spell = matter.dossier.spells[claim.id].core
    if claim.time.start is not None or spell.last == FAR_OFF:
        return spell
    return replace(spell, first=min(spell.first if spell.first > LONG_AGO else spell.last, spell.last - RECENT))
