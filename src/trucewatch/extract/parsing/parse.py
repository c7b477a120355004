"""A parse: the words of one sentence with their classes and the tree over them, as plain values.

The rules ask a parse many times for the same few properties. Here each is worked out once, and nothing of the language
model is kept alive by it, so that a parse can be put aside for the next time the same sentence is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import overload


class Token:
    """One word. Names and meanings are those of spaCy: ``dep_`` is the relation to ``head`` in the ClearNLP scheme,
    ``tag_`` the Penn tag, ``pos_`` the universal class, ``idx`` the offset in the text of the parse.

    ``children`` are what hangs on it, ``lefts`` those before and ``rights`` those after it. The head of a root is the
    root itself. ``word`` is where `words.lemma_of` puts what it found. Two tokens are equal only if they are the same.
    """

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "lefts", "lemma_", "like_num", "lower_",
        "pos_", "rights", "tag_", "text", "word",
    )  # fmt: skip

    def __init__(
        self,
        doc: Parse,
        i: int,
        idx: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        punct: bool,
        number: bool,
    ) -> None:
        self.doc, self.i, self.idx, self.text = doc, i, idx, text
        self.lower_, self.lemma_ = text.lower(), lemma
        self.pos_, self.tag_, self.dep_ = pos, tag, dep
        self.is_punct, self.like_num = punct, number
        self.head: Token = self
        self.children: tuple[Token, ...] = ()
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self._subtree: tuple[Token, ...] = ()
        self.word = ""

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_space(self) -> bool:
        """Whether the token is nothing but white space."""
        return self.pos_ == "SPACE"

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=place)

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hangs on it, each left child's subtree first."""
        if not self._subtree:
            before = (token for child in self.lefts for token in child.subtree)
            after = (token for child in self.rights for token in child.subtree)
            self._subtree = (*before, self, *after)
        return self._subtree

    def is_ancestor(self, other: Token) -> bool:
        """Whether another token hangs, directly or not, on this one."""
        return any(above is self for above in other.ancestors)

    def hang(self, head: Token) -> None:
        """Put the token below its head."""
        self.head = head
        head.children += (self,)
        if self.i < head.i:
            head.lefts += (self,)
        else:
            head.rights += (self,)


place = attrgetter("i")


class Parse:
    """The tokens of one sentence in order, and its text."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = ()

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        return self.tokens[place]

    def plant(self, tokens: tuple[Token, ...], heads: tuple[int, ...]) -> Parse:
        """The parse with its tokens, each put below the one at its place in ``heads``."""
        self.tokens = tokens
        for token, place in zip(tokens, heads, strict=True):
            if place != token.i:
                token.hang(tokens[place])
        return self
