"""The page of the library tells of every agreement that comes with the program, and what it tells is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trucewatch.assess.vocabulary import packaged_regimes
from trucewatch.model.moment import bound_text, zone_of
from trucewatch.pipeline.terms_cases import cases_of
from trucewatch.terms import load_packaged, packaged_agreements

PAGE = (Path(__file__).parents[2] / "docs/reference/agreements.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| `")]
COMPUTED = slice(2, 6)


def _told_by_the_files(name):
    """Signed, in force, terms and cases, as they stand in a row of the table."""
    agreement = load_packaged(name)
    ceasefires = [term.window.start for term in agreement.terms if packaged_regimes().is_ceasefire(term)]
    begins = min(start for start in ceasefires if start).astimezone(zone_of(agreement.timezone))
    in_force = f"{begins:%Y-%m-%d %H:%M} {agreement.timezone}"
    return [bound_text(agreement.signed), in_force, str(len(agreement.terms)), str(len(cases_of(name)[0]))]


def test_every_agreement_has_one_row_in_order():
    assert tuple(row[0].strip("`") for row in ROWS) == packaged_agreements()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("`"))
def test_a_row_says_what_the_files_say(row):
    name = row[0].strip("`")
    assert row[COMPUTED] == _told_by_the_files(name)
    assert row[1]
    assert row[-1]


def test_pages_that_it_refers_to_exist():
    for target in re.findall(r"\]\(([\w./-]+\.md)\)", PAGE):
        assert (Path(__file__).parents[2] / "docs/reference" / target).is_file(), target
