"""Claims, incidents and findings as JSON Lines fit to be published: what is withheld from the report is withheld here.

A text in which something is withheld no longer equals its slice of the document, so its span says so with
``"withheld": true``; its offsets stay true. Places of people at risk are coarsened as on the map. Lines are in the
order of ids, so that the same publication gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from trucewatch.model.incident import Incident
from trucewatch.model.record import Record, claim_record, place_record
from trucewatch.model.record_of_finding import finding_record, incident_record
from trucewatch.protect import coarsened_for, redact
from trucewatch.publish.publication import Publication

REMEMBERED = 50_000
"""Texts whose cleaned form is kept at hand while a file is written: most of them come again."""

UNTOUCHED = frozenset(("claim", "document", "incident", "finding", "agreement", "term", "start", "end"))
"""Members that hold ids and numbers of ours, in which nothing of a document stands."""


def claims_jsonl(publication: Publication) -> str:
    """The claims, in the public contract, with what is withheld left out."""
    records = (
        claim_record(claim) | {"place": [place_record(coarsened_for(place, claim.act)) for place in claim.place]}
        for claim in publication.claims.values()
    )
    return _lines(sorted(records, key=lambda record: str(record["claim"])), publication)


def incidents_jsonl(publication: Publication) -> str:
    """The incidents with their origins, attributes and contradictions."""
    records = map(_incident, publication.incidents)
    return _lines(sorted(records, key=lambda record: str(record["incident"])), publication)


def _incident(incident: Incident) -> Record:
    """The record; where the place is coarsened, what single claims say of it stays out, too."""
    record = incident_record(incident)
    place = coarsened_for(incident.place, incident.act) if incident.place else None
    if place != incident.place:
        for told in ("attributes", "contradictions"):
            record[told] = [each for each in record[told] if each["attribute"] != "place"]
    return record | {"place": place_record(place) if place else None}


def findings_jsonl(publication: Publication) -> str:
    """The findings with their five fields, labels and steps."""
    records = sorted(map(finding_record, publication.findings), key=lambda record: str(record["finding"]))
    return _lines(records, publication)


def _lines(records: Iterable[Record], publication: Publication) -> str:
    @lru_cache(maxsize=REMEMBERED)
    def clean(text: str) -> str:
        return redact(text, publication.withheld_names)

    written = (json.dumps(_withheld(record, clean), ensure_ascii=False, separators=(",", ":")) for record in records)
    return "".join(f"{line}\n" for line in written)


def _withheld(value: Any, clean: Callable[[str], str]) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_withheld(item, clean) for item in value]
        case dict():
            return _withheld_record(value, clean)
    return value


def _withheld_record(record: Mapping[str, Any], clean: Callable[[str], str]) -> Record:
    kept = {name: item if name in UNTOUCHED else _withheld(item, clean) for name, item in record.items()}
    if {"start", "end", "text"} <= record.keys() and kept["text"] != record["text"]:
        kept["withheld"] = True
    return kept
