"""Documents and the spans that point into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters of a document's text: offsets in Unicode code points, ``text`` equal to the slice, always."""

    start: int
    end: int
    text: str = field(compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"not a span: [{self.start}:{self.end}] of {len(self.text)} characters")


def span_of(text: str, start: int, end: int) -> Span:
    """The span of a slice, with white space at its edges left out."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(start=start, end=start + len(piece), text=piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published a document: the name as given and, where known, the actor code."""

    name: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as text, with what the file or the manifest says of it.

    ``id`` is the hash of the bytes. ``published`` is as precise as known, None where nothing says it.
    ``as_of`` is the moment up to which the report says it is informed. ``body`` is the offset where the head
    (title, byline, mail headers) ends. ``timezone`` is an IANA name. ``media`` is what the bytes are, by content.
    ``key`` names the record that the document is a version of (a row of a table); see `model.version`.
    """

    id: str
    path: str
    text: str
    media: str = "text/plain"
    source: Source = Source()
    published: Moment | None = None
    as_of: Moment | None = None
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    body: int = 0
    timezone: str | None = None
    language: str | None = None
    url: str | None = None
    key: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``, trimmed of white space."""
        return span_of(self.text, start, end)
