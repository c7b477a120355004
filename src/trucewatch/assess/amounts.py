"""Amounts and levels: how many a term asks for or allows, and how far a duty has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances
from trucewatch.assess.steps import told, written
from trucewatch.assess.weight import Weight, weigh
from trucewatch.model import Outcome, Quantity, Step, Truth

DONE = frozenset({Outcome.KEPT, Outcome.KEPT_LATE})
MORE, ENOUGH, LESS, OPEN = "more", "enough", "less", "cannot tell"


def measured(matter: Matter, judged: Judged) -> Judged:
    """The judging with the term's amounts and levels of progress.

    More than a ceiling, proved as the term asks, breaks it; less than a floor or an exact number keeps it in part.
    Counts of several reports are never added up: each report is measured by itself.
    """
    if not matter.term.extra.get("quantity") and not matter.term.extra.get("progress"):
        return judged
    done = [each for each in performances(matter) if each.counts is Truth.YES]
    measures = [(entry, each) for entry in _telling_entries(matter) for each in done]
    steps = [step for entry, each in measures for step in _steps(entry, each)]
    judged = replace(judged, steps=(*judged.steps, *steps, *_level_step(matter, done)))
    broken = [each for entry, each in measures if _broken(entry, each, matter)]
    if broken:
        return _breached(judged, broken, matter)
    return replace(judged, outcome=Outcome.PARTLY_KEPT) if judged.outcome in DONE and _falls_short(measures) else judged


def _breached(judged: Judged, broken: Sequence[Performance], matter: Matter) -> Judged:
    best = max((_accusing(each, matter) for each in broken), key=lambda weight: weight.grade.rank)
    against = tuple(sorted({*judged.against, *(each.incident.id for each in broken)}))
    return replace(judged, outcome=Outcome.BREACHED, grade=best.grade, attribution=best.attribution, against=against)


def _telling_entries(matter: Matter) -> Iterator[Mapping[str, Any]]:
    """The amounts that a count can be held against: of two in one unit nobody can tell which a report means."""
    entries: Sequence[Mapping[str, Any]] = matter.term.extra.get("quantity", ())
    units = Counter(entry["of"] for entry in entries)
    yield from (entry for entry in entries if units[entry["of"]] == 1)


def _counts(entry: Mapping[str, Any], performance: Performance) -> Iterator[Quantity]:
    for claim in performance.told_by:
        yield from (count for count in claim.counts if count.of == entry["of"])


def _measure(entry: Mapping[str, Any], count: Quantity, reading: str) -> str:
    """A count against the amount under one reading: more than allowed, enough, less than owed, or cannot tell."""
    value = float(entry["value"])
    if reading in ("ceiling", "exact") and count.low is not None and count.low > value:
        return MORE
    if reading in ("floor", "exact") and count.high is not None and count.high < value:
        return LESS
    enough = count.low is not None and count.low >= value if reading == "floor" else count.high is not None
    return ENOUGH if enough else OPEN


def _broken(entry: Mapping[str, Any], performance: Performance, matter: Matter) -> bool:
    """Whether more than allowed is told, and proved as far as the term asks for proof."""
    chosen = entry["reading"]["chosen"]
    told = any(_measure(entry, count, chosen) == MORE for count in _counts(entry, performance))
    return told and _accusing(performance, matter).meets(matter.term.evidence.breach)


def _accusing(performance: Performance, matter: Matter) -> Weight:
    """The weight of the same words held against the bearer, who tells of too many against its own interest."""
    return weigh(performance.words, against_interest=matter.own_sides)


def _falls_short(measures: Iterable[tuple[Mapping[str, Any], Performance]]) -> bool:
    found = [
        _measure(entry, count, entry["reading"]["chosen"]) for entry, each in measures for count in _counts(entry, each)
    ]
    return LESS in found and ENOUGH not in found


def _steps(entry: Mapping[str, Any], performance: Performance) -> Iterator[Step]:
    for reading in (entry["reading"]["chosen"], *entry["reading"].get("also", ())):
        results = sorted({_measure(entry, count, reading) for count in _counts(entry, performance)})
        if results:
            text = f"{entry['value']} {entry['of']}, read as {reading}, against {performance.incident.id}."
            yield told("terms.quantity", text, ", ".join(results), performance.told_by)


def _level_step(matter: Matter, done: Iterable[Performance]) -> Iterator[Step]:
    """The highest level of progress whose acts have been done; a level without acts cannot be read off reports."""
    levels: Mapping[str, Any] = matter.term.extra.get("progress", {})
    if not levels:
        return
    acts = {claim.act for each in done for claim in each.told_by}
    means = matter.dossier.regimes.means
    reached = [level for level, entry in levels.items() if any(means(entry.get("act", ()), act) for act in acts)]
    level = max(reached, default=min(levels))
    yield written("terms.progress", f"Progress {level} of {max(levels)}: {levels[level]['is']}.", level, matter.term)
