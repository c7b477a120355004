"""Repetition: the same act told twice in one document is one claim, with the fuller telling."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model import Draft

NEAR_CHARACTERS = 300


def without_repetitions(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, each one that another says as well and as fully left out."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, other in enumerate(kept) if repeats(draft, other) or repeats(other, draft)), None)
        if twin is None:
            kept.append(draft)
        elif fullness(draft) > fullness(kept[twin]):
            kept[twin] = draft
    return kept


def repeats(draft: Draft, other: Draft) -> bool:
    """Whether a draft says nothing that the other does not say of the same act with the same voice."""
    return (
        draft.act == other.act
        and (draft.polarity, draft.modality) == (other.polarity, other.modality)
        and draft.voices[-1].actor == other.voices[-1].actor
        and covered(actors(draft.initiator), actors(other.initiator))
        and covered(actors(draft.target), actors(other.target))
        and covered(places(draft), places(other))
        and {(c.of, c.low, c.high) for c in draft.counts} <= {(c.of, c.low, c.high) for c in other.counts}
        and (times(draft) == times(other) or (covered(times(draft), times(other)) and near(draft, other)))
        and bool(draft.initiator or draft.target or draft.places or draft.counts or draft.time.mentions)
    )


def near(draft: Draft, other: Draft) -> bool:
    """Whether two drafts stand close together in the text."""
    return abs(draft.spans[0].start - other.spans[0].start) <= NEAR_CHARACTERS


def covered(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether everything named here is named there too; what is not named here contradicts nothing."""
    return mine <= theirs


def actors(items: Sequence[object]) -> frozenset[str]:
    """The codes of a list of actors."""
    return frozenset(str(getattr(item, "actor", None) or getattr(item, "text", "")) for item in items)


def places(draft: Draft) -> frozenset[str]:
    """The places of a draft as written."""
    return frozenset(item.mention.text.casefold() for item in draft.places)


def times(draft: Draft) -> frozenset[str]:
    """The time expressions of a draft as written."""
    return frozenset(mention.text.casefold() for mention in draft.time.mentions)


def fullness(draft: Draft) -> int:
    """How much a draft says."""
    return len(draft.initiator) + len(draft.target) + len(draft.places) + len(draft.counts) + len(draft.time.mentions)
