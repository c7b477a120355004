"""Splitting: one wording, several claims. "Five violations in A and none in B" is two; "A by the 15th, B by the 20th" too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from copy import copy

from trucewatch.extract.numbers import Count
from trucewatch.extract.quantities import Figures
from trucewatch.extract.scene import Scene
from trucewatch.extract.telling import Telling
from trucewatch.model import PlaceInRole, PlaceMention, Quantity, TimeMention

PAIRED_AT_LEAST = 2
NUMERIC_ACTS = frozenset({"tally"})


def split_tally(telling: Telling, scene: Scene, marks: Figures) -> list[Telling]:
    """One telling for each count of a tally with the places that stand between it and the next count."""
    unit = tally_unit(telling, marks)
    numbers = tally_numbers(telling, scene, marks, unit)
    if not numbers:
        return []
    pieces = []
    for position, (start, quantity) in enumerate(numbers):
        stop = numbers[position + 1][0] if position + 1 < len(numbers) else telling_end(telling, scene)
        places = tuple(PlaceInRole(mention=p) for p in scene.places if start <= p.start < stop)
        piece = copy(telling)
        piece.counts = [quantity]
        piece.places = named_places(places) or (telling.places if len(numbers) == 1 else ())
        piece.start = telling.start if position == 0 else start
        piece.end = max(piece.start + 1, min(stop, last_end(places, start + len(quantity.text))))
        pieces.append(piece)
    return pieces


def named_places(places: Sequence[PlaceInRole]) -> tuple[PlaceInRole, ...]:
    """The places that have a name; all where none has."""
    named = tuple(p for p in places if p.mention.kind != "generic")
    return named or tuple(places)


def telling_end(telling: Telling, scene: Scene) -> int:
    """Where the clause of a tally ends."""
    return max(
        telling.end,
        scene.sentence.end if telling.event.token.dep_ in ("ROOT", "dobj", "nsubj", "nsubjpass") else telling.end,
    )


def last_end(places: Sequence[PlaceInRole], otherwise: int) -> int:
    """The end of the last place, or another offset where there is none."""
    return max([p.mention.end for p in places], default=otherwise)


def tally_unit(telling: Telling, marks: Figures) -> str:
    """What a tally counts: the unit of its noun, violations where only a ceasefire is named."""
    nouns = [telling.event.token, *telling.event.slots.get("obj", [])]
    units = [u for noun in nouns if noun.pos_ in ("NOUN", "PROPN") and (u := marks.unit(noun))]
    return units[0] if units else "violations"


def tally_numbers(telling: Telling, scene: Scene, marks: Figures, unit: str) -> list[tuple[int, Quantity]]:
    """The counts of a tally's clause in order, "no violations" and a bare "none" included."""
    low, high = telling.start, telling_end(telling, scene)
    found: list[tuple[int, Quantity]] = []
    for count, noun in marks.counts:
        at = scene.sentence.start + count.value_start
        own = marks.unit(noun)
        if low <= at < high and (own in (unit, "cases") or is_bare(count, noun is None or own is None, scene)):
            found.append(
                (
                    scene.sentence.start + count.start,
                    Quantity(of=unit, low=count.low, high=count.high, text=count.text, note=count.note),
                )
            )
    for token in scene.doc:
        at = scene.start_of(token)
        if low <= at < high and token.lower_ == "no" and token.head.i != token.i and marks.unit(token.head) == unit:
            found.append(
                (
                    at,
                    Quantity(of=unit, low=0, high=0, text=scene.doc.text[token.idx : token.head.idx + len(token.head)]),
                )
            )
    return sorted(found, key=lambda item: item[0])


def is_bare(count: Count, without_unit: bool, scene: Scene) -> bool:
    """Whether a number stands alone before "in", "at" or a place: "and 50 in Luhansk region", "seven times"."""
    rest = scene.doc.text[count.end :].lstrip().casefold()
    return without_unit and rest.startswith(("in ", "at ", "near ", "times", "elsewhere", "for "))


def split_pairs(telling: Telling) -> list[Telling]:
    """One telling a pair where as many places as times alternate: "A by the 15th, B by the 20th and C by 1 December"."""
    places, times = list(telling.places), sorted(telling.times, key=lambda t: t.start)
    if len(places) != len(times) or len(places) < PAIRED_AT_LEAST or not alternate([p.mention for p in places], times):
        return [telling]
    pieces = []
    for place, moment in zip(places, times, strict=True):
        piece = copy(telling)
        piece.places, piece.times = (place,), (moment,)
        pieces.append(piece)
    return pieces


def alternate(places: Sequence[PlaceMention], times: Sequence[TimeMention]) -> bool:
    """Whether places and times take turns in the text, whichever comes first."""
    order = sorted([(p.start, "place") for p in places] + [(t.start, "time") for t in times])
    kinds = [kind for _, kind in order]
    return all(first != second for first, second in itertools.pairwise(kinds))
