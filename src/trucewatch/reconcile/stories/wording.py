"""Wording: the body of a document as sentences of words, without what the outlet or the agency adds to a story."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model import Document

WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*")
PLAIN_WORD = re.compile(r"\w+")
BREAK = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9À-ÖØ-ÞА-Я])")
LINE = re.compile(r"\n")
PARAGRAPH = re.compile(r"\n\s*\n")
TABULAR = re.compile(r"text/csv|kind=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The word lists of `data/vocabularies/stories.yaml`."""

    boilerplate: re.Pattern[str]
    tags: re.Pattern[str]
    weighty: frozenset[str]
    periods: re.Pattern[str]


@cache
def knowledge() -> Knowledge:
    """The packaged word lists."""
    content: dict[str, Any] = YAML(typ="safe").load(
        (files("trucewatch.data") / "vocabularies" / "stories.yaml").read_text(encoding="utf-8")
    )
    return Knowledge(
        boilerplate=re.compile(rf"\s*(?:{'|'.join(content['boilerplate'])})\s*", re.IGNORECASE),
        tags=re.compile(rf"\s*(?:{'|'.join(content['tags'])})"),
        weighty=frozenset(word for words in content["weighty"].values() for word in words),
        periods=re.compile(content["periods"], re.IGNORECASE),
    )


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """The words of a sentence as written, quotation marks and dashes apart; offsets in the document's text."""

    words: tuple[str, ...]
    start: int
    end: int

    @cached_property
    def key(self) -> str:
        """What two sentences of the same words have in common."""
        return " ".join(self.words).casefold()

    @cached_property
    def weighty(self) -> frozenset[str]:
        """The words on which the sentence turns: figures, names, negations, times, directions."""
        return frozenset(word.casefold() for place, word in enumerate(self.words) if is_weighty(word, first=place == 0))


def is_weighty(word: str, *, first: bool) -> bool:
    """Whether a word is a figure, a name (a capital that no sentence asks for) or one of the listed ones."""
    if any(character.isdigit() for character in word):
        return True
    parts = re.split(r"['’-]", word.casefold())
    listed = knowledge().weighty
    return not listed.isdisjoint({word.casefold(), *parts}) or word.casefold().endswith("n't") or (
        word[:1].isupper() and not first
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Story:
    """A document as a story; its wording is looked at only where another document may have the same."""

    document: Document

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body."""
        return tuple(sentences_of(self.document))

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The words of the head."""
        return tuple(words_in(self.document.text[: self.document.body]))

    @cached_property
    def periodic(self) -> bool:
        """Whether the document says that it covers a period."""
        return knowledge().periods.search(self.document.text) is not None

    @cached_property
    def size(self) -> int:
        """The number of words of the body."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def plain_words(self) -> list[str]:
        """All words of the body in small letters, the outlet's among them; cheap, for filing only."""
        return PLAIN_WORD.findall(self.document.text[self.document.body :].casefold())


def story_of(document: Document) -> Story | None:
    """A document as a story; None for a row of a table, which is none."""
    return None if TABULAR.search(document.media) else Story(document=document)


def sentences_of(document: Document) -> Iterator[Sentence]:
    """The sentences of the body, lines of the outlet left out; breaks inside a paragraph are blanks."""
    text, at = document.text, document.body
    if tag := knowledge().tags.match(text, at):
        at = tag.end()
    for start, end in _pieces(text, at):
        words = tuple(words_in(text[start:end]))
        if words:
            yield Sentence(words=words, start=start, end=end)


def _pieces(text: str, at: int) -> Iterator[tuple[int, int]]:
    for start, end in _between(PARAGRAPH, text, at, len(text)):
        if not knowledge().boilerplate.fullmatch(text, start, end):
            for left, right in _lines(text, start, end):
                yield from _between(BREAK, text, left, right)


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The lines of a paragraph, where they are not mere breaks of a width: each ends as a sentence does, or all are short."""
    lines = list(_between(LINE, text, start, end))
    whole = all(text[left:right].rstrip()[-1:] in '.!?…:;"”' for left, right in lines)
    kept = lines if whole else [(start, end)]
    return [(left, right) for left, right in kept if not knowledge().boilerplate.fullmatch(text, left, right)]


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in pattern.finditer(text, start, end):
        if text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if text[at:end].strip():
        yield at, end


def words_in(text: str) -> list[str]:
    """The words of a text, letters in their one form, apostrophes straight."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‑", "-")
    return WORD.findall(plain)
