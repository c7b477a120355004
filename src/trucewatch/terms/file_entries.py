"""A terms file cut into its entries, each read by its schema on its own, so that one fault does not hide another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trucewatch.model.moment import zone_of
from trucewatch.terms.entry_faults import MISSING_KEY, Model, entry_of, unknown_key, without_misspelled
from trucewatch.terms.schema import FORMAT, AmendmentFile, HeadFile, PartyFile, ZoneFile
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.yaml_text import Fault, Path

SECTIONS = ("format", "agreement", "parties", "zones", "terms", "amendments")
NEEDED = ("format", "agreement", "parties", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntries:
    """The entries that could be read, by their path in the file, and every id that the file declares.

    The declared ids include those of entries with faults, so that a reference to them is not a second fault.
    """

    head: HeadFile | None = None
    parties: Mapping[str, PartyFile] = field(default_factory=dict)
    zones: Mapping[str, ZoneFile] = field(default_factory=dict)
    terms: Mapping[int, TermFile] = field(default_factory=dict)
    amendments: Mapping[int, AmendmentFile] = field(default_factory=dict)
    timezone: str | None = None
    party_codes: frozenset[str] = frozenset()
    zone_ids: frozenset[str] = frozenset()
    term_ids: frozenset[str] = frozenset()
    source_keys: frozenset[str] = frozenset()
    variant_ids: frozenset[str] = frozenset()


def read_entries(data: Any) -> tuple[FileEntries, list[Fault]]:
    """The entries of a file's data, with the faults of each."""
    if not isinstance(data, dict):
        hint = f"begin with format: {FORMAT}"
        return FileEntries(), [Fault((), "terms.value.mapping", "a terms file is a mapping of sections", hint)]
    faults = _section_faults(data)
    timezone = _timezone(data)
    head, found = entry_of(HeadFile, data.get("agreement", {}), ("agreement",), timezone)
    faults += found if "agreement" in data else []
    parties = _mapped(PartyFile, data, "parties", timezone, faults)
    zones = _mapped(ZoneFile, data, "zones", timezone, faults)
    terms = _listed(TermFile, data, "terms", timezone, faults)
    amendments = _listed(AmendmentFile, data, "amendments", timezone, faults)
    agreement = data.get("agreement")
    return FileEntries(
        head=head,
        parties=parties,
        zones=zones,
        terms=terms,
        amendments=amendments,
        timezone=timezone,
        party_codes=frozenset(_mapping(data, "parties")),
        zone_ids=frozenset(_mapping(data, "zones")),
        term_ids=_ids(data.get("terms"), ("terms",), "id", faults),
        source_keys=_ids(_member(agreement, "sources"), ("agreement", "sources"), "key", faults),
        variant_ids=_ids(_member(agreement, "variants"), ("agreement", "variants"), "id", faults),
    ), faults + _amendment_id_faults(data)


def _amendment_id_faults(data: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    _ids(data.get("amendments"), ("amendments",), "id", faults)
    return faults


def _section_faults(data: dict[str, Any]) -> list[Fault]:
    faults = [unknown_key((key,), key, SECTIONS) for key in data if key not in SECTIONS]
    faults += [
        Fault((key,), MISSING_KEY, f"the section {key!r} is missing", "add it") for key in NEEDED if key not in data
    ]
    if "format" in data and data["format"] != FORMAT:
        faults.append(Fault(("format",), "terms.format", f"{data['format']!r} is not {FORMAT!r}", f"write {FORMAT}"))
    return without_misspelled(faults)


def _timezone(data: dict[str, Any]) -> str | None:
    name = _member(data.get("agreement"), "timezone")
    return name if isinstance(name, str) and zone_of(name) else None


def _member(section: Any, key: str) -> Any:
    return section.get(key) if isinstance(section, dict) else None


def _mapping(data: dict[str, Any], section: str) -> dict[str, Any]:
    entries = data.get(section)
    return entries if isinstance(entries, dict) else {}


def _mapped(
    model: type[Model], data: dict[str, Any], section: str, timezone: str | None, faults: list[Fault]
) -> dict[str, Model]:
    if section in data and not isinstance(data[section], dict):
        faults.append(
            Fault(
                (section,),
                "terms.value.mapping",
                f"{section!r} must be a mapping of ids to entries",
                "write each as id: {...}",
            )
        )
    entries = _mapping(data, section)
    read = {name: _read(model, entry, (section, name), timezone, faults) for name, entry in entries.items()}
    return {name: entry for name, entry in read.items() if entry is not None}


def _listed(
    model: type[Model], data: dict[str, Any], section: str, timezone: str | None, faults: list[Fault]
) -> dict[int, Model]:
    entries = data.get(section, [])
    if not isinstance(entries, list):
        faults.append(
            Fault(
                (section,), "terms.value.list", f"{section!r} must be a list of entries", "begin each entry with a dash"
            )
        )
        return {}
    read = {index: _read(model, entry, (section, index), timezone, faults) for index, entry in enumerate(entries)}
    return {index: entry for index, entry in read.items() if entry is not None}


def _read(model: type[Model], entry: Any, path: Path, timezone: str | None, faults: list[Fault]) -> Model | None:
    result, found = entry_of(model, entry, path, timezone)
    faults += found
    return result


def _ids(entries: Any, path: Path, key: str, faults: list[Fault]) -> frozenset[str]:
    seen: set[str] = set()
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        name = _member(entry, key)
        if not isinstance(name, str):
            continue
        if name in seen:
            place = (*path, index, key)
            faults.append(Fault(place, "terms.id.duplicate", f"the {key} {name!r} stands twice", "give it another"))
        seen.add(name)
    return frozenset(seen)
