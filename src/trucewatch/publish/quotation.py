"""A claim's words as quoted: the highlighted span in its context, and the chain of voices that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from trucewatch.model.claim import Claim, Modality, Polarity, Voice
from trucewatch.model.document import Document, Span
from trucewatch.protect import Withheld, mark_of, private_persons, redact, withheld
from trucewatch.protect.redaction import without_overlap
from trucewatch.publish.publication import Publication
from trucewatch.publish.wording import PRONOUNS, act_title, joined, moment_words, place_words, quantity_words

CONTEXT = 240
"""Characters on each side of a span within which the quotation looks for the edge of its sentence."""

_SENTENCE_END = re.compile(r"(?<=[.!?…»”\"])\s+(?=[\"“«‘(]?[^\W_a-z])|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of quoted text, highlighted where it carries the claim."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One unbroken stretch of a document; ``opens`` and ``closes`` tell whether it begins and ends with a sentence."""

    segments: tuple[Segment, ...]
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One voice of the chain, the verb or phrase by which it was introduced, and whether it is the origin."""

    name: str
    cue: str = ""
    origin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A claim as shown to a reader; ``document`` is empty where only the claim's own words are at hand."""

    claim: str
    chain: tuple[Link, ...]
    passages: tuple[Passage, ...]
    document: str
    title: str
    published: str
    facts: tuple[tuple[str, str], ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Quoting:
    """Quotes the claims of one publication, with what is withheld left out of every text."""

    publication: Publication

    def clean(self, text: str) -> str:
        """A text without what is withheld."""
        return redact(text, self.publication.withheld_names)

    def of(self, claim: Claim) -> Quotation:
        """The claim's words, its voices and what it says in short."""
        document = self.publication.documents.get(claim.document)
        title = document.title.text if document and document.title else claim.path
        return Quotation(
            claim=claim.id,
            chain=self.chain(claim),
            passages=tuple(self._passages(claim, document)),
            document=document.id if document else "",
            title=self.clean(title),
            published=moment_words(claim.published) if claim.published else "undated",
            facts=tuple((name, self.clean(value)) for name, value in _facts(claim)),
            denied=claim.polarity is Polarity.DENIED,
        )

    def chain(self, claim: Claim) -> tuple[Link, ...]:
        """From the publisher to who vouches for the act."""
        voices = claim.voices or (claim.origin,)
        return tuple(
            Link(
                name=self.clean(_called(voice)),
                cue=self.clean(voice.cue or ""),
                origin=voice is voices[-1],
            )
            for voice in voices
        )

    def _passages(self, claim: Claim, document: Document | None) -> Iterator[Passage]:
        if document is None:
            yield from (Passage(segments=(Segment(text=self.clean(span.text), marked=True),)) for span in claim.spans)
            return
        gone = self._withheld(document)
        for start, end, spans in _windows(document, sorted(claim.spans)):
            segments = tuple(_segments(document.text, start, end, spans, gone))
            yield Passage(segments=segments, opens=_opens(document, start), closes=_closes(document.text, end))

    def _withheld(self, document: Document) -> tuple[Withheld, ...]:
        publication = self.publication
        persons = publication.persons.get(document.id, ())
        by_pattern = _withheld_of(document.text, publication.withheld_names)
        if not persons:
            return by_pattern
        return without_overlap((*by_pattern, *private_persons(document.text, publication.office_holders, persons)))


def _called(voice: Voice) -> str:
    """The voice as written; a pronoun says nothing out of its text, so the code that it stands for follows it."""
    if not voice.name:
        return "an unnamed source"
    return f"{voice.name} ({voice.actor})" if voice.actor and voice.name.casefold() in PRONOUNS else voice.name


@lru_cache(maxsize=4096)
def _withheld_of(text: str, names: frozenset[str]) -> tuple[Withheld, ...]:
    return withheld(text, names)


def _facts(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "act", act_title(claim.act)
    if claim.initiator:
        yield "by", joined(actor.text for actor in claim.initiator)
    if claim.target:
        yield "to", joined(actor.text for actor in claim.target)
    if claim.place:
        yield "where", joined(place_words(place) for place in claim.place)
    yield "when", moment_words(claim.time)
    if claim.counts:
        yield "counts", joined(quantity_words(quantity) for quantity in claim.counts)
    if claim.instruments:
        yield "with", joined(claim.instruments)
    if claim.modality is not Modality.OCCURRED:
        yield "said as", str(claim.modality)


def _windows(document: Document, spans: Iterable[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    start, end, inside = 0, -1, list[Span]()
    for span in spans:
        first, last = _sentence_start(document, span.start), _sentence_end(document.text, span.end)
        if inside and first <= end + 1:
            end = max(end, last)
            inside.append(span)
            continue
        if inside:
            yield start, end, inside
        start, end, inside = first, last, [span]
    if inside:
        yield start, end, inside


def _sentence_start(document: Document, position: int) -> int:
    text, head = document.text, _head_end(document, position)
    floor = max(head, position - CONTEXT)
    # One character more, so that the sentence that the span itself opens is seen to begin.
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, position + 2) if match.end() <= position]
    if ends:
        return ends[-1]
    if floor == head:
        return head + len(text[head:position]) - len(text[head:position].lstrip())
    return text.find(" ", floor, position) + 1 or position


def _head_end(document: Document, position: int) -> int:
    """The end of the last part of the document's head that lies before a position; a heading is no context."""
    parts = (document.title, document.byline, document.dateline)
    ends = [part.end for part in parts if part and part.end <= position]
    return max([*ends, document.body if document.body <= position else 0])


def _sentence_end(text: str, position: int) -> int:
    # From the last marked character, so that a span that ends with its sentence does not take in the next one.
    ceiling = min(len(text), position + CONTEXT)
    match = _SENTENCE_END.search(text, max(position - 1, 0), ceiling)
    if match:
        return max(match.start(), position)
    if ceiling == len(text):
        return ceiling
    cut = text.rfind(" ", position, ceiling)
    return max(cut, position)


def _opens(document: Document, start: int) -> bool:
    before = document.text[_head_end(document, start) : start]
    return not before.strip(" .:—–-") or before.rstrip()[-1:] in '.!?…»”"' or "\n" in before[-2:]


def _closes(text: str, end: int) -> bool:
    return end >= len(text.rstrip()) or text[:end].rstrip()[-1:] in '.!?…»”"' or text[end : end + 1] == "\n"


def _segments(text: str, start: int, end: int, spans: list[Span], gone: tuple[Withheld, ...]) -> Iterator[Segment]:
    cuts = {start, end}
    edges = [(span.start, span.end) for span in spans] + [(item.start, item.end) for item in gone]
    cuts |= {min(max(edge, start), end) for pair in edges for edge in pair}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        marked = any(span.start <= first and last <= span.end for span in spans)
        hidden = next((item for item in gone if item.start <= first and last <= item.end), None)
        if hidden is None:
            yield Segment(text=text[first:last], marked=marked)
        elif first == max(hidden.start, start):
            # A stretch that a span's edge cuts in two still gets one mark only.
            yield Segment(text=mark_of(hidden.kind), marked=marked)
