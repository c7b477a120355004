"""Loads a mapping file: every fault in one run with its line and column, or the mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import RootModel

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Precision
from trucewatch.readers.tables.cells import folded, folded_name
from trucewatch.readers.tables.mapping import (
    CODED,
    ActorNames,
    CodedAct,
    CodedPlace,
    CodedTime,
    Column,
    Role,
    TableMapping,
)
from trucewatch.readers.tables.mapping_schema import (
    ActEntry,
    ActFile,
    ColumnFile,
    MappingFile,
    PlaceEntry,
    PlaceFile,
    TimeEntry,
    TimeFile,
)
from trucewatch.terms.entry_faults import did_you_mean, entry_of
from trucewatch.terms.vocabulary import act_meanings
from trucewatch.terms.yaml_text import Fault, Path, read_yaml

OF_A_MAP = {
    name: Column(name=name, role=role)
    for name, role in (
        ("geometry.latitude", Role.LATITUDE),
        ("geometry.longitude", Role.LONGITUDE),
        ("geometry.radius_km", Role.RADIUS),
        ("geometry.kind", Role.CONTEXT),
        ("geometry.altitude_m", Role.CONTEXT),
    )
}
"""What the geometry of a map says, unless the mapping says otherwise."""
NEEDED = {
    Role.ACT: "values",
    Role.TIME_PRECISION: "values",
    Role.PLACE_PRECISION: "values",
    Role.COUNT: "of",
    Role.DELETED: "when",
}
"""Members that a role cannot do without."""


LINES = "lines"
"""Names that stand on lines of their own in a cell."""


class ActValues(RootModel[dict[str, ActEntry]]):
    """The value table of a column of acts."""


class TimeValues(RootModel[dict[str, TimeEntry]]):
    """The value table of a column of time precision."""


class PlaceValues(RootModel[dict[str, PlaceEntry]]):
    """The value table of a column of place precision."""


Values = TypeVar("Values", ActValues, TimeValues, PlaceValues)


def load_mapping(content: str, where: str) -> tuple[TableMapping | None, tuple[Issue, ...]]:
    """The mapping that a file holds, None where it has an error; and every issue, in the file's order."""
    written = read_yaml(content)
    if written.data is None:
        return None, _renamed(written.issues((), where))
    file, faults = entry_of(MappingFile, written.data, (), None)
    mapping = None
    if file is not None:
        mapping = _mapping(file, faults)
        faults += _faults_of_file(file)
    issues = _renamed(written.issues(faults, where))
    failed = any(issue.severity is Severity.ERROR for issue in issues)
    return None if failed else mapping, issues


