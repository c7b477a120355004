"""Gapping: members of a list that leave out the verb. "A by the 15th, B by the 20th", "two at A, one at B".

The parse loses such members more often than not, so they are read off the order of what was spotted in the text after
the verb's own member: numbers, places and times. A member is one only if no other verb stands before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from trucewatch.extract.acts.roles import split_code
from trucewatch.extract.acts.slots import is_finite
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.figures.numbers import Count
from trucewatch.extract.figures.quantities import Figures
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.model import PlaceInRole, PlaceMention, Polarity, TimeMention

PAIRED_AT_LEAST = 2
JOINED = re.compile(
    r"(?:,|;|:|\band|\bwhile|\bor|\bwith)\s+(?:(?:another|a further|only|also|just)\s+)?$", re.IGNORECASE
)
ONWARD = re.compile(
    r"\s*(?:(?:more|others?|of them|each)\s+)?(?:in|at|near|to|from|by|on|outside|inside|around|close to|close by)\s",
    re.IGNORECASE,
)
ENDED = re.compile(r"\s*(?:[.,;)]|$|and\b|on\b|in\b|from\b)")
PASSED_ON = re.compile(r"\b(?:to|by|from)\s+$", re.IGNORECASE)


def split_gapped(telling: Telling, scene: Scene, marks: Figures) -> list[Telling]:
    """One telling for each member of a list of counts, or of places with their times; the telling itself otherwise."""
    return split_counts(telling, scene, marks) or split_pairs(telling, scene) or [telling]


def stretch_end(telling: Telling, scene: Scene) -> int:
    """Where the list after an event's verb ends at the latest: before the next finite verb, else with the sentence."""
    trigger = telling.event.token
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    after = max(trigger.i, verb.i)
    stop = next((t for t in scene.doc if t.i > after and opens_clause(t, verb)), None)
    return scene.start_of(stop) if stop is not None else scene.sentence.end


def opens_clause(token: Token, verb: Token) -> bool:
    """Whether a token is the verb of another clause than the one that ``verb`` heads."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "xcomp", "amod") and (
        is_finite(token) or token.tag_ in ("VBN", "VBG")
    ) and token.i != verb.i  # fmt: skip


# --- numbers -----------------------------------------------------------------------------------------------------


def split_counts(telling: Telling, scene: Scene, marks: Figures) -> list[Telling]:
    """One telling a number where bare numbers with a place, a time or a receiver follow the counted one."""
    first = first_count(telling, scene, marks)
    if first is None:
        return []
    end = stretch_end(telling, scene)
    members = [c for c in bare_members(scene, marks) if first.end < c.start and scene.sentence.start + c.start < end]
    if not members:
        return split_makers(telling, scene, marks, first)
    edges = [scene.sentence.start + count.start for count in members] + [end]
    head = copy(telling)
    head.end = min(telling.end, edges[0])
    head.places = inside(telling.places, telling.start, edges[0]) or telling.places
    head.times = tuple(t for t in telling.times if t.start < edges[0]) or telling.times
    pieces = [member(telling, scene, count, (start, stop), first)
              for count, (start, stop) in zip(members, itertools.pairwise(edges), strict=True)]  # fmt: skip
    told = [piece for piece in pieces if piece is not None]
    return [head, *told] if told else []


def split_makers(telling: Telling, scene: Scene, marks: Figures, first: Count) -> list[Telling]:
    """One telling an actor where another one with a bare number follows: "A withdrew 15 tanks and B 20"."""
    slot = "initiator" if telling.initiator else "target"
    text, pieces = scene.doc.text, []
    for count, _ in marks.counts:
        actor = next(
            (a for a in scene.actors if a.code and text[a.end - scene.sentence.start : count.start].isspace()), None
        )
        if count.start <= first.end or actor is None or not getattr(telling, slot):
            continue
        if JOINED.search(text[: actor.start - scene.sentence.start].removesuffix("the ")) and ENDED.match(
            text[count.end :]
        ):
            piece = copy(telling)
            piece.counts = [
                replace(telling.counts[0], low=count.low, high=count.high, text=count.text, note=count.note)
            ]
            setattr(piece, slot, tuple(split_code(actor)))
            piece.lead, piece.start = (telling.start, scene.sentence.start + first.end), actor.start
            piece.end = scene.sentence.start + count.end
            pieces.append(piece)
    return [telling, *pieces] if pieces else []


def first_count(telling: Telling, scene: Scene, marks: Figures) -> Count | None:
    """The number that the telling's own count was read from."""
    if len({q.of for q in telling.counts}) != 1:
        return None
    texts = {q.text for q in telling.counts}
    return next((c for c, _ in marks.counts if c.text in texts), None)


