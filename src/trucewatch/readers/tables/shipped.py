"""The mappings that come with trucewatch, in the order in which they are tried."""

from __future__ import annotations

from functools import cache
from importlib import resources

from trucewatch.model.errors import MappingError
from trucewatch.readers.tables.mapping import TableMapping
from trucewatch.readers.tables.mapping_file import load_mapping

ENDING = ".yaml"


@cache
def shipped_mappings() -> tuple[TableMapping, ...]:
    """Every packaged mapping, those that ask for more columns first, so that the most special one is recognised.

    Raises MappingError with the issues of a file that is no mapping.
    """
    folder = resources.files("trucewatch.data").joinpath("tables")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(ENDING))
    found = [_loaded(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names]
    return tuple(sorted(found, key=lambda mapping: (-len(mapping.recognise) - len(mapping.cells), mapping.kind)))


def _loaded(name: str, content: str) -> TableMapping:
    mapping, issues = load_mapping(content, name)
    if mapping is None:
        raise MappingError(f"the mapping {name} has {len(issues)} faults", issues=issues, where=name)
    return mapping
