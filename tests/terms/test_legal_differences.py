"""What changed in law is told; what changed on paper only is not."""

from __future__ import annotations

import pytest

from trucewatch.terms import load_packaged, packaged_agreements
from trucewatch.terms.differences import legal_differences

CHANGES = [
    ("due: 2020-11-15", "due: 2020-11-20", "term t2: deadline moved from 2020-11-15 to 2020-11-20"),
    ("    bearer: AAA\n", "    bearer: [AAA, CCC]\n", "term t2: bearer added: CCC"),
    ("bearer: [AAA, BBB]", "bearer: [AAA]", "term t1: bearer removed: BBB"),
    ("modality: prohibition", "modality: permission", "term t1: prohibition became permission"),
    ("name: Bland", "name: New Bland", "party BBB: name changed from Bland to New Bland"),
    ("edge_m: 100", "edge_m: 200", "zone zone: doubt at the edge in metres changed from 100 to 200"),
    (
        "window.due: 2020-11-25",
        "window.due: 2020-11-28",
        "amendment a1: change.t2.window.due changed from 2020-11-25 to 2020-11-28",
    ),
    ("  CCC: {name: the helpers, role: guarantor}\n", "", "party CCC removed: the helpers"),
    (
        "    text: All fire stops.\n",
        "    text: All fire stops.\n    readings: [{id: wide, why: x, set: {act: [fire]}}]\n",
        "reading wide of t1 added: x",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), CHANGES)
def test_a_change_is_one_sentence(load, small, truce, old, new, told):
    assert old in small
    changed, issues = load(small.replace(old, new, 1))
    assert changed is not None, issues
    assert [each.sentence for each in legal_differences(truce, changed)] == [told]


def test_the_way_back_swaps_before_and_after(load, small, truce):
    changed, _ = load(small.replace("due: 2020-11-15", "due: 2020-11-20", 1))
    (there,), (back,) = legal_differences(truce, changed), legal_differences(changed, truce)
    assert (there.before, there.after) == (back.after, back.before)


def test_what_stands_on_paper_only_makes_no_difference(load, small, truce):
    same, _ = load("# a comment\n" + small.replace("[fire, strike]", "[strike, 'fire']").replace("[BBB]", "BBB"))
    assert legal_differences(truce, same) == ()


@pytest.mark.parametrize("name", packaged_agreements())
def test_an_agreement_does_not_differ_from_itself(name):
    assert legal_differences(load_packaged(name), load_packaged(name)) == ()
