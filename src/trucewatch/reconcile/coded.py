"""Coded rows: the claims of data sets' rows, linked on columns before anything else is put together with them.

A row is a coder's whole incident: two rows of one data set are two incidents unless very much speaks against it, and
that they share the place, the day and the side is what many of them do. What a text tells joins them afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from itertools import pairwise

from trucewatch.model import Actor, Claim, Polarity
from trucewatch.model.moment import Bound
from trucewatch.reconcile.edges import Edges
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.linking import HardEdges, Rules, Told, clusters, columns_of, packaged_weights, scored
from trucewatch.reconcile.origins import sides
from trucewatch.reconcile.tallies import is_tally

ROW = "table."
"""What the names of all readers of rows begin with."""
WEIGHTS = "claims"
BYTES = 16
RowPair = tuple[int, int]


def linked_rows(all_facts: Sequence[Facts], edges: Edges) -> list[list[Facts]]:
    """The coded rows among the facts, in groups that tell of one incident; most are groups of one."""
    rows = {facts.claim.id: facts for facts in all_facts if is_row(facts)}
    if not rows:
        return []
    columns = columns_of(_told(facts) for facts in rows.values())
    weights = packaged_weights(WEIGHTS)
    place = {name: number for number, name in enumerate(columns.ids)}
    rules = Rules(absent=weights.absent, repeat=weights.repeat)
    labels = clusters(len(columns), scored(columns, weights), rules, _hard(edges, place))
    groups: dict[int, list[Facts]] = {}
    for name, label in zip(columns.ids, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(rows[name])
    return list(groups.values())


def is_row(facts: Facts) -> bool:
    """Whether a claim is a coded row of something that happened on days that it names."""
    claim = facts.claim
    told = facts.reality == "real" and claim.polarity is Polarity.AFFIRMED and not is_tally(facts)
    return told and claim.extractor.startswith(ROW) and claim.time.start is not None and claim.time.end is not None


def _told(facts: Facts) -> Told:
    claim = facts.claim
    spot = next((place for place in facts.places if place.lat is not None), None)
    return Told(
        id=claim.id,
        source=claim.voices[0].name if claim.voices else "",
        first=_day(claim.time.start),
        last=_day(claim.time.end),
        lon=spot.lon if spot else None,
        lat=spot.lat if spot else None,
        radius_km=spot.radius_km if spot else None,
        act=claim.act,
        family=facts.telling.happening,
        sides=tuple(name for party in (claim.initiator, claim.target) for name in map(_side, party[:1])),
        deaths=_deaths(claim),
    )


def _day(bound: Bound | None) -> date:
    if bound is None:
        raise ValueError("a row without days is not linked")
    return bound.date() if isinstance(bound, datetime) else bound


def _side(actor: Actor) -> str:
    """The side as it is compared: a code is the same or another, whatever its letters; a name is more or less alike."""
    codes = sorted(sides(actor.actor))
    return blake2b(codes[0].encode(), digest_size=BYTES).hexdigest() if codes else actor.text


def _deaths(claim: Claim) -> int | None:
    """The dead of all sides as counted; of a range the lower end, which is what the report vouches for."""
    counts = (count for count in claim.counts if count.of == "killed" and count.who is None)
    return next((int(count.low) for count in counts if count.low is not None), None)


def _hard(edges: Edges, place: Mapping[str, int]) -> HardEdges:
    """What people judged, between rows: a row is also what the claims are that it was judged to be the same as."""
    stands_for: dict[str, tuple[str, ...]] = {claim: (claim,) for claim in place}
    same: list[RowPair] = []
    for group in edges.groups:
        rows = tuple(sorted(group & place.keys()))
        stands_for |= dict.fromkeys(group, rows)
        same += [(place[one], place[other]) for one, other in pairwise(rows)]
    different = {
        (min(place[a], place[b]), max(place[a], place[b]))
        for one, other in edges.different
        for a in stands_for.get(one, ())
        for b in stands_for.get(other, ())
    }
    return HardEdges(same=tuple(same), different=frozenset(different))


def one_by_claim(groups: Iterable[Sequence[Facts]]) -> list[list[Facts]]:
    """The groups, those that share a claim put together; each claim once."""
    home: dict[str, list[Facts]] = {}
    for group in groups:
        shared = {id(home[facts.claim.id]): home[facts.claim.id] for facts in group if facts.claim.id in home}
        every = {facts.claim.id: facts for part in (*shared.values(), group) for facts in part}
        whole = list(every.values())
        home |= dict.fromkeys(every, whole)
    return list({id(group): group for group in home.values()}.values())
