"""From incidents with their claims to columns, for those that a row can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from trucewatch.assess.bearers import codes_of, sides_bound
from trucewatch.assess.columnar.incident_columns import (
    FAR_OFF,
    LONG_AGO,
    NEVER,
    NOBODY,
    IncidentColumns,
    microseconds,
)
from trucewatch.assess.dossier import SIGNING, Dossier, open_dossier
from trucewatch.assess.matter import TALLY
from trucewatch.assess.reporting import answered_by_report
from trucewatch.assess.spell import FAR_OFF as LAST_INSTANT
from trucewatch.assess.spell import LONG_AGO as FIRST_INSTANT
from trucewatch.assess.witnesses import Stand, side_of
from trucewatch.model import Agreement, Claim, Incident, Modality, Moment, Place, PlaceRole, Polarity, Truth
from trucewatch.model.incident import count_independent
from trucewatch.terms.vocabulary import covers

Row = dict[str, Any]
ANYBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """``columns`` with the id of the incident of each row in ``ids``; ``left_out`` are incidents that no row can hold,
    for `assess` to judge: denied, told differently, vague in place or kind."""

    columns: IncidentColumns
    ids: tuple[str, ...]
    left_out: tuple[str, ...]


def columns_of(agreement: Agreement, incidents: Sequence[Incident], claims: Iterable[Claim]) -> Laid:
    """The incidents as columns, as an agreement sees them: who is a party or a monitor is told by its own list.

    Where any is left out, nothing that is judged from the columns alone is the whole verdict.
    """
    dossier = open_dossier(agreement, incidents, claims, about=datetime.max.replace(tzinfo=UTC))
    alone = Counter(claim.document for claim in dossier.claims.values())
    plain = [each for each in dossier.incidents if _is_plain(dossier.members(each), dossier, alone)]
    kept = {each.id for each in plain}
    return Laid(
        columns=_columns(plain, dossier),
        ids=tuple(each.id for each in plain),
        left_out=tuple(sorted(each.id for each in incidents if each.id not in kept)),
    )


def _is_plain(members: Sequence[Claim], dossier: Dossier, alone: Mapping[str, int]) -> bool:
    """Whether one row can say all that the claims of an incident say."""
    if len({_told(claim, dossier) for claim in members}) != 1:
        return False
    claim = members[0]
    regimes = dossier.regimes
    apart = (TALLY, *SIGNING, *regimes.holds, *regimes.kept_from_looking)
    return (
        claim.polarity is Polarity.AFFIRMED
        and claim.modality is Modality.OCCURRED
        and claim.agreement is None
        and not covers(apart, claim.act)
        and len(claim.initiator) == len(codes_of(claim.initiator)) <= 1
        and all(alone[each.document] == 1 for each in members)
        and _is_plain_place(claim.place, dossier)
        and not _is_bare_date_elsewhere(claim, dossier.agreement.timezone)
    )


def _told(claim: Claim, dossier: Dossier) -> tuple[object, ...]:
    spell = dossier.spells[claim.id]
    sides = frozenset(map(side_of, codes_of(claim.target)))
    return (claim.act, claim.polarity, claim.modality, claim.initiator, sides, claim.place, spell.first, spell.last)


def _is_plain_place(places: Sequence[Place], dossier: Dossier) -> bool:
    """Whether there is none, or one that is a point with its doubt or the zone itself by a name of its own alone."""
    if not places:
        return True
    place = places[0]
    if len(places) > 1 or place.role is not PlaceRole.AT or place.id is not None:
        return False
    zones = dossier.where.zones.values()
    called = [zone for zone in zones if zone.is_called(place)]
    listed = any(zone.lists(place.text) is not Truth.CANNOT_TELL for zone in zones)
    return len(called) == 1 if called else not listed and place.lat is not None


def _is_bare_date_elsewhere(claim: Claim, timezone: str) -> bool:
    """Whether its days are those of another calendar than the agreement's: bare dates are compared as dates."""
    bounds = [bound for bound in (claim.time.start, claim.time.end) if bound is not None]
    return any(not isinstance(bound, datetime) for bound in bounds) and claim.time.zone != timezone


