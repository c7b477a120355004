"""Mappings: what each column of a table is, and what each of its codes means. `docs/reference/tables` tells the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trucewatch.model.claim import Modality, Polarity
from trucewatch.model.moment import Precision
from trucewatch.model.place import PlacePrecision
from trucewatch.readers.tables.cells import folded

CODED = 0.9
"""Confidence in what a coder wrote down for a machine to read: the code is certain, what it stands for nearly so."""


class Role(StrEnum):
    """What a column is."""

    KEY = "key"
    JOIN = "join"
    PUBLISHED = "published"
    DATE = "date"
    START = "start"
    END = "end"
    CLOCK = "clock"
    TIME_PRECISION = "time_precision"
    PLACE = "place"
    ADMIN = "admin"
    COUNTRY = "country"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    POINT = "point"
    RADIUS = "radius"
    BEARING = "bearing"
    DISTANCE = "distance"
    PLACE_PRECISION = "place_precision"
    ACT = "act"
    INITIATOR = "initiator"
    TARGET = "target"
    ASSOCIATE = "associate"
    COUNT = "count"
    VOICE = "voice"
    ORIGIN = "origin"
    INSTRUMENT = "instrument"
    NOTE = "note"
    DELETED = "deleted"
    URL = "url"
    REMARK = "remark"
    CONTEXT = "context"
    IGNORED = "ignored"


class Sides(StrEnum):
    """Which of the two sides of a row did it: the first (``given``), the second (``swapped``), or they fought each
    other (``both``)."""

    GIVEN = "given"
    SWAPPED = "swapped"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedAct:
    """What a code of an act stands for: an act of the vocabulary, or, with ``none``, why there is none for it.

    ``words`` are acts that count instead where the note holds one of their words.
    """

    act: str = ""
    none: str = ""
    sides: Sides = Sides.GIVEN
    modality: Modality = Modality.OCCURRED
    polarity: Polarity = Polarity.AFFIRMED
    instruments: tuple[str, ...] = ()
    note: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedTime:
    """What a code of time precision stands for.

    ``window``: the days before and after the date between which it happened; ``whole``: the calendar week, month or
    year of the date is all that is known.
    """

    precision: Precision
    window: tuple[int, int] = (0, 0)
    whole: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPlace:
    """What a code of place precision stands for: the kind of place, and the doubt around the coordinates."""

    precision: PlacePrecision
    radius_km: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column is, with the options of its role; every value table is keyed by `cells.folded` values.

    ``forms`` say how dates are written, ``of``, ``who``, ``bound`` and ``meaning`` what a count counts (``who_from`` is
    the column whose cell names them), ``split`` what stands between several names, ``because`` why the column is ignored.
    ``empty`` are codes that say no more than an empty cell. ``nested``: an act that ``acts`` does not hold is the one
    that its code begins with. ``host``: of a URL only the host is meant, ``states`` are a table's codes of countries.
    """

    name: str
    role: Role
    forms: tuple[str, ...] = ("iso",)
    of: str = ""
    who: str = ""
    who_from: str = ""
    bound: str = "exact"
    meaning: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    split: str = ""
    because: str = ""
    empty: frozenset[str] = frozenset()
    nested: bool = False
    host: bool = False
    states: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, CodedAct] = field(default_factory=dict)
    times: Mapping[str, CodedTime] = field(default_factory=dict)
    places: Mapping[str, CodedPlace] = field(default_factory=dict)
    instruments: Mapping[str, str] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    place: CodedPlace | None = None
    act: CodedAct | None = None
    order: str = "lat lon"

    def act_of(self, cell: str) -> CodedAct | None:
        """What a code stands for; in a nested scheme (087 is a kind of 08) the nearest code above it that is known."""
        code = folded(cell)
        found = self.acts.get(code)
        while found is None and self.nested and len(code) > 1:
            code = code[:-1]
            found = self.acts.get(code)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorNames:
    """How a table writes actors: whole names with their codes (None: nobody that it can name), and beginnings of names
    that stand for somebody unknown.

    ``organs``: codes that are put together of a state's and what of the state it is (``UKRMIL``), and the registry's
    word for the latter; ``states`` are the scheme's states where they are not ISO 3166-1 alpha-3.
    """

    codes: Mapping[str, str | None] = field(default_factory=dict)
    beginnings: Mapping[str, str | None] = field(default_factory=dict)
    organs: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """One kind of table: how it is recognised, who publishes it, and what its columns are, by their folded names.

    ``recognise`` are columns that its header has (each may have other names); ``cells`` are patterns of the cells of a
    table without header, by column, whose columns stand in the order of one of ``shapes`` (without any: of ``columns``).
    ``joins``: every row is one more telling of a row of the table of that kind, which its column of role ``join`` names.
    ``confidence`` is how sure a code of the table is. ``withdraws``: every row takes back the row of another table with
    the same key. ``default`` is the act of a table without a column of acts.
    """

    kind: str
    title: str
    columns: Mapping[str, Column]
    recognise: tuple[frozenset[str], ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[tuple[str, ...], ...] = ()
    publisher: str = ""
    publisher_actor: str | None = None
    key_of: str = ""
    timezone: str | None = None
    withdraws: bool = False
    joins: str = ""
    confidence: float = CODED
    default: CodedAct | None = None
    actors: ActorNames = ActorNames()
    reference: str = ""

    @property
    def headerless(self) -> bool:
        """Whether the file begins with a row of values."""
        return bool(self.cells)
