"""Increment: reports that come to those already linked meet only their neighbourhood, and only the clusters that they
touch are made anew. What comes out is what linking all of them at once would give.

A store keeps reports, the pairs that were kept with their scores, and each report's cluster; any that can look these up
will do. Components (reports connected by pairs above nothing, or by people) cluster independently of one another, and
pairs are scored independently of all others: that is why so little has to be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np

from trucewatch.reconcile.linking.candidates import Pairs
from trucewatch.reconcile.linking.clustering import HardEdges, Rules, Scored, clusters
from trucewatch.reconcile.linking.columns import Ints, Told, columns_of
from trucewatch.reconcile.linking.linking import scored
from trucewatch.reconcile.linking.shelving import Asked, asked, shelves
from trucewatch.reconcile.linking.weights import Weights

IdPair = tuple[str, str]


class KeptPair(NamedTuple):
    """A scored pair by ids, ``one`` before ``other``; ``repeats`` as in `Scored`."""

    one: str
    other: str
    score: float
    repeats: bool


class Store(Protocol):
    """What has to be looked up and kept between two days. Ids come in any order, each at most once."""

    def near(self, questions: Iterable[Asked]) -> Iterable[Told]:
        """The reports kept under any of these shelves that begin between the days asked for; more do no harm."""

    def pairs_with(self, ids: Iterable[str]) -> Iterable[KeptPair]:
        """The kept pairs of which at least one is among these."""

    def drop(self, ids: Iterable[str]) -> None:
        """Forget these reports, their pairs and their homes; unknown ones are none."""

    def keep(self, told: Sequence[Told], table: Ints, pairs: Sequence[KeptPair]) -> None:
        """Keep new reports, the row of `shelves` of each, and the pairs in which they take part."""

    def settle(self, homes: Mapping[str, str]) -> None:
        """Keep the first id of the cluster of each of these reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people judged, as pairs of ids in any order; all that is in force, not only what is new."""

    same: tuple[IdPair, ...] = ()
    different: frozenset[IdPair] = frozenset()
    around: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, tuple[str, ...]] = {}
        for one, other in self.same:
            found[one] = (*found.get(one, ()), other)
            found[other] = (*found.get(other, ()), one)
        object.__setattr__(self, "around", found)


NOT_JUDGED = Judged()


def absorb(
    store: Store,
    told: Iterable[Told],
    weights: Weights,
    *,
    judged: Judged = NOT_JUDGED,
    gone: Iterable[str] = (),
    touched: Iterable[str] = (),
) -> dict[str, str]:
    """Bring new or changed reports into the store; returns the first id of its cluster for each report touched.

    ``gone`` are reports that no longer count; ``touched`` are those of which a judgement is new or was taken back. A
    report whose id the store knows replaces it. ``judged`` names only reports that are in the store or come now.
    ``weights`` must be those that the store was filled by: where `with_habits` has since seen another source repeat
    itself, or other weights are wanted, the store is to be filled anew.
    """
    new = {each.id: each for each in told}
    away = {*gone, *new}
    disturbed = {name for pair in store.pairs_with(away) if pair.score > 0 for name in (pair.one, pair.other)}
    disturbed |= {name for each in away for name in judged.around.get(each, ())}
    store.drop(away)
    if new:
        _meet(store, list(new.values()), weights)
    start = (disturbed | set(touched) | set(new)) - (away - set(new))
    homes = _clustered(*_component(store, start, judged), weights, judged)
    store.settle(homes)
    return homes


def _meet(store: Store, told: Sequence[Told], weights: Weights) -> None:
    """Score the new reports with what lies near them, and keep both."""
    fresh = columns_of(told)
    by_id = {each.id: each for each in told}
    around = columns_of([*store.near(asked(fresh)), *told])
    rows = np.flatnonzero([name in by_id for name in around.ids])
    found = scored(around, weights, new=rows)
    pairs = [
        KeptPair(around.ids[one], around.ids[other], score, repeats)
        for one, other, score, repeats in zip(
            found.pairs.left.tolist(),
            found.pairs.right.tolist(),
            found.scores.tolist(),
            found.repeats.tolist(),
            strict=True,
        )
    ]
    store.keep([by_id[name] for name in fresh.ids], shelves(fresh), pairs)


def _component(store: Store, start: Iterable[str], judged: Judged) -> tuple[list[str], list[KeptPair]]:
    """All reports connected with these, and the pairs between them, in the order of ids."""
    known: set[str] = set()
    pairs: dict[IdPair, KeptPair] = {}
    edge = set(start)
    while edge:
        known |= edge
        met = set()
        for pair in store.pairs_with(edge):
            pairs[pair.one, pair.other] = pair
            if pair.score > 0:
                met |= {pair.one, pair.other}
        met |= {name for each in edge for name in judged.around.get(each, ())}
        edge = met - known
    return sorted(known), [pairs[key] for key in sorted(pairs) if known.issuperset(key)]


def _clustered(ids: Sequence[str], pairs: Sequence[KeptPair], weights: Weights, judged: Judged) -> dict[str, str]:
    row = {name: place for place, name in enumerate(ids)}
    given = Scored(
        pairs=Pairs(
            left=np.array([row[pair.one] for pair in pairs], np.int64),
            right=np.array([row[pair.other] for pair in pairs], np.int64),
        ),
        scores=np.array([pair.score for pair in pairs], np.float64),
        repeats=np.array([pair.repeats for pair in pairs], np.bool_),
    )
    rules = Rules(absent=weights.absent, repeat=weights.repeat)
    labels = clusters(len(ids), given, rules, _edges(row, judged))
    return {name: ids[label] for name, label in zip(ids, labels.tolist(), strict=True)}


def _edges(row: Mapping[str, int], judged: Judged) -> HardEdges:
    """The judgements between these rows; the order of "same" is that of all judgements."""
    same = tuple((row[one], row[other]) for one, other in judged.same if one in row and other in row)
    ends = [(row[one], row[other]) for one, other in judged.different if one in row and other in row]
    return HardEdges(same=same, different=frozenset((min(pair), max(pair)) for pair in ends))
