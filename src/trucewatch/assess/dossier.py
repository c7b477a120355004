"""The dossier: everything that one question is answered from, laid out so that it can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.assess.cut import cut_known, publication_unknown
from trucewatch.assess.judged import Judged
from trucewatch.assess.looks import Ground, Look
from trucewatch.assess.spell import Spell, spell_of
from trucewatch.assess.vocabulary import Regimes, Witnesses, packaged_regimes, packaged_witnesses
from trucewatch.assess.whereabouts import Whereabouts, whereabouts
from trucewatch.assess.witnesses import Stand, Word, stand_of, word_of
from trucewatch.model import Activation, Agreement, Claim, Incident, Moment, Origin, Polarity, Term, Truth
from trucewatch.terms import as_known, term_in_force
from trucewatch.terms.vocabulary import covers

SIGNING = ("agreement.signed",)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dossier:
    """Terms as known, incidents wholly made of claims as known, and the moment asked about.

    ``claims`` are the members of those incidents: who rejects a claim takes it out of the incidents, and so from here.
    Those that a resolved contradiction found wrong are among ``every`` only: they weigh nothing.
    ``by_act`` lays them out by their acts, ``told_in`` says in which incident each is, ``by_id`` names the incidents. ``undated`` are claims left
    out because nobody knows when they could be known. ``judgings`` remembers, by term and bearer, what one term was
    told of another, so that ten thousand charges ask it once; ``grounds`` what ground some looks come to.
    """

    agreement: Agreement
    about: datetime
    known: datetime | None
    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]
    every: Mapping[str, Claim]
    by_act: Mapping[str, tuple[Claim, ...]]
    told_in: Mapping[str, Incident]
    by_id: Mapping[str, Incident]
    undated: tuple[Claim, ...]
    words: Mapping[str, Word]
    spells: Mapping[str, Spell]
    where: Whereabouts
    regimes: Regimes
    witnesses: Witnesses
    judgings: dict[tuple[str, str | None], Judged] = field(default_factory=dict)
    grounds: dict[tuple[str | None, tuple[Look, ...]], Ground | None] = field(default_factory=dict)

    def telling(self, acts: Iterable[str]) -> list[Claim]:
        """The claims of any of the acts or families, in order of their ids."""
        wanted = tuple(acts)
        found = (claim for act, claims in self.by_act.items() if covers(wanted, act) for claim in claims)
        return sorted(found, key=lambda claim: claim.id)

    def incidents_telling(self, acts: Iterable[str]) -> list[Incident]:
        """The incidents with a member of any of the acts or families, in order of their ids."""
        found = {self.told_in[claim.id].id: self.told_in[claim.id] for claim in self.telling(acts)}
        return [found[incident] for incident in sorted(found)]

    def members(self, incident: Incident) -> list[Claim]:
        """The claims of an incident."""
        return [self.claims[claim] for claim in incident.claims if claim in self.claims]

    def named(self, incident: str) -> Incident:
        """The incident of an id. Raises KeyError for one that is not in the dossier."""
        return self.by_id[incident]

    def spell_of_incident(self, incident: str) -> Spell:
        """The bounds of an incident: those that all affirming members allow, else the widest that cover them."""
        members = self.members(self.named(incident))
        telling = [claim for claim in members if claim.polarity is Polarity.AFFIRMED] or members
        spells = [self.spells[claim.id] for claim in telling]
        first, last = max(spell.first for spell in spells), min(spell.last for spell in spells)
        if first <= last:
            return Spell(first=first, last=last)
        return Spell(first=min(spell.first for spell in spells), last=max(spell.last for spell in spells))

    def words_of(self, claims: Iterable[Claim]) -> list[Word]:
        """The words on which claims rest, one an origin."""
        return list(dict.fromkeys(self.words[claim.id] for claim in claims))

    def is_monitor(self, code: str) -> bool:
        """Whether a code is that of a monitor under the agreement."""
        return stand_of(code, self.agreement, self.witnesses) is Stand.MONITOR

    def in_zone(self, claim: Claim, term: Term) -> Truth:
        """Whether the act lies in the zone of the term; where the term has none, whether it concerns the agreement."""
        return self.where.in_zone(claim, term.zone)

    def is_zone(self, claim: Claim, term: Term) -> bool:
        """Whether the claim speaks of the term's zone itself, by its name, rather than of a place in it."""
        return self.where.is_zone(claim, term.zone)

    def is_its_signing(self, claim: Claim) -> bool:
        """Whether the claim tells of the making of the agreement itself, which neither keeps nor breaks it."""
        if not covers(SIGNING, claim.act):
            return False
        signed = Moment(start=self.agreement.signed, end=self.agreement.signed, zone=self.agreement.timezone)
        return claim.agreement == self.agreement.id or claim.time.overlaps(signed)

    def in_window(self, claim: Claim, term: Term) -> Truth:
        """Whether the act fell within the window of the term, and by the moment asked about."""

        def in_force(instant: datetime) -> Activation:
            return term_in_force(term, instant, agreement=self.agreement)

        spell = self.spells[claim.id]
        return spell.within(in_force, self.about, term.status) & spell.begun_by(self.about)


def open_dossier(
    agreement: Agreement,
    incidents: Sequence[Incident],
    claims: Iterable[Claim],
    *,
    about: datetime,
    known: datetime | None = None,
    witnesses: Witnesses | None = None,
) -> Dossier:
    """The dossier of one agreement. Incidents that rest on any claim not known by ``known`` are left out whole."""
    told = tuple(claims)
    cut = {claim.id: claim for claim in cut_known(told, known)}
    kept = sorted((each for each in incidents if all(claim in cut for claim in each.claims)), key=_by_id)
    every = {claim: cut[claim] for each in kept for claim in each.claims}
    wrong = {claim for each in kept for claim in each.set_aside}
    members = {claim: told for claim, told in every.items() if claim not in wrong}
    listed = witnesses or packaged_witnesses()
    origins = [(origin, word_of(origin, agreement, listed)) for each in kept for origin in each.origins]
    spells = {claim: spell_of(each) for claim, each in members.items()}
    return Dossier(
        agreement=as_known(agreement, known, about=about),
        about=about,
        known=known,
        incidents=tuple(kept),
        claims=members,
        every=every,
        by_act=_by_act(members.values()),
        told_in={claim: each for each in kept for claim in each.claims},
        by_id={each.id: each for each in kept},
        undated=_undated(told, known),
        words={claim: word for origin, word in origins for claim in _told_by(origin)},
        spells=spells,
        where=whereabouts(agreement, members, spells),
        regimes=packaged_regimes(),
        witnesses=listed,
    )


def _by_act(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.act, []).append(claim)
    return {act: tuple(told) for act, told in found.items()}


def _by_id(incident: Incident) -> str:
    return incident.id


def _undated(claims: Iterable[Claim], known: datetime | None) -> tuple[Claim, ...]:
    if known is None:
        return ()
    return tuple(sorted({c.id: c for c in claims if publication_unknown(c)}.values(), key=lambda claim: claim.id))


def _told_by(origin: Origin) -> tuple[str, ...]:
    return (*origin.affirms, *origin.denies)