def bare_members(scene: Scene, marks: Figures) -> list[Count]:
    """The numbers that stand without a noun between a conjunction and a preposition."""
    text = scene.doc.text
    return [c for c, _ in marks.counts if JOINED.search(text[: c.start]) and ONWARD.match(text[c.end :])]


def member(telling: Telling, scene: Scene, count: Count, bounds: tuple[int, int], first: Count) -> Telling | None:
    """One further member of a list of counts; None where it names neither a place, a time nor an actor of its own."""
    start, stop = bounds
    places = tuple(PlaceInRole(mention=p) for p in scene.places if start <= p.start < stop)
    times = tuple(t for t in scene.times if start <= t.start < stop)
    others = [a for a in scene.actors if start <= a.start < stop and a.code]
    receiver = next((a for a in others if PASSED_ON.search(scene.doc.text[: a.start - scene.sentence.start])), None)
    passed = PASSED_ON.search(scene.doc.text[count.end : count.end + 8]) is not None
    if not (places or times or receiver or passed):
        return None
    piece = copy(telling)
    piece.counts = [replace(telling.counts[0], low=count.low, high=count.high, text=count.text, note=count.note)]
    piece.places, piece.times = places or telling.places, times or telling.times
    if receiver is not None or passed:
        piece.target = tuple(split_code(receiver)) if receiver is not None else ()
    piece.lead, piece.start, piece.end = (
        (telling.start, scene.sentence.start + first.end),
        start,
        trimmed(scene, start, stop),
    )
    if count.high == 0 and telling.act != "tally":
        piece.stance = replace(telling.stance, polarity=Polarity.DENIED)
    return piece


def trimmed(scene: Scene, start: int, stop: int) -> int:
    """The end of a member without the conjunction before the next one."""
    text = scene.doc.text[start - scene.sentence.start : stop - scene.sentence.start]
    return start + len(re.sub(r"(?:[\s,;.:]+|\band\b|\bwhile\b)+$", "", text))


def inside(places: Sequence[PlaceInRole], start: int, stop: int) -> tuple[PlaceInRole, ...]:
    """The places that begin between two offsets."""
    return tuple(p for p in places if start <= p.mention.start < stop)


# --- places and times --------------------------------------------------------------------------------------------


def split_pairs(telling: Telling, scene: Scene) -> list[Telling]:
    """One telling a pair where as many places as times take turns, or stand in two lists of the same length."""
    if not telling.places or not telling.times:
        return []
    places, times = listed(telling, scene)
    pairs = pairs_of(places, times, "respectively" in scene.lemmas)
    if len(pairs) < PAIRED_AT_LEAST:
        return []
    pieces = []
    for number, (place, moment) in enumerate(pairs):
        piece = copy(telling)
        piece.places, piece.times = (PlaceInRole(mention=place, role=telling.places[0].role),), (moment,)
        near = (min(place.start, moment.start), max(place.end, moment.end))
        if number and near[0] > telling.start:
            piece.lead, (piece.start, piece.end) = (telling.start, max(telling.start + 1, near[0] - 1)), near
        pieces.append(piece)
    return pieces


def listed(telling: Telling, scene: Scene) -> tuple[list[PlaceMention], list[TimeMention]]:
    """The places and times from the telling's first one to the end of its list."""
    start = min([*(p.mention.start for p in telling.places), *(t.start for t in telling.times)])
    end = stretch_end(telling, scene)
    times = [t for t in scene.times if start <= t.start < end]
    places = [
        p for p in scene.places
        if start <= p.start < end and p.kind != "generic" and not any(t.start < p.end and p.start < t.end for t in times)
    ]  # fmt: skip
    return places, times


def pairs_of(
    places: Sequence[PlaceMention], times: Sequence[TimeMention], respective: bool
) -> list[tuple[PlaceMention, TimeMention]]:
    """The pairs of a list of places and times; none where their order makes no pairs."""
    if len(places) != len(times):
        return []
    kinds = [k for _, k in sorted([(p.start, "place") for p in places] + [(t.start, "time") for t in times])]
    turns = sum(first != second for first, second in itertools.pairwise(kinds))
    alternate, blocks = turns == len(kinds) - 1, turns == 1
    return (
        list(zip(places, times, strict=True))
        if alternate or (blocks and (respective or len(places) > PAIRED_AT_LEAST))
        else []
    )
