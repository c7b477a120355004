"""Clusters: which claims tell of one happening. Greedy and in a fixed order, so that no order of arrival matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.reconcile.coded import linked_rows, one_by_claim
from trucewatch.reconcile.compare import compare, is_one_happening
from trucewatch.reconcile.edges import Edges
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.happenings import Happenings
from trucewatch.reconcile.shelves import Cluster, Shelves, kind_of
from trucewatch.reconcile.tallies import carried_tallies, is_tally


def cluster(all_facts: Sequence[Facts], edges: Edges, table: Happenings) -> list[list[Facts]]:
    """The clusters of claims, each claim in exactly one.

    What people judged to be the same and the rows of data sets come first. Then each claim, the most specific first,
    joins the one cluster that it fits best; where two fit equally well nobody can tell which, and it stays by itself.
    """
    founded = one_by_claim([*_judged_same(all_facts, edges), *linked_rows(all_facts, edges)])
    settled = {facts.claim.id for group in founded for facts in group}
    free = [facts for facts in all_facts if facts.claim.id not in settled]
    tallies = carried_tallies((facts for facts in free if is_tally(facts)), edges)
    told = sorted((facts for facts in free if not is_tally(facts)), key=lambda facts: facts.order)
    return [*tallies, *_placed(told, founded, edges, table)]


def _judged_same(all_facts: Sequence[Facts], edges: Edges) -> list[list[Facts]]:
    """The groups that people made; even they do not mix a count, or what is only promised, with what happened."""
    by_id = {facts.claim.id: facts for facts in all_facts}
    groups: dict[tuple[int, bool, str], list[Facts]] = {}
    for number, group in enumerate(edges.groups):
        for claim in sorted(group):
            facts = by_id[claim]
            groups.setdefault((number, is_tally(facts), facts.reality), []).append(facts)
    return list(groups.values())


def _placed(
    told: Sequence[Facts], founded: Sequence[list[Facts]], edges: Edges, table: Happenings
) -> list[list[Facts]]:
    clusters = [Cluster(number=number, members=members) for number, members in enumerate(founded)]
    shelves = Shelves()
    asked = {kind_of(facts) for facts in told}
    for each in clusters:
        for facts in each.members:
            if kind_of(facts) in asked and not is_tally(facts):
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
