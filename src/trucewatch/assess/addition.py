"""Adding counts: only one source's counts of one unit whose periods or areas cannot overlap make a sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trucewatch.model import Claim, Moment, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A source's figure of a unit with its period and area, and the claims that it comes from."""

    source: str
    unit: str
    low: int | float | None
    high: int | float | None
    period: Moment
    area: frozenset[str]
    claims: tuple[str, ...]

    @classmethod
    def told(cls, claim: Claim, count: Quantity, source: str) -> Count:
        """The count that a claim gives."""
        area = frozenset(place.id or place.text.casefold() for place in claim.place)
        return cls(
            source=source,
            unit=f"{count.of} ({count.who})" if count.who else count.of,
            low=count.low,
            high=count.high,
            period=claim.time,
            area=area,
            claims=(claim.id,),
        )

    @property
    def what(self) -> tuple[str, str, frozenset[str]]:
        """Whose count of what, and where."""
        return (self.source, self.unit, self.area)


def addable(one: Count, other: Count) -> bool:
    """Whether two counts may be added: one source, one unit, one area, and periods that certainly do not overlap.

    Names of areas alone do not show that two areas are disjoint, so counts of different areas are never added; nor
    are figures of which either period is open.
    """
    return one.what == other.what and not one.period.overlaps(other.period)


def added(counts: Iterable[Count]) -> list[Count]:
    """The counts with those added that may be; one figure told twice counts once, all others stand side by side.

    The sum of two is again a count, of the span from the beginning of the earlier to the end of the later.
    """
    sums: list[Count] = []
    for count in sorted(_once(counts), key=_order):
        place = next((n for n, each in enumerate(sums) if addable(each, count)), None)
        if place is None:
            sums.append(count)
        else:
            sums[place] = _sum(sums[place], count)
    return sums


def _order(count: Count) -> tuple[str, ...]:
    """By source, unit and area, then by the end of the period: the same for every order of arrival."""
    ends = (str(count.period.latest()), str(count.period.earliest()))
    return (
        count.source,
        count.unit,
        "|".join(sorted(count.area)),
        *ends,
        str(count.low),
        str(count.high),
        *count.claims,
    )


def _once(counts: Iterable[Count]) -> list[Count]:
    """The same figure of the same source, unit, area and period as one count with all its claims."""
    found: dict[tuple[object, ...], Count] = {}
    for count in counts:
        key = (count.what, count.period.earliest(), count.period.latest(), count.low, count.high)
        earlier = found.get(key)
        claims = tuple(sorted({*earlier.claims, *count.claims})) if earlier else count.claims
        found[key] = replace(count, claims=claims)
    return list(found.values())


def _sum(one: Count, other: Count) -> Count:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    first, last = sorted((one, other), key=lambda each: str(each.period.earliest()))
    period = Moment(start=first.period.earliest(), end=last.period.latest())
    return replace(one, low=low, high=high, period=period, claims=tuple(sorted({*one.claims, *other.claims})))
