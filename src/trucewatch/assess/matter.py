"""The matter at hand: one term, one bearer (or the regime as a whole), and the dossier that it is judged from."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.assess.bearers import done_by, sides_bound
from trucewatch.assess.dossier import Dossier
from trucewatch.assess.nearness import too_near
from trucewatch.assess.objects import objects_of
from trucewatch.model import Claim, Deontic, Term, Truth

TALLY = "tally"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matter:
    """``bearer`` None asks about the regime as a whole, or about a term that does not say whom it binds.

    ``instance`` is the one object asked about where the term holds for each of several.
    """

    term: Term
    bearer: str | None
    dossier: Dossier
    instance: str | None = None

    @property
    def bearers(self) -> tuple[str, ...]:
        """The one bearer asked about, or all that the term binds; none where the term does not say."""
        return (self.bearer,) if self.bearer is not None else (self.term.bearer or ())

    @property
    def own_sides(self) -> frozenset[str]:
        """The sides whose word is the bearers' own."""
        return sides_bound(self.bearers, self.dossier.agreement)

    @property
    def is_ceasefire(self) -> bool:
        """Whether the term is a ceasefire."""
        return self.dossier.regimes.is_ceasefire(self.term)

    @property
    def acts_at_issue(self) -> tuple[str, ...]:
        """The acts of the term; of a ceasefire also the words and counts that speak of it as a whole."""
        if not self.is_ceasefire:
            return self.term.acts
        regimes = self.dossier.regimes
        return (*self.term.acts, *regimes.broken, *regimes.holds, TALLY)

    def is_about(self, claim: Claim) -> bool:
        """Whether the claim tells of the object asked about, or no one object is."""
        return self.instance is None or self.instance in objects_of(claim, self.term, self.dossier)

    def blames(self, claim: Claim) -> Truth:
        """Whether the claim names the bearer as the doer; where nobody is named, one cannot tell."""
        return done_by(claim, self.bearers, self.dossier.agreement)

    def in_zone(self, claim: Claim) -> Truth:
        """Whether the act lies in the term's zone and, where a ban keeps weapons at a distance, nearer than that."""
        where = self.dossier.in_zone(claim, self.term)
        distance = self.term.extra.get("distance")
        if distance is None or self.term.modality is not Deontic.PROHIBITION:
            return where
        return where & too_near(claim, distance, self.dossier.where.zones)

    def in_window(self, claim: Claim) -> Truth:
        """Whether the act fell within the term's time and by the moment asked about."""
        return self.dossier.in_window(claim, self.term)
