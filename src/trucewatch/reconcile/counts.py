"""How many: the range that the claims of one incident leave open. Tellings of one toll are never added up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from trucewatch.model import Claim, Quantity
from trucewatch.reconcile.origins import origin_key

LONG_AGO = datetime.min.replace(tzinfo=UTC)
Range = tuple[float | None, float | None]
Told = tuple[Claim, Quantity]


def counts_of(claims: Sequence[Claim]) -> tuple[Quantity, ...]:
    """One quantity for each unit and kind of people: from the lowest low to the highest high that any claim tells.

    Where the claims differ, the note says which range is best: told by most origins, and of those the latest.
    """
    told: dict[tuple[str, str], list[Told]] = {}
    for claim in claims:
        for quantity in claim.counts:
            told.setdefault((quantity.of, quantity.who or ""), []).append((claim, quantity))
    return tuple(_count(told[key]) for key in sorted(told))


def _count(told: Sequence[Told]) -> Quantity:
    ranges = {(quantity.low, quantity.high) for _, quantity in told}
    first = told[0][1]
    texts = dict.fromkeys(sorted({quantity.text for _, quantity in told if quantity.text}))
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    return Quantity(
        of=first.of,
        who=first.who,
        low=min(lows, default=None),
        high=max(highs) if len(highs) == len(ranges) else None,
        text="; ".join(texts),
        note=None if len(ranges) == 1 else _best(told, ranges),
    )


def _best(told: Sequence[Told], ranges: set[Range]) -> str:
    origins = {origin_key(claim) for claim, _ in told}
    best = max(ranges, key=lambda each: (*_support(each, told), range_text(*each)))
    return f"best {range_text(*best)} ({_support(best, told)[0]} of {len(origins)} origins)"


def _support(wanted: Range, told: Sequence[Told]) -> tuple[int, datetime]:
    claims = [claim for claim, quantity in told if (quantity.low, quantity.high) == wanted]
    latest = max((claim.published and claim.published.latest()) or LONG_AGO for claim in claims)
    return len({origin_key(claim) for claim in claims}), latest


def range_text(low: float | None, high: float | None) -> str:
    """A range in words: "3", "3 to 5", "at least 3", "up to 5", "a number not given"."""
    if low == high:
        return "a number not given" if low is None else f"{low:g}"
    if high is None:
        return f"at least {low:g}"
    return f"up to {high:g}" if low is None else f"{low:g} to {high:g}"
