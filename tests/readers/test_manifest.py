"""The manifest: what is said of each file, and every fault with its line."""

import pytest

from trucewatch.readers import Given, absent_files, read_manifest

HEADER = "path,published,source,actor,timezone,language,url\n"


def issues_of(text: str) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in read_manifest(text.encode(), "m.csv")[1]]


def test_cells_become_what_is_given_and_empty_cells_nothing() -> None:
    text = (
        HEADER
        + './a\\b.txt,2020-11-10T00:30+04:00,"Lake, Press",LAKEPR,Asia/Yerevan,en,https://example.org\nc.txt,,,,,,\n'
    )
    manifest, issues = read_manifest(text.encode("utf-8-sig"), "m.csv")
    assert issues == ()
    assert manifest == {
        "a/b.txt": Given(
            published="2020-11-10T00:30+04:00",
            source="Lake, Press",
            actor="LAKEPR",
            timezone="Asia/Yerevan",
            language="en",
            url="https://example.org",
        ),
        "c.txt": Given(),
    }
    assert manifest["a/b.txt"].where == "m.csv:2"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(delimiter: str) -> None:
    text = f"Path{delimiter}Source\na.txt{delimiter}Lake Press\n"
    assert read_manifest(text.encode(), "m.csv")[0] == {"a.txt": Given(source="Lake Press")}


def test_faulty_cells_are_left_empty_and_the_rest_goes_on() -> None:
    text = HEADER + "a.txt,soon,,,,,\nb.txt,2020-11-10T10:00,,,Asia/Jerevan,,\n\nc.txt,2020-11-10T10:00,,,Asia/Baku,,\n"
    manifest, issues = read_manifest(text.encode(), "m.csv")
    assert manifest["a.txt"].published is manifest["b.txt"].published is None
    assert manifest["c.txt"].published == "2020-11-10T10:00"
    assert [(issue.code, issue.where) for issue in issues] == [
        ("given.published", "m.csv:2"),
        ("given.timezone", "m.csv:3"),
        ("given.published", "m.csv:3"),
    ]
    assert "Asia/Yerevan" in issues[1].hint


def test_unknown_column_names_the_nearest() -> None:
    _, issues = read_manifest(b"path,publised\na.txt,2020-11-10\n", "m.csv")
    assert [(issue.code, issue.where) for issue in issues] == [("manifest.column", "m.csv:1")]
    assert "published" in issues[0].hint


def test_the_same_path_twice_completes_or_contradicts() -> None:
    text = "path,source,actor\na.txt,Lake,\n./a.txt,Lake,LAKEPR\na.txt,River,\n"
    manifest, issues = read_manifest(text.encode(), "m.csv")
    assert manifest["a.txt"] == Given(actor="LAKEPR")
    assert [(issue.code, issue.where) for issue in issues] == [("manifest.contradiction", "m.csv:4")]
    assert "m.csv:2" in issues[0].message


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    text = 'path,source\na.txt,"Lake\nPress"\n,nobody\n'
    assert issues_of(text) == [("manifest.no_path", "m.csv:4")]


def test_rows_with_too_many_cells_and_no_header() -> None:
    assert issues_of("path,source\na.txt,Lake, Press\n") == [("manifest.cells", "m.csv:2")]
    assert issues_of("a.txt,Lake\n") == [("manifest.no_path", "m.csv:1")]
    assert issues_of("") == [("manifest.no_path", "m.csv:1")]
    assert issues_of('path\n"a.txt') == [("manifest.not_csv", "m.csv")]


def test_absent_files_are_told_with_the_nearest_name() -> None:
    manifest, _ = read_manifest(b"path\nreports/one.txt\nreports/tow.txt\n", "m.csv")
    issues = absent_files(manifest, ["./reports/one.txt", "reports/two.txt"])
    assert [(issue.code, issue.where) for issue in issues] == [("manifest.absent", "m.csv:3")]
    assert "reports/two.txt" in issues[0].hint


def test_no_file_is_offered_for_one_that_is_called_otherwise() -> None:
    manifest, _ = read_manifest(b"path\ncall.txt\n", "m.csv")
    (issue,) = absent_files(manifest, ["patrol.txt", "communique.txt", "/home/desk/patrol.txt"])
    assert issue.hint == ""
