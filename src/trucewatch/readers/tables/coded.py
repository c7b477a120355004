"""Coded rows: what the cells of one row say, before anybody looks up whom the names mean."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Quantity
from trucewatch.model.document import Span
from trucewatch.model.moment import Moment
from trucewatch.readers.tables.mapping import CodedAct, CodedPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSpot:
    """Where it happened: the cell's name, the coordinates, and what its precision code stands for."""

    text: str
    lat: float | None
    lon: float | None
    coded: CodedPlace | None
    country: str
    admin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row says of its act. ``first`` and ``second`` are the names of the two sides as the act orders them."""

    act: CodedAct
    reported_as: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    spot: CodedSpot | None
    time: Moment
    counts: tuple[Quantity, ...]
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """One row: the text of its cells, and what they say.

    ``number`` is the row's number as a spreadsheet shows it; ``key`` names the record that it is a version of, empty
    where the table has none. ``told`` is None, with ``why`` it is, where the row is of no act of the vocabulary.
    ``voices`` are whom the coder read, ``origins`` whom these named. ``joins`` is the key of the row of another table
    that it tells of once more. ``spans`` are the cells that prove it, ``note`` is where the note stands in the text.
    ``deleted``: the row takes back what was told under its key.
    """

    number: int
    text: str
    key: str
    published: Moment | None
    told: Told | None = None
    why: str = ""
    voices: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    note: Span | None = None
    url: str | None = None
    joins: str = ""
    deleted: bool = False
