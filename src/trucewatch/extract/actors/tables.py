"""The registry's tables as entries: every wording with its role, its code and the conditions under which it counts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.extract.actors.words import WORD, fold, plural_of

Row = Mapping[str, str]
TABLES = files("trucewatch") / "data" / "vocabularies" / "actors"
RANGED = re.compile(r"^(?P<name>.*?)\s*\[(?P<since>[\d-]*)\.\.(?P<until>[\d-]*)\]$")


class Role(Enum):
    """What a wording can be to a noun phrase."""

    STATE = auto()
    ADJECTIVE = auto()
    SEAT = auto()
    PEOPLE = auto()
    BODY = auto()
    GROUP = auto()
    AREA = auto()
    MISSION = auto()
    AGENCY = auto()
    PERSON = auto()
    ORGAN = auto()
    REBELS = auto()
    FIELD = auto()
    CARRIER = auto()
    BELONGING = auto()
    CIVILIAN = auto()
    RANK = auto()
    MODIFIER = auto()
    GENERIC = auto()
    IGNORED = auto()
    CALENDAR = auto()
    ATTRIBUTE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office held: from the first day to the last, open where unknown."""

    code: str
    since: date | None = None
    until: date | None = None

    def held(self, on: date | None) -> bool:
        """Whether the office was held on a day; always where no day is asked for."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One wording of the registry.

    ``words`` are its tokens as written. ``sort`` is the class of an organ's noun or the rule of a generic one.
    ``beside``: at least one of these words must stand in the same text.
    """

    role: Role
    code: str
    words: tuple[str, ...]
    sort: str = ""
    plural: bool = False
    since: date | None = None
    until: date | None = None
    beside: frozenset[str] = frozenset()
    posts: tuple[Post, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The folded tokens, by which the wording is found."""
        return tuple(fold(word) for word in self.words)


YEAR_MONTH_DAY = 3


def day(text: str, *, last: bool = False) -> date | None:
    """A date written to the day, month or year; its first or last day."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == YEAR_MONTH_DAY:
        return date(*parts)
    year, month = ([*parts, 12 if last else 1])[:2]
    if not last:
        return date(year, month, 1)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def listed(cell: str) -> Iterator[tuple[str, date | None, date | None]]:
    """The names of a cell, with the time in which each is good: ``Sanaa [2014-09-21..]; Aden``."""
    for item in (part.strip() for part in cell.split(";")):
        ranged = RANGED.match(item)
        if ranged:
            yield ranged["name"], day(ranged["since"]), day(ranged["until"], last=True)
        elif item:
            yield item, None, None


def rows(name: str) -> list[Row]:
    """The rows of a packaged table."""
    return list(csv.DictReader((TABLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def members(name: str) -> Mapping[str, Any]:
    """The content of a packaged YAML file."""
    content: Mapping[str, Any] = YAML(typ="safe").load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def named(role: Role, code: str, cell: str, **more: Any) -> Iterator[Entry]:
    """Entries for the names of a cell; ``=`` before a name keeps it out of running text."""
    for name, since, until in listed(cell):
        if not name.startswith("="):
            yield Entry(role=role, code=code, words=tuple(WORD.findall(name)), since=since, until=until, **more)


STATE_COLUMNS = (("names", Role.STATE), ("adjectives", Role.ADJECTIVE), ("people", Role.PEOPLE), ("seats", Role.SEAT))
GROUP_COLUMNS = (("names", Role.GROUP), ("adjectives", Role.ADJECTIVE), ("areas", Role.AREA), ("seats", Role.SEAT))


def table_entries() -> Iterator[Entry]:
    """Entries of the tables of names; what holds beside certain words goes first."""
    for row in rows("contextual"):
        beside = frozenset(fold(word.strip()) for word in row["beside"].split(";"))
        yield from named(Role[row["role"].upper()], row["code"], row["names"], beside=beside)
    for name, columns in (("states", STATE_COLUMNS), ("groups", GROUP_COLUMNS)):
        for row in rows(name):
            for column, role in columns:
                yield from named(role, row["code"], row[column])
    for name, role in (("bodies", Role.BODY), ("missions", Role.MISSION), ("agencies", Role.AGENCY)):
        for row in rows(name):
            yield from named(role, row["code"], row["names"])


def person_entries() -> Iterator[Entry]:
    """Entries of office-holders: one a spelling, with all the posts of that person."""
    posts: dict[str, list[Post]] = {}
    spellings: dict[str, str] = {}
    for row in rows("officeholders"):
        post = Post(code=row["code"], since=day(row["from"]), until=day(row["until"], last=True))
        posts.setdefault(row["name"], []).append(post)
        for spelling in (row["name"], *(name for cell in (row["also"], row["alone"]) for name, _, _ in listed(cell))):
            spellings.setdefault(f"{spelling}\0{row['name']}", spelling)
    for key, spelling in spellings.items():
        held = tuple(posts[key.split("\0")[1]])
        yield Entry(role=Role.PERSON, code="", words=tuple(WORD.findall(spelling)), posts=held)


def numbered(role: Role, code: str, nouns: Iterable[str], sort: str) -> Iterator[Entry]:
    """A noun in the singular and in its regular plural; nouns of troops and things are listed in both numbers."""
    for noun in nouns:
        written = tuple(WORD.findall(noun))
        listed_both = sort in ("force", "part", "materiel")
        yield Entry(role=role, code=code, words=written, sort=sort, plural=listed_both and noun.endswith("s"))
        if not listed_both and not noun.endswith("s"):
            yield Entry(role=role, code=code, words=tuple(WORD.findall(plural_of(noun))), sort=sort, plural=True)


def organ_entries(organs: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries of the nouns for organs, for rebels and for an organisation's people in the field."""
    for code, classes in organs["organs"].items():
        for sort, nouns in classes.items():
            yield from numbered(Role.ORGAN, code, nouns, sort)
    for noun in organs["rebels"]:
        yield Entry(role=Role.REBELS, code="", words=tuple(WORD.findall(noun)), sort="rebels", plural=True)
    for noun in organs["mission"]:
        yield Entry(
            role=Role.FIELD, code="", words=tuple(WORD.findall(noun)), sort="mission", plural=noun.endswith("s")
        )


DESCRIBED = (
    ("carriers", Role.CARRIER), ("belongings", Role.BELONGING), ("modifiers", Role.MODIFIER), ("ranks", Role.RANK),
    ("civilians", Role.CIVILIAN), ("ignored", Role.IGNORED), ("calendar", Role.CALENDAR),
    ("attributes", Role.ATTRIBUTE), ("unknown", Role.UNKNOWN),
)  # fmt: skip


def description_entries(descriptions: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries of the words that lead to an actor without naming one."""
    for section, role in DESCRIBED:
        for phrase in descriptions[section]:
            sort = "speaking" if role is Role.CARRIER and phrase in descriptions["speaking"] else ""
            code = "CIV" if role is Role.CIVILIAN else ""
            yield Entry(role=role, code=code, words=tuple(WORD.findall(phrase)), sort=sort)
            if role is Role.CARRIER and not phrase.endswith("s"):
                yield Entry(role=role, code="", words=tuple(WORD.findall(plural_of(phrase))), sort=sort, plural=True)
    for rule, phrases in descriptions["generic"].items():
        for phrase in phrases:
            yield Entry(role=Role.GENERIC, code="", words=tuple(WORD.findall(phrase)), sort=rule)
