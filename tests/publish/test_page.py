"""The page as a whole: it stands alone, is the same every time, and reads well to people and machines."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from itertools import pairwise

import pytest
from lxml import html

from trucewatch.model import Span, Voice
from trucewatch.publish import Publication, report_html
from trucewatch.publish.page import anchor, visible

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module")
def page(publication: Publication) -> str:
    return report_html(publication)


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_same_publication_gives_the_same_bytes(publication: Publication, page: str) -> None:
    assert report_html(publication) == page


def test_order_of_claims_and_documents_plays_no_part(publication: Publication, page: str) -> None:
    turned = replace(
        publication,
        claims=dict(reversed(publication.claims.items())),
        documents=dict(reversed(publication.documents.items())),
    )
    assert report_html(turned) == page


def test_it_needs_no_network(tree: html.HtmlElement) -> None:
    loaded = tree.xpath("//@src | //link/@href | //img | //iframe | //object | //use/@href[not(starts-with(., '#'))]")
    assert loaded == []
    assert "url(" not in "".join(tree.xpath("//style/text()")).replace("url(#", "")


def test_its_policy_allows_its_own_style_and_script_only(tree: html.HtmlElement) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for element in tree.xpath("//style | //script"):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert tree.xpath("//@style | //@onclick | //@onload") == []


HOSTILE = (
    "<script>alert(1)</script>",
    "</mark></blockquote></title><img src=x onerror=alert(1)>",
    '" onmouseover="x',
    "' autofocus onfocus='x",
    "{{ 7*7 }}{% raw %}",
    "]]>--><!--",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(publication: Publication, hostile: str) -> None:
    spans = (Span(start=0, end=len(hostile), text=hostile),)
    voices = (Voice(name=hostile, cue=hostile),)
    claims = {
        key: replace(claim, document="sha256:gone", path=hostile, spans=spans, voices=voices)
        for key, claim in publication.claims.items()
    }
    tree = html.document_fromstring(report_html(replace(publication, title=hostile, claims=claims)))
    (heading,) = tree.xpath("//h1")
    assert heading.text_content() == hostile
    assert hostile in [mark.text_content() for mark in tree.xpath("//mark")]
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img | //@onmouseover | //@onfocus | //@onerror") == []


def test_unseen_characters_are_shown() -> None:
    assert visible("a\u202egnp.exe\x00b") == "a‹U+202E›gnp.exe‹U+0000›b"
    assert visible("one\r\ntwo\tthree") == "one\ntwo\tthree"


def test_addresses_that_are_not_of_the_web_are_no_links(publication: Publication) -> None:
    documents = {key: replace(one, url="javascript:alert(1)") for key, one in publication.documents.items()}
    tree = html.document_fromstring(report_html(replace(publication, documents=documents)))
    assert [href for href in tree.xpath("//a/@href") if not href.startswith("#")] == []


def test_every_link_inside_leads_somewhere(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href[starts-with(., '#')] | //use/@href")} <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        assert {one for value in tree.xpath(f"//@{name}") for one in value.split()} <= set(ids)


def test_headings_skip_no_level(tree: html.HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in tree.iter(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_landmarks_tables_and_drawings_are_named(tree: html.HtmlElement) -> None:
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    assert tree.xpath("//nav[not(@aria-label)]") == []
    assert tree.xpath("//table[not(caption)]") == []
    assert tree.xpath("//th[not(@scope)]") == []
    drawings = tree.xpath("//svg[not(@aria-hidden='true')]")
    assert drawings
    assert all(drawing.get("role") == "img" for drawing in drawings)
    assert all(drawing.get("aria-label") or drawing.get("aria-labelledby") for drawing in drawings)


def test_each_verdict_has_symbol_and_words(tree: html.HtmlElement) -> None:
    verdicts = tree.xpath("//*[contains(concat(' ', @class, ' '), ' verdict ')]")
    assert verdicts
    assert all(verdict.xpath(".//use/@href") and words_of(verdict) for verdict in verdicts)


def test_the_question_stands_at_the_head(tree: html.HtmlElement) -> None:
    (question,) = tree.xpath("//*[@class='question']")
    assert words_of(question) == "About 7 December 2020, 20:59 UTC, as known at 7 December 2020, 20:59 UTC."


def test_labels_stand_with_their_number_and_points(tree: html.HtmlElement) -> None:
    lines = [words_of(line) for line in tree.xpath("//ul[@class='outcomes']/li")]
    assert "breach verified, attributed to nobody 1 finding, point 1" in lines
    assert "kept 2 findings, points 3 and 6" in lines


def test_a_sensitive_reading_gives_the_outcome_by_each_reading(tree: html.HtmlElement) -> None:
    (box,) = [words_of(box) for box in tree.xpath("//*[@class='sensitive']")]
    assert box.startswith("The outcome depends on how the words are read.")
    assert "end of day (used here), held by Armenia, due end of 25 November 2020, UTC+3: kept" in box
    assert "start of day, held by Azerbaijan and Russia, due start of 25 November 2020, UTC+3: kept late" in box


def test_a_sentence_is_quoted_once_with_its_chain(tree: html.HtmlElement) -> None:
    quoted = [one for one in tree.xpath("//figure[@class='quote'][@id]") if "taken up posts" in words_of(one)]
    (quote,) = quoted
    (marked,) = quote.xpath(".//mark")
    assert words_of(marked) == "peacekeepers had taken up posts along the line of contact and in the Lachin corridor"
    chain = [words_of(link) for link in quote.xpath(".//ol[@class='chain']/li")]
    assert chain == ["Northern Wire", "the Kremlin website according to", "the Russian president said (origin)"]


def test_sides_face_each_other_without_majority(tree: html.HtmlElement) -> None:
    first = tree.xpath("//*[@class='dispute']")[0]
    assert [words_of(side) for side in first.xpath(".//h5")] == ["It happened", "It did not happen"]
    assert "%" not in words_of(first)


def test_counts_are_never_summed(tree: html.HtmlElement) -> None:
    (table,) = [one for one in tree.xpath("//table") if "Violations, Donetsk region" in words_of(one)]
    assert [words_of(cell) for cell in table.xpath(".//td[@data-name='Count']")] == ["5", "12", "at least 7"]
    assert "earlier period" in words_of(table)
    assert "24" not in words_of(table)


def test_what_is_withheld_is_nowhere_on_the_page(page: str) -> None:
    for secret in ("Melikyan", "14 Garden Street", "desk@northernwire", "000-00-00", "123-456"):
        assert secret not in page
    assert "[name withheld]" in page


def test_a_sensitive_place_is_no_finer_than_its_cell(page: str) -> None:
    assert "Goris (within 3.5" in page


def test_documents_receipts_and_issues_are_listed(tree: html.HtmlElement, publication: Publication) -> None:
    text = words_of(tree)
    assert all(document in text for document in publication.documents)
    assert "the file is encrypted and no password was given" in text
    assert "reader.pdf.encrypted" in text


def test_it_stays_small(page: str) -> None:
    assert len(page.encode()) < 300_000


def test_nothing_asked_gives_a_page_too() -> None:
    empty = Publication(title="Nothing", about=datetime(2020, 12, 7, tzinfo=UTC), generated_by="trucewatch")
    assert "No agreement was asked about." in report_html(empty)


def test_anchors_hold_nothing_that_needs_escaping() -> None:
    assert anchor("sha256:" + "ab" * 32) == "sha256-abababababababababab"
    assert re.fullmatch(r"[A-Za-z0-9-]+", anchor("p1.ceasefire"))


def luminance(colour: str) -> float:
    text = colour.lstrip("#")
    text = "".join(digit * 2 for digit in text) if len(text) == 3 else text
    parts = [int(text[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def themes() -> dict[str, dict[str, str]]:
    css = files("trucewatch").joinpath("data/templates/report.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    light, dark, ink = (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", block)) for block in blocks)
    return {"light": light, "dark": light | dark, "print": light | ink}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["paper", "raised", "mark", "land"])
def test_text_has_the_contrast_of_level_aa(theme: str, ground: str) -> None:
    colours = themes()[theme]
    inks = {"paper": ("ink", "muted", "link", "against", "disputed", "open", "partly", "kept", "quiet")}
    inks |= {"raised": (*inks["paper"],), "mark": ("ink",), "land": ("ink", "muted", "zone")}
    for ink in inks[ground]:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (theme, ink, ground)


def test_lists_have_ceilings_and_say_what_they_leave_out(publication: Publication) -> None:
    (model,) = [one for one in publication.incidents if one.act == "fire.indirect"]
    many = tuple(replace(model, id=f"i1:{number:032x}") for number in range(1000))
    cited = tuple(replace(one, incidents_against=tuple(i.id for i in many)) for one in publication.findings)
    page = report_html(replace(publication, incidents=many, findings=cited))
    assert "700 more incidents stand in incidents.jsonl." in page
    assert "970 more contradictions stand in incidents.jsonl." in page
    assert len(page.encode()) < 1_000_000
