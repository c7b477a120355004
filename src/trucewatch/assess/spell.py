"""The time within which an act told of lies, and what that says of windows and moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trucewatch.model import Activation, Claim, Modality, Moment, StatusChange, StatusEvent, Truth

LONG_AGO, FAR_OFF = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
InForce = Callable[[datetime], Activation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Bounds in UTC; what is open is as far off as can be. What is ``lasting`` fills them, all else lies within.

    ``sure`` are narrower bounds of what goes on: there it certainly went on (``lasting``: all through them), but it may
    have begun or gone on outside, anywhere between ``first`` and ``last``.
    """

    first: datetime
    last: datetime
    lasting: bool = False
    sure: tuple[datetime, datetime] | None = None

    @property
    def moment(self) -> Moment:
        """The bounds as a moment, open ends left open."""
        return Moment(
            start=None if self.first == LONG_AGO else self.first, end=None if self.last == FAR_OFF else self.last
        )

    @property
    def core(self) -> Spell:
        """The spell within the bounds in which it certainly lies: the sure ones, else its own."""
        return self if self.sure is None else Spell(first=self.sure[0], last=self.sure[1], lasting=self.lasting)

    def answer(self, question: Callable[[Spell], Truth]) -> Truth:
        """The answer to a question: that of the core, but NO only where the whole spell says so, too."""
        answer = question(self.core)
        if answer is not Truth.NO or self.sure is None:
            return answer
        whole = question(Spell(first=self.first, last=self.last))
        return Truth.NO if whole is Truth.NO else Truth.CANNOT_TELL

    def begun_by(self, about: datetime) -> Truth:
        """Whether it lies before the moment asked about; what lasts need only have begun."""
        return self.answer(lambda spell: _begun_by(spell, about))

    def within(self, in_force: InForce, about: datetime, events: tuple[StatusEvent, ...] = ()) -> Truth:
        """Whether it fell within a window that is asked instant by instant, as far as ``about``.

        An act somewhere between two instants is inside when the window is in force at both and nothing suspends it
        in between, outside when it is in force at neither. What lasts is inside when either end of it is.
        """
        return self.answer(lambda spell: _within(spell, in_force, about, events))

    def after(self, instant: datetime) -> Truth:
        """Whether it fell after an instant; what goes on, whether it still did."""
        return self.answer(lambda spell: spell.moment.after(instant))

    def meets(self, other: Spell) -> bool:
        """Whether both leave room for one instant."""
        return self.first <= other.last and other.first <= self.last


def _begun_by(spell: Spell, about: datetime) -> Truth:
    if spell.first > about:
        return Truth.NO
    return Truth.YES if spell.last <= about or spell.lasting else Truth.CANNOT_TELL


def _within(spell: Spell, in_force: InForce, about: datetime, events: tuple[StatusEvent, ...]) -> Truth:
    start, end = in_force(min(spell.first, about)), in_force(min(spell.last, about))
    inside = (start is Activation.IN_FORCE, end is Activation.IN_FORCE)
    if spell.lasting and any(inside):
        return Truth.YES
    touching = (event for event in events if event.kind is not StatusChange.NOTICE)
    if any(spell.first < event.effective <= spell.last for event in touching):
        return Truth.CANNOT_TELL
    if all(inside):
        return Truth.YES
    passed_over = start is Activation.INACTIVE and end is not Activation.INACTIVE
    return Truth.CANNOT_TELL if any(inside) or passed_over else Truth.NO


def spell_of(claim: Claim) -> Spell:
    """The spell of a claim that is told as real: nothing told of lies after its publication.

    What goes on went on at the end that is stated, else at its publication; with a stated start, from then on. Where
    no start is stated it may have begun at any time before: an open bound is never narrower than a stated one. Where
    a time is stated that lies after the publication, one of the two is wrong, and the stated one counts.
    """
    published = claim.published or Moment()
    first, last = claim.time.earliest(), claim.time.latest()
    told = published.latest()
    if told is not None and first is not None and first > told:
        told = None
    end = min((each for each in (last, told) if each is not None), default=FAR_OFF)
    spell = Spell(first=first or LONG_AGO, last=end)
    return _going_on(spell, claim.time, published) if claim.modality is Modality.ONGOING else spell


def _going_on(spell: Spell, time: Moment, published: Moment) -> Spell:
    """The spell of what goes on, with the part of it that is sure."""
    said = published.earliest() or LONG_AGO
    if time.start is None:
        stated = Moment(start=time.end, zone=time.zone).earliest() if time.end is not None else None
        # Of a daily that tells of a day, the day; of an hour, that hour; never of more than had been told by then.
        begun = said if stated is None else min(stated, spell.last)
        return replace(spell, sure=(begun, spell.last))
    if time.end is not None:
        return replace(spell, lasting=True)
    if not spell.first <= said:
        return spell
    return replace(spell, lasting=True, sure=(spell.first, said))
