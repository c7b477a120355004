"""What was told before: the days and instants that "the same day", "an hour later" and "since the truce" count from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.locate.moments.expression import DayShift, Elapsed, Expression, Origin, Role
from trucewatch.locate.moments.surroundings import (
    looks_ahead,
    names_happening,
    names_paper,
    singles_out,
    tells_beginning,
)
from trucewatch.model.mention import TimeMention
from trucewatch.model.moment import Basis, Bound, Precision

# Expressions that say when something else is counted from, or up to when somebody knew, do not move the story.
STILL = frozenset({Role.OF, Role.AS_OF, Role.SINCE})
DUE = frozenset({Role.BY, Role.BEFORE, Role.UNTIL, Role.WITHIN})
_LOG_LINE = re.compile(r"[ \t•*-]*(?:[01]\d|2[0-4])[0-5]\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The bounds that words come to, before their role and the act are looked at; both bounds are inclusive."""

    start: Bound | None
    end: Bound | None
    precision: Precision
    basis: Basis = Basis.STATED
    zone: str | None = None

    def day(self) -> date | None:
        """The last day of an extent that is known to the day or better."""
        if self.precision not in (Precision.MINUTE, Precision.HOUR, Precision.DAY):
            return None
        return date_of(self.end)

    def instant(self) -> datetime | None:
        """The instant at which it begins, where a clock time was told."""
        return self.start if isinstance(self.start, datetime) else None


def date_of(bound: Bound | None) -> date | None:
    """The calendar date of a bound, as its own clock shows it."""
    return bound.date() if isinstance(bound, datetime) else bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One expression told before, and what it came to."""

    mention: TimeMention
    extent: Extent

    @property
    def expression(self) -> Expression:
        """The parsed form."""
        return parsed(self.mention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The expressions told before one act, the latest first, and the text they stand in."""

    entries: tuple[Entry, ...] = ()
    text: str = ""

    def day(self, latest: date | None = None) -> date | None:
        """The day the story is at: the one told last that moves it, days after ``latest`` and plans left out."""
        days = ((entry, entry.extent.day()) for entry in self.entries)
        return next(
            (day for entry, day in days if day and (latest is None or day <= latest) and self.moves(entry)), None
        )

    def day_since(self, at: int | None, latest: date | None) -> date | None:
        """The day told before ``at`` in the same paragraph, None where that tells none."""
        paragraph = self.text.rfind("\n", 0, at) if at is not None else -1
        return Told(entries=tuple(e for e in self.entries if e.mention.start > paragraph), text=self.text).day(latest)

    def of(self, mention: TimeMention) -> Extent | None:
        """What an expression told before came to."""
        return next((entry.extent for entry in self.entries if entry.mention == mention), None)

    def moves(self, entry: Entry) -> bool:
        """Whether an expression says where the story is, rather than since or until when, or a paper's name."""
        role = entry.expression.role
        if (role in DUE and looks_ahead(self.text, entry.mention)) or singles_out(self.text, entry.mention):
            return False
        counts_on = role is Role.SINCE and entry.extent.instant() is not None
        return counts_on or (role not in STILL and not names_paper(self.text, entry.mention))

    def heading_day(self) -> date | None:
        """The day of a log: the last one told outside its timed lines."""
        for entry in self.entries:
            line = self.text[self.text.rfind("\n", 0, entry.mention.start) + 1 :][:12]
            day = entry.extent.day()
            if day is not None and not _LOG_LINE.match(line):
                return day
        return None

    def instant(self) -> datetime | None:
        """The instant told last."""
        return next((found for entry in self.entries if (found := entry.extent.instant())), None)

    def happening(self, kind: str) -> Extent | None:
        """The extent that dates such a happening, best where its sentence says that it began.

        Without a ``kind``, the extent told last.
        """
        dated = [
            entry
            for entry in self.entries
            if entry.extent.day() is not None and not counts_from_clause(entry.expression)
        ]
        named = [entry for entry in dated if names_happening(self.text, entry.mention, kind)]
        begun = [entry for entry in named if kind and self._begins(entry)]
        best = begun or named
        return best[0].extent if best else None

    def beginning(self) -> Extent | None:
        """The extent of what the text last said to have begun."""
        return next((entry.extent for entry in self.entries if entry.extent.day() and self._begins(entry)), None)

    def _begins(self, entry: Entry) -> bool:
        return entry.expression.role is Role.FROM or tells_beginning(self.text, entry.mention)


def counts_from_clause(expression: Expression) -> bool:
    """Whether an expression counts from what the clause beside it tells: "two days after the truce lapsed"."""
    day = expression.first.day
    return isinstance(day, DayShift | Elapsed) and day.origin is Origin.CLAUSE


def parsed(mention: TimeMention) -> Expression:
    """The parsed form of a mention. Raises TypeError where another grammar made it."""
    if not isinstance(mention.expression, Expression):
        raise TypeError(f"no expression of this grammar: {mention.text!r}")
    return mention.expression
