"""Founding: which claim an incident is named after, so that its id stays while others join it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from trucewatch.model import Claim
from trucewatch.model.moment import Bound


def founding(claims: Iterable[Claim]) -> Claim:
    """The claim published first; of several, and where nobody knows, the one with the lowest id.

    Raises ValueError where there is none.
    """
    return min(claims, key=lambda claim: (*publication_order(claim), claim.id))


def publication_order(claim: Claim) -> tuple[bool, datetime]:
    """A key by which claims stand in the order of their publication, those of unknown publication last.

    A bare date counts from its midnight in UTC whatever zone it is read in, so that agreements of two zones, which
    read it as two stretches of time, see the same order.
    """
    published = claim.published
    bound = (published.start or published.end) if published else None
    return (False, _instant(bound)) if bound is not None else (True, datetime.max.replace(tzinfo=UTC))


def _instant(bound: Bound) -> datetime:
    return bound.astimezone(UTC) if isinstance(bound, datetime) else datetime.combine(bound, time.min, UTC)
