from __future__ import annotations

from trucewatch.pipeline.agreements import load_agreements, load_file
from trucewatch.terms.load import packaged_agreements, packaged_text


def test_packaged_agreements_are_known_by_their_id():
    name = packaged_agreements()[0]
    loaded = load_agreements([name])
    assert [agreement.id for agreement in loaded.agreements] == [name]


def test_a_copy_in_a_file_finds_the_packaged_geometry(tmp_path):
    name = packaged_agreements()[0]
    file = tmp_path / "copy.terms.yaml"
    file.write_text(packaged_text(f"{name}.yaml"), encoding="utf-8")
    agreement, issues = load_file(file)
    assert agreement is not None, issues
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
