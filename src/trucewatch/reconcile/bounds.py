"""When and where an incident took place: the tightest that its claims allow, else the widest that covers them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from trucewatch.model import Basis, Bound, Claim, Moment, Place, Precision, Truth
from trucewatch.reconcile.places import same_place

_FINEST_FIRST = list(Precision)
_FIRMEST_FIRST = list(Basis)
LONG_AGO, FAR_OFF = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def time_of(claims: Sequence[Claim]) -> Moment:
    """The time of an incident told by ``claims`` (at least one).

    The latest start and the earliest end where they leave room, with the finest precision told; else the earliest
    start and the latest end, with the coarsest. Open bounds cover everything.
    """
    moments = sorted((claim.time for claim in claims), key=_order)
    start, end = max(moments, key=_start), min(moments, key=_end)
    if _start(start) <= _end(end) and not _turned_round(start.start, end.end):
        return _between(start, end, min(moments, key=_fineness))
    return _between(min(moments, key=_start), max(moments, key=_end), max(moments, key=_fineness))


def _turned_round(first: Bound | None, last: Bound | None) -> bool:
    """Whether two bare dates name a later day first: as days of unknown zones they may meet, as words they do not."""
    if first is None or last is None or isinstance(first, datetime) or isinstance(last, datetime):
        return False
    return first > last


def _between(first: Moment, last: Moment, model: Moment) -> Moment:
    start, end = first.start, last.end
    zone = first.zone
    if first.zone != last.zone:
        start, end, zone = _instant(start, first.earliest()), _instant(end, last.latest()), None
    return Moment(start=start, end=end, precision=model.precision, basis=model.basis, text=model.text, zone=zone)


def _instant(bound: Bound | None, instant: datetime | None) -> Bound | None:
    """Bare dates of two zones cannot stand in one moment; the instants that they begin and end with can."""
    return bound if isinstance(bound, datetime) else instant


def _start(moment: Moment) -> datetime:
    return moment.earliest() or LONG_AGO


def _end(moment: Moment) -> datetime:
    return moment.latest() or FAR_OFF


def _fineness(moment: Moment) -> tuple[int, int, str]:
    return (_FINEST_FIRST.index(moment.precision), _FIRMEST_FIRST.index(moment.basis), moment.text)


def _order(moment: Moment) -> tuple[datetime, datetime, tuple[int, int, str], str]:
    return (_start(moment), _end(moment), _fineness(moment), moment.zone or "")


def place_of(claims: Sequence[Claim]) -> Place | None:
    """The finest place that goes with all the others, else the widest; None where no claim names any."""
    places = sorted({place for claim in claims for place in claim.place}, key=_width)
    if not places:
        return None
    agreed = (place for place in places if all(same_place([place], [other]) is not Truth.NO for other in places))
    return next(agreed, places[-1])


def _width(place: Place) -> tuple[float, bool, str, str, str]:
    radius = float("inf") if place.radius_km is None else place.radius_km
    return (radius, place.id is None, place.id or "", place.text, repr(place))
