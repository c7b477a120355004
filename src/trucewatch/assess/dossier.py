"""The dossier: everything that one question is answered from, laid out so that it can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.assess.concern import concerns, foreign_reports
from trucewatch.assess.cut import cut_known, publication_unknown
from trucewatch.assess.spell import Spell, spell_of
from trucewatch.assess.vocabulary import Regimes, Witnesses, packaged_regimes, packaged_witnesses
from trucewatch.assess.witnesses import Stand, Word, stand_of, word_of
from trucewatch.geo.zones import ZoneShape, zone_shapes
from trucewatch.model import Activation, Agreement, Claim, Incident, Moment, Origin, PlaceRole, Term, Truth
from trucewatch.model.truth import any_of
from trucewatch.terms import as_known, term_in_force
from trucewatch.terms.vocabulary import covers

SIGNING = ("agreement.signed",)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dossier:
    """Terms as known, incidents wholly made of claims as known, and the moment asked about.

    ``claims`` are the members of those incidents: who rejects a claim takes it out of the incidents, and so from here.
    ``by_act`` lays them out by their acts, and ``told_in`` says in which incident each is. ``undated`` are claims left
    out because nobody knows when they could be known; ``foreign`` are the reports on other conflicts.
    """

    agreement: Agreement
    about: datetime
    known: datetime | None
    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]
    by_act: Mapping[str, tuple[Claim, ...]]
    told_in: Mapping[str, Incident]
    undated: tuple[Claim, ...]
    words: Mapping[str, Word]
    spells: Mapping[str, Spell]
    zones: Mapping[str, ZoneShape]
    regimes: Regimes
    witnesses: Witnesses
    foreign: frozenset[str]
    placed: dict[tuple[str | None, str], Truth] = field(default_factory=dict)

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
        return [self.claims[claim] for claim in incident.claims]

    def words_of(self, claims: Iterable[Claim]) -> list[Word]:
        """The words on which claims rest, one an origin."""
        return list(dict.fromkeys(self.words[claim.id] for claim in claims))

    def is_monitor(self, code: str) -> bool:
        """Whether a code is that of a monitor under the agreement."""
        return stand_of(code, self.agreement, self.witnesses) is Stand.MONITOR

    def in_zone(self, claim: Claim, term: Term) -> Truth:
        """Whether the act lies in the zone of the term; where the term has none, whether it concerns the agreement.

        An act whose place says too little lies there at most as far as it concerns the agreement.
        """
        key = (term.zone, claim.id)
        if key not in self.placed:
            self.placed[key] = self._located(claim, term.zone)
        return self.placed[key]

    def _located(self, claim: Claim, zone_id: str | None) -> Truth:
        concerned = concerns(claim, self.agreement, self.foreign)
        if zone_id is None:
            return Truth.NO if self._elsewhere(claim) else concerned
        where = self._any_place(self.zones.get(zone_id), claim)
        if where is Truth.CANNOT_TELL and concerned is Truth.NO:
            return Truth.NO
        return where

    def _elsewhere(self, claim: Claim) -> bool:
        """Whether the claim's place lies outside every zone of the agreement."""
        zones = self.zones.values()
        return bool(claim.place) and bool(zones) and all(self._any_place(each, claim) is Truth.NO for each in zones)

    def _any_place(self, zone: ZoneShape | None, claim: Claim) -> Truth:
        if zone is None or not claim.place:
            return Truth.CANNOT_TELL
        return lies_in(zone, claim, self.spells[claim.id])

    def is_zone(self, claim: Claim, term: Term) -> bool:
        """Whether the claim speaks of the zone itself, by its name, rather than of a place in it."""
        zone = self.zones.get(term.zone or "")
        return zone is not None and any(zone.is_called(place) for place in claim.place)

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


def lies_in(zone: ZoneShape, claim: Claim, spell: Spell) -> Truth:
    """Whether one of the claim's places, those of the act itself where there are any, lies in the zone as it was."""
    at = [place for place in claim.place if place.role is PlaceRole.AT] or claim.place
    return any_of(zone.contains(place) for place in at) & zone.exists(spell.moment)


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
    by_id = {claim.id: claim for claim in cut_known(told, known)}
    kept = sorted((each for each in incidents if all(claim in by_id for claim in each.claims)), key=_by_id)
    members = {claim: by_id[claim] for each in kept for claim in each.claims}
    listed = witnesses or packaged_witnesses()
    origins = [(origin, word_of(origin, agreement, listed)) for each in kept for origin in each.origins]
    zones = zone_shapes(agreement.zones, agreement.timezone)
    spells = {claim: spell_of(each) for claim, each in members.items()}

    def lies_in_it(claim: Claim) -> Truth:
        answers = [lies_in(zone, claim, spells[claim.id]) for zone in zones.values()] if claim.place else []
        return any_of(answers) if answers else Truth.CANNOT_TELL

    return Dossier(
        agreement=as_known(agreement, known, about=about),
        about=about,
        known=known,
        incidents=tuple(kept),
        claims=members,
        by_act=_by_act(members.values()),
        told_in={claim: each for each in kept for claim in each.claims},
        undated=_undated(told, known),
        words={claim: word for origin, word in origins for claim in _told_by(origin)},
        spells=spells,
        zones=zones,
        foreign=foreign_reports(members.values(), agreement, lies_in_it),
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
