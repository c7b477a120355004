"""Atoms: the smallest pieces of a time expression, and the forms that they are written in.

A form is a pattern together with its reader. Patterns name their groups ``(?P<.day>…)``; the dot becomes the form's
name when all forms are compiled into one pattern, so that a text is passed over once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trucewatch.locate.moments.expression import Point, Role
from trucewatch.locate.moments.words import TimeWords, alternatives

# A number that is no part of a decimal, a version, a calibre or a compound, seen from its left edge.
FREE_LEFT = r"(?<![\w:/.,–-])"
LOOK_BEHIND = 64
END = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A piece of the text and what it says.

    ``last`` is the other end where the piece is a run ("10-11 February"); ``role`` is set where the piece brings its
    own; ``needs`` says what it takes to be a time at all: nothing, a preposition before it, or a neighbour to join.
    """

    start: int
    end: int
    point: Point
    last: Point | None = None
    role: Role | None = None
    needs: str = ""


PREPOSITION, NEIGHBOUR = "preposition", "neighbour"


@dataclass(frozen=True, slots=True)
class Found:
    """A match of one form: its groups by their short names, and the text around it."""

    match: re.Match[str]
    form: str

    def __getitem__(self, group: str) -> str:
        return self.match.group(f"{self.form}_{group}") or ""

    @property
    def start(self) -> int:
        """Where the match begins."""
        return self.match.start()

    @property
    def text(self) -> str:
        """The matched words."""
        return self.match.group()

    def before(self) -> str:
        """The words before the match, as many as a preposition may take."""
        return self.match.string[max(0, self.match.start() - LOOK_BEHIND) : self.match.start()]

    def after(self) -> str:
        """The words after the match, as many as the reading may depend on."""
        return self.match.string[self.match.end() : self.match.end() + LOOK_BEHIND]

    def atom(self, point: Point, *, last: Point | None = None, role: Role | None = None, needs: str = "") -> Atom:
        """An atom over the whole match."""
        return Atom(start=self.match.start(), end=self.match.end(), point=point, last=last, role=role, needs=needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of writing a piece of time: ``read`` gives None where the words are no time after all."""

    name: str
    pattern: str
    read: Callable[[Found], Atom | None]

    def grouped(self) -> str:
        """The pattern as a named group, its own groups carrying its name."""
        return f"(?P<{self.name}>{self.pattern.replace('(?P<.', f'(?P<{self.name}_').replace('(?P=.', f'(?P={self.name}_')})"


def any_case(pattern: str) -> str:
    """The pattern with its letters matched in either case."""
    return f"(?i:{pattern})"


def number_pattern(words: TimeWords) -> str:
    """Amounts in words: "four", "twenty-four", "half an", "a quarter of an"."""
    tens = alternatives(word for word, value in words.numbers.items() if value >= 20)
    units = alternatives(word for word, value in words.numbers.items() if 0 < value < 10 and word.isalpha())
    return rf"(?:half\s+an?\b|a\s+quarter\s+of\s+an\b|(?:{tens})[-\s](?:{units})\b|(?:{alternatives(words.numbers)})\b)"


def month_pattern(words: TimeWords) -> str:
    """Names of months, short ones with or without a full stop; those that are everyday words only with a capital."""
    plain = [name for name in words.months if name not in words.everyday_months]
    short = alternatives(name for name in plain if len(name) <= 4 and name not in ("june", "july"))
    long = alternatives(name for name in plain if len(name) > 4 or name in ("june", "july"))
    capital = alternatives(form for name in words.everyday_months for form in (name.title(), name.upper()))
    return rf"(?:{any_case(short)}\b\.?|(?:{any_case(long)}|{capital})\b)"


def hour_words(words: TimeWords) -> str:
    """The hours of a clock face in words, "one" to "twelve"."""
    return alternatives(
        word for word, value in words.numbers.items() if 0 < value <= 12 and len(word) > 2 and word != "another"
    )


def compiled(forms: Iterable[Form], openings: Iterable[str]) -> re.Pattern[str]:
    """One pattern of all forms, tried in their order wherever the text begins as one of the openings does.

    ``openings`` are all words or phrases that a form without a digit or a sign in front can begin with.
    """
    digits: list[str] = []
    letters: list[str] = []
    for form in forms:
        (digits if form.name.startswith("n_") else letters).append(form.grouped())
    gate = rf"[+−-]\d|{beginnings_pattern(openings)}"
    return re.compile(rf"(?<!\w)(?:(?=\d)(?:{'|'.join(digits)})|(?={gate})(?:{'|'.join(letters)}))", re.MULTILINE)


def beginnings_pattern(words: Iterable[str], length: int = 7) -> str:
    """A pattern of how the words begin, in either case, that shares what they share and so fails early."""
    heads = {word.casefold()[:length] for word in words if word}
    return _shared({head + (END if len(head) < length else "") for head in heads})


def _shared(heads: set[str]) -> str:
    """One level of the tree of beginnings; `END` closes a word that is shorter than the beginnings are long."""
    if heads <= {"", END}:
        return r"(?!\w)" if END in heads and "" not in heads else ""
    branches: list[str] = []
    for letter in sorted({head[:1] for head in heads}):
        if letter == END:
            branches.append(r"(?!\w)")
            continue
        rest = _shared({head[1:] for head in heads if head[:1] == letter})
        either = r"\s" if letter == " " else f"[{re.escape(letter)}{re.escape(letter.upper())}]"
        branches.append(f"{either}{rest}")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
