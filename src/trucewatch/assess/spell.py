"""The time within which an act told of lies, and what that says of windows and moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from trucewatch.model import Activation, Claim, Modality, Moment, StatusChange, StatusEvent, Truth

LONG_AGO, FAR_OFF = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
InForce = Callable[[datetime], Activation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Bounds in UTC; what is open is as far off as can be. What is ``lasting`` fills them, all else lies within."""

    first: datetime
    last: datetime
    lasting: bool = False

    @property
    def moment(self) -> Moment:
        """The bounds as a moment, open ends left open."""
        return Moment(
            start=None if self.first == LONG_AGO else self.first, end=None if self.last == FAR_OFF else self.last
        )

    def begun_by(self, about: datetime) -> Truth:
        """Whether it lies before the moment asked about; what lasts need only have begun."""
        if self.first > about:
            return Truth.NO
        return Truth.YES if self.last <= about or self.lasting else Truth.CANNOT_TELL

    def within(self, in_force: InForce, about: datetime, events: tuple[StatusEvent, ...] = ()) -> Truth:
        """Whether it fell within a window that is asked instant by instant, as far as ``about``.

        An act somewhere between two instants is inside when the window is in force at both and nothing suspends it
        in between, outside when it is in force at neither. What lasts is inside when either end of it is.
        """
        start, end = in_force(min(self.first, about)), in_force(min(self.last, about))
        inside = (start is Activation.IN_FORCE, end is Activation.IN_FORCE)
        if self.lasting and any(inside):
            return Truth.YES
        touching = (event for event in events if event.kind is not StatusChange.NOTICE)
        if any(self.first < event.effective <= self.last for event in touching):
            return Truth.CANNOT_TELL
        if all(inside):
            return Truth.YES
        passed_over = start is Activation.INACTIVE and end is not Activation.INACTIVE
        return Truth.CANNOT_TELL if any(inside) or passed_over else Truth.NO

    def meets(self, other: Spell) -> bool:
        """Whether both leave room for one instant."""
        return self.first <= other.last and other.first <= self.last


def spell_of(claim: Claim) -> Spell:
    """The spell of a claim that is told as real: nothing told of lies after its publication.

    What goes on without a stated start goes on at its publication (a daily: on its day); with one, from then until
    its end or until it was published.
    """
    published = claim.published or Moment()
    first, last = claim.time.earliest(), claim.time.latest()
    if claim.modality is Modality.ONGOING:
        return _ongoing(claim, published)
    ends = [end for end in (last, published.latest()) if end is not None]
    return Spell(first=first or LONG_AGO, last=min(ends, default=FAR_OFF))


def _ongoing(claim: Claim, published: Moment) -> Spell:
    first, last = claim.time.earliest(), claim.time.latest()
    said = published.earliest(), published.latest()
    if first is None and last is None:
        return Spell(first=said[0] or LONG_AGO, last=said[1] or FAR_OFF)
    if first is None:
        return Spell(
            first=Moment(start=claim.time.end, zone=claim.time.zone).earliest() or LONG_AGO, last=last or FAR_OFF
        )
    known_until = last or said[0]
    if known_until is None or known_until < first:
        return Spell(first=first, last=said[1] or FAR_OFF)
    return Spell(first=first, last=known_until, lasting=True)
