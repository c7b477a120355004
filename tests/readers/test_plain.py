"""Plain text: exact characters, encodings, and what is no report."""

import codecs
import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Severity
from trucewatch.readers import ReadResult, read_document
from trucewatch.readers.layout import MAX_CHARACTERS

STORY = "Two men were hurt near the bridge, the ministry said."


def codes(result: ReadResult) -> set[str]:
    return {issue.code for issue in result.issues}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t ,."), max_size=400))
def test_plain_utf8_comes_back_exactly(text: str) -> None:
    text = "Report " + text
    found = read_document(text.encode(), "a.txt").document
    assert found is not None
    assert found.text == text
    assert 0 <= found.body <= len(text)
    for span in (found.title, found.byline, found.dateline):
        assert span is None or text[span.start : span.end] == span.text


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    result = read_document(content, "x")
    assert result.document is not None or result.skipped or any(i.severity is Severity.ERROR for i in result.issues)


def test_line_ends_stay() -> None:
    text = f"Headline\r\n\r\nBAKU, 15 Nov. {STORY}\r\n"
    found = read_document(text.encode(), "a.txt").document
    assert found is not None
    assert found.text == text
    assert found.text[found.body :] == f"{STORY}\r\n"


def test_a_byte_order_mark_counts_as_the_first_character() -> None:
    content = codecs.BOM_UTF8 + f"Headline\n\n{STORY}".encode()
    found = read_document(content, "a.txt").document
    assert found is not None
    assert found.text == content.decode("utf-8")
    assert found.title is not None
    assert (found.title.start, found.title.text) == (1, "Headline")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(encoding: str) -> None:
    found = read_document(f"Überschrift\n\n{STORY}".encode(encoding), "a.txt").document
    assert found is not None
    assert found.text == f"Überschrift\n\n{STORY}"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", f"“Guns fell silent” – {STORY} Café déjà vu."),
        ("cp1251", "Министерство обороны сообщило, что ночью обстановка на линии соприкосновения была спокойной. " * 4),
        ("koi8-r", "Министерство обороны сообщило, что ночью обстановка на линии соприкосновения была спокойной. " * 4),
    ],
)
def test_legacy_encodings_are_guessed_with_a_note(encoding: str, text: str) -> None:
    result = read_document(text.encode(encoding), "a.txt")
    assert result.document is not None
    assert result.document.text == text
    assert "reader.encoding.guessed" in codes(result)


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.txt", STORY)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "reader.not_a_report.empty"),
        (b" \r\n\t ", "reader.not_a_report.empty"),
        (codecs.BOM_UTF8, "reader.not_a_report.empty"),
        (a_zip(), "reader.not_a_report.zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), "reader.not_a_report.foreign"),
        (b"\xff\xd8\xff\xe0" + bytes(80), "reader.not_a_report.foreign"),
        (b"RIFF\x00\x00\x00\x00WEBP", "reader.not_a_report.media"),
        (gzip.compress(STORY.encode()), "reader.not_a_report.foreign"),
        (bytes(range(256)) * 8, "reader.not_a_report.binary"),
        (b"\x00\x01\x02\x03" * 100, "reader.not_a_report.binary"),
        (b"12 34 56 ---- 78", "reader.not_a_report.binary"),
        (json.dumps({"events": []}).encode(), "reader.not_a_report.json"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "reader.not_a_report.xml"),
    ],
)
def test_what_is_no_report_is_skipped_with_the_reason(content: bytes, code: str) -> None:
    result = read_document(content, "report.txt")
    assert result.document is None
    assert result.skipped
    assert codes(result) == {code}


def test_a_cut_off_archive_is_a_failure() -> None:
    result = read_document(a_zip()[:60], "report.docx")
    assert (result.document, result.skipped, codes(result)) == (None, "", {"reader.zip.damaged"})


def test_a_text_of_50_megabytes_is_refused_unread() -> None:
    result = read_document(b"word " * 10_000_000, "long.txt")
    assert result.document is None
    assert codes(result) == {"reader.too_long"}


def test_the_limit_counts_characters_not_bytes() -> None:
    fits, over = "й" * MAX_CHARACTERS, "й" * (MAX_CHARACTERS + 1)
    assert read_document(fits.encode(), "a").document is not None
    assert codes(read_document(over.encode(), "a")) == {"reader.too_long"}


def test_the_name_of_the_file_says_nothing() -> None:
    page = f"<!doctype html><html><body><h1>Head</h1><p>{STORY} {STORY}</p></body></html>"
    as_page, as_text = read_document(page.encode(), "a.txt"), read_document(STORY.encode(), "a.pdf")
    assert as_page.document is not None
    assert as_text.document is not None
    assert (as_page.document.media, as_text.document.media) == ("text/html", "text/plain")


def test_the_id_is_the_hash_of_the_bytes() -> None:
    first, second = read_document(STORY.encode(), "a"), read_document(STORY.encode(), "b")
    assert first.document is not None
    assert second.document is not None
    assert first.document.id == second.document.id
    assert first.document.id.startswith("sha256:")
