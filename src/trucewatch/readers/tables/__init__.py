"""Tables: rows that somebody coded, read by mapping files into claims that say what their cells say."""

from trucewatch.readers.tables.coding import CodedRow, Coder
from trucewatch.readers.tables.mapping import TableMapping
from trucewatch.readers.tables.mapping_file import load_mapping
from trucewatch.readers.tables.sheets import Sheet, sheets_of
from trucewatch.readers.tables.shipped import shipped_mappings
from trucewatch.readers.tables.table import Table, tables_of
from trucewatch.readers.tables.troubles import Troubles

__all__ = [
    "CodedRow",
    "Coder",
    "Sheet",
    "Table",
    "TableMapping",
    "Troubles",
    "load_mapping",
    "sheets_of",
    "shipped_mappings",
    "tables_of",
]
