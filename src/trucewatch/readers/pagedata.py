"""What a web page says of itself: headline, site, publication moment, language, address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from trucewatch.model.moment import Moment
from trucewatch.readers.dates import read_stamp

PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
    "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
SITE = ("og:site_name", "application-name", "dc.publisher")
TITLE = ("og:title", "dc.title")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """A page's metadata; None where the page does not say."""

    title: str | None
    site: str | None
    published: Moment | None
    language: str | None
    url: str | None


def read_page_data(tree: html.HtmlElement) -> PageData:
    """The metadata of a parsed page whose scripts are still in it."""
    metas = dict(_metas(tree))
    linked = list(_linked_data(tree))
    return PageData(
        title=_first(metas, TITLE) or _text(tree, "//title"),
        site=_first(metas, SITE) or next(filter(None, map(_publisher, linked)), None),
        published=_published(tree, metas, linked),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None,
        url=_attribute(tree, "//link[@rel='canonical']/@href") or metas.get("og:url"),
    )


def _metas(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in reversed(list(tree.iter("meta"))):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            yield name.lower(), content


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _published(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> Moment | None:
    """The first readable of: meta elements, linked data, the only `time` element of the page."""
    stamps = [metas[name] for name in PUBLISHED if name in metas]
    stamps += [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    times = {time.get("datetime") for time in tree.iter("time") if time.get("datetime")}
    marked = set(tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"))
    stamps += [str(stamp) for stamp in (marked or times) if len(marked or times) == 1]
    return next(filter(None, (read_stamp(stamp, None) for stamp in stamps)), None)


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; what is no JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items = content if isinstance(content, list) else [content]
        for item in items:
            graph = item.get("@graph", [item]) if isinstance(item, dict) else []
            yield from (part for part in graph if isinstance(part, dict))


def _publisher(item: dict[str, Any]) -> str | None:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) else None


def _text(tree: html.HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) or None if found else None


def _attribute(tree: html.HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None
