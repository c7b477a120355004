"""Charges: incidents that may break a prohibition, with what is told for and against each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.assess.allowance import allowed
from trucewatch.assess.bearers import done_by
from trucewatch.assess.matter import TALLY, Matter
from trucewatch.assess.truths import settled
from trucewatch.assess.weight import Weight, weigh
from trucewatch.assess.witnesses import Word
from trucewatch.model import Claim, Incident, Polarity, Truth
from trucewatch.model.truth import all_of
from trucewatch.terms.vocabulary import covers

WHO, WHERE, WHEN = "who did it", "whether it lies in the zone", "whether it falls within the time"
BANNED = "whether the agreement itself allows it"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Charge:
    """One incident held against one bearer (or the regime), with the answer to each question on which it turns.

    ``told_by`` are the claims that lay the act at the bearer's door (where none does, those that tell of it),
    ``contesting`` the members that deny it or lay it at another's.
    """

    incident: Incident
    answers: Mapping[str, Truth]
    told_by: tuple[Claim, ...]
    contesting: tuple[Claim, ...]
    words: tuple[Word, ...]
    weight: Weight

    @property
    def counts(self) -> Truth:
        """Whether the act, if true, breaks the term."""
        return all_of(self.answers.values())

    @property
    def doubts(self) -> tuple[str, ...]:
        """The questions that one cannot answer."""
        return tuple(question for question, answer in self.answers.items() if answer is Truth.CANNOT_TELL)

    @property
    def out_of_time(self) -> bool:
        """Whether it was done by the bearer in the zone, but before or after the term counted."""
        return self.answers[WHEN] is Truth.NO and Truth.NO not in (self.answers[WHO], self.answers[WHERE])


def is_charge(claim: Claim, matter: Matter) -> bool:
    """Whether a claim, if true, tells of what the term forbids.

    An act; of a ceasefire also the word "violated", the denial that it holds, and a count above zero.
    """
    if not claim.modality.real or matter.dossier.is_its_signing(claim) or not matter.is_about(claim):
        return False
    regimes = matter.dossier.regimes
    if claim.polarity is Polarity.DENIED:
        return matter.is_ceasefire and covers(regimes.holds, claim.act)
    broken = covers(regimes.broken, claim.act) or counts_breaches(claim, matter)
    return regimes.means(matter.term.acts, claim.act) or (matter.is_ceasefire and broken)


def counts_breaches(claim: Claim, matter: Matter) -> bool:
    """Whether a tally counts at least one breach."""
    units = matter.dossier.regimes.counted
    return claim.act == TALLY and any(count.of in units and (count.low or 0) > 0 for count in claim.counts)


def charges(matter: Matter) -> list[Charge]:
    """One charge for each incident that tells of what the term forbids, whether it counts or not."""
    told = matter.dossier.incidents_telling(matter.acts_at_issue)
    return [charge for incident in told if (charge := _charge(incident, matter)) is not None]


def _charge(incident: Incident, matter: Matter) -> Charge | None:
    telling = [claim for claim in matter.dossier.members(incident) if is_charge(claim, matter)]
    if not telling:
        return None
    accusing = [claim for claim in telling if _at_the_door(claim, matter) is Truth.YES]
    witnesses = tuple(accusing or telling)
    words = matter.dossier.words_of(witnesses)
    weight = weigh(words, against_interest=_admitting(witnesses, matter))
    return Charge(
        incident=incident,
        answers={
            WHO: Truth.YES if accusing else _nobody_named(telling, matter),
            WHERE: settled(map(matter.in_zone, witnesses)),
            WHEN: settled(map(matter.in_window, witnesses)),
            BANNED: settled(~allowed(claim, matter.dossier) for claim in witnesses),
        },
        told_by=witnesses,
        contesting=_contesting(incident, witnesses, weight, matter),
        words=tuple(words),
        weight=weight,
    )


def _at_the_door(claim: Claim, matter: Matter) -> Truth:
    """Whether the claim lays the act at the bearer's door; the regime answers for what nobody is named for, too."""
    if matter.bearer is not None:
        return matter.blames(claim)
    if matter.term.bearer is None:
        return Truth.YES
    return Truth.NO if matter.blames(claim) is Truth.NO else Truth.YES


def _nobody_named(telling: Iterable[Claim], matter: Matter) -> Truth:
    others = all(_at_the_door(claim, matter) is Truth.NO for claim in telling)
    return Truth.NO if others else Truth.CANNOT_TELL


def _admitting(accusing: Iterable[Claim], matter: Matter) -> frozenset[str]:
    """The bearers' sides that name their own side as the doer."""
    agreement = matter.dossier.agreement
    return frozenset(
        side
        for claim in accusing
        for side in matter.dossier.words[claim.id].sides & matter.own_sides
        if done_by(claim, [side], agreement) is Truth.YES
    )


def _contesting(incident: Incident, accusing: Sequence[Claim], weight: Weight, matter: Matter) -> tuple[Claim, ...]:
    members = (claim for claim in matter.dossier.members(incident) if claim.modality.real and claim not in accusing)
    return tuple(claim for claim in members if _contests(claim, weight, matter))


def _contests(claim: Claim, weight: Weight, matter: Matter) -> bool:
    """Whether a member of the incident speaks against the charge. Who has admitted an act no longer denies it."""
    if weight.admitted and matter.dossier.words[claim.id].sides & matter.own_sides:
        return False
    blamed = Truth.CANNOT_TELL if matter.bearer is None else matter.blames(claim)
    return blamed is not Truth.NO if claim.polarity is Polarity.DENIED else blamed is Truth.NO
