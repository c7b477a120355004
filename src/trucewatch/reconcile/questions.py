"""Questions: what the members of an incident tell of each thing about it, and whether two tellings can both be true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from trucewatch.model import Claim, Moment, Place, Quantity, Truth
from trucewatch.model.incident import COUNTS
from trucewatch.model.moment import bound_text
from trucewatch.reconcile.compare import disjoint
from trucewatch.reconcile.facts import Facts
from trucewatch.reconcile.happenings import go_together
from trucewatch.reconcile.origins import sides
from trucewatch.reconcile.places import same_place
from trucewatch.reconcile.revisions import is_published_before

CIVILIANS = "CIV"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """What one claim tells of one thing: a value in words, for counts with the quantity."""

    facts: Facts
    value: str
    quantity: Quantity | None = None

    @property
    def claim(self) -> Claim:
        """The claim that tells it."""
        return self.facts.claim


Clash = Callable[[Told, Told], bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One thing about an incident with all that is told of it, and how to see that two tellings cannot both be true.

    ``current`` counts today, ``replaced`` is what a voice told before it told something else that cannot be true
    beside it.
    """

    name: str
    of: str | None
    who: str | None
    clash: Clash
    current: tuple[Told, ...]
    replaced: tuple[Told, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether what counts today cannot all be true."""
        return any(self.clash(one, other) for one, other in combinations(self.current, 2))


def questions_of(telling: Sequence[Facts]) -> list[Question]:
    """The questions on which at least one claim speaks, in a fixed order."""
    asked = [
        _question("act", ((facts, facts.claim.act) for facts in telling), _other_acts),
        _question("place", ((facts, _place_text(facts.places)) for facts in telling), _elsewhere),
        _question("time", ((facts, _time_text(facts.claim.time)) for facts in telling), _at_other_times),
        _question("initiator", ((facts, _names(facts.initiators)) for facts in telling), _by_others),
        _question("target", ((facts, _names(_targets(facts))) for facts in telling), _at_others),
        *_counted(telling),
    ]
    return [question for question in asked if question.current]


def _question(name: str, values: Iterable[tuple[Facts, str]], clash: Clash) -> Question:
    return _sorted_out(name, [Told(facts=facts, value=value) for facts, value in values if value], clash)


def _counted(telling: Sequence[Facts]) -> list[Question]:
    told: dict[tuple[str, str], list[Told]] = {}
    for facts in telling:
        for count in facts.claim.counts:
            words = f"{range_text(count.low, count.high)} {count.of}"
            told.setdefault((count.of, count.who or ""), []).append(Told(facts=facts, value=words, quantity=count))
    return [_sorted_out(COUNTS, told[of, who], _other_counts, of=of, who=who or None) for of, who in sorted(told)]


def _sorted_out(
    name: str, told: Sequence[Told], clash: Clash, *, of: str | None = None, who: str | None = None
) -> Question:
    revised = _revised(told, clash) if len(told) > 1 else []
    return Question(
        name=name,
        of=of,
        who=who,
        clash=clash,
        current=tuple(each for each in told if each not in revised),
        replaced=tuple(revised),
    )


def _revised(told: Sequence[Told], clash: Clash) -> list[Told]:
    """What voices have told otherwise since."""
    voices: dict[str, list[Told]] = {}
    for each in told:
        voices.setdefault(each.facts.origin, []).append(each)
    return [each for each in told if any(_revises(later, each, clash) for later in voices[each.facts.origin])]


def _revises(later: Told, earlier: Told, clash: Clash) -> bool:
    """Whether one voice took back, in a later publication, what it had told."""
    return later is not earlier and clash(later, earlier) and is_published_before(earlier.claim, later.claim)


def _other_acts(one: Told, other: Told) -> bool:
    return not go_together(one.facts.telling, other.facts.telling)


def _elsewhere(one: Told, other: Told) -> bool:
    return same_place(one.facts.places, other.facts.places) is Truth.NO


def _at_other_times(one: Told, other: Told) -> bool:
    return not one.claim.time.overlaps(other.claim.time)


def _by_others(one: Told, other: Told) -> bool:
    """Initiators contradict only where two claims have none in common; all sides of a clash are initiators."""
    return one.facts.initiators.isdisjoint(other.facts.initiators)


def _at_others(one: Told, other: Told) -> bool:
    """Whether two claims name other sides as those who suffered it; civilians may be of any side."""
    some, others = _targets(one.facts), _targets(other.facts)
    return CIVILIANS not in some | others and some.isdisjoint(others)


def _other_counts(one: Told, other: Told) -> bool:
    return one.quantity is not None and other.quantity is not None and disjoint(one.quantity, other.quantity)


def _targets(facts: Facts) -> frozenset[str]:
    return frozenset(side for actor in facts.claim.target for side in sides(actor.actor))


def _names(codes: Iterable[str]) -> str:
    return " + ".join(sorted(codes))


def _time_text(moment: Moment) -> str:
    start, end = bound_text(moment.start), bound_text(moment.end)
    if start is None and end is None:
        return ""
    return (start or "?") if start == end else f"{start or '?'} to {end or '?'}"


def _place_text(places: Iterable[Place]) -> str:
    return "; ".join(sorted({place.text for place in places}))


def range_text(low: float | None, high: float | None) -> str:
    """A range in words: "3", "3 to 5", "at least 3", "up to 5", "a number not given"."""
    if low == high:
        return "a number not given" if low is None else f"{low:g}"
    if high is None:
        return f"at least {low:g}"
    return f"up to {high:g}" if low is None else f"{low:g} to {high:g}"
