"""Web pages: what becomes text, and what the page says of itself."""

import json
from datetime import datetime

import pytest

from trucewatch.model import Document
from trucewatch.readers import read_document

FIRST = "Artillery fired on the outskirts of Hin Tagher on Friday, the ministry of defence said in the evening."
SECOND = "The other side denied it: no shot had been fired, its spokesman wrote."


def page(head: str = "", body: str = "", attributes: str = "") -> bytes:
    article = body or f"<article><h1>Guns at dusk</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    head = f"<head><meta charset='utf-8'>{head}</head>"
    return f"<!DOCTYPE html><html {attributes}>{head}<body>{article}</body></html>".encode()


def read(content: bytes) -> Document:
    found = read_document(content, "a.htm").document
    assert found is not None
    return found


def test_headline_and_paragraphs() -> None:
    found = read(page())
    assert found.text == f"Guns at dusk\n\n{FIRST}\n\n{SECOND}"
    assert found.title is not None
    assert found.title.text == "Guns at dusk"
    assert found.text[found.body :].startswith(FIRST)


@pytest.mark.parametrize("shell", ["<article>{}</article>", "<main>{}</main>", "<div class='story'>{}</div>", "{}"])
def test_scripts_styles_and_navigation_never_become_text(shell: str) -> None:
    rubbish = (
        "<script>var fired = 'at the village';</script><style>p {color: red}</style>"
        "<nav><a href='/'>Home</a> <a href='/w'>World news</a></nav><noscript>Enable scripts</noscript>"
        "<form><button>Subscribe now</button></form><!-- secret comment --><p hidden>Hidden words</p>"
    )
    inner = rubbish + f"<h1>Guns at dusk</h1><p>{FIRST}</p>{rubbish}<p>{SECOND}</p>"
    text = read(page(body=shell.format(inner) + "<footer>All rights reserved</footer>")).text
    assert FIRST in text
    assert SECOND in text
    for word in ("var fired", "color", "Home", "World news", "Enable", "Subscribe", "secret", "Hidden", "rights"):
        assert word not in text


def test_inline_elements_and_breaks() -> None:
    text = read(page(body=f"<article><p>The <b>truce</b>\n held<sup>1</sup>.<br>Then {FIRST}</p></article>")).text
    assert text == f"The truce held1.\n\nThen {FIRST}"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2020-12-12T20:15:00+04:00'>",
        "<meta name='date' content='2020-12-12T20:15+04:00'>",
        "<script type='application/ld+json'>"
        + json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2020-12-12T20:15:00+04:00"}]})
        + "</script>",
    ],
)
def test_publication_from_metadata(head: str) -> None:
    published = read(page(head)).published
    assert published is not None
    assert published.start == datetime.fromisoformat("2020-12-12T20:15+04:00")


def test_publication_from_the_only_time_element() -> None:
    one = f"<article><h1>Guns</h1><time datetime='2020-12-12T20:15+04:00'>last night</time><p>{FIRST}</p></article>"
    assert read(page(body=one)).published is not None
    two = one.replace("<p>", "<time datetime='2020-12-10'>earlier</time><p>")
    assert read(page(body=two)).published is None


def test_site_language_and_address() -> None:
    head = (
        "<meta property='og:site_name' content='Lake Press'><link rel='canonical' href='https://lake.example/1'>"
        "<title>Guns at dusk | Lake Press</title>"
    )
    found = read(page(head, attributes="lang='en-GB'"))
    assert (found.source.name, found.language, found.url) == ("Lake Press", "en", "https://lake.example/1")


def test_the_date_line_names_the_year_from_the_metadata_without_contradiction() -> None:
    head = "<meta property='article:published_time' content='2020-12-12T20:15:00+04:00'>"
    result = read_document(page(head, f"<article><h1>Guns</h1><p>BAKU, Dec. 12 – {FIRST}</p></article>"), "a")
    assert result.issues == ()
    assert result.document is not None
    assert result.document.dateline is not None
    assert result.document.text[result.document.body :] == FIRST


def test_a_wrong_declared_encoding_is_seen_through() -> None:
    content = page(body=f"<article><p>“Déjà vu”, he said. {FIRST}</p></article>").replace(b"'utf-8'", b"'latin-1'")
    result = read_document(content, "a")
    assert result.document is not None
    assert "“Déjà vu”" in result.document.text
    assert "reader.encoding.declared" in [issue.code for issue in result.issues]


def test_a_declared_legacy_encoding_is_used() -> None:
    content = f"<html><head><meta charset='windows-1251'></head><body><p>{FIRST} Министерство.</p></body></html>"
    assert "Министерство" in read(content.encode("cp1251")).text


def test_a_page_that_scripts_would_fill_is_refused() -> None:
    result = read_document(b"<html><body><div id='root'></div><script>render()</script></body></html>", "a")
    assert result.document is None
    assert [issue.code for issue in result.issues] == ["reader.html.no_text"]


@pytest.mark.parametrize(
    "content", ["<p>" * 3000 + FIRST, "<div>" * 5000 + FIRST, f"<p>{FIRST}<p>{SECOND}<table><tr>", "<html>\x00\x01"]
)
def test_broken_pages_do_not_fail(content: str) -> None:
    result = read_document(content.encode(), "a")
    assert result.document is not None or result.issues


def test_an_xml_prologue_is_no_obstacle() -> None:
    content = f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{FIRST}</p></body></html>"
    assert read(content.encode()).text == FIRST
