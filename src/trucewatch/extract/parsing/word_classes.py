"""Word classes: what the model's attribute rules say of each word, asked once for each kind of word.

The rules (universal class, morphology, some lemmas) look at a word's own form, tag and relation, save a few that look
at its neighbour. Matching all of them on every sentence costs as much as the parse itself; for a form that no rule
names, the answer depends on tag and relation alone, of which there are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import NumpyOps

ARRAYS = NumpyOps()
UNNAMED, SPECIAL = 0, 1
"""In place of a form: no rule names it; a rule asks more of it than to be a certain word, so all rules must be tried."""
MOST_FORMS = 100_000
"""Forms remembered at most, so that memory stays flat over any number of documents."""

Kind = tuple[int, int, int]
"""Form, tag and relation of a word."""


class WordClasses:
    """Does to a document what an attribute ruler does, and remembers what that said of each kind of word."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        code = ruler.vocab.strings
        entries: list[dict[str, Any]] = list(ruler.patterns)
        rules: list[list[dict[str, Any]]] = [rule for entry in entries for rule in entry["patterns"]]
        self.named = {code[word] for rule in rules for token in rule for word in words_of(token, "LOWER")}
        openings = [rule[0] for rule in rules if len(rule) > 1]
        self.opening = {code[word] for token in openings for key in ("LOWER", "DEP") for word in words_of(token, key)}
        self.expressions = [re.compile(found) for rule in rules for token in rule if (found := expression(token))]
        self.forms: dict[int, int] = {}
        self.answers: dict[Kind, tuple[int, int, int]] = {}

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same documents with the classes of their words."""
        return map(self.classified, docs)

    def classified(self, doc: Doc) -> Doc:
        """A document with the classes of its words set."""
        rows = doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        kinds = [(self.form(lower, doc), tag, dep) for lower, tag, dep, _ in rows]
        if any(form == SPECIAL or dep in self.opening for form, _, dep in kinds) or any(row[-1] for row in rows):
            return self.ruler(doc)
        if not self.answers.keys() >= set(kinds):
            self.learn(self.ruler(doc), kinds)
            return doc
        answers = ARRAYS.asarray2i([self.answers[kind] for kind in kinds], dtype="uint64")
        return doc.from_array([POS, MORPH, LEMMA], answers)

    def learn(self, doc: Doc, kinds: Iterable[Kind]) -> None:
        """Remember what the rules said of each kind of word in a document."""
        for kind, (pos, morph, lemma) in zip(kinds, doc.to_array([POS, MORPH, LEMMA]).tolist(), strict=True):
            self.answers[kind] = (pos, morph, lemma)

    def form(self, lower: int, doc: Doc) -> int:
        """A form as far as any rule on single words names it."""
        if lower not in self.forms:
            if len(self.forms) >= MOST_FORMS:
                self.forms.clear()
            word = doc.vocab.strings[lower]
            special = lower in self.opening or any(found.search(word) for found in self.expressions)
            self.forms[lower] = SPECIAL if special else lower if lower in self.named else UNNAMED
        return self.forms[lower]


def words_of(token: dict[str, Any], key: str) -> list[str]:
    """The words that a rule names for an attribute of a word, whether it asks for one, for any of several, or none."""
    asked = token.get(key, [])
    if isinstance(asked, dict):
        return [word for words in asked.values() if isinstance(words, list) for word in words]
    return [asked] if isinstance(asked, str) else list(asked)


def expression(token: dict[str, Any]) -> str | None:
    """The regular expression that a rule asks of a word's form."""
    asked = token.get("LOWER")
    return asked.get("REGEX") if isinstance(asked, dict) else None
