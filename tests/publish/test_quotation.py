"""Quotations: the highlighted span in its sentence, with nothing of what is withheld."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Claim, Document, Source, Span, Voice
from trucewatch.publish import Publication
from trucewatch.publish.quotation import Passage, Quoting

TEXT = (
    "A title without a full stop\n"
    "The first sentence says nothing. Lena Brook, call +374 10 123-456, saw tanks leave at dawn. The last one ends it."
)


def quoted(text: str, *spans: tuple[int, int], title: int = 0, names: tuple[str, ...] = ()) -> tuple[Passage, ...]:
    heading = Span(start=0, end=title, text=text[:title]) if title else None
    document = Document(id="sha256:1", path="a.txt", text=text, title=heading)
    claim = Claim(
        id="c1:1", document=document.id, path="a.txt", source=Source(), published=None,
        spans=tuple(Span(start=start, end=end, text=text[start:end]) for start, end in spans),
        voices=(Voice(name="him", actor="DNR"),), act="withdrawal", reported_as="leave",
    )  # fmt: skip
    publication = Publication(
        title="", about=datetime(2021, 1, 1, tzinfo=UTC), generated_by="", claims={claim.id: claim},
        documents={document.id: document}, withheld_names=frozenset(names),
    )  # fmt: skip
    return Quoting(publication).of(claim).passages


def shown(passage: Passage) -> str:
    return "".join(f"[{one.text}]" if one.marked else one.text for one in passage.segments)


def place_of(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_the_sentence_around_the_span_is_its_context() -> None:
    (passage,) = quoted(TEXT, place_of("saw tanks leave"))
    assert shown(passage) == "Lena Brook, call [number withheld], [saw tanks leave] at dawn."
    assert passage.opens
    assert passage.closes


def test_a_heading_is_no_context() -> None:
    (passage,) = quoted(TEXT, place_of("The first sentence"), title=TEXT.index("\n"))
    assert shown(passage) == "[The first sentence] says nothing."


def test_spans_far_apart_are_two_passages_and_near_ones_one() -> None:
    assert [shown(one) for one in quoted(TEXT, place_of("The first"), place_of("The last one"), title=27)] == [
        "[The first] sentence says nothing.",
        "[The last one] ends it.",
    ]
    (both,) = quoted(TEXT, place_of("saw tanks"), place_of("at dawn"))
    assert shown(both) == "Lena Brook, call [number withheld], [saw tanks] leave [at dawn]."


def test_a_mark_cut_by_the_edge_of_a_span_stands_once() -> None:
    (passage,) = quoted(TEXT, place_of("Brook, call +374"), names=("Lena Brook",))
    assert shown(passage) == "[name withheld][, call ][[number withheld]], saw tanks leave at dawn."


def test_a_long_sentence_is_cut_and_says_so() -> None:
    text = "word " * 400
    (passage,) = quoted(text, (1000, 1004))
    assert len(shown(passage)) < 600
    assert not passage.opens
    assert not passage.closes


@given(st.text(alphabet="Ab .\n!", min_size=1, max_size=120), st.data())
def test_marked_words_are_the_span_whatever_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passages = quoted(text, (start, end))
    marked = "".join(one.text for passage in passages for one in passage.segments if one.marked)
    assert marked == text[start:end]


def test_a_pronoun_is_told_with_its_code_and_the_last_voice_is_the_origin(publication: Publication) -> None:
    quoting = Quoting(publication)
    claim = next(iter(publication.claims.values()))
    chain = quoting.chain(claim)
    assert [link.origin for link in chain] == [False, False, True]
    assert quoting.chain(Claim(**{name: getattr(claim, name) for name in claim.__slots__} | {"voices": (Voice(name="him", actor="DNR"),)}))[0].name == "him (DNR)"  # fmt: skip
