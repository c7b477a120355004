"""Drafts of terms files: what a text lays down, whom it binds, by when; and what it leaves to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.model.agreement import Agreement
from trucewatch.pipeline.agreements import load_named

ACCORD = """Accord between the Government of Sudan and the SPLM-N

Signed in Juba on 14 March 2017. The Parties have agreed as follows:

1. The Parties shall cease all hostilities from 00:01 on 20 March 2017, Khartoum time.
2. The SPLM-N shall withdraw its forces from Kadugli within 14 days of signature.
3. No Party shall deploy additional forces in Blue Nile State.
4. The Government of Sudan shall release all detainees before 1 May 2017.
5. Either Party may return fire in self-defence.
6. The Parties shall settle the question of the customs posts.
"""
STORY = """Manila and rebels agree on truce

MANILA, 4 August 2016 (Reuters) - On 3 August the Philippine government and the MILF signed a statement announcing a \
ceasefire in Mindanao from 00:00 on 10 August. According to the statement, the MILF will withdraw from Marawi by \
31 August. In 1996 the two sides reached an agreement on a ceasefire.
"""


@pytest.fixture
def drafted(trucewatch, tmp_path):
    """A function that drafts a text and loads what came of it."""

    def draft(text: str) -> tuple[Agreement, str]:
        Path(tmp_path, "text.txt").write_text(text, encoding="utf-8")
        called = trucewatch("terms", "draft", "text.txt", "-o", "draft.yaml", "--published", "2016-08-04")
        assert called.status == 0, called.err
        loaded, issues = load_named(str(tmp_path / "draft.yaml"))
        assert loaded is not None, issues
        return loaded.agreement, loaded.text

    return draft


def terms_of(agreement: Agreement) -> dict[str, tuple[str, set[str]]]:
    return {term.id: (term.modality.value, set(term.bearer or ())) for term in agreement.terms}


def test_an_accord_becomes_terms_with_their_bearers(drafted):
    agreement, _ = drafted(ACCORD)
    both = {"SDN", "SPLM-N"}
    assert terms_of(agreement) == {
        "p1.ceasefire": ("prohibition", both),
        "p2.withdrawal": ("obligation", {"SPLM-N"}),
        "p3.forces": ("prohibition", both),
        "p4.detainees": ("obligation", {"SDN"}),
        "p5.fire": ("permission", both),
    }
    assert agreement.status == "draft"
    assert agreement.signed.isoformat() == "2017-03-14"


def test_hours_count_in_the_zone_that_the_text_names(drafted):
    agreement, _ = drafted(ACCORD)
    assert agreement.timezone == "Africa/Khartoum"
    start = agreement.term("p1.ceasefire").window.start
    assert start is not None
    assert start.isoformat() == "2017-03-20T00:01:00+03:00"


def test_days_are_counted_from_the_signature_and_before_leaves_the_day_out(drafted):
    agreement, _ = drafted(ACCORD)
    counted, before = (agreement.term(term).window.due for term in ("p2.withdrawal", "p4.detainees"))
    assert (str(counted.at), counted.chosen) == ("2017-03-28", "end_of_day")
    assert (str(before.at), before.chosen) == ("2017-05-01", "start_of_day")


def test_each_term_names_the_characters_that_it_rests_on(drafted):
    agreement, _ = drafted(ACCORD)
    for term in agreement.terms:
        start, end = (int(word) for word in term.note.split() if word.isdigit())
        assert ACCORD[start:end].strip() in term.text or term.text.startswith(" ".join(ACCORD[start:end].split()))


def test_what_was_not_read_is_listed(drafted):
    _, text = drafted(ACCORD)
    assert "point 6: The Parties shall settle the question of the customs posts." in text


def test_a_report_gives_what_the_paper_lays_down_and_no_earlier_truce(drafted):
    agreement, text = drafted(STORY)
    assert terms_of(agreement) == {
        "p1.ceasefire": ("prohibition", {"PHL", "MILF"}),
        "p2.withdrawal": ("obligation", {"MILF"}),
    }
    assert agreement.signed.isoformat() == "2016-08-03"
    assert "a report about the agreement" in text
    assert not agreement.sources[0].official


def test_a_text_that_lays_nothing_down_is_told_so(trucewatch, tmp_path):
    Path(tmp_path, "text.txt").write_text("It rained in Vienna on 3 May 2020.\n")
    called = trucewatch("terms", "draft", "text.txt")
    assert (called.status, called.out) == (3, "")
    assert "no provision could be read" in called.err


def test_a_file_that_exists_is_not_written_over(trucewatch, tmp_path):
    Path(tmp_path, "text.txt").write_text(ACCORD)
    Path(tmp_path, "mine.yaml").write_text("corrected by hand\n")
    called = trucewatch("terms", "draft", "text.txt", "-o", "mine.yaml")
    assert called.status == 2
    assert Path(tmp_path, "mine.yaml").read_text() == "corrected by hand\n"


@pytest.mark.parametrize("name", ["nothing.txt", "."])
def test_what_cannot_be_read_is_no_internal_fault(trucewatch, name):
    called = trucewatch("terms", "draft", name)
    assert called.status in (2, 3)
    assert "internal fault" not in called.err
