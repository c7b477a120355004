"""Lemmas: what the model's lemmatizer says of each word, asked once for each form with its class and morphology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc
from thinc.api import NumpyOps

ARRAYS = NumpyOps()
MOST_FORMS = 200_000
"""Forms remembered at most, so that memory stays flat over any number of documents."""


class Lemmas:
    """Does to a document what the model's rule lemmatizer does, and remembers the lemma of each form."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self.known: dict[tuple[int, int, int], int] = {}

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same documents with the lemmas of their words."""
        return map(self.lemmatized, docs)

    def lemmatized(self, doc: Doc) -> Doc:
        """A document with the lemmas of its words set, those that it has kept."""
        rows = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        lemmas = [lemma or self.lemma(doc, i, (orth, pos, morph)) for i, (orth, pos, morph, lemma) in enumerate(rows)]
        return doc.from_array([LEMMA], ARRAYS.asarray2i([[lemma] for lemma in lemmas], dtype="uint64"))

    def lemma(self, doc: Doc, place: int, form: tuple[int, int, int]) -> int:
        """The code of the lemma of one word."""
        if form not in self.known:
            if len(self.known) >= MOST_FORMS:
                self.known.clear()
            self.known[form] = doc.vocab.strings.add(self.lemmatizer.lemmatize(doc[place])[0])
        return self.known[form]
