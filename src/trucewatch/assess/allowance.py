"""What the agreement itself allows: one side may take over what the other owes it and has handed over."""

from __future__ import annotations

from trucewatch.assess.bearers import codes_of, sides_bound
from trucewatch.assess.dossier import Dossier
from trucewatch.assess.witnesses import side_of
from trucewatch.model import Claim, Deontic, Polarity, Term, Truth
from trucewatch.model.truth import any_of
from trucewatch.terms.vocabulary import covers


def allowed(claim: Claim, dossier: Dossier) -> Truth:
    """Whether another term of the agreement lets the act be done.

    YES where the side to which a district is owed takes it over once its being left or handed over has been told;
    CANNOT_TELL where nothing known tells of that; NO for every other act.
    """
    if not covers(dossier.regimes.taking_over, claim.act):
        return Truth.NO
    return any_of(_taken_over(claim, term, dossier) for term in dossier.agreement.terms if hands_over(term, dossier))


def hands_over(term: Term, dossier: Dossier) -> bool:
    """Whether a term is a duty to leave or hand over ground to another side."""
    duty = term.modality is Deontic.OBLIGATION and bool(term.counterparty) and term.zone is not None
    return duty and any(covers(dossier.regimes.owed_ground, act) for act in term.acts)


def _taken_over(claim: Claim, term: Term, dossier: Dossier) -> Truth:
    takers = frozenset(side_of(code) for code in codes_of(claim.initiator))
    owed = takers & sides_bound(term.counterparty, dossier.agreement)
    if not owed or dossier.in_zone(claim, term) is not Truth.YES:
        return Truth.NO
    until = dossier.spells[claim.id].last
    left = (each for each in dossier.telling(dossier.regimes.handing_over) if _tells_of_leaving(each, term, dossier))
    return Truth.YES if any(dossier.spells[each.id].core.last <= until for each in left) else Truth.CANNOT_TELL


def _tells_of_leaving(claim: Claim, term: Term, dossier: Dossier) -> bool:
    real = claim.polarity is Polarity.AFFIRMED and claim.modality.real
    return real and dossier.regimes.means(term.acts, claim.act) and dossier.in_zone(claim, term) is Truth.YES
