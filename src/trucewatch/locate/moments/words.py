"""The words of time, read from `data/lexicons/time.yaml` and `data/vocabularies/time_zones.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.locate.moments.expression import DayShift, Origin, Role

PART_SLOT = "PART"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWord:
    """What one phrase such as "the following morning" says."""

    shift: DayShift
    part: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfDay:
    """A part of the day: ``half`` reads "nine" beside it (am, pm, night, none); ``turns`` where it spans midnight."""

    half: str
    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The lexicon, with every phrase in lower case as key."""

    months: Mapping[str, int]
    everyday_months: frozenset[str]
    weekdays: Mapping[str, int]
    which: Mapping[str, str]
    parts: Mapping[str, PartOfDay]
    numbers: Mapping[str, int]
    uncounted: tuple[str, ...]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    day_words: Mapping[str, DayWord]
    roles: Mapping[str, Role]
    approximate: Mapping[str, str]
    fillers: tuple[str, ...]
    portions: tuple[str, ...]
    holidays: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[int, int]]
    happenings: Mapping[str, str]
    beginnings: tuple[str, ...]
    inceptions: tuple[str, ...]
    completions: tuple[str, ...]
    processes: tuple[str, ...]
    reported_by_period: tuple[str, ...]
    told_of_incident: tuple[str, ...]
    counted: tuple[str, ...]
    ordinal_nouns: tuple[str, ...]
    after_hour: tuple[str, ...]
    after_year: tuple[str, ...]
    after_season: tuple[str, ...]
    daily_titles: tuple[str, ...]
    incident_titles: tuple[str, ...]
    covering: tuple[str, ...]
    openings: tuple[str, ...]
    to_come: tuple[str, ...]
    papers: tuple[str, ...]
    superlatives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneWords:
    """IANA names by the lower-cased name of a place or its people, and by abbreviation as written."""

    places: Mapping[str, str]
    abbreviations: Mapping[str, str]


@cache
def time_words() -> TimeWords:
    """The lexicon of time words; read once."""
    raw = _read("lexicons", "time.yaml")
    return TimeWords(
        months=_inverted(raw["months"]),
        everyday_months=frozenset(word.casefold() for word in raw["everyday_months"]),
        weekdays=_inverted(raw["weekdays"]),
        which={str(word): str(sense) for word, sense in raw["which"].items()},
        parts={word: PartOfDay(**facts) for word, facts in raw["parts"].items()},
        numbers=dict(raw["numbers"]),
        uncounted=tuple(raw["uncounted"]),
        ordinals={word: place for place, word in enumerate(raw["ordinals"], 1)},
        units=_inverted(raw["units"]),
        day_words=_first_of_each(_day_words(raw["day_words"], raw["day_word_parts"])),
        roles={phrase: Role(role) for phrase, role in _inverted(raw["roles"]).items()},
        approximate=_inverted(raw["approximate"]),
        fillers=tuple(raw["fillers"]),
        portions=tuple(raw["portions"]),
        holidays={name.casefold(): (month, day) for name, (month, day) in raw["holidays"].items()},
        seasons={name: (month, months) for name, (month, months) in raw["seasons"].items()},
        happenings=_inverted(raw["happenings"]),
        **{name: tuple(raw[name]) for name in _PLAIN_LISTS},
    )


_PLAIN_LISTS = (
    "beginnings",
    "inceptions",
    "completions",
    "processes",
    "reported_by_period",
    "told_of_incident",
    "counted",
    "ordinal_nouns",
    "after_hour",
    "after_year",
    "after_season",
    "daily_titles",
    "incident_titles",
    "covering",
    "openings",
    "to_come",
    "papers",
    "superlatives",
)


@cache
def zone_words() -> ZoneWords:
    """The vocabulary of zone names; read once."""
    raw = _read("vocabularies", "time_zones.yaml")
    return ZoneWords(
        places=_inverted(raw["places"]),
        abbreviations={word: zone for zone, words in raw["abbreviations"].items() for word in words},
    )


def number_of(word: str) -> float | None:
    """The value of "12", "2.5", "twenty-four", "an" or "half an"; None where the word counts nothing."""
    plain = " ".join(word.casefold().replace("-", " ").split())
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain.startswith("half"):
        return 0.5
    if plain.startswith("a quarter of"):
        return 0.25
    numbers = time_words().numbers
    if plain in numbers:
        return float(numbers[plain])
    values = [numbers.get(piece) for piece in plain.split()]
    return float(sum(value for value in values if value)) if values and None not in values else None


def folded(phrase: str) -> str:
    """A phrase as the lexicon's keys are written: lower case, single spaces."""
    return " ".join(phrase.casefold().split())


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first, a space standing for any white space."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)


def _read(folder: str, name: str) -> Mapping[str, Any]:
    text = files("trucewatch").joinpath("data", folder, name).read_text(encoding="utf-8")
    data: Mapping[str, Any] = YAML(typ="safe").load(text)
    return data


def _inverted(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {word.casefold(): key for key, words in table.items() for word in words}


def _first_of_each(pairs: Iterable[tuple[str, DayWord]]) -> dict[str, DayWord]:
    """The phrases as a table; a row of its own goes before the row that would only expand to it."""
    table: dict[str, DayWord] = {}
    for phrase, word in pairs:
        table.setdefault(phrase, word)
    return table


def _day_words(rows: Iterable[Mapping[str, Any]], parts: Iterable[str]) -> Iterable[tuple[str, DayWord]]:
    for row in rows:
        shift = DayShift(shift=row["shift"], origin=Origin(row["from"]), days=row.get("days", 1))
        role = Role(row["role"]) if "role" in row else None
        for phrase in row["words"]:
            if PART_SLOT not in phrase:
                yield phrase, DayWord(shift=shift, part=row.get("part", ""), role=role)
                continue
            for part in parts:
                named = "" if part == "day" else part
                yield phrase.replace(PART_SLOT, part), DayWord(shift=shift, part=named, role=role)
