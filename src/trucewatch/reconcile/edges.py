"""What people have judged: which claims are the same happening, which are not, and which are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from trucewatch.model import Judgement, Verdict
from trucewatch.model.correction import in_force

Pair = tuple[str, str]
PAIRED = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Hard edges between claim ids. ``groups`` are sets judged to be one happening; ``different`` holds both orders."""

    groups: tuple[frozenset[str], ...] = ()
    different: frozenset[Pair] = frozenset()
    rejected: frozenset[str] = frozenset()

    def keep_apart(self, claim: str, others: Iterable[str]) -> bool:
        """Whether the claim was judged different from any of the others."""
        return bool(self.different) and any((claim, other) in self.different for other in others)

    def among(self, claims: frozenset[str]) -> Edges:
        """The same edges between the given claims only."""
        groups = tuple(group & claims for group in self.groups if len(group & claims) > 1)
        return replace(self, groups=groups)


def edges_of(judgements: Iterable[Judgement], claims: Iterable[str]) -> Edges:
    """The edges that the judgements in force lay between the claims at hand.

    A judgement that a later one supersedes has no effect. Of two judgements on one pair the later holds; a chain of
    "same" never joins two claims that are held to be different.
    """
    present = frozenset(claims)
    standing = in_force(judgements)
    pairs = _last_word(standing, present)
    different = frozenset(pair for pair, verdict in pairs.items() if verdict is Verdict.DIFFERENT)
    both_ways = different | {(other, one) for one, other in different}
    same = [pair for pair, verdict in pairs.items() if verdict is Verdict.SAME]
    return Edges(groups=_joined(same, both_ways), different=both_ways, rejected=_rejected(standing))


def _rejected(standing: Sequence[Judgement]) -> frozenset[str]:
    last: dict[str, Verdict] = {}
    for judgement in standing:
        if judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            last.update(dict.fromkeys(judgement.subjects, judgement.verdict))
    return frozenset(claim for claim, verdict in last.items() if verdict is Verdict.REJECT)


def _last_word(standing: Sequence[Judgement], present: frozenset[str]) -> dict[Pair, Verdict]:
    pairs: dict[Pair, Verdict] = {}
    for judgement in standing:
        if judgement.verdict in PAIRED and not judgement.takes_back:
            subjects = sorted(present.intersection(judgement.subjects))
            pairs.update(dict.fromkeys(combinations(subjects, 2), judgement.verdict))
    return {pair: verdict for pair, verdict in pairs.items() if verdict is not Verdict.UNSURE}


def _joined(same: Iterable[Pair], different: frozenset[Pair]) -> tuple[frozenset[str], ...]:
    group: dict[str, frozenset[str]] = {}
    for one, other in same:
        left, right = group.get(one, frozenset({one})), group.get(other, frozenset({other}))
        if not any((a, b) in different for a in left for b in right):
            whole = left | right
            group.update(dict.fromkeys(whole, whole))
    return tuple(sorted(set(group.values()), key=sorted))