def _renamed(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues under the name of this format: the YAML is read as that of the terms is."""
    return tuple(replace(issue, code=f"table.mapping.{issue.code.removeprefix('terms.')}") for issue in issues)


def _mapping(file: MappingFile, faults: list[Fault]) -> TableMapping:
    columns: dict[str, Column] = {}
    for name, entry in file.columns.items():
        column = _column(name, entry, faults)
        for each in (name, *(entry.also or ())):
            columns[folded_name(each)] = replace(column, name=folded_name(each))
    for name, why in file.ignored.items():
        for each in _choices(name):
            columns.setdefault(folded_name(each), Column(name=folded_name(each), role=Role.IGNORED, because=why))
    if not file.recognise.cells:
        columns = columns | {name: each for name, each in OF_A_MAP.items() if name not in columns}
    return TableMapping(
        kind=file.kind,
        title=file.title,
        columns=columns,
        recognise=tuple(frozenset(map(folded_name, _choices(name))) for name in file.recognise.columns or ()),
        cells={folded_name(name): pattern for name, pattern in file.recognise.cells.items()},
        shapes=tuple(map(tuple, file.recognise.shapes)),
        publisher=file.publisher.name if file.publisher else "",
        publisher_actor=file.publisher.actor if file.publisher else None,
        key_of=file.key_of or "",
        timezone=file.timezone,
        withdraws=file.withdraws,
        joins=file.joins or "",
        confidence=CODED if file.confidence is None else file.confidence,
        default=_act(file.act) if file.act else None,
        actors=ActorNames(
            codes=_keyed(file.actors.codes),
            beginnings=_keyed(file.actors.beginnings),
            organs=_keyed(file.actors.organs),
            states=_keyed(file.actors.states),
        ),
        reference=file.reference or "",
    )


def _choices(name: str) -> list[str]:
    """The spellings of a key, which ``|`` stands between."""
    return [part.strip() for part in name.split("|") if part.strip()]


def _keyed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {folded(each): value for name, value in values.items() for each in _choices(name)}


def _column(name: str, entry: ColumnFile, faults: list[Fault]) -> Column:
    path: Path = ("columns", name)
    acts = _values(ActValues, entry, Role.TARGET if entry.role is Role.TARGET else Role.ACT, path, faults)
    times = _values(TimeValues, entry, Role.TIME_PRECISION, path, faults)
    places = _values(PlaceValues, entry, Role.PLACE_PRECISION, path, faults)
    return Column(
        name=folded_name(name),
        role=entry.role,
        forms=entry.form or ("iso",),
        of=entry.of or "",
        who=entry.who or "",
        who_from=folded_name(entry.who_from or ""),
        bound=entry.bound,
        meaning=_keyed(entry.meaning),
        note=entry.note or "",
        split="\n" if entry.split == LINES else entry.split or "",
        empty=frozenset(map(folded, entry.empty or ())),
        nested=entry.nested,
        host=entry.part == "host",
        states=_keyed(entry.values) if entry.role is Role.COUNTRY else {},
        acts=_keyed({key: _act(value) for key, value in acts.root.items()} if acts else {}),
        times=_keyed({key: _time(value) for key, value in times.root.items()} if times else {}),
        places=_keyed({key: _place(value) for key, value in places.root.items()} if places else {}),
        instruments=_keyed(entry.values) if entry.role is Role.INSTRUMENT else {},
        deleted=frozenset(map(folded, entry.when or ())),
        place=CodedPlace(precision=entry.precision, radius_km=entry.radius_km) if entry.precision else None,
        order=entry.order,
    )


def _values(model: type[Values], entry: ColumnFile, role: Role, path: Path, faults: list[Fault]) -> Values | None:
    if entry.role is not role:
        return None
    values, wrong = entry_of(model, entry.values, (*path, "values"), None)
    faults += wrong
    return values


def _act(entry: ActFile) -> CodedAct:
    return CodedAct(
        act=entry.act or "",
        none=entry.none or "",
        sides=entry.sides,
        modality=entry.modality,
        polarity=entry.polarity,
        instruments=entry.instruments or (),
        note=entry.note or "",
        words={act: tuple(word.casefold() for word in words) for act, words in entry.words.items()},
    )


def _time(entry: TimeFile) -> CodedTime:
    return CodedTime(
        precision=entry.precision,
        window=(int(entry.days_before or 0), int(entry.days_after or 0)),
        whole=Precision(entry.whole) if entry.whole else None,
    )


def _place(entry: PlaceFile) -> CodedPlace:
    return CodedPlace(precision=entry.precision, radius_km=entry.radius_km, note=entry.note or "")


def _faults_of_file(file: MappingFile) -> list[Fault]:
    return [*_faults_of_columns(file), *_faults_of_recognition(file), *_faults_of_acts(file)]


def _faults_of_columns(file: MappingFile) -> Iterator[Fault]:
    for name, entry in file.columns.items():
        member = NEEDED.get(entry.role)
        if member and not getattr(entry, member):
            message = f"a column that is {entry.role} needs {member!r}"
            yield Fault(("columns", name), "terms.column.incomplete", message, f"add {member}:")
        if name in file.ignored:
            yield Fault(("ignored", name), "terms.column.twice", f"the column {name!r} is also named under columns")
    if (
        not file.withdraws
        and not file.joins
        and not any(entry.role in (Role.DATE, Role.START) for entry in file.columns.values())
    ):
        yield Fault(("columns",), "terms.column.date", "no column is a date", "say `is: date` of the one that is")


def _faults_of_recognition(file: MappingFile) -> Iterator[Fault]:
    path: Path = ("recognise",)
    if not file.recognise.columns and not file.recognise.cells:
        yield Fault(path, "terms.recognise.nothing", "no table would be recognised", "name some columns of its header")
    known = {each for name in (*file.columns, *file.ignored) for each in _choices(name)}
    known |= {each for entry in file.columns.values() for each in entry.also or ()}
    for choice in file.recognise.columns or ():
        for name in _choices(choice):
            if folded_name(name) not in set(map(folded_name, known)):
                message = f"the column {name!r} is not among the columns"
                yield Fault((*path, "columns"), "terms.recognise.unknown", message, did_you_mean(name, known))


def _faults_of_acts(file: MappingFile) -> Iterator[Fault]:
    named = [(("act",), file.act)] if file.act else []
    for path, entry in named:
        yield from _faults_of_act(path, entry)
    for name, column in file.columns.items():
        if column.role is Role.ACT:
            for code, value in column.values.items():
                act = ActFile.model_validate({"act": value}) if isinstance(value, str) else None
                if act is None:
                    act, _ = entry_of(ActFile, value, (), None)
                if act is not None:
                    yield from _faults_of_act(("columns", name, "values", code), act)
    if (
        not file.withdraws
        and not file.joins
        and not file.act
        and not any(c.role is Role.ACT for c in file.columns.values())
    ):
        hint = "say `is: act` of a column, or `act:` of all rows"
        yield Fault(("columns",), "terms.act.missing", "nothing says what happened", hint)


def _faults_of_act(path: Path, entry: ActFile) -> Iterator[Fault]:
    if bool(entry.act) is bool(entry.none):
        hint = "say `none: why` of a code that stands for no act of the vocabulary"
        yield Fault(path, "terms.act.one", "a code stands for one act, or for none with the reason", hint)
    for act in (entry.act, *entry.words):
        if act and act not in act_meanings():
            hint = did_you_mean(act, act_meanings())
            yield Fault(path, "terms.act.unknown", f"there is no act {act!r}", hint)
