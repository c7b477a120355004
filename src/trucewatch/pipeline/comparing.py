"""Comparing: what two readers make of the same documents, claim by claim and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.record import claim_record

FIELDS = ("act", "voices", "initiator", "target", "place", "time", "counts", "polarity", "modality")
ENOUGH = 0.5
"""Share of the shorter span that two claims must have in common to be about the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim that only one reader has (the other is None), or one that they tell differently.

    ``fields`` holds, by the contract's field, what the first and the second make of it.
    """

    first: Claim | None
    second: Claim | None
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The outcome for one document: how many claims are the same in every field, and all differences in text order."""

    same: int
    differences: tuple[Difference, ...]


def compare(first: Sequence[Claim], second: Sequence[Claim]) -> Comparison:
    """Compare two readings of one document. Claims are paired one to one where words and family of act agree."""
    pairs = list(paired(first, second))
    taken = {id(claim) for pair in pairs for claim in pair}
    found = [Difference(first=one, second=other, fields=telling(one, other)) for one, other in pairs]
    changed = [difference for difference in found if difference.fields]
    changed += [Difference(first=claim, second=None) for claim in first if id(claim) not in taken]
    changed += [Difference(first=None, second=claim) for claim in second if id(claim) not in taken]
    return Comparison(same=len(pairs) - sum(1 for d in found if d.fields), differences=tuple(sorted(changed, key=at)))


def at(difference: Difference) -> tuple[int, int]:
    """Where in the text a difference stands."""
    claim = difference.first or difference.second
    return (claim.spans[0].start, claim.spans[0].end) if claim else (0, 0)


def paired(first: Sequence[Claim], second: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims, those with the most in common first."""
    likely = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    left, right = set(range(len(first))), set(range(len(second)))
    for likeliness, i, j in likely:
        if likeliness > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield first[i], second[j]


def likeness(one: Claim, other: Claim) -> float:
    """Zero for claims that cannot be the same; else the number of fields that agree, and the share of words in common."""
    common = shared_words(one, other)
    if one.family != other.family or common < ENOUGH:
        return 0.0
    return common + len(FIELDS) - len(telling(one, other))


def shared_words(one: Claim, other: Claim) -> float:
    """The part of the shorter claim's first span that lies in the other's."""
    a, b = one.spans[0], other.spans[0]
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / min(a.end - a.start, b.end - b.start)


def telling(one: Claim, other: Claim) -> dict[str, tuple[Any, Any]]:
    """The fields in which two claims differ, each with both contents."""
    first, second = content(one), content(other)
    return {name: (first[name], second[name]) for name in FIELDS if first[name] != second[name]}


def content(claim: Claim) -> dict[str, Any]:
    """What a claim says, without the words that say it: codes, bounds and figures."""
    record = claim_record(claim)
    return {
        **{name: record[name] for name in ("act", "polarity", "modality")},
        "voices": [voice["actor"] or voice["name"] for voice in record["voices"][1:]],
        "initiator": sorted(actor["actor"] or actor["text"] for actor in record["initiator"]),
        "target": sorted(actor["actor"] or actor["text"] for actor in record["target"]),
        "place": sorted(place["text"] for place in record["place"]),
        "time": [record["time"]["from"], record["time"]["to"]],
        "counts": sorted([c["of"], c["low"], c["high"]] for c in record["counts"]),
    }
