"""Clustering: from scores of pairs to clusters of reports, the best pair first, the same in any order of arrival.

Two clusters are joined while the mean score over all pairs between them stays above nothing. That a source seldom
tells one thing twice lowers it; people's judgements stand above any score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from trucewatch.reconcile.linking.candidates import Pairs
from trucewatch.reconcile.linking.columns import Flags, Floats, Ints

RowPair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HardEdges:
    """What people judged, as pairs of rows: never apart, never together."""

    same: tuple[RowPair, ...] = ()
    different: frozenset[RowPair] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """Pairs with their scores; ``repeats`` marks two reports of a source that seldom repeats itself."""

    pairs: Pairs
    scores: Floats
    repeats: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The score of pairs that were not met, and what a repeated source takes off; see `weights.Weights`."""

    absent: float
    repeat: float


NO_EDGES = HardEdges()


def clusters(size: int, scored: Scored, rules: Rules, edges: HardEdges = NO_EDGES) -> Ints:
    """For each of ``size`` rows the lowest row of its cluster."""
    joins = _joins(scored, edges)
    component = components(size, joins[0], joins[1])
    settled = _settled(component, scored, edges)
    labels = np.where(settled[component], component, np.arange(size))
    loose = np.flatnonzero(~settled[component[scored.pairs.left]] | ~settled[component[scored.pairs.right]])
    for rows, kept in _by_component(component, settled, scored, loose):
        _place(labels, _Board(rows=rows, scored=scored, kept=kept, rules=rules, edges=edges).run())
    return labels


def components(size: int, one: Ints, other: Ints) -> Ints:
    """For each row the lowest row that it is connected with, by edges between ``one`` and ``other``."""
    label = np.arange(size)
    while True:
        before = label.copy()
        low = np.minimum(label[one], label[other])
        np.minimum.at(label, one, low)
        np.minimum.at(label, other, low)
        np.minimum.at(label, before[one], low)
        np.minimum.at(label, before[other], low)
        label = label[label]
        if np.array_equal(label, before):
            return label


def _joins(scored: Scored, edges: HardEdges) -> tuple[Ints, Ints]:
    """The pairs that could join anything: those that score above nothing, and those that people joined."""
    above = scored.scores > 0
    same = np.array(edges.same, np.int64).reshape(-1, 2)
    return (
        np.concatenate((scored.pairs.left[above], same[:, 0])),
        np.concatenate((scored.pairs.right[above], same[:, 1])),
    )


def _settled(component: Ints, scored: Scored, edges: HardEdges) -> Flags:
    """Which components are one cluster beyond question: every pair in them was met and scores above nothing."""
    size = np.bincount(component, minlength=len(component))
    home = component[scored.pairs.left]
    good = (scored.scores > 0) & ~scored.repeats & (home == component[scored.pairs.right])
    found = np.bincount(home[good], minlength=len(component))
    settled: Flags = found == size * (size - 1) // 2
    for row in {row for pair in (*edges.same, *edges.different) for row in pair}:
        settled[component[row]] = False
    return settled


def _by_component(component: Ints, settled: Flags, scored: Scored, loose: Ints) -> Iterable[tuple[list[int], Ints]]:
    """The rows of each component that is not settled, with the numbers of the pairs within it."""
    rows = np.flatnonzero(~settled[component])
    rows = rows[np.argsort(component[rows], kind="stable")]
    names, starts = np.unique(component[rows], return_index=True)
    within = loose[component[scored.pairs.left[loose]] == component[scored.pairs.right[loose]]]
    home = component[scored.pairs.left[within]]
    within = within[np.argsort(home, kind="stable")]
    home = np.sort(home, kind="stable")
    firsts, lasts = np.searchsorted(home, names), np.searchsorted(home, names, side="right")
    for start, stop, first, last in _bounds(starts, len(rows), firsts, lasts):
        yield rows[start:stop].tolist(), within[first:last]


def _bounds(starts: Ints, size: int, firsts: Ints, lasts: Ints) -> Iterable[tuple[int, int, int, int]]:
    """Where the rows and the pairs of each component begin and end."""
    if len(starts):
        stops = [*starts[1:].tolist(), size]
        yield from zip(starts.tolist(), stops, firsts.tolist(), lasts.tolist(), strict=True)


def _place(labels: Ints, found: Sequence[Sequence[int]]) -> None:
    for members in found:
        labels[list(members)] = min(members)


@dataclass(slots=True, kw_only=True)
class _Board:
    """One component being clustered. ``sums`` holds for each two clusters that met the sum of the scores of their
    pairs and how many those are; a cluster is named by one of its rows."""

    rows: list[int]
    scored: Scored
    kept: Ints
    rules: Rules
    edges: HardEdges
    members: dict[int, list[int]] = field(default_factory=dict)
    home: dict[int, int] = field(default_factory=dict)
    sums: dict[int, dict[int, tuple[float, int]]] = field(default_factory=dict)

    def run(self) -> list[list[int]]:
        """The clusters of the component."""
        self.members = {row: [row] for row in self.rows}
        self.home = {row: row for row in self.rows}
        self.sums = {row: {} for row in self.rows}
        self._lay_out()
        for one, other in self.edges.same:
            if one in self.home and other in self.home:
                self._join(self.home[one], self.home[other])
        for one, other in self._best_first():
            self._try(self.home[one], self.home[other])
        return list(self.members.values())

    def _lay_out(self) -> None:
        taken = self.scored.scores[self.kept] - self.rules.repeat * self.scored.repeats[self.kept]
        left, right = self.scored.pairs.left[self.kept], self.scored.pairs.right[self.kept]
        for one, other, score in zip(left.tolist(), right.tolist(), taken.tolist(), strict=True):
            self.sums[one][other] = self.sums[other][one] = (score, 1)

    def _best_first(self) -> Iterable[RowPair]:
        """The pairs above nothing by falling score; equal ones in the order of their rows, which is that of ids."""
        scores = self.scored.scores[self.kept]
        above = self.kept[scores > 0]
        left, right = self.scored.pairs.left[above], self.scored.pairs.right[above]
        order = np.lexsort((right, left, -self.scored.scores[above]))
        return zip(left[order].tolist(), right[order].tolist(), strict=True)

    def _try(self, one: int, other: int) -> None:
        if one == other:
            return
        total, met = self.sums[one].get(other, (0.0, 0))
        unmet = len(self.members[one]) * len(self.members[other]) - met
        if total + unmet * self.rules.absent > 0 and not self._forbidden(one, other):
            self._join(one, other)

    def _forbidden(self, one: int, other: int) -> bool:
        if not self.edges.different:
            return False
        return any(
            (min(a, b), max(a, b)) in self.edges.different for a in self.members[one] for b in self.members[other]
        )

    def _join(self, one: int, other: int) -> None:
        if one == other or self._forbidden(one, other):
            return
        if len(self.sums[one]) < len(self.sums[other]):
            one, other = other, one
        for row in self.members[other]:
            self.home[row] = one
        self.members[one] += self.members.pop(other)
        for third, (total, met) in self.sums.pop(other).items():
            self.sums[third].pop(other)
            if third != one:
                before = self.sums[one].get(third, (0.0, 0))
                self.sums[one][third] = self.sums[third][one] = (before[0] + total, before[1] + met)
