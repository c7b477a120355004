from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.ledger import open_ledger
from trucewatch.pipeline.agreements import load_agreements, load_named, recorded_agreements
from trucewatch.terms.load import packaged_agreements, packaged_text


def test_packaged_agreements_are_known_by_their_id():
    name = packaged_agreements()[0]
    loaded = load_agreements([name])
    assert [agreement.id for agreement in loaded.agreements] == [name]


def test_a_copy_in_a_file_finds_the_packaged_geometry(tmp_path):
    name = packaged_agreements()[0]
    file = tmp_path / "copy.terms.yaml"
    file.write_text(packaged_text(f"{name}.yaml"), encoding="utf-8")
    loaded, issues = load_named(str(file))
    assert loaded is not None, issues
    assert list(loaded.geometry)
    assert load_agreements([name, str(file)]).issues[-1].code == "terms.twice"


def test_a_faulty_file_leaves_the_others(tmp_path):
    file = tmp_path / "broken.terms.yaml"
    file.write_text("format: trucewatch-terms/1\nformat: trucewatch-terms/1\n")
    loaded = load_agreements([str(file), packaged_agreements()[0]])
    assert len(loaded.agreements) == 1
    assert "terms.key.duplicate" in [issue.code for issue in loaded.issues]


def test_what_is_neither_an_id_nor_a_file_is_an_issue(tmp_path):
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"title: caf\xe9")
    codes = [issue.code for issue in load_agreements(["no-such-agreement", str(latin)]).issues]
    assert codes == ["terms.unknown", "terms.encoding"]


def test_what_a_ledger_recorded_is_loaded_again_as_it_was_then(tmp_path):
    name = packaged_agreements()[0]
    file = tmp_path / "own.terms.yaml"
    file.write_text(packaged_text(f"{name}.yaml"), encoding="utf-8")
    loaded = load_agreements([str(file)])
    with open_ledger(tmp_path / "ledger.db", create=True) as ledger:
        ledger.record([text.entry() for text in loaded.texts], datetime(2020, 12, 7, tzinfo=UTC))
        file.unlink()
        assert recorded_agreements(ledger).agreements == loaded.agreements
        assert recorded_agreements(ledger, datetime(2020, 12, 6, tzinfo=UTC)).agreements == ()
