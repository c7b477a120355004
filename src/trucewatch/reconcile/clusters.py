"""Clusters: which claims tell of one happening. Greedy and in a fixed order, so that no order of arrival matters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.reconcile.compare import compare, is_one_happening
from trucewatch.reconcile.edges import Edges
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.happenings import Happenings
from trucewatch.reconcile.tallies import carried_tallies, is_tally

DAY = 86_400
# A claim whose time spans more days than this is compared with all of its kind instead of day by day.
MOST_DAYS = 10

Shelf = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cluster:
    """Claims taken to tell of one happening; ``number`` is the order of founding."""

    number: int
    members: list[Facts]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelves:
    """Clusters by happening, reality and day, so that a claim meets only those that it could belong to."""

    by_day: dict[tuple[Shelf, int], dict[int, Cluster]] = field(default_factory=dict)
    wide: dict[Shelf, dict[int, Cluster]] = field(default_factory=dict)
    whole: dict[Shelf, dict[int, Cluster]] = field(default_factory=dict)

    def candidates(self, facts: Facts) -> Iterable[Cluster]:
        """The clusters whose time may meet that of the claim, in the order of their founding."""
        shelf, days = _shelf(facts), _days(facts)
        if days is None:
            found = self.whole.get(shelf, {})
        else:
            found = dict(self.wide.get(shelf, {}))
            for day in days:
                found.update(self.by_day.get((shelf, day), {}))
        return [found[number] for number in sorted(found)]

    def put(self, facts: Facts, cluster: Cluster) -> None:
        """Let the cluster be found under the days of the claim."""
        shelf, days = _shelf(facts), _days(facts)
        self.whole.setdefault(shelf, {})[cluster.number] = cluster
        if days is None:
            self.wide.setdefault(shelf, {})[cluster.number] = cluster
        for day in days or ():
            self.by_day.setdefault((shelf, day), {})[cluster.number] = cluster


def _shelf(facts: Facts) -> Shelf:
    return (facts.telling.happening, facts.reality)


def _days(facts: Facts) -> range | None:
    first, last = facts.stretch.first, facts.stretch.last
    if math.isinf(first) or math.isinf(last) or last - first > MOST_DAYS * DAY:
        return None
    return range(int(first // DAY), int(last // DAY) + 1)


def cluster(all_facts: Sequence[Facts], edges: Edges, table: Happenings) -> list[list[Facts]]:
    """The clusters of claims, each claim in exactly one.

    What people judged to be the same comes first. Then each claim, the most specific first, joins the one cluster
    that it fits best; where two fit equally well nobody can tell which, and it stays by itself.
    """
    judged = {claim for group in edges.groups for claim in group}
    free = [facts for facts in all_facts if facts.claim.id not in judged]
    tallies = carried_tallies((facts for facts in free if is_tally(facts)), edges)
    told = sorted((facts for facts in free if not is_tally(facts)), key=lambda facts: facts.order)
    return [*tallies, *_placed(told, _judged_same(all_facts, edges), edges, table)]


def _judged_same(all_facts: Sequence[Facts], edges: Edges) -> list[list[Facts]]:
    """The groups that people made; even they do not mix a count, or what is only promised, with what happened."""
    by_id = {facts.claim.id: facts for facts in all_facts}
    groups: dict[tuple[int, bool, str], list[Facts]] = {}
    for number, group in enumerate(edges.groups):
        for claim in sorted(group):
            facts = by_id[claim]
            groups.setdefault((number, is_tally(facts), facts.reality), []).append(facts)
    return list(groups.values())


def _placed(told: Sequence[Facts], judged: Sequence[list[Facts]], edges: Edges, table: Happenings) -> list[list[Facts]]:
    clusters = [Cluster(number=number, members=members) for number, members in enumerate(judged)]
    shelves = Shelves()
    for each in clusters:
        for facts in each.members:
            if not is_tally(facts):
                shelves.put(facts, each)
    for facts in told:
        home = _home(facts, shelves.candidates(facts), edges, table)
        if home is None:
            home = Cluster(number=len(clusters), members=[])
            clusters.append(home)
        home.members.append(facts)
        shelves.put(facts, home)
    return [each.members for each in clusters]


def _home(facts: Facts, candidates: Iterable[Cluster], edges: Edges, table: Happenings) -> Cluster | None:
    scores = [(score, each) for each in candidates if (score := _fit(facts, each.members, edges, table)) is not None]
    best = max((score for score, _ in scores), default=None)
    homes = [each for score, each in scores if score == best]
    return homes[0] if len(homes) == 1 else None


def _fit(facts: Facts, members: Sequence[Facts], edges: Edges, table: Happenings) -> int | None:
    """How well a claim fits: its best likeness with a member; None where a member excludes it or none suffices."""
    if edges.keep_apart(facts.claim.id, (member.claim.id for member in members)):
        return None
    best: int | None = None
    for member in members:
        likeness = compare(facts, member, table)
        if likeness.excluded:
            return None
        if is_one_happening(facts, member, likeness):
            best = max(best or 0, likeness.score)
    return best
