"""Mentions: what a spotter found in a text before anybody knows what it means for a claim.

`locate` spots places and moments, `extract` reads the sentence around them; neither knows the other, both know this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trucewatch.model.document import Document


class Tense(StrEnum):
    """Where the verb puts its act, seen from the moment of speaking."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name of a place in the text: ``[start:end]`` is the head place only, as the gold quotes it.

    ``whole_start``/``whole_end`` take in bearings, distances and glosses ("31km north-east of Mariupol").
    ``kind`` is a gazetteer class (settlement, district, region, country, line, corridor, zone, river, road, height,
    facility, area); ``candidates`` are gazetteer ids, best first, empty for a place known only by its wording.
    ``diplomatic``: it is best known as a seat of governments and talks, so that whoever speaks there says nothing of it.
    """

    start: int
    end: int
    text: str
    kind: str
    candidates: tuple[str, ...] = ()
    whole_start: int
    whole_end: int
    bearing: str | None = None
    distance_km: tuple[float, float] | None = None
    diplomatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression: ``expression`` is the parsed form, which only the resolver of `locate` reads."""

    start: int
    end: int
    text: str
    expression: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All places and times spotted in one document, each in text order, not overlapping within its kind."""

    places: Sequence[PlaceMention] = ()
    times: Sequence[TimeMention] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeQuestion:
    """What `extract` asks of the resolver for one claim.

    ``mentions`` are the expressions that govern the act, nearest first; ``background`` are those it inherits
    when it has none (earlier in the discourse, latest first); ``shared`` are those of the sentence before, whose day
    an undated act told along with it shares; ``tense`` decides the direction of weekday names.
    ``state`` is the contract's modality word, because the defaults of undated acts differ by it.
    ``aside`` are those beside the act that say when it was told of, or when something else was.
    ``perfect``: told as done at some time up to now ("have fled"), so that a shared day is only where it began;
    ``performed``: the publisher does it by saying so ("we urge"), on the day of publication.
    """

    mentions: tuple[TimeMention, ...] = ()
    background: tuple[TimeMention, ...] = ()
    shared: tuple[TimeMention, ...] = ()
    tense: Tense = Tense.PAST
    state: str = "occurred"
    act: str = ""
    aside: tuple[TimeMention, ...] = ()
    perfect: bool = False
    performed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its mentions: the input of `extract`."""

    document: Document
    mentions: Mentions = Mentions()
