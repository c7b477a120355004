"""Coding read back: a row's cells as the claim that they make, by the mapping of its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.model.document import Span
from trucewatch.model.moment import Moment
from trucewatch.readers.tables.cells import folded, host_of
from trucewatch.readers.tables.coded import CodedRow
from trucewatch.readers.tables.counting import counts_of
from trucewatch.readers.tables.mapping import CodedAct, Role, Sides
from trucewatch.readers.tables.placing import Placing
from trucewatch.readers.tables.plan import Plan, plan_of
from trucewatch.readers.tables.row_text import Extents, row_text
from trucewatch.readers.tables.table import Table
from trucewatch.readers.tables.timing import Timing
from trucewatch.readers.tables.troubles import Troubles

LONGEST_CELL = 100_000
"""Characters of a cell that are kept; nobody reads a longer one, and one cell must not fill the memory."""
TIMES = (Role.DATE, Role.START, Role.END, Role.CLOCK)
UNTOLD = Moment()

__all__ = ["CodedRow", "Coder"]


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

    def __post_init__(self) -> None:
        self.plan = plan_of(self.table.mapping, self.table.columns)
        self.timing = Timing(self.plan, self.troubles, self.table.mapping.timezone or self.timezone)
        self.placing = Placing(self.plan, self.troubles)
        self.labels = [f"{name}: " for name in self.table.header]

    def row(self, number: int, cells: list[str]) -> CodedRow | None:
        """What a row says; None, with an issue where something is lost, for a row that says nothing."""
        cells = self._even(number, cells)
        text, begins = row_text(self.labels, cells)
        if not text:
            return None
        deleted = self.table.mapping.withdraws or self._deleted(cells)
        key = self._key(cells, number)
        if deleted and not key:
            self.troubles.error("table.withdrawal.key", number, "the row takes back a row and does not say which")
            return None
        if deleted:
            return self._withdrawal(number, text, key, cells, begins)
        act, why, reported_as, proof = self._act(cells, number)
        first, second, named = self._sides(cells, act)
        spot, placed = self.placing.spot(cells, number)
        counts, counted = counts_of(self.plan, cells, number, self.troubles)
        notes = [] if act is None or not act.note else [act.note]
        notes += self._remarks(cells)
        if spot is not None and spot.coded is not None and spot.coded.note:
            notes.append(spot.coded.note)
        voices, told = self._voices(Role.VOICE, cells)
        origins, vouched = self._voices(Role.ORIGIN, cells)
        proof += [*named, *self._seats(cells, TIMES), *placed, *counted, *told, *vouched]
        note = self.plan.first(Role.NOTE, cells)
        return CodedRow(
            number=number,
            text=text,
            key=key,
            published=self.timing.published(cells, number),
            act=act,
            why=why,
            reported_as=reported_as,
            first=first,
            second=second,
            voices=voices,
            origins=origins,
            spot=spot,
            time=UNTOLD if self.table.mapping.joins else self.timing.moment(cells, number),
            counts=tuple(counts),
            instruments=self._instruments(cells, act),
            notes=tuple(notes),
            spans=_spans(text, cells, begins, proof),
            note=_span(text, cells, begins, note[0]) if note else None,
            url=self._said(Role.URL, cells) or self._address(cells),
            joins=self._joined(cells),
            deleted=False,
        )

    def _withdrawal(self, number: int, text: str, key: str, cells: Sequence[str], begins: Extents) -> CodedRow:
        """A row that takes back another; whatever else it says is not read."""
        proof = self._seats(cells, (Role.KEY, Role.DELETED, Role.PUBLISHED))
        return CodedRow(
            number=number,
            text=text,
            key=key,
            published=self.timing.published(cells, number),
            act=None,
            why="taken back",
            reported_as="",
            first=(),
            second=(),
            voices=(),
            origins=(),
            spot=None,
            time=UNTOLD,
            counts=(),
            instruments=(),
            notes=(),
            spans=_spans(text, cells, begins, proof),
            note=None,
            url=None,
            joins="",
            deleted=True,
        )

    def _even(self, number: int, cells: list[str]) -> list[str]:
        """As many cells as there are columns, none too long."""
        width = len(self.labels)
        if len(cells) != width:
            cells = self._ragged(number, cells, width)
        if any(len(cell) > LONGEST_CELL for cell in cells):
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
        if any(cell.strip() for cell in cells[width:]):
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
        """The URL of which the host is the voice."""
        found = self.plan.first(Role.VOICE, cells)
        return found[2] if found and found[1].host else None

    def _joined(self, cells: Sequence[str]) -> str:
        found = self.plan.first(Role.JOIN, cells)
        return f"{self.table.mapping.key_of}:{folded(found[2]).upper()}" if found else ""

    def _deleted(self, cells: Sequence[str]) -> bool:
        return any(folded(cell) in column.deleted for _, column, cell in self.plan.filled(Role.DELETED, cells))

    def _act(self, cells: Sequence[str], number: int) -> tuple[CodedAct | None, str, str, list[int]]:
        """The act, else why there is none, the table's own word for it, and the cells that say so.

        Of several columns the first whose code the mapping knows decides: the mapping names the finest first.
        """
        unknown = ""
        for place, column, cell in self.plan.filled(Role.ACT, cells):
            coded = column.act_of(cell)
            if coded is None:
                unknown = f"{column.name}: the mapping does not say what {cell[:60]!r} stands for"
                self.troubles.warn("table.value.unknown", number, unknown, "add it to the values of the column")
                continue
            return (
                (None if coded.none else _worded(coded, self._said(Role.NOTE, cells) or "")),
                coded.none,
                cell,
                [place],
            )
        if self.table.mapping.joins:
            return None, "the row that it tells of was not read before it", "", self._seats(cells, (Role.JOIN,))
        default = self._by_target(cells) or self.table.mapping.default
        if default is not None:
            return default, "", default.act, []
        return None, unknown or "the row names no act", "", []

    def _by_target(self, cells: Sequence[str]) -> CodedAct | None:
        """The act of a table that has no column for it, where its mapping tells it by whom it was done to."""
        found = self.plan.first(Role.TARGET, cells)
        return found[1].act_of(found[2]) if found else None

    def _sides(self, cells: Sequence[str], act: CodedAct | None) -> tuple[tuple[str, ...], tuple[str, ...], list[int]]:
        first, one = self._named(Role.INITIATOR, cells)
        second, other = self._named(Role.TARGET, cells)
        if act is not None and act.sides is Sides.BOTH:
            first, second = first + second, ()
        elif act is not None and act.sides is Sides.SWAPPED:
            first, second = second, first
        return first, second, one + other

    def _named(self, role: Role, cells: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
        found = list(self.plan.filled(role, cells))
        names = (name for _, column, cell in found for name in _names(cell, column.split))
        return tuple(dict.fromkeys(names)), [place for place, *_ in found]

    def _voices(self, role: Role, cells: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
        """The sources that the first column of a role names, and the place of its cell."""
        found = self.plan.first(role, cells)
        if found is None:
            return (), []
        place, column, cell = found
        return _names(host_of(cell) if column.host else cell, column.split), [place]

    def _remarks(self, cells: Sequence[str]) -> list[str]:
        """What is to be known beside the claim, as the codebook explains it, else as written."""
        return [
            column.meaning.get(folded(cell)) or f"{self.table.header[place]}: {cell}"
            for role in (Role.ASSOCIATE, Role.REMARK)
            for place, column, cell in self.plan.filled(role, cells)
        ]

    def _instruments(self, cells: Sequence[str], act: CodedAct | None) -> tuple[str, ...]:
        coded = list(act.instruments) if act else []
        for _, column, cell in self.plan.filled(Role.INSTRUMENT, cells):
            coded += [column.instruments.get(folded(name), name) for name in _names(cell, column.split)]
        return tuple(dict.fromkeys(coded))

    def _seats(self, cells: Sequence[str], roles: Sequence[Role]) -> list[int]:
        return [place for role in roles for place, _, _ in self.plan.filled(role, cells)]

    def _said(self, role: Role, cells: Sequence[str]) -> str | None:
        found = self.plan.first(role, cells)
        return found[2] if found else None


def _names(cell: str, split: str) -> tuple[str, ...]:
    """The names in a cell, without those that stand there twice."""
    if not split or split not in cell:
        return (cell,)
    return tuple(dict.fromkeys(name.strip() for name in cell.split(split) if name.strip()))


def _worded(coded: CodedAct, note: str) -> CodedAct:
    """The act, or the finer one that a word of the note tells."""
    if coded.words:
        lower = note.casefold()
        for act, words in coded.words.items():
            if any(word in lower for word in words):
                return replace(coded, act=act, words={})
    return coded


def _spans(text: str, cells: Sequence[str], begins: Extents, places: Sequence[int]) -> tuple[Span, ...]:
    """The values of the cells at these places, in the order of the row."""
    return tuple(_span(text, cells, begins, place) for place in sorted(set(places)))


def _span(text: str, cells: Sequence[str], begins: Extents, place: int) -> Span:
    value = cells[place].strip()
    start = begins[place]
    return Span(start=start, end=start + len(value), text=value)
