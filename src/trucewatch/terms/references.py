"""Cross references of a file: each name must be declared, and no chain of names may come back to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from rapidfuzz import fuzz

from trucewatch.model import Deontic
from trucewatch.terms.entry_faults import did_you_mean, nearest
from trucewatch.terms.file_entries import FileEntries
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.vocabulary import act_meanings, known_acts
from trucewatch.terms.written_values import UNSTATED
from trucewatch.terms.yaml_text import Fault, Path

Reference = tuple[Path, str]
ALL_TERMS = "all"
ALIKE = 80.0
"""From this likeness of spelling on (0 to 100) a word is a misspelling, and not another word for the thing."""
TELLING = 5
"""Letters of a word that is looked for in what acts mean; shorter ones stand in too many."""


def reference_faults(file: FileEntries) -> Iterator[Fault]:
    """Every reference that leads nowhere, and every cycle."""
    yield from term_reference_faults(file)
    yield from _unknown("source", _sources(file), file.source_keys, "terms.source.unknown", "among the sources")
    yield from _unknown("variant", _variants(file), file.variant_ids, "terms.variant.unknown", "among the variants")
    yield from _modality_faults(file)
    yield from _zone_cycles(file)
    yield from term_cycles(file)


def term_reference_faults(file: FileEntries) -> Iterator[Fault]:
    """Acts, parties, zones and terms that are named and not declared."""
    yield from _unknown("act", _acts(file), known_acts(), "terms.act.unknown", "in the act vocabulary")
    yield from _unknown("party", _parties(file), file.party_codes, "terms.party.unknown", "among the parties")
    yield from _unknown("zone", _zones(file), file.zone_ids, "terms.zone.unknown", "among the zones")
    yield from _unknown("term", _terms(file), file.term_ids, "terms.term.unknown", "among the terms")


def _unknown(
    kind: str, references: Iterable[Reference], known: frozenset[str], code: str, among: str
) -> Iterator[Fault]:
    for path, name in references:
        if name not in known:
            hint = act_hint(name) if kind == "act" else did_you_mean(name, known)
            yield Fault(path, code, f"the {kind} {name!r} is not {among}", hint)


def act_hint(name: str) -> str:
    """A hint with the act that was most likely meant: of the same family, told in the same word, or spelled alike."""
    family, word = name.partition(".")[0], name.rpartition(".")[2].rstrip("s")
    told = (act for act, meaning in act_meanings().items() if len(word) >= TELLING and word in meaning)
    alike = nearest(name, known_acts()) or ""
    near = family if family != name and family in known_acts() else alike
    if near == alike and fuzz.ratio(name, alike) < ALIKE:
        near = next(told, alike)
    meaning = act_meanings().get(near, "")
    return f"the nearest known one is {near!r}{f' ({meaning})' if meaning else ''}"


def _each(path: Path, names: Iterable[str]) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield (*path, index), name


def _acts(file: FileEntries) -> Iterator[Reference]:
    for index, term in file.terms.items():
        path: Path = ("terms", index)
        yield from _each((*path, "act"), term.act)
        for number, exception in enumerate(term.exceptions):
            yield from _each((*path, "exceptions", number, "act"), exception.act)
        for number, requirement in enumerate(term.requires):
            yield from _each((*path, "requires", number, "act"), requirement.act)
        for level, meaning in (term.progress or {}).items():
            yield from _each((*path, "progress", level, "act"), meaning.act)
        if term.arises:
            yield from _each((*path, "arises", "act"), term.arises.act)


def _parties(file: FileEntries) -> Iterator[Reference]:
    for code, party in file.parties.items():
        if party.answers_for:
            yield ("parties", code, "answers_for", "party"), party.answers_for.party
    for index, term in file.terms.items():
        path: Path = ("terms", index)
        if term.bearer != (UNSTATED,):
            yield from _each((*path, "bearer"), term.bearer)
        yield from _each((*path, "counterparty"), term.counterparty)
        for number, reading in enumerate(term.readings):
            yield from _each((*path, "readings", number, "held_by"), reading.held_by)
        for number, exception in enumerate(term.exceptions):
            yield from _each((*path, "exceptions", number, "by"), exception.by)
        for number, requirement in enumerate(term.requires):
            yield from _each((*path, "requires", number, "by"), requirement.by)
    for index, amendment in file.amendments.items():
        if amendment.by and amendment.by.announced_by:
            yield ("amendments", index, "by", "announced_by"), amendment.by.announced_by


def _zones(file: FileEntries) -> Iterator[Reference]:
    for zone_id, zone in file.zones.items():
        yield from _each(("zones", zone_id, "union"), zone.union)
        yield from _each(("zones", zone_id, "minus"), zone.minus)
    for index, term in file.terms.items():
        path: Path = ("terms", index)
        if term.zone:
            yield (*path, "zone"), term.zone
        if term.distance:
            yield (*path, "distance", "from"), term.distance.from_
        if term.ceiling:
            yield from _each((*path, "ceiling", "each_zone"), term.ceiling.each_zone)
        for number, exception in enumerate(term.exceptions):
            if exception.zone:
                yield (*path, "exceptions", number, "zone"), exception.zone


def _terms(file: FileEntries) -> Iterator[Reference]:
    for index, term in file.terms.items():
        yield from _terms_of(("terms", index), term)
    for index, amendment in file.amendments.items():
        path: Path = ("amendments", index)
        for number, change in enumerate(amendment.change):
            yield (*path, "change", number, "term"), change.term
        if amendment.terms != (ALL_TERMS,):
            yield from _each((*path, "terms"), amendment.terms)


def _terms_of(path: Path, term: TermFile) -> Iterator[Reference]:
    for place, name in (((*path, "while"), term.while_), ((*path, "window", "while"), term.window.while_)):
        if name:
            yield place, name
    yield from _each((*path, "concurrent"), term.concurrent)
    yield from _each((*path, "repairs"), term.repairs)
    if term.renewal and term.renewal.power:
        yield (*path, "renewal", "power"), term.renewal.power
    if term.arises:
        yield from _each((*path, "arises", "of"), term.arises.of)
    for number, requirement in enumerate(term.requires):
        if requirement.term:
            yield (*path, "requires", number, "term"), requirement.term
    for number, exception in enumerate(term.exceptions):
        if exception.term:
            yield (*path, "exceptions", number, "term"), exception.term


def _sources(file: FileEntries) -> Iterator[Reference]:
    for index, variant in enumerate(file.head.variants if file.head else ()):
        yield ("agreement", "variants", index, "source"), variant.source
    for index, term in file.terms.items():
        if term.source:
            yield ("terms", index, "source"), term.source


def _variants(file: FileEntries) -> Iterator[Reference]:
    for index, term in file.terms.items():
        if term.variant:
            yield ("terms", index, "variant"), term.variant


def _modality_faults(file: FileEntries) -> Iterator[Fault]:
    kinds = {term.id: term.modality for term in file.terms.values()}
    for index, term in file.terms.items():
        power = term.renewal.power if term.renewal else None
        if power and kinds.get(power, Deontic.POWER) is not Deontic.POWER:
            path: Path = ("terms", index, "renewal", "power")
            yield Fault(path, "terms.power", f"the term {power!r} is no power", "notice is given under a power")
        for number, exception in enumerate(term.exceptions):
            if exception.term and kinds.get(exception.term, Deontic.PERMISSION) is not Deontic.PERMISSION:
                path = ("terms", index, "exceptions", number, "term")
                yield Fault(
                    path,
                    "terms.permission",
                    f"the term {exception.term!r} is no permission",
                    "name a permission of the file, or describe the exception in `text`",
                )


def _zone_cycles(file: FileEntries) -> Iterator[Fault]:
    cycle = _cycle({zone_id: {*zone.union, *zone.minus} for zone_id, zone in file.zones.items()})
    if cycle:
        message = f"zones are made of one another in a circle: {' -> '.join(cycle)}"
        yield Fault(("zones", cycle[0]), "terms.zone.cycle", message, "draw one of them", at_key=True)


def term_cycles(file: FileEntries) -> Iterator[Fault]:
    """Terms that wait for one another in a circle: the first circle found, at the place that closes it."""
    waiting = {term.id: dict(_conditions(("terms", index), term)) for index, term in file.terms.items()}
    cycle = _cycle({term_id: set(each) for term_id, each in waiting.items()})
    if cycle:
        message = f"terms wait for one another in a circle: {' -> '.join(reversed(cycle))}"
        waits, awaited = cycle[1], cycle[0]
        yield Fault(waiting[waits][awaited], "terms.term.cycle", message, "drop one `while`, `requires` or `arises`")


def _conditions(path: Path, term: TermFile) -> Iterator[tuple[str, Path]]:
    """The terms that a term waits for, each with the place that says so."""
    for number, requirement in enumerate(term.requires):
        if requirement.term:
            yield requirement.term, (*path, "requires", number, "term")
    for number, name in enumerate(term.arises.of if term.arises else ()):
        yield name, (*path, "arises", "of", number)
    for place, awaited in (((*path, "window", "while"), term.window.while_), ((*path, "while"), term.while_)):
        if awaited:
            yield awaited, place


def _cycle(graph: Mapping[str, set[str]]) -> list[str] | None:
    known = {name: sorted(after for after in each if after in graph) for name, each in sorted(graph.items())}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return list(error.args[1])
    return None