def _columns(plain: Sequence[Incident], dossier: Dossier) -> IncidentColumns:
    rows = [_row(dossier.members(each), dossier) for each in plain]
    acts = tuple(sorted({row["act"] for row in rows}))
    codes = tuple(sorted({row["initiator"] for row in rows if row["initiator"]}))
    sides = tuple(sorted({side for row in rows for side in (*row["speakers"], *row["named"])}))
    zones = tuple(dossier.where.zones)
    bits = {side: 1 << number for number, side in enumerate(sides)}
    reports = {
        side: [_reported(dossier.members(each), side, dossier) for each in plain] for side in _reporters(dossier)
    }

    def column(name: str, kind: Any, index: Sequence[str] | None = None) -> Any:
        values = [row[name] for row in rows]
        return np.array(
            [NOBODY if each is None else index.index(each) for each in values] if index is not None else values, kind
        )

    def marks(name: str) -> Any:
        return np.array([sum(bits[side] for side in row[name]) for row in rows], np.uint64)

    return IncidentColumns(
        acts=acts,
        codes=codes,
        sides=sides,
        zones=zones,
        act=column("act", np.int16, acts),
        initiator=column("initiator", np.int16, codes),
        whole_zone=column("whole_zone", np.int16, zones),
        speakers=marks("speakers"),
        named=marks("named"),
        reports={side: (_instants(two, 0), _instants(two, 1)) for side, two in reports.items()},
        **{name: column(name, kind) for name, kind in PLAIN.items()},
    )


PLAIN: Mapping[str, Any] = {
    "lat": float, "lon": float, "radius_km": float, "first": np.int64, "last": np.int64, "published": np.int64,
    "independent": np.uint8, "monitor": bool, "picture": bool,
}  # fmt: skip


def _instants(pairs: Sequence[tuple[int, int]], side: int) -> Any:
    return np.array([pair[side] for pair in pairs], np.int64)


def _row(members: Sequence[Claim], dossier: Dossier) -> Row:
    claim, words = members[0], dossier.words_of(members)
    spell, codes = dossier.spells[claim.id], codes_of(claim.initiator)
    place = claim.place[0] if claim.place else Place(text="")
    published = [(each.published or Moment()).latest() for each in members]
    return {
        "act": claim.act,
        "initiator": codes[0] if codes else None,
        "lat": np.nan if place.lat is None else place.lat,
        "lon": np.nan if place.lon is None else place.lon,
        "radius_km": np.nan if place.radius_km is None else place.radius_km,
        "first": LONG_AGO if spell.first == FIRST_INSTANT else microseconds(spell.first),
        "last": FAR_OFF if spell.last == LAST_INSTANT else microseconds(spell.last),
        "published": max(FAR_OFF if each is None else microseconds(each) for each in published),
        "independent": count_independent(word.counts_as for word in words if word.stand is not Stand.PARTY),
        "monitor": any(word.stand is Stand.MONITOR for word in words),
        "picture": any(word.stand is Stand.IMAGERY for word in words),
        "speakers": frozenset(side for word in words for side in word.sides),
        "named": frozenset(map(side_of, codes_of((*claim.initiator, *claim.target)))),
        "whole_zone": next((name for name, zone in dossier.where.zones.items() if zone.is_called(place)), None),
    }


def _reporters(dossier: Dossier) -> list[str]:
    """Who is to report something under the agreement."""
    duties = [term for term in dossier.agreement.terms if answered_by_report(term)]
    return sorted({side for term in duties for side in (term.bearer or (ANYBODY,))})


def _reported(members: Sequence[Claim], side: str, dossier: Dossier) -> tuple[int, int]:
    own = sides_bound((side,), dossier.agreement)
    told = [each for each in members if side == ANYBODY or dossier.words[each.id].sides & own]
    moments = [each.published or Moment() for each in told]
    if not moments:
        return NEVER, NEVER
    begun = [moment.earliest() for moment in moments]
    over = [latest for moment in moments if (latest := moment.latest()) is not None]
    first = LONG_AGO if None in begun else min(microseconds(each) for each in begun if each is not None)
    return first, min((microseconds(each) for each in over), default=FAR_OFF)
