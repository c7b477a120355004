"""A YAML tree as pieces: each member of a mapping and each entry of a list, with the comments that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode


@dataclass(slots=True, eq=False)
class Piece:
    """One member or entry; the root is a piece without a key.

    ``start`` is the index of its key, its dash or its value in the text, ``end`` where its content ends, ``column``
    counts from 0. ``before`` are the comment lines above it (an empty text is an empty line), ``beside`` the comments
    at the end of its line, ``after`` those below the last of its own pieces.
    """

    key: ScalarNode | None
    node: Node
    start: int
    column: int
    parent: Piece | None = None
    end: int = 0
    pieces: list[Piece] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def flow(self) -> bool:
        """Whether its value is written in brackets."""
        return isinstance(self.node, CollectionNode) and bool(self.node.flow_style)

    @property
    def empty(self) -> bool:
        """Whether nothing is written as its value."""
        return bool(self.node.start_mark.index == self.node.end_mark.index)

    @property
    def commented(self) -> bool:
        """Whether a comment stands at one of its own pieces."""
        return bool(self.after) or any(
            each.before or each.beside or each.after or each.commented for each in self.pieces
        )

    def walk(self) -> Iterator[Piece]:
        """The piece and all below it, in the order in which they begin."""
        yield self
        for each in self.pieces:
            yield from each.walk()

    def chain(self) -> Iterator[Piece]:
        """The piece, what it stands in, and so on to the root."""
        piece: Piece | None = self
        while piece is not None:
            yield piece
            piece = piece.parent


def pieces_of(root: Node, text: str, dashes: list[int]) -> Piece:
    """The tree of pieces below a node; ``dashes`` are the indices of all dashes that begin an entry."""
    piece = Piece(None, root, root.start_mark.index, root.start_mark.column)
    _fill(piece, text, dashes)
    return piece


def _fill(piece: Piece, text: str, dashes: list[int]) -> None:
    for each in _own(piece, dashes):
        piece.pieces.append(each)
        _fill(each, text, dashes)
    piece.end = _end(piece, text)


def _own(piece: Piece, dashes: list[int]) -> Iterator[Piece]:
    node = piece.node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield Piece(key, value, key.start_mark.index, key.start_mark.column, piece)
    elif isinstance(node, SequenceNode):
        column = node.start_mark.column
        for value in node.value:
            if node.flow_style:
                yield Piece(None, value, value.start_mark.index, value.start_mark.column, piece)
                continue
            start = dashes[bisect_left(dashes, value.start_mark.index) - 1]
            yield Piece(None, value, start, column, piece)


def _end(piece: Piece, text: str) -> int:
    if piece.empty:
        return piece.key.end_mark.index + 1 if piece.key else piece.start + 1
    if piece.pieces and not piece.flow:
        return piece.pieces[-1].end
    written = text[piece.node.start_mark.index : piece.node.end_mark.index]
    return int(piece.node.start_mark.index) + len(written.rstrip())
