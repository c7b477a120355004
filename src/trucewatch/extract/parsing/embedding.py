"""Embedding: the vector that the model gives a word before it looks at the words beside it, worked out once for each form.

It depends on nothing but the word's form and whether a space follows, and to work it out is a third of what the model
multiplies for a sentence. The words of reports come again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from spacy.tokens import Doc
from thinc.api import Model, Ops, chain
from thinc.types import Floats2d, Ints2d

MOST_FORMS = 32_768
"""Forms remembered at most, 400 bytes each, so that memory stays flat over any number of documents."""
FEATURES = "extract_features"
Vectors = list[Floats2d]


class KnownForms:
    """The vectors of the forms met so far, in the rows of a table."""

    def __init__(self, embed: Model[Sequence[Doc], Vectors]) -> None:
        self.columns = list(embed.layers[0].attrs["columns"])
        self.work_out: Model[list[Ints2d], Vectors] = chain(*embed.layers[1:])
        self.places: dict[bytes, int] = {}
        self.table: Floats2d = embed.ops.alloc2f(0, embed.get_dim("nO"))

    def vectors(self, docs: Sequence[Doc], ops: Ops) -> Vectors:
        """The vectors of the words of some documents."""
        rows = ops.xp.ascontiguousarray(ops.xp.concatenate([doc.to_array(self.columns) for doc in docs]))
        forms: list[bytes] = rows.view(f"V{rows.itemsize * len(self.columns)}").ravel().tolist()
        if len(self.places) > MOST_FORMS:
            self.places, self.table = {}, self.table[:0]
        if new := [form for form in dict.fromkeys(forms) if form not in self.places]:
            self.learn(new, ops)
        return ops.unflatten(self.table[[self.places[form] for form in forms]], ops.asarray1i([len(d) for d in docs]))

    def learn(self, forms: Sequence[bytes], ops: Ops) -> None:
        """Work out the vectors of forms that were not met before."""
        rows = ops.xp.frombuffer(b"".join(forms), dtype="uint64").reshape(len(forms), len(self.columns))
        vectors = self.work_out.predict([rows])[0]
        self.places |= {form: place for place, form in enumerate(forms, len(self.places))}
        self.table = ops.xp.vstack([self.table, vectors])


def remember_forms(tok2vec: Model[Sequence[Doc], Vectors], ops: Ops) -> None:
    """Let the first layer of a model of words in context take from memory what it has worked out before.

    A model whose words begin in another way than by features of their form stays as it is.
    """
    embed = tok2vec.layers[0]
    if not embed.layers or embed.layers[0].name != FEATURES:
        return
    remembering: Model[Sequence[Doc], Vectors] = Model("known_forms", partial(forward, KnownForms(embed)), ops=ops)
    tok2vec.layers[0] = remembering


def forward(
    known: KnownForms, model: Model[Sequence[Doc], Vectors], docs: Sequence[Doc], is_train: bool
) -> tuple[Vectors, Callable[[Vectors], Sequence[Doc]]]:
    """The layer as the model calls it; it only reads, and is never trained."""
    return known.vectors(docs, model.ops), lambda _: docs
