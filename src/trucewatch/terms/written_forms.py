"""How the values of a file may be written, as JSON Schema: what an editor accepts while one types.

The loader reads every scalar as the text that was written; an editor takes `1` for a number. So a text may be either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

TEXT = WithJsonSchema({"type": ["string", "number"]})
DATED: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$",
}
"""A date, or a date with a clock time, with or without its offset."""


def text_like(pattern: re.Pattern[str]) -> WithJsonSchema:
    """A text of that shape; the names of groups, which other dialects do not know, are left out."""
    shape = re.sub(r"\?P<\w+>", "?:", pattern.pattern)
    return WithJsonSchema({"type": ["string", "number"], "pattern": f"^(?:{shape})$"})


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """A list of which a single entry may stand without the brackets; it has ``least`` entries or more."""

    least: int = 0

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The form of the list, or of its entry."""
        many = handler(core)
        return {"anyOf": [many["items"], many | ({"minItems": self.least} if self.least else {})]}


@dataclass(frozen=True, slots=True)
class OrOneWord:
    """An entry, or a list of entries, for which one word may stand."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A word, or the form in full."""
        return {"anyOf": [{"type": "string"}, handler(core)]}
