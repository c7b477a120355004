"""Web pages: headline and paragraphs of the article; scripts, styles and navigation never become text."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree, html
from trafilatura import extract as main_text

from trucewatch.readers.layout import Layout, Read, Refusal, too_long, with_title
from trucewatch.readers.letters import decode, encoding_issue
from trucewatch.readers.pagedata import PageData, read_page_data
from trucewatch.readers.plain import is_rubbish
from trucewatch.readers.sniff import HTML

MAX_BYTES_OF_PAGE = 16 * 2**20
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)""", re.IGNORECASE)
PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
NOT_TEXT = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "form",
    "button", "select", "nav", "aside", "footer", "dialog", "figure",
)  # fmt: skip
UNREAD = (
    "//*[@hidden or @aria-hidden='true' or @role='navigation' or @role='banner' or @role='contentinfo'"
    " or @role='complementary' or @role='search' or @role='dialog']"
)
ARTICLES = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
))  # fmt: skip
# Pages without an article are told by issues; without a handler trafilatura would print to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

FEWEST_LETTERS = 40
"""An article element with less text is a teaser or an empty shell."""


def read_markup(content: bytes, path: str) -> Read:
    """The article of a page, laid out as headline and paragraphs with an empty line between them."""
    if len(content) > MAX_BYTES_OF_PAGE:
        return too_long(len(content)) or _no_text()
    declared = declared_encoding(content)
    decoded = decode(content, declared)
    if decoded is None:
        return _no_text()
    layout = lay_out(decoded.text)
    if isinstance(layout, Refusal):
        return layout
    return replace(layout, issues=encoding_issue(decoded, declared, path))


def declared_encoding(content: bytes) -> str | None:
    """The encoding that the first bytes of a page name."""
    match = DECLARED.search(content[:2048])
    return match[1].decode("ascii") if match else None


def lay_out(page: str) -> Read:
    """The text of a page that is decoded already, with what its metadata say."""
    tree = _parse(page)
    if tree is None:
        return _no_text()
    data = read_page_data(tree)
    _strip(tree)
    blocks = _article(tree)
    title = _headline(tree) or data.title
    text, extent = with_title(title, _without_headline(blocks, title))
    if not blocks or is_rubbish(text):
        return _no_text()
    return too_long(len(text)) or _layout(text, extent, data)


def _layout(text: str, extent: tuple[int, int] | None, data: PageData) -> Layout:
    return Layout(
        text=text,
        media=HTML,
        title=extent,
        published=data.published,
        source=data.site,
        language=data.language,
        url=data.url,
    )


def _no_text() -> Refusal:
    return Refusal(
        code="reader.html.no_text",
        message="the page holds no readable text",
        hint="it may be filled in by a script: save the page from a browser, or as text",
    )


def _parse(page: str) -> html.HtmlElement | None:
    page = PROLOGUE.sub("", page.replace("\x00", ""))
    try:
        return html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _strip(tree: html.HtmlElement) -> None:
    """Drop what no reader of the page would take for the report's words."""
    for element in [*tree.iter(*NOT_TEXT), *tree.iter(etree.Comment), *tree.xpath(UNREAD)]:
        if element.getparent() is not None:
            element.drop_tree()


def _article(tree: html.HtmlElement) -> list[str]:
    """The blocks of the marked article; on pages that mark none, of what looks like the article; else of the page."""
    for path in ARTICLES:
        found = [blocks for blocks in map(_blocks, tree.xpath(path)) if sum(map(len, blocks)) >= FEWEST_LETTERS]
        if len(found) == 1:
            return found[0]
    whole = _blocks(tree.body if tree.body is not None else tree)
    return _likely_article(tree, whole) or whole


def _likely_article(tree: html.HtmlElement, whole: list[str]) -> list[str]:
    """What trafilatura takes for the article, where it keeps at least half of the page's words."""
    text = main_text(html.tostring(tree, encoding="unicode"), include_comments=False, favor_recall=True) or ""
    blocks = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    kept, all_letters = sum(map(len, blocks)), sum(map(len, whole))
    return blocks if kept * 2 >= all_letters else []


def _headline(tree: html.HtmlElement) -> str | None:
    """The page's only first-rank heading."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0] if len(headings) == 1 else None


def _without_headline(blocks: list[str], title: str | None) -> list[str]:
    """The blocks from the headline on, and the headline only once."""
    if title in blocks[:8]:
        return blocks[blocks.index(title) + 1 :]
    return blocks


def _blocks(element: html.HtmlElement) -> list[str]:
    """The element's text, block by block, with white space as a browser shows it."""
    pieces: list[list[str]] = [[]]
    for event, text in _events(element):
        if event:
            pieces.append([])
        if text:
            pieces[-1].append(text)
    joined = (" ".join("".join(piece).split()) for piece in pieces)
    return [block for block in joined if block]


def _events(element: html.HtmlElement) -> Iterator[tuple[bool, str | None]]:
    """(whether a block edge lies here, the text that follows) in reading order."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        edge = node.tag in BLOCKS
        if event == "start":
            yield edge, node.text
        elif node is not element:
            yield edge, node.tail
