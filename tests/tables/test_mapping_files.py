"""Mapping files: what is wrong with one is told with its line and a hint; the shipped ones have no fault."""

from __future__ import annotations

import pytest

from trucewatch.readers.tables import load_mapping, shipped_mappings

GOOD = """format: trucewatch-table/1
kind: form
title: A form
recognise: {columns: [Day]}
columns:
  Day: date
  What: {is: act, values: {shots: fire, calm: {none: nothing happened}}}
"""


def test_the_shipped_ones_have_no_fault_and_a_reason_for_each_column_left_out():
    for mapping in shipped_mappings():
        assert all(column.because for column in mapping.columns.values() if column.role == "ignored")
        assert mapping.reference


def test_a_good_one():
    mapping, issues = load_mapping(GOOD, "form.yaml")
    assert (mapping.kind, issues) == ("form", ())


@pytest.mark.parametrize(
    ("written", "instead", "line", "message"),
    [
        ("Day: date", "Day: dat", 6, "is not one of"),
        ("shots: fire", "shots: fyre", 7, "there is no act 'fyre'"),
        ("columns: [Day]", "columns: [Dya]", 4, "not among the columns"),
        ("calm: {none: nothing happened}", "calm: {none: x, act: fire}", 7, "one act, or for none"),
        ("title: A form", "titel: A form", 3, "not known"),
        ("  Day: date\n", "", 6, "no column is a date"),
    ],
)
def test_faults_have_their_line(written, instead, line, message):
    mapping, issues = load_mapping(GOOD.replace(written, instead), "form.yaml")
    assert mapping is None
    assert any(message in issue.message and f":{line}:" in issue.where for issue in issues) or (
        line == 6 and any(message in issue.message for issue in issues)
    ), issues
    assert all(issue.code.startswith("table.mapping.") for issue in issues)
