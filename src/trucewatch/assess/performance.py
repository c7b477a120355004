"""Performance: incidents in which a duty may have been carried out, and what is said against that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trucewatch.assess.bearers import codes_of, sides_bound
from trucewatch.assess.matter import Matter
from trucewatch.assess.nearness import too_near
from trucewatch.assess.spell import LONG_AGO
from trucewatch.assess.truths import settled
from trucewatch.assess.weight import Weight, weigh
from trucewatch.assess.witnesses import Word, side_of
from trucewatch.model import Claim, Incident, Modality, Polarity, Truth
from trucewatch.model.truth import all_of, known
from trucewatch.terms.vocabulary import covers

WHO, WHERE, WHEN = "whose act it was", "whether it lies in the zone", "whether it falls within the time"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Performance:
    """One incident in which the duty may have been carried out: wholly (``done``), or in part or still under way.

    ``denying`` are the members that say that it was not.
    """

    incident: Incident
    answers: Mapping[str, Truth]
    told_by: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    words: tuple[Word, ...]
    weight: Weight
    done: bool

    @property
    def counts(self) -> Truth:
        """Whether the act, if true, performs the duty."""
        return all_of(self.answers.values())

    @property
    def doubts(self) -> tuple[str, ...]:
        """The questions that one cannot answer."""
        return tuple(question for question, answer in self.answers.items() if answer is Truth.CANNOT_TELL)


def performances(matter: Matter) -> list[Performance]:
    """The incidents that tell of the act owed and may count, in order of their ids."""
    found = (_performance(incident, matter) for incident in matter.dossier.incidents_telling(matter.term.acts))
    return [each for each in found if each is not None and each.counts is not Truth.NO]


def _performance(incident: Incident, matter: Matter) -> Performance | None:
    members = matter.dossier.members(incident)
    telling = tuple(claim for claim in members if tells_of_the_act(claim, matter, Polarity.AFFIRMED))
    if not telling:
        return None
    by_bearer = tuple(claim for claim in telling if _by_bearer(claim, matter) is Truth.YES) or telling
    finished = tuple(claim for claim in by_bearer if _finished(claim, matter))
    witnesses = finished or by_bearer
    words = matter.dossier.words_of(witnesses)
    return Performance(
        incident=incident,
        answers={
            WHO: settled(_by_bearer(claim, matter) for claim in witnesses),
            WHERE: settled(map(matter.in_zone, witnesses)),
            WHEN: settled(_in_time_to_count(claim, matter) for claim in witnesses),
        },
        told_by=witnesses,
        denying=tuple(claim for claim in members if tells_of_the_act(claim, matter, Polarity.DENIED)),
        words=tuple(words),
        weight=confirmed_by(words, matter),
        done=bool(finished),
    )


def _finished(claim: Claim, matter: Matter) -> bool:
    """Whether it tells of all that is owed: over and done, and of the whole zone where the act is done only so."""
    if claim.modality is not Modality.OCCURRED:
        return False
    whole = covers(matter.dossier.regimes.of_the_whole, claim.act) and matter.term.zone is not None
    return not whole or matter.dossier.is_zone(claim, matter.term)


def tells_of_the_act(claim: Claim, matter: Matter, polarity: Polarity) -> bool:
    """Whether a claim says that the act owed took place (or did not). A promise or plan says neither."""
    regimes = matter.dossier.regimes
    told = claim.polarity is polarity and claim.modality.real and regimes.means(matter.term.acts, claim.act)
    return told and matter.is_about(claim) and not matter.dossier.is_its_signing(claim)


def confirmed_by(words: Iterable[Word], matter: Matter) -> Weight:
    """The weight of those who say that the duty was done: the side to which it is owed speaks against its interest."""
    owed = sides_bound(matter.term.counterparty, matter.dossier.agreement)
    return weigh(words, against_interest=owed, counterparty=owed)


def _in_time_to_count(claim: Claim, matter: Matter) -> Truth:
    """Whether it took place after the duty began and by the moment asked about; how late it was is another matter."""
    spell, start = matter.dossier.spells[claim.id], matter.term.window.start
    begun = Truth.YES if start is None else spell.after(start)
    if begun is Truth.CANNOT_TELL and spell.first == LONG_AGO and _presupposed_undone(claim, matter):
        begun = Truth.YES
    return begun & spell.begun_by(matter.dossier.about)


def _presupposed_undone(claim: Claim, matter: Matter) -> bool:
    """Whether the very making of the term says that the act had not been done there before."""
    return covers(matter.dossier.regimes.presupposed_undone, claim.act) and matter.in_zone(claim) is Truth.YES


def _by_bearer(claim: Claim, matter: Matter) -> Truth:
    """Whether the claim tells of the bearer's act. Whoever a duty falls on, it is not the side to which it is owed.

    A report that names nobody tells of it where only one bearer owes the act, or the act has two sides and it names
    the other one ("the district was handed over to B", "B received the district").
    """
    owed = sides_bound(matter.term.counterparty, matter.dossier.agreement)
    if not matter.bearers:
        doers = frozenset(side_of(code) for code in codes_of(claim.initiator))
        return known(not doers or not doers <= owed)
    blamed = matter.blames(claim)
    named = frozenset(side_of(code) for code in codes_of((*claim.initiator, *claim.target)))
    if blamed is not Truth.YES and _two_sided(claim, matter) and named & (owed | matter.own_sides):
        return Truth.YES
    if not claim.initiator and len(matter.term.bearer or ()) == 1:
        return Truth.YES
    return blamed


def _two_sided(claim: Claim, matter: Matter) -> bool:
    return covers(matter.dossier.regimes.two_sided, claim.act)


def left_too_near(matter: Matter) -> list[Claim]:
    """The claims that tell of the bearer's weapons where a duty to withdraw leaves none of their class."""
    distance = matter.term.extra.get("distance")
    if distance is None:
        return []
    seen = matter.dossier.telling(matter.dossier.regimes.left_behind)
    real = (claim for claim in seen if claim.polarity is Polarity.AFFIRMED and claim.modality.real)
    zones = matter.dossier.where.zones
    return [claim for claim in real if too_near(claim, distance, zones) is Truth.YES]


def said_undone(matter: Matter) -> list[Claim]:
    """The claims that say that the act owed has not been done, in order of their ids."""
    told = matter.dossier.telling(matter.term.acts)
    denials = (claim for claim in told if tells_of_the_act(claim, matter, Polarity.DENIED))
    return [
        claim
        for claim in (*denials, *left_too_near(matter))
        if Truth.NO not in (matter.in_zone(claim), _by_bearer(claim, matter), _in_time_to_count(claim, matter))
    ]
