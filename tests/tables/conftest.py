"""Tables for tests, and what reading them gives."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from trucewatch.model.issue import Issue
from trucewatch.pipeline.tables import RowRead, Tables
from trucewatch.readers.given import Given
from trucewatch.readers.tables import TableMapping, load_mapping


@pytest.fixture(scope="session")
def made_up() -> ModuleType:
    """The rows of `made_up_rows`."""
    spec = importlib.util.spec_from_file_location("made_up_rows", Path(__file__).with_name("made_up_rows.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def read_table() -> Callable[..., tuple[list[RowRead], tuple[Issue, ...]]]:
    """Reads the bytes of a table: its rows and its issues."""

    def read(content: bytes, *own: TableMapping, given: Given | None = None) -> tuple[list[RowRead], tuple[Issue, ...]]:
        file = Tables(own=own).open(BytesIO(content), "events.csv", given or Given())
        rows = [row for some in file.rows for row in some]
        return rows, file.issues

    return read


@pytest.fixture
def mapping_of() -> Callable[[str], TableMapping]:
    """The mapping that a text holds, which must have no fault."""

    def mapping(text: str) -> TableMapping:
        found, issues = load_mapping(text, "form.yaml")
        assert found is not None, issues
        return found

    return mapping
