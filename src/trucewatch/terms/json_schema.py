"""The JSON Schema (2020-12) of terms files and of cases files, made from the schema that the loader itself reads with.

It lets an editor complete keys and mark faults while one types. It cannot know references between entries, the
calendar or geometry: `trucewatch terms check` has the last word.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from pydantic.json_schema import GenerateJsonSchema

from trucewatch.terms.case_schema import CaseFile, CasesHead
from trucewatch.terms.schema import AmendmentFile, Entry, HeadFile, PartyFile, ZoneFile
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.vocabulary import known_acts
from trucewatch.terms.written_values import Id


class TermsFile(Entry):
    """An agreement as data, one entry a term."""

    format: Literal["trucewatch-terms/1"]
    agreement: HeadFile
    parties: Annotated[dict[Id, PartyFile], Field(min_length=1)]
    zones: dict[Id, ZoneFile] = Field(default_factory=dict)
    terms: Annotated[tuple[TermFile, ...], Field(min_length=1)]
    amendments: tuple[AmendmentFile, ...] = ()


class CasesFile(CasesHead):
    """Claims in short form, and the verdicts that must come of them."""

    cases: Annotated[tuple[CaseFile, ...], Field(min_length=1)]


def terms_schema() -> str:
    """The schema of a terms file as indented JSON."""
    return _written(TermsFile, "trucewatch-terms-1", "A terms file of trucewatch")


def cases_schema() -> str:
    """The schema of a cases file as indented JSON."""
    return _written(CasesFile, "trucewatch-cases-1", "A cases file of trucewatch")


def _written(model: type[BaseModel], name: str, title: str) -> str:
    made = _plain(model.model_json_schema(by_alias=True, mode="validation"))
    _name_acts(made["$defs"])
    schema = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:trucewatch:{name}", "title": title, **made}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _plain(schema: Any) -> Any:
    """The schema without the titles made of field names, and without defaults, which an editor would write out."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    named = isinstance(schema.get("properties"), dict)
    kept = {key: _plain(value) for key, value in schema.items() if key not in ("title", "default", "properties")}
    return kept | ({"properties": {key: _plain(each) for key, each in schema["properties"].items()}} if named else {})


def _name_acts(entries: dict[str, Any]) -> None:
    """Wherever a member is called ``act``, its words are those of the act vocabulary."""
    one = {"$ref": "#/$defs/Act"}
    for entry in entries.values():
        act = entry.get("properties", {}).get("act")
        if act is not None:
            entry["properties"]["act"] = {"anyOf": [one, act["anyOf"][1] | {"items": one}]} if "anyOf" in act else one
    entries["Act"] = {"enum": sorted(known_acts())}
