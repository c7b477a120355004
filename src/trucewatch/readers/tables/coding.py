"""Coding read back: a row's cells as the claim that they make, by the mapping of its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.model.claim import Quantity
from trucewatch.model.document import Span
from trucewatch.readers.tables.cells import folded, host_of
from trucewatch.readers.tables.coded import CodedRow, CodedSpot, Told
from trucewatch.readers.tables.counting import counted_by, counts_of
from trucewatch.readers.tables.mapping import CodedAct, Role, Sides
from trucewatch.readers.tables.placing import Placing
from trucewatch.readers.tables.plan import Plan, plan_of
from trucewatch.readers.tables.remembering import MOST_REMEMBERED, Remembering
from trucewatch.readers.tables.row_text import Extents, row_text
from trucewatch.readers.tables.table import Table
from trucewatch.readers.tables.timing import Timing
from trucewatch.readers.tables.troubles import Troubles

LONGEST_CELL = 100_000
"""Characters of a cell that are kept; nobody reads a longer one, and one cell must not fill the memory."""

PARTIES = (Role.INITIATOR, Role.TARGET, Role.ASSOCIATE, Role.REMARK, Role.INSTRUMENT)
PLACES = (
    Role.PLACE, Role.ADMIN, Role.COUNTRY, Role.LATITUDE, Role.LONGITUDE, Role.POINT, Role.PLACE_PRECISION,
)  # fmt: skip
Names = tuple[str, ...]

__all__ = ["CodedRow", "Coder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is named on the two sides of a row, in notes beside them, and with what."""

    first: Names
    second: Names
    notes: Names
    instruments: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whom the coder read, and whom these named."""

    voices: Names
    origins: Names


@dataclass(slots=True)
class Coder:
    """Reads the rows of one table. ``timezone`` is the zone of its clock times, should the mapping name none."""

    table: Table
    troubles: Troubles
    timezone: str | None = None
    plan: Plan = field(init=False)
    timing: Timing = field(init=False)
    placing: Placing = field(init=False)
    labels: list[str] = field(init=False)
    who: Remembering[tuple[Parties, list[int]]] = field(init=False)
    where: Remembering[tuple[CodedSpot | None, list[int]]] = field(init=False)
    counts: Remembering[tuple[tuple[Quantity, ...], list[int]]] = field(init=False)
    voices: Remembering[tuple[Heard, list[int]]] = field(init=False)
    notes: dict[tuple[str, Names, str], Names] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plan = plan_of(self.table.mapping, self.table.columns)
        self.timing = Timing(self.plan, self.troubles, self.table.mapping.timezone or self.timezone)
        self.placing = Placing(self.plan, self.troubles)
        self.labels = [f"{name}: " for name in self.table.header]
        places = self.plan.places_of
        counted = (*places(Role.COUNT), *counted_by(self.plan))
        self.who = Remembering(places(*PARTIES), self._who, self.troubles)
        self.where = Remembering(places(*PLACES), self.placing.spot, self.troubles)
        self.counts = Remembering(counted, self._counts, self.troubles)
        self.voices = Remembering(places(Role.VOICE, Role.ORIGIN), self._voices, self.troubles)

    def row(self, number: int, cells: list[str]) -> CodedRow | None:
        """What a row says; None, with an issue where something is lost, for a row that says nothing."""
        cells = self._even(number, [cell.strip() for cell in cells])
        text, begins = row_text(self.labels, cells)
        if not text:
            return None
        deleted = self.table.mapping.withdraws or self._deleted(cells)
        key = self._key(cells, number)
        if deleted and not key:
            self.troubles.error("table.withdrawal.key", number, "the row takes back a row and does not say which")
            return None
        published = self.timing.published(cells, number)
        if deleted:
            return CodedRow(number=number, text=text, key=key, published=published, why="taken back", deleted=True)
        act, why, proof = self._act(cells, number)
        note = self.plan.first(Role.NOTE, cells)
        row = CodedRow(
            number=number,
            text=text,
            key=key,
            published=published,
            why=why,
            note=_span(text, cells, begins, note[0], note[0]) if note else None,
            url=self._address(cells),
            joins=self._joined(cells),
        )
        if act is None and not row.joins:
            return row
        told, notes = self._told(cells, number, act, proof) if act else (None, self.who(cells, number)[0].notes)
        voices, heard = self.voices(cells, number)
        return replace(
            row,
            told=told,
            voices=voices.voices,
            origins=voices.origins,
            notes=notes,
            spans=_spans(text, cells, begins, frozenset((*proof, *heard))),
        )

    def _told(self, cells: Sequence[str], number: int, act: CodedAct, proof: list[int]) -> tuple[Told, Names]:
        """What a row says of its act, and in notes beside it; the places of the cells that say so go to the ``proof``,
        which holds those that name the act."""
        reported_as = cells[proof[0]] if proof else act.act
        who, named = self.who(cells, number)
        spot, placed = self.where(cells, number)
        counts, counted = self.counts(cells, number)
        first, second = _ordered(who.first, who.second, act)
        proof += [*named, *(place for place in self.timing.places if cells[place]), *placed, *counted]
        told = Told(
            act=act,
            reported_as=reported_as,
            first=first,
            second=second,
            spot=spot,
            time=self.timing.moment(cells, number),
            counts=counts,
            instruments=act.instruments + who.instruments if act.instruments else who.instruments,
        )
        return told, self._notes(act, who, spot)

    def _notes(self, act: CodedAct, who: Parties, spot: CodedSpot | None) -> Names:
        """What is to be known beside the claim: of the act, of the row, of the coordinates."""
        placed = spot.coded.note if spot is not None and spot.coded is not None else ""
        written = (act.note, who.notes, placed)
        known = self.notes.get(written)
        if known is None:
            if len(self.notes) >= MOST_REMEMBERED:
                self.notes.clear()
            known = self.notes[written] = tuple(note for note in (act.note, *who.notes, placed) if note)
        return known

    def _counts(self, cells: Sequence[str], row: int) -> tuple[tuple[Quantity, ...], list[int]]:
        counts, places = counts_of(self.plan, cells, row, self.troubles)
        return tuple(counts), places

    def _voices(self, cells: Sequence[str], row: int) -> tuple[Heard, list[int]]:
        voices, told = self._sources(Role.VOICE, cells)
        origins, vouched = self._sources(Role.ORIGIN, cells)
        return Heard(voices=voices, origins=origins), told + vouched

    def _sources(self, role: Role, cells: Sequence[str]) -> tuple[Names, list[int]]:
        """The sources that the first column of a role names, and the place of its cell."""
        found = self.plan.first(role, cells)
        if found is None:
            return (), []
        place, column, cell = found
        return _names(host_of(cell) if column.host else cell, column.split), [place]

    def _who(self, cells: Sequence[str], row: int) -> tuple[Parties, list[int]]:
        first, one = self._named(Role.INITIATOR, cells)
        second, other = self._named(Role.TARGET, cells)
        notes, instruments = tuple(self._remarks(cells)), self._instruments(cells)
        return Parties(first=first, second=second, notes=notes, instruments=instruments), one + other

    def _even(self, number: int, cells: list[str]) -> list[str]:
        """As many cells as there are columns, none too long."""
        width = len(self.labels)
        if len(cells) != width:
            cells = self._ragged(number, cells, width)
        if max(map(len, cells), default=0) > LONGEST_CELL:
            message = f"a cell has more than {LONGEST_CELL:,} characters; the rest of it is left out"
            self.troubles.error("table.cell.too_long", number, message)
            cells = [cell[:LONGEST_CELL] for cell in cells]
        return cells

    def _ragged(self, number: int, cells: list[str], width: int) -> list[str]:
        if len(cells) < width:
            if self.table.sheet == "":
                message = f"the row has {len(cells)} cells, the header {width}; the last ones count as empty"
                self.troubles.warn("table.row.short", number, message)
            return cells + [""] * (width - len(cells))
        if any(cells[width:]):
            message = f"the row has {len(cells)} cells, the header {width}; the last ones are left out"
            self.troubles.error("table.row.long", number, message, "put values with commas in double quotes")
        return cells[:width]

    def _key(self, cells: Sequence[str], number: int) -> str:
        seats = self.plan.of(Role.KEY)
        found = self.plan.first(Role.KEY, cells)
        if found is None:
            if seats:
                self.troubles.warn(
                    "table.key.missing", number, "the row has no key: a later version is a row of its own"
                )
            return ""
        return f"{self.table.mapping.key_of or self.table.mapping.kind}:{folded(found[2]).upper()}"

    def _address(self, cells: Sequence[str]) -> str | None:
        """The URL of the row, else the one of which the host is the voice."""
        found = self.plan.first(Role.URL, cells)
        if found is not None:
            return found[2]
        found = self.plan.first(Role.VOICE, cells)
        return found[2] if found and found[1].host else None

    def _joined(self, cells: Sequence[str]) -> str:
        found = self.plan.first(Role.JOIN, cells)
        return f"{self.table.mapping.key_of}:{folded(found[2]).upper()}" if found else ""

    def _deleted(self, cells: Sequence[str]) -> bool:
        return any(folded(cell) in column.deleted for _, column, cell in self.plan.filled(Role.DELETED, cells))

    def _act(self, cells: Sequence[str], number: int) -> tuple[CodedAct | None, str, list[int]]:
        """The act, else why there is none, and the place of the cell that says so.

        Of several columns the first whose code the mapping knows decides: the mapping names the finest first.
        """
        unknown = ""
        for place, column, cell in self.plan.filled(Role.ACT, cells):
            coded = column.act_of(cell)
            if coded is None:
                unknown = f"{column.name}: the mapping does not say what {cell[:60]!r} stands for"
                self.troubles.warn("table.value.unknown", number, unknown, "add it to the values of the column")
                continue
            return (None if coded.none else self._worded(coded, cells)), coded.none, [place]
        joined = self.plan.first(Role.JOIN, cells) if self.table.mapping.joins else None
        if joined is not None:
            return None, "the row that it tells of was not read before it", [joined[0]]
        default = self._by_target(cells) or self.table.mapping.default
        return (default, "", []) if default else (None, unknown or "the row names no act", [])

    def _by_target(self, cells: Sequence[str]) -> CodedAct | None:
        """The act of a table that has no column for it, where its mapping tells it by whom it was done to."""
        found = self.plan.first(Role.TARGET, cells)
        return found[1].act_of(found[2]) if found else None

    def _worded(self, coded: CodedAct, cells: Sequence[str]) -> CodedAct:
        """The act, or the finer one that a word of the note tells."""
        note = self.plan.first(Role.NOTE, cells) if coded.words else None
        if note is not None:
            lower = note[2].casefold()
            for act, words in coded.words.items():
                if any(word in lower for word in words):
                    return replace(coded, act=act, words={})
        return coded

    def _named(self, role: Role, cells: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
        found = list(self.plan.filled(role, cells))
        names = (name for _, column, cell in found for name in _names(cell, column.split))
        return tuple(dict.fromkeys(names)), [place for place, *_ in found]

    def _remarks(self, cells: Sequence[str]) -> list[str]:
        """What is to be known beside the claim, as the codebook explains it, else as written."""
        return [
            column.meaning.get(folded(cell)) or f"{self.table.header[place]}: {cell}"
            for role in (Role.ASSOCIATE, Role.REMARK)
            for place, column, cell in self.plan.filled(role, cells)
        ]

    def _instruments(self, cells: Sequence[str]) -> tuple[str, ...]:
        coded: list[str] = []
        for _, column, cell in self.plan.filled(Role.INSTRUMENT, cells):
            coded += [column.instruments.get(folded(name), name) for name in _names(cell, column.split)]
        return tuple(dict.fromkeys(coded))


def _ordered(first: Names, second: Names, act: CodedAct) -> tuple[Names, Names]:
    """Who did it and to whom, as the act orders the two sides."""
    if act.sides is Sides.BOTH:
        return first + second, ()
    return (second, first) if act.sides is Sides.SWAPPED else (first, second)


def _names(cell: str, split: str) -> tuple[str, ...]:
    """The names in a cell, without those that stand there twice."""
    if not split or split not in cell:
        return (cell,)
    return tuple(dict.fromkeys(name.strip() for name in cell.split(split) if name.strip()))


def _spans(text: str, cells: Sequence[str], begins: Extents, places: frozenset[int]) -> tuple[Span, ...]:
    """The values of the cells at these places, neighbours together, in the order of the row."""
    spans: list[Span] = []
    first = last = -1
    for place in begins:
        if place in places:
            first, last = (place if first < 0 else first), place
        elif first >= 0:
            spans.append(_span(text, cells, begins, first, last))
            first = -1
    if first >= 0:
        spans.append(_span(text, cells, begins, first, last))
    return tuple(spans)


def _span(text: str, cells: Sequence[str], begins: Extents, first: int, last: int) -> Span:
    """From the value of one cell to the value of another behind it, or the same."""
    start, end = begins[first], begins[last] + len(cells[last])
    return Span(start=start, end=end, text=text[start:end])
