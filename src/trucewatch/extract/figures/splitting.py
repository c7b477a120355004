"""Splitting: one wording, several claims. "Five violations in A and none in B" is two; "A by the 15th, B by the 20th" too."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.figures.numbers import Count
from trucewatch.extract.figures.quantities import Figures
from trucewatch.extract.scene import Scene
from trucewatch.model import PlaceInRole, Quantity, TimeMention

NUMERIC_ACTS = frozenset({"tally"})


def split_tally(telling: Telling, scene: Scene, marks: Figures) -> list[Telling]:
    """One telling for each count of a tally with the places that stand between it and the next count."""
    unit = tally_unit(telling, marks)
    numbers = tally_numbers(telling, scene, marks, unit)
    if not numbers:
        return []
    pieces = []
    starts, end = [start for start, _ in numbers], telling_end(telling, scene)
    led = places_lead(telling, scene, starts)
    for position, (start, quantity) in enumerate(numbers):
        stop = starts[position + 1] if position + 1 < len(numbers) else end
        left, right = ((starts[position - 1] if position else scene.sentence.start), start) if led else (start, stop)
        places = tuple(PlaceInRole(mention=p) for p in scene.places if left <= p.start < right)
        piece = copy(telling)
        piece.counts = [quantity]
        piece.times = times_of_count(telling, scene, start, stop)
        piece.places = named_places(places) or (telling.places if len(numbers) == 1 else ())
        if telling.event.frame.entry and not piece.places:
            piece.places = labelling_places(scene, start)
        piece.start = telling.start if position == 0 else start
        piece.end = max(piece.start + 1, min(stop, last_end(places, start + len(quantity.text))))
        pieces.append(piece)
    return pieces


def times_of_count(telling: Telling, scene: Scene, start: int, stop: int) -> tuple[TimeMention, ...]:
    """The times of one count of several: one in the same brackets is its alone: "two violations (ten the day before)"."""
    text, base = scene.doc.text, scene.sentence.start

    def bracketed(mention: TimeMention) -> bool:
        before = text[: mention.start - base]
        return before.rfind("(") > before.rfind(")")

    own = tuple(t for t in telling.times if start <= t.start < stop and bracketed(t))
    return own or tuple(t for t in telling.times if not bracketed(t))


def places_lead(telling: Telling, scene: Scene, starts: Sequence[int]) -> bool:
    """Whether each of several numbers has its place before it: "in A it counted 12 and in B, three"."""
    places = [p.start for p in scene.places if p.start < telling_end(telling, scene) and p.kind != "generic"]
    if len(starts) == 1 or len(places) != len(starts):
        return False
    return all(place < start for place, start in zip(places, starts, strict=True))


def labelling_places(scene: Scene, start: int) -> tuple[PlaceInRole, ...]:
    """The places with which an entry of a list begins: "Goma - 5 violations"."""
    return named_places(tuple(PlaceInRole(mention=p) for p in scene.places if p.start < start))


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
    return (without_unit and rest.rstrip(".") == "") or (
        without_unit and rest.startswith(("in ", "at ", "near ", "times", "elsewhere", "for "))
    )
