"""Changes by dotted path are read by the schema of the file, and a term written back is the same term."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trucewatch.model import ReadingOf, TermsError
from trucewatch.terms import load_packaged, packaged_agreements, under_reading
from trucewatch.terms.build import term_of, term_record
from trucewatch.terms.entry_faults import entry_of
from trucewatch.terms.schema_term import TermFile

ALL_TERMS = [(name, term.id) for name in packaged_agreements() for term in load_packaged(name).terms]


@pytest.mark.parametrize(("name", "term_id"), ALL_TERMS)
def test_a_term_written_back_is_the_same_term(name, term_id):
    agreement = load_packaged(name)
    term = agreement.term(term_id)
    entry, faults = entry_of(TermFile, term_record(term), (), agreement.timezone)
    assert faults == []
    assert term_of(entry, term.line) == term


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("bearer", ["AAA"], lambda term: term.bearer == ("AAA",)),
        ("window.until", "2020-12-01T00:00", lambda term: term.window.until.month == 12),
        ("quantity.0.value", "5", lambda term: term.extra["quantity"][0]["value"] == 5),
        ("quantity.0.reading.chosen", "exact", lambda term: term.extra["quantity"][0]["reading"]["chosen"] == "exact"),
        ("count.unit", "shots", lambda term: term.extra["count"] == {"unit": "shots"}),
    ],
)
def test_a_reading_changes_its_member_and_nothing_else(path, value, found, with_member):
    agreement = with_member("quantity: {of: personnel, value: 1, reading: {chosen: ceiling}}")
    term = agreement.term("t1")
    changed = under_reading(agreement, term, ReadingOf(id="r", set={path: value}))
    assert found(changed)
    member = path.split(".")[0]
    same = {"bearer": "bearer", "window": "window"}.get(member, "extra")
    assert replace(changed, **{same: getattr(term, same)}) == term


@pytest.mark.parametrize("path", ["quantity.3.value", "text.deep", "nothing", "window.nothing", "id", "readings"])
def test_a_reading_of_a_member_that_is_not_there_is_refused(path, with_member):
    agreement = with_member("quantity: {of: personnel, value: 1, reading: {chosen: ceiling}}")
    with pytest.raises(TermsError, match="'r'"):
        under_reading(agreement, agreement.term("t1"), ReadingOf(id="r", set={path: "5"}))


def test_a_reading_leaves_the_term_itself_as_it_was(with_member):
    agreement = with_member("distance: {from: zone, for_each: [{weapons: heavy guns, km: 25}]}")
    term = agreement.term("t1")
    under_reading(agreement, term, ReadingOf(id="r", set={"distance.measured": "between_sides"}))
    assert term.extra["distance"]["measured"] == "each_side"
