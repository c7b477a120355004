"""What was told before: the days and instants that "the same day", "an hour later" and "since the truce" count from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from trucewatch.locate.moments.expression import Expression, Role
from trucewatch.locate.moments.words import alternatives, time_words
from trucewatch.model.mention import TimeMention
from trucewatch.model.moment import Basis, Bound, Precision

CLAUSE_REACH_BACK, CLAUSE_REACH_ON = 200, 100
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.;!?][\"”')]*\s|\n\s*\n")
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
        if self.precision not in (Precision.MINUTE, Precision.HOUR, Precision.DAY) or self.end is None:
            return None
        return self.end.date() if isinstance(self.end, datetime) else self.end

    def instant(self) -> datetime | None:
        """The instant at which it begins, where a clock time was told."""
        return self.start if isinstance(self.start, datetime) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One expression told before, and what it came to."""

    mention: TimeMention
    extent: Extent

    @property
    def expression(self) -> Expression:
        """The parsed form."""
        parsed = self.mention.expression
        if not isinstance(parsed, Expression):
            raise TypeError(f"no expression of this grammar: {self.mention.text!r}")
        return parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The expressions told before one act, the latest first, and the text they stand in."""

    entries: tuple[Entry, ...] = ()
    text: str = ""

    def day(self, latest: date | None = None) -> date | None:
        """The day told last, days after ``latest`` left out; dates that only name a paper do not move the story."""
        for entry in self.entries:
            day = entry.extent.day()
            if day is not None and entry.expression.role is not Role.OF and (latest is None or day <= latest):
                return day
        return None

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
        """The extent of the expression that dates such a happening, best where its clause says that it began."""
        named = [entry for entry in self.entries if self._names(entry, kind)]
        begun = [entry for entry in named if _beginnings().search(self._clause(entry))]
        best = begun or named
        return best[0].extent if best else None

    def _names(self, entry: Entry, kind: str) -> bool:
        return not kind or _nouns(kind).search(self._clause(entry)) is not None

    def _clause(self, entry: Entry) -> str:
        start, end = entry.mention.start, entry.mention.end
        before = self.text[max(0, start - CLAUSE_REACH_BACK) : start]
        after = self.text[end : end + CLAUSE_REACH_ON]
        ends = list(_SENTENCE_END.finditer(before))
        stop = _SENTENCE_END.search(after)
        return before[ends[-1].end() if ends else 0 :] + " … " + after[: stop.start() if stop else None]


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    nouns = [noun for noun, group in time_words().happenings.items() if group == kind]
    return re.compile(rf"\b(?:{alternatives(nouns)})\b", re.IGNORECASE)


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(time_words().beginnings)})\b", re.IGNORECASE)


def begins_here(text: str, mention: TimeMention) -> bool:
    """Whether the words right before an expression say that something began ("broke out on September 27")."""
    before = text[max(0, mention.start - 48) : mention.start]
    return (
        re.search(rf"\b(?:{alternatives(time_words().beginnings)})\b(?:\s+[\w'’-]+){{0,2}}\s*$", before, re.IGNORECASE)
        is not None
    )
