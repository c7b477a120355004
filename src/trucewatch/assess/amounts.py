"""Amounts and levels: how many a term asks for or allows, and how far a duty has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances
from trucewatch.assess.steps import told, written
from trucewatch.assess.weight import Weight, weigh
from trucewatch.model import ByReading, Outcome, Quantity, Step, Truth

DONE = frozenset({Outcome.KEPT, Outcome.KEPT_LATE})
MORE, ENOUGH, LESS, OPEN = "more", "enough", "less", "cannot tell"
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measure:
    """One amount of a term with the counts of one performance that can be held against it."""

    entry: Entry
    of: Performance
    counts: tuple[Quantity, ...]

    def results(self, reading: str) -> list[str]:
        """What each count comes to under a reading of the amount, or as ``chosen``."""
        read = self.entry["reading"]["chosen"] if reading == "chosen" else reading
        return [_measure(self.entry, count, read) for count in self.counts]


def measured(matter: Matter, judged: Judged) -> Judged:
    """The judging with the term's amounts and levels of progress.

    More than a ceiling, proved as the term asks, breaks it; less than a floor or an exact number keeps it in part.
    Counts of several reports are never added up: each report is measured by itself.
    """
    if not matter.term.extra.get("quantity") and not matter.term.extra.get("progress"):
        return judged
    done = [each for each in performances(matter) if each.counts is Truth.YES]
    measures = [Measure(entry=entry, of=each, counts=counts) for each in done for entry, counts in _told(each, matter)]
    steps = [step for measure in measures for step in _steps(measure)]
    plain = replace(judged, steps=(*judged.steps, *steps, *_level_step(matter, done)), progress=_level(matter, done))
    chosen = _read(plain, measures, "chosen", matter)
    others = {also for measure in measures for also in measure.entry["reading"].get("also", ())}
    return replace(chosen, readings=(*_under(chosen, others), *_otherwise(plain, measures, others, matter)))


def _under(judged: Judged, others: Collection[str]) -> tuple[ByReading, ...]:
    """The readings of the term with the outcome as chosen, which the amounts may have changed."""
    if not others and not judged.readings:
        return ()
    own = ByReading(reading=judged.reading, outcome=judged.outcome, due=judged.due)
    return (own, *(each for each in judged.readings if each.reading != judged.reading))


def _otherwise(
    plain: Judged, measures: Sequence[Measure], others: Iterable[str], matter: Matter
) -> Iterator[ByReading]:
    """The outcome where the amounts are read in each other way that somebody holds."""
    for also in sorted(others):
        yield ByReading(reading=also, outcome=_read(plain, measures, also, matter).outcome, due=plain.due)


def _read(judged: Judged, measures: Sequence[Measure], reading: str, matter: Matter) -> Judged:
    """The judging with the amounts read one way: as each says itself (``chosen``), or as one of the others."""
    broken = [each.of for each in measures if _broken(each, reading, matter)]
    if broken:
        return _breached(judged, broken, matter)
    short = judged.outcome in DONE and _falls_short(measures, reading)
    return replace(judged, outcome=Outcome.PARTLY_KEPT) if short else judged


def _breached(judged: Judged, broken: Sequence[Performance], matter: Matter) -> Judged:
    best = max((_accusing(each, matter) for each in broken), key=lambda weight: weight.grade.rank)
    against = tuple(sorted({*judged.against, *(each.incident.id for each in broken)}))
    return replace(judged, outcome=Outcome.BREACHED, grade=best.grade, attribution=best.attribution, against=against)


def _told(performance: Performance, matter: Matter) -> Iterator[tuple[Entry, tuple[Quantity, ...]]]:
    """The counts of a performance, each with the amount that it can be held against.

    Of two amounts in one unit a count belongs to the one whose ``what`` names those counted; where neither or both
    do, nobody can tell which is meant.
    """
    entries: Sequence[Entry] = matter.term.extra.get("quantity", ())
    counts = [count for claim in performance.told_by for count in claim.counts]
    for entry in entries:
        own = tuple(count for count in counts if _entry_of(count, entries) is entry)
        if own:
            yield entry, own


def _entry_of(count: Quantity, entries: Iterable[Entry]) -> Entry | None:
    of_unit = [entry for entry in entries if entry["of"] == count.of]
    if len(of_unit) > 1:
        of_unit = [entry for entry in of_unit if _words(entry.get("what")) & _words(count.who)]
    return of_unit[0] if len(of_unit) == 1 else None


def _words(text: str | None) -> frozenset[str]:
    return frozenset((text or "").casefold().split())


def _measure(entry: Mapping[str, Any], count: Quantity, reading: str) -> str:
    """A count against the amount under one reading: more than allowed, enough, less than owed, or cannot tell."""
    value = float(entry["value"])
    if reading in ("ceiling", "exact") and count.low is not None and count.low > value:
        return MORE
    if reading in ("floor", "exact") and count.high is not None and count.high < value:
        return LESS
    enough = count.low is not None and count.low >= value if reading == "floor" else count.high is not None
    return ENOUGH if enough else OPEN


def _broken(measure: Measure, reading: str, matter: Matter) -> bool:
    """Whether more than allowed is told, and proved as far as the term asks for proof."""
    proved = _accusing(measure.of, matter).meets(matter.term.evidence.breach)
    return MORE in measure.results(reading) and proved


def _accusing(performance: Performance, matter: Matter) -> Weight:
    """The weight of the same words held against the bearer, who tells of too many against its own interest."""
    return weigh(performance.words, against_interest=matter.own_sides)


def _falls_short(measures: Iterable[Measure], reading: str) -> bool:
    found = [result for each in measures for result in each.results(reading)]
    return LESS in found and ENOUGH not in found


def _steps(measure: Measure) -> Iterator[Step]:
    entry = measure.entry
    for reading in (entry["reading"]["chosen"], *entry["reading"].get("also", ())):
        text = (
            f"{entry['value']} {entry.get('what') or entry['of']}, read as {reading}, against {measure.of.incident.id}."
        )
        yield told("terms.quantity", text, ", ".join(sorted(set(measure.results(reading)))), measure.of.told_by)


def _level(matter: Matter, done: Iterable[Performance]) -> int | None:
    """The highest level of progress whose acts have been done; a level without acts cannot be read off reports."""
    levels: Mapping[str, Any] = matter.term.extra.get("progress", {})
    acts = {claim.act for each in done for claim in each.told_by}
    means = matter.dossier.regimes.means
    reached = [level for level, entry in levels.items() if any(means(entry.get("act", ()), act) for act in acts)]
    return int(max(reached, default=min(levels))) if levels else None


def _level_step(matter: Matter, done: Iterable[Performance]) -> Iterator[Step]:
    levels: Mapping[str, Any] = matter.term.extra.get("progress", {})
    level = _level(matter, done)
    if level is not None:
        least = f"Progress at least {level}" if _in_words_above(levels, level) else f"Progress {level}"
        text = f"{least} of {max(levels)}: {levels[str(level)]['is']}.{_in_words_above(levels, level)}"
        yield written("terms.progress", text, level, matter.term)


def _in_words_above(levels: Mapping[str, Any], level: int) -> str:
    """What is to be said of higher levels that no act shows: whether they are reached, claims cannot tell."""
    above = [each for each, entry in sorted(levels.items()) if int(each) > level and not entry.get("act")]
    if not above:
        return ""
    one = len(above) == 1
    named = f"Level {above[0]} stands" if one else f"Levels {' and '.join(above)} stand"
    return (
        f" {named} in words alone; whether {'it is' if one else 'they are'} reached, nobody can tell from the claims."
    )
