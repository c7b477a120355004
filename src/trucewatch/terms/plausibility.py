"""What no schema can see: times in the wrong order, ends left open in silence, texts that were never signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from trucewatch.model import Deontic, Severity, StatusChange, Variant
from trucewatch.model.moment import first_instant, last_instant
from trucewatch.terms.build import term_of, variant_of
from trucewatch.terms.changes import changed_term
from trucewatch.terms.file_entries import FileEntries
from trucewatch.terms.schema import AmendmentFile, WindowFile
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.yaml_text import Fault, Path

ORDER = "check both dates, and the year of each"
STATUS_KINDS = frozenset(str(kind) for kind in StatusChange)


def plausibility_faults(file: FileEntries, refused: tuple[Variant, ...] = ()) -> Iterator[Fault]:
    """Faults of sense. ``refused`` are refused variants that other files of the same agreement declare."""
    for zone_id, zone in file.zones.items():
        if not (zone.geometry or zone.union or zone.names):
            hint = "give it a geometry, a union of other zones, or names of places inside it"
            yield Fault(("zones", zone_id), "terms.zone.empty", f"the zone {zone_id!r} says nothing", hint, at_key=True)
    for index, term in file.terms.items():
        yield from _window_faults(("terms", index, "window"), term, file.timezone)
        yield from _two_whiles(("terms", index), term)
        yield from _ceiling_faults(("terms", index), term)
        yield from _own_counterparty(("terms", index, "counterparty"), term)
        yield from _reading_faults(("terms", index, "readings"), term, file.timezone)
    for index, amendment in file.amendments.items():
        yield from _amendment_faults(("amendments", index), amendment, file)
    yield from variant_faults(file, refused)


def _window_faults(path: Path, term: TermFile, timezone: str | None) -> Iterator[Fault]:
    window = term.window
    if "until" not in window.model_fields_set and window.due is None:
        hint = "write `until: open`, `until:` with a date, `due:` with a date, or `due: unstated`"
        yield Fault(path, "terms.window.end", f"the window of {term.id} does not say how it ends", hint)
    if window.from_ and window.until and window.until <= window.from_:
        yield Fault((*path, "until"), "terms.window.order", f"{term.id} ends before it begins", ORDER)
    if type(window.due) is date and not window.due_reading:
        message = f"{term.id} is due on a bare date, which is read as the end of that day"
        hint = "write due_reading with the reading chosen, the others held, and why"
        yield Fault((*path, "due"), "terms.due.reading", message, hint, severity=Severity.WARNING)
    due = _latest_due(window, timezone)
    if window.from_ and due and due < window.from_:
        yield Fault((*path, "due"), "terms.window.order", f"{term.id} is due before it begins", ORDER)
    if window.due_reading and (window.due is None or isinstance(window.due, datetime | str)):
        hint = "a clock time needs no reading"
        yield Fault((*path, "due_reading"), "terms.window.reading", f"{term.id} has no bare due date to read", hint)


def _latest_due(window: WindowFile, timezone: str | None) -> datetime | None:
    return None if window.due is None or isinstance(window.due, str) else last_instant(window.due, timezone)


def _two_whiles(path: Path, term: TermFile) -> Iterator[Fault]:
    if term.while_ and term.window.while_:
        yield Fault((*path, "while"), "terms.key.duplicate", "`while` stands both here and in the window", "keep one")


def _ceiling_faults(path: Path, term: TermFile) -> Iterator[Fault]:
    if term.ceiling and term.modality is not Deontic.PROHIBITION:
        message = f"{term.id} is no prohibition, and only a prohibition can allow a number of incidents"
        hint = "write `quantity` for a number that is promised, or make the term a prohibition"
        yield Fault((*path, "ceiling"), "terms.ceiling.modality", message, hint, at_key=True)


def _own_counterparty(path: Path, term: TermFile) -> Iterator[Fault]:
    """A bearer to whom its own duty is owed could confirm its own deed."""
    for place, party in enumerate(term.counterparty):
        if party in term.bearer:
            message = (
                f"{party} both bears {term.id} and is its counterparty, so that its own word would confirm its deed"
            )
            hint = "write one term for each side, owed to the other"
            yield Fault((*path, place), "terms.counterparty.own", message, hint, severity=Severity.WARNING)


def _reading_faults(path: Path, term: TermFile, timezone: str | None) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, reading in enumerate(term.readings):
        if reading.id in seen:
            yield Fault(
                (*path, index, "id"),
                "terms.id.duplicate",
                f"the reading {reading.id!r} stands twice",
                "give it another id",
            )
        seen.add(reading.id)
        if timezone:
            yield from changed_term(term_of(term), reading.set, timezone, (*path, index, "set"))[1]


def _amendment_faults(path: Path, amendment: AmendmentFile, file: FileEntries) -> Iterator[Fault]:
    if amendment.kind in STATUS_KINDS and (amendment.change or not amendment.terms):
        hint = "list `terms`, or `terms: all`, and no `change`"
        yield Fault(path, "terms.amendment.kind", f"a {amendment.kind} touches whole terms", hint)
    if amendment.kind not in STATUS_KINDS and (amendment.terms or not amendment.change):
        yield Fault(
            path,
            "terms.amendment.kind",
            f"a {amendment.kind} must `change` members of terms",
            "write change: [{term: id, set: {window.due: 2020-11-25}}]",
        )
    signed = first_instant(file.head.signed, file.timezone) if file.head else None
    if signed and amendment.announced < signed:
        hint = "check both dates; who changes what is not yet signed changes the terms themselves"
        message = "the amendment was announced before the signing"
        yield Fault((*path, "announced"), "terms.amendment.order", message, hint)
    terms = {term.id: term for term in file.terms.values()}
    for number, change in enumerate(amendment.change):
        if change.term in terms and file.timezone:
            place = (*path, "change", number, "set")
            yield from changed_term(term_of(terms[change.term]), change.set, file.timezone, place)[1]


def variant_faults(file: FileEntries, refused: tuple[Variant, ...] = ()) -> Iterator[Fault]:
    """Terms that rest on a text which was never signed, or contain words that only such a text has."""
    declared = (variant_of(entry) for entry in (file.head.variants if file.head else ()))
    variants = {variant.id: variant for variant in (*declared, *refused) if variant.refused}
    unofficial = {source.key for source in (file.head.sources if file.head else ()) if not source.official}
    for index, term in file.terms.items():
        path: Path = ("terms", index)
        if term.source in unofficial:
            message = f"{term.id} rests on {term.source!r} alone, which is no official text"
            yield Fault((*path, "source"), "terms.source.unofficial", message, "encode the signed text")
        for variant in variants.values():
            reason = _shows(variant, term, _words(term, file))
            if reason:
                yield _refusal((*path, "id"), term.id, variant, reason)


def _shows(variant: Variant, term: TermFile, words: str) -> str:
    if term.variant == variant.id:
        return "it says so"
    mark = next((mark for mark in variant.marks if mark.casefold() in words), None)
    return f"it names {mark}" if mark else ""


def _words(term: TermFile, file: FileEntries) -> str:
    zone = file.zones.get(term.zone or "")
    named = (*zone.names, zone.note or "", zone.geometry or "") if zone else ()
    return " ".join((term.id, term.text, term.quote or "", term.zone or "", *named)).casefold()


def _refusal(path: Path, term_id: str, variant: Variant, reason: str) -> Fault:
    message = f"{term_id} encodes the variant {variant.id!r} ({reason}), which is refused: {variant.why}"
    return Fault(path, "terms.variant.refused", message, "take the term out; it was never signed")
