"""Comparing two claims: what speaks for their telling of one happening, and whether anything speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.model import Moment, Polarity, Quantity, Truth
from trucewatch.model.truth import known
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.happenings import Compared, Happenings, go_together
from trucewatch.reconcile.places import same_place

ENOUGH, ENOUGH_IF_CAUTIOUS = 2, 3
PEOPLE = frozenset({"killed", "wounded", "captured", "missing", "detained", "released", "remains"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The answers of one comparison.

    ``carried`` is the same origin in another document, ``toll`` the same number of people, ``accused`` that the one
    claim is the denial or counter-charge of the side that the other accuses.
    """

    acts: Truth
    place: Truth
    time: Truth
    actors: Truth
    carried: bool = False
    toll: bool = False
    accused: bool = False

    @property
    def excluded(self) -> bool:
        """Whether the two cannot tell of one happening."""
        return Truth.NO in (self.acts, self.place, self.time, self.actors)

    @property
    def score(self) -> int:
        """How many things agree: place, time, who did it, whose word it is, how many people."""
        agreed = (self.place, self.time, self.actors).count(Truth.YES)
        return agreed + self.carried + self.toll


def compare(one: Facts, other: Facts, table: Happenings) -> Likeness:
    """The likeness of two claims; the same both ways round. Where acts or times exclude it, nothing more is asked."""
    acts, time = known(_acts_agree(one, other)), _time(one, other)
    if Truth.NO in (acts, time):
        return Likeness(acts=acts, place=Truth.CANNOT_TELL, time=time, actors=Truth.CANNOT_TELL)
    actors, accused = _actors(one, other, table)
    return Likeness(
        acts=acts,
        place=same_place(one.places, other.places),
        time=time,
        actors=actors,
        carried=one.origin == other.origin and one.claim.document != other.claim.document,
        toll=_same_toll(one, other),
        accused=accused,
    )


def is_one_happening(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Whether enough speaks for it: two agreements, one for a denial by the accused.

    A consequence or a verdict of another's act needs three; a happening that comes about once at a place needs the
    place alone.
    """
    if likeness.excluded:
        return False
    if likeness.accused and one.claim.polarity is not other.claim.polarity:
        return True
    if one.telling.once and likeness.place is Truth.YES:
        return True
    careful = one.claim.act != other.claim.act and (one.telling.cautious or other.telling.cautious)
    return likeness.score >= (ENOUGH_IF_CAUTIOUS if careful else ENOUGH)


def _acts_agree(one: Facts, other: Facts) -> bool:
    if not go_together(one.telling, other.telling):
        return False
    if one.claim.polarity is not other.claim.polarity:
        return _may_deny(one, other)
    if one.claim.document == other.claim.document and one.origin == other.origin:
        return _told_twice(one, other)
    return True


def _may_deny(one: Facts, other: Facts) -> bool:
    """That nobody was hurt does not deny the shot: a consequence is denied only under its own name."""
    consequences = {"harm", "damage"}
    return one.claim.act == other.claim.act or not consequences & {one.claim.act, other.claim.act}


def _told_twice(one: Facts, other: Facts) -> bool:
    """Whether one witness in one report may be telling one thing twice: who lists two acts tells of two."""
    if _counts_clash(one, other):
        return False
    nested = _nested(one.claim.act, other.claim.act) or _nested(other.claim.act, one.claim.act)
    return nested or one.telling.cautious != other.telling.cautious


def _nested(act: str, within: str) -> bool:
    return act == within or act.startswith(within + ".")


def _time(one: Facts, other: Facts) -> Truth:
    first, second = one.stretch, other.stretch
    if not first.meets(second):
        return Truth.NO
    begun_together = first.stated and second.stated and first.first == second.first
    return Truth.YES if begun_together or (first.sharp and second.sharp) else Truth.CANNOT_TELL


def _actors(one: Facts, other: Facts, table: Happenings) -> tuple[Truth, bool]:
    """Whether they name the same side as the doer, and whether the accused side is speaking in one of them."""
    accused = table.share_a_side(one.speakers, other.initiators) or table.share_a_side(other.speakers, one.initiators)
    by_doer = one.telling.actors is Compared.INITIATORS
    some, others = (one.initiators, other.initiators) if by_doer else (one.parties, other.parties)
    if table.share_a_side(some, others):
        return Truth.YES, accused
    free = one.telling.actors is Compared.ANY
    if free or not some or not others or _counter_charge(one, other, table):
        return Truth.CANNOT_TELL, accused
    return Truth.NO, accused


def _counter_charge(one: Facts, other: Facts, table: Happenings) -> bool:
    """Whether both affirm the act and the side accused in the one lays it at another's door in the other."""
    if Polarity.DENIED in (one.claim.polarity, other.claim.polarity):
        return False
    turned = table.share_a_side(one.speakers, other.initiators) or table.share_a_side(other.speakers, one.initiators)
    same_spot = same_place(one.places, other.places) is Truth.YES
    return turned and same_spot and _time(one, other) is Truth.YES and not _on_other_days(one, other)


def _on_other_days(one: Facts, other: Facts) -> bool:
    """Whether both give bare dates and no day in common: who answers a charge of the 8th does not speak of the 9th."""
    first, second = one.claim.time, other.claim.time
    return _ends_before(first, second) or _ends_before(second, first)


def _ends_before(one: Moment, other: Moment) -> bool:
    last, first = one.end, other.start
    if last is None or first is None or isinstance(last, datetime) or isinstance(first, datetime):
        return False
    return last < first


def _same_toll(one: Facts, other: Facts) -> bool:
    return any(
        first.of == second.of and first.low == second.low and first.high == second.high
        for first in _tolls(one)
        for second in _tolls(other)
    )


def _tolls(facts: Facts) -> list[Quantity]:
    return [count for count in facts.claim.counts if count.of in PEOPLE and (count.low or 0) > 0]


def _counts_clash(one: Facts, other: Facts) -> bool:
    return any(
        first.of == second.of and first.who == second.who and disjoint(first, second)
        for first in one.claim.counts
        for second in other.claim.counts
    )


def disjoint(one: Quantity, other: Quantity) -> bool:
    """Whether two counts cannot both be true."""
    return _below(one.high, other.low) or _below(other.high, one.low)


def _below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low
