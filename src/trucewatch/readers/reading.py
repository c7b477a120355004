"""One file to one document: what it is, its text, its head, its publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from trucewatch.model.document import Document, Source, Span, span_of
from trucewatch.model.identity import document_id
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import zone_of
from trucewatch.readers.given import Given, ReadResult
from trucewatch.readers.head import Head, read_head
from trucewatch.readers.language import foreign_issue
from trucewatch.readers.layout import Extent, Layout, Read, Refusal
from trucewatch.readers.mail import read_mail
from trucewatch.readers.manifest import unknown_zone
from trucewatch.readers.markup import read_markup
from trucewatch.readers.plain import read_plain
from trucewatch.readers.portable import read_portable
from trucewatch.readers.publication import read_publication
from trucewatch.readers.sniff import DOCX, HTML, MAIL, PDF, PLAIN, media_of
from trucewatch.readers.word import read_word

READERS: Mapping[str, Callable[[bytes, str], Read]] = {
    PLAIN: read_plain,
    HTML: read_markup,
    MAIL: read_mail,
    PDF: read_portable,
    DOCX: read_word,
}
NOTHING_GIVEN = Given()
SAME_INITIALS, CONTAINED = 80, 100
"""Likeness (0 to 100) from which a short name passes for initials, and the likeness of a name within a name."""


def read_document(content: bytes, path: str, *, given: Given = NOTHING_GIVEN) -> ReadResult:
    """Read the bytes of one file; ``path`` only names it, what it is is told by the bytes.

    Never raises for bad content: a file that is no report gives ``skipped``, one that cannot be read gives an error
    among the issues. What is given wins over what the file says; where they contradict each other a warning says so.
    """
    media = media_of(content)
    layout = media if isinstance(media, Refusal) else READERS[media](content, path)
    if isinstance(layout, Refusal):
        return ReadResult(document=None, issues=(layout.issue(path),), skipped=layout.message if layout.skipped else "")
    return _document(content, path, layout, given)


def _document(content: bytes, path: str, layout: Layout, given: Given) -> ReadResult:
    head = read_head(layout.text, layout.title)
    timezone, issues = _timezone(head, layout, given, path)
    publication = read_publication(layout.text, head, layout, given=given, timezone=timezone, where=path)
    name = head.source or layout.source
    document = Document(
        id=document_id(content),
        path=path,
        text=layout.text,
        media=layout.media,
        source=Source(name=given.source or name, actor=given.actor),
        published=publication.published,
        as_of=publication.as_of,
        title=_span(layout.text, head.title),
        byline=_span(layout.text, head.byline),
        dateline=_span(layout.text, head.dateline),
        body=head.body,
        timezone=timezone,
        language=given.language or layout.language,
        url=given.url or layout.url or head.url,
    )
    own = (*layout.issues, *issues, *publication.issues, *_source_issue(given, name, path))
    own += foreign_issue(layout.text, path)
    return ReadResult(document=document, issues=own)


def _span(text: str, extent: Extent | None) -> Span | None:
    return span_of(text, *extent) if extent and text[slice(*extent)].strip() else None


def _timezone(head: Head, layout: Layout, given: Given, where: str) -> tuple[str | None, tuple[Issue, ...]]:
    """The zone that is given, else the one that "as of" or the opening names, else the container's."""
    if given.timezone and zone_of(given.timezone) is None:
        return _own_zone(head, layout), (unknown_zone(given.timezone, given.where or where),)
    return given.timezone or _own_zone(head, layout), ()


def _own_zone(head: Head, layout: Layout) -> str | None:
    return (head.as_of.zone if head.as_of else None) or head.zone or layout.timezone


def _source_issue(given: Given, found: str | None, where: str) -> tuple[Issue, ...]:
    if not given.source or not found or _same_name(given.source, found):
        return ()
    message = f"given as published by {given.source!r}, but the file names {found!r}"
    hint = f"what is given counts; correct {given.where or 'it'} if the file is right"
    return (Issue(code="reader.source.differs", severity=Severity.WARNING, where=where, message=message, hint=hint),)


def _same_name(one: str, other: str) -> bool:
    """Whether one name is the other's initials, or has no word that the other lacks ("BT", "Baltic Telegraph")."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    contained = fuzz.token_set_ratio(short, long, processor=default_process) >= CONTAINED
    return contained or fuzz.ratio(short.upper(), initials) >= SAME_INITIALS
