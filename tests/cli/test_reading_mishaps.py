"""What goes wrong at six in the morning: each mishap has its own words, a hint, and a status that a script can act on."""

from __future__ import annotations

import errno
import gzip
import os

import pytest

from trucewatch.cli.exits import Exit, outermost

REPORT = "Two soldiers were wounded by mortar fire near Agdam on 12 December 2020, the ministry said.\n"
NOBODY = "http://127.0.0.1:1/v1"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT.replace("Two", "Three"))
    return tmp_path


def test_a_file_that_is_no_file_of_places_stops_the_call_before_anything_is_read(trucewatch, place):
    for command in (("read", "a.txt"), ("add", "a.txt"), ("run", place, "-o", "out")):
        called = trucewatch(*command, "--gazetteer", "a.txt")
        assert called.status == Exit.BAD_INPUT
        assert "a.txt: is no file of places (make one with `trucewatch gazetteer import`)" in called.err
        assert "internal fault" not in called.err


def test_a_file_of_places_that_was_cut_off_is_no_fault_of_ours(trucewatch, place):
    whole = gzip.compress(b"# trucewatch places 1\n" + os.urandom(9000))
    (place / "cut.gz").write_bytes(whole[:400])
    called = trucewatch("read", "a.txt", "--gazetteer", "cut.gz")
    assert called.status == Exit.BAD_INPUT
    assert "no file of places" in called.err
    assert "internal fault" not in called.err


@pytest.mark.parametrize("words", [("--reader", "llm"), ("--compare", "rules,llm"), ("--compare", "llm,rules")])
def test_a_model_that_answers_nothing_is_no_quiet_night(trucewatch, place, words):
    called = trucewatch("read", "a.txt", "b.txt", *words, "--llm-url", NOBODY)
    assert called.status == Exit.BAD_INPUT
    assert called.out == ""
    assert called.err.count("the server cannot be reached") == 2
    assert "2 files: 2 failed; 0 claims" in called.err
    assert "the same in every field" not in called.err


def test_what_the_model_did_not_answer_is_no_document_of_the_ledger(trucewatch, place):
    words = ("add", "a.txt", "--published", "2020-12-13")
    assert trucewatch(*words, "--reader", "llm", "--llm-url", NOBODY).status == Exit.BAD_INPUT
    assert trucewatch("incidents", "--format", "jsonl").lines == []
    assert trucewatch(*words).status == Exit.FINE
    assert trucewatch("incidents", "--format", "jsonl").lines


@pytest.mark.parametrize("url", ["foo", "localhost:8080/v1", "ftp://localhost/v1", "http://"])
def test_an_address_that_is_none_is_refused_before_any_text_is_sent(trucewatch, place, url):
    called = trucewatch("read", "a.txt", "--reader", "llm", "--llm-url", url)
    assert called.status == Exit.USAGE
    assert "http://localhost:8080/v1" in called.err
    assert "texts are sent" not in called.err


def test_an_address_without_the_reader_that_asks_it_is_told(trucewatch, place):
    called = trucewatch("read", "a.txt", "--llm-url", NOBODY)
    assert called.status == Exit.FINE
    assert "--llm-url is not used" in called.err


@pytest.mark.parametrize(
    "words",
    [
        ("--explain-misses", "--compare", "rules,llm", "--llm-url", NOBODY),
        ("--explain-misses", "--reader", "llm", "--llm-url", NOBODY),
        ("--compare", "rules"),
        ("--compare", "rules,gpt"),
        ("--compare", "rules,llm"),
    ],
)
def test_options_that_do_not_go_together_are_refused(trucewatch, place, words):
    called = trucewatch("read", "a.txt", *words)
    assert (called.status, called.out) == (Exit.USAGE, "")


def test_a_full_disk_is_no_fault_of_ours(capfd):
    def call():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    kept = os.dup(1)
    try:
        assert outermost(call, []) is Exit.BAD_INPUT
    finally:
        os.dup2(kept, 1)
    told = capfd.readouterr().err
    assert "the output cannot be written" in told
    assert "report it" not in told


def test_the_place_for_imported_places_must_exist(trucewatch, place):
    called = trucewatch("gazetteer", "import", "a.txt", "-o", "nowhere/places.tsv.gz")
    assert called.status == Exit.USAGE
    assert "there is no folder 'nowhere'" in called.err


def test_a_dossier_without_an_agreement_says_why_nothing_is_judged(trucewatch, place):
    called = trucewatch("run", ".", "-o", "out", "--about", "2020-12-14", "--format", "jsonl")
    assert (called.status, called.out) == (Exit.FINE, "")
    assert "so nothing was judged (name one under terms in dossier.yaml" in called.err
