"""The options that say how tables are read: by which mappings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from trucewatch.model.errors import InputError, MappingError
from trucewatch.pipeline.tables import Tables
from trucewatch.readers.tables import TableMapping, load_mapping

OPTIONS = (
    click.option(
        "--table-kind",
        "kind",
        metavar="KIND",
        help="Read every table as this kind (acled, …), whatever other mapping its header fits.",
    ),
    click.option(
        "--mapping",
        "mapping_files",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        multiple=True,
        help="A mapping file that says what the columns of a table are; may be given more than once.",
    ),
)


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of tables, handed to the command as one ``tables``."""

    @wraps(command)
    def collected(*, mapping_files: tuple[Path, ...], kind: str | None, **rest: Any) -> Any:
        tables = Tables(own=tuple(own_mapping(file) for file in mapping_files), kind=kind)
        if kind and not tables.mappings:
            known = ", ".join(sorted({mapping.kind for mapping in Tables(own=tables.own).mappings}))
            raise click.BadParameter(f"there is no kind {kind!r}; there are: {known}", param_hint="--table-kind")
        return command(tables=tables, **rest)

    for option in OPTIONS:
        collected = option(collected)
    return collected


def own_mapping(file: Path) -> TableMapping:
    """The mapping in a file. Raises MappingError with all its faults, or InputError where it cannot be opened."""
    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the mapping cannot be opened: {error}", where=str(file)) from error
    mapping, issues = load_mapping(content, str(file))
    if mapping is None:
        raise MappingError(f"the mapping has {len(issues)} faults", issues=issues, where=str(file))
    return mapping
