"""Ceilings: bans that allow so many incidents within any stretch of a length, wherever the stretch begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.assess.charges import charges
from trucewatch.assess.coverage import coverage_of
from trucewatch.assess.holding import speaking_for
from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.prohibition import Heard, coverage_step, hear
from trucewatch.assess.spell import FAR_OFF, Spell
from trucewatch.assess.steps import told
from trucewatch.assess.weight import firmness
from trucewatch.model import Attribution, Grade, Outcome, Step, Truth
from trucewatch.terms.written_values import later


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretch:
    """How many incidents are allowed within any stretch of a length (``24 hours``)."""

    allowed: float
    length: str

    def certainly_passed(self, spells: Sequence[Spell]) -> bool:
        """Whether more than allowed lie within one stretch, wherever in their bounds they happened."""
        within = [spell for spell in spells if spell.last < self._end(spell.first)]
        firsts, lasts = sorted(each.first for each in within), sorted(each.last for each in within)
        return any(bisect_left(lasts, self._end(each)) - bisect_left(firsts, each) > self.allowed for each in firsts)

    def perhaps_passed(self, spells: Sequence[Spell]) -> bool:
        """Whether more than allowed may lie within one stretch."""
        firsts, lasts = sorted(each.first for each in spells), sorted(each.last for each in spells)
        return any(bisect_left(firsts, self._end(each)) - bisect_left(lasts, each) > self.allowed for each in lasts)

    def _end(self, start: datetime) -> datetime:
        try:
            return later(start, self.length)
        except OverflowError:
            return FAR_OFF


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """The incidents of one zone: those proved and contested by nobody, and all that may count."""

    zone: str | None
    proved: tuple[Heard, ...]
    possible: tuple[Heard, ...]


def judge_ceiling(matter: Matter) -> Judged:
    """What became of a ban that allows some, for one bearer or (None) the regime as a whole.

    Breached where more than allowed are proved to lie within one stretch; unknown where more may; else no breach was
    found. Its grade is the highest at which there are still too many, and so is its attribution.
    """
    ceiling = matter.term.extra["ceiling"]
    stretch = Stretch(allowed=float(ceiling.get("incidents", 0)), length=ceiling["within"])
    tallies = [_tally(zone, matter) for zone in ceiling.get("each_zone") or (matter.term.zone,)]
    broken = [each for each in tallies if stretch.certainly_passed(_spells(each.proved, matter))]
    open_ = [] if broken else [each for each in tallies if stretch.perhaps_passed(_spells(each.possible, matter))]
    outcome = Outcome.BREACHED if broken else Outcome.UNKNOWN if open_ else Outcome.NO_BREACH_FOUND
    coverage = coverage_of(matter.term, matter.dossier)
    return Judged(
        outcome=outcome,
        grade=max((_grade(each, stretch, matter) for each in broken), key=lambda grade: grade.rank, default=Grade.NONE),
        attribution=max(
            (_attribution(each, stretch, matter) for each in broken), key=firmness, default=Attribution.NONE
        ),
        steps=(
            *_steps([(each.zone, each.proved) for each in broken], stretch, "more than allowed"),
            *_steps([(each.zone, each.possible) for each in open_], stretch, "perhaps more than allowed"),
            coverage_step(coverage, outcome, matter.bearer),
        ),
        against=_ids(heard for each in broken for heard in each.proved),
        open=_ids(heard for each in open_ for heard in each.possible),
        coverage=coverage,
    )


def _tally(zone: str | None, matter: Matter) -> Tally:
    here = replace(matter, term=replace(matter.term, zone=zone))
    spoken = speaking_for(here)
    heard = [hear(charge, spoken, here) for charge in charges(here) if charge.counts is not Truth.NO]
    proved = (each for each in heard if each.charge.counts is Truth.YES and each.proved and not each.contested)
    return Tally(zone=zone, proved=tuple(proved), possible=tuple(heard))


def _spells(heard: Iterable[Heard], matter: Matter) -> list[Spell]:
    """The bounds of each incident: the widest of those who tell of it."""
    told_of = ([matter.dossier.spells[claim.id] for claim in each.charge.told_by] for each in heard)
    return [
        Spell(first=min(spell.first for spell in spells), last=max(spell.last for spell in spells))
        for spells in told_of
    ]


def _grade(tally: Tally, stretch: Stretch, matter: Matter) -> Grade:
    """The highest grade of which alone there are still too many."""
    for grade in sorted(Grade, key=lambda each: -each.rank):
        firm = [each for each in tally.proved if each.charge.weight.grade.rank >= grade.rank]
        if stretch.certainly_passed(_spells(firm, matter)):
            return grade
    return Grade.NONE


def _attribution(tally: Tally, stretch: Stretch, matter: Matter) -> Attribution:
    if matter.bearer is None:
        return Attribution.NONE
    for attribution in sorted(Attribution, key=firmness, reverse=True):
        firm = [each for each in tally.proved if firmness(each.charge.weight.attribution) >= firmness(attribution)]
        if stretch.certainly_passed(_spells(firm, matter)):
            return attribution
    return Attribution.NONE


def _steps(tallies: Iterable[tuple[str | None, Sequence[Heard]]], stretch: Stretch, outcome: str) -> Iterable[Step]:
    for zone, heard in tallies:
        where = f" in {zone}" if zone else ""
        text = f"{len(heard)} incidents{where}; at most {stretch.allowed:g} are allowed within any {stretch.length}."
        yield told("prohibition.ceiling", text, outcome, [claim for each in heard for claim in each.charge.told_by])


def _ids(heard: Iterable[Heard]) -> tuple[str, ...]:
    return tuple(sorted({each.charge.incident.id for each in heard}))
