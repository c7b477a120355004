"""The comments of a YAML text, each given to the piece that it speaks of.

A comment at the end of a line belongs to what that line ends; lines of comment belong to what follows them, unless they
are indented as deep as a block that ends there: then they are the last words of that block. The round trip of ruamel.yaml
ties a comment to the token before it, so that it would stay behind where a member moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.tokens import (
    BlockEntryToken,
    DocumentStartToken,
    FlowEntryToken,
    FlowMappingEndToken,
    FlowSequenceEndToken,
    ScalarToken,
    Token,
)

from trucewatch.terms.layout.pieces import Piece, pieces_of

BLOCK_HEAD = re.compile(r"[|>][-+\d]*[ \t]+(#.*)")
CLOSING = (ScalarToken, FlowMappingEndToken, FlowSequenceEndToken)


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: where its ``#`` stands, what is written, and the token that it stands beside, if any."""

    index: int
    text: str
    beside: Token | None


def read_pieces(text: str) -> tuple[list[str], Piece]:
    """The comments at the head of a text that an empty line sets apart, and its tree with all others.

    The text must be one YAML document without faults.
    """
    yaml = YAML(typ="safe", pure=True)
    tokens = [token for token in yaml.scan(text) if token.start_mark.index < token.end_mark.index]
    root = YAML(typ="safe", pure=True).compose(text)
    dashes = [token.start_mark.index for token in tokens if isinstance(token, BlockEntryToken)]
    tree = pieces_of(root, text, dashes)
    remarks = sorted(_remarks(text, tokens), key=lambda remark: remark.index)
    return _Tied(text, tree, tokens, remarks).tied()


def _end(text: str, token: Token) -> int:
    """Where a token ends; that of a block scalar reaches over the empty lines below it."""
    written = text[token.start_mark.index : token.end_mark.index]
    return int(token.start_mark.index) + len(written.rstrip())


def _remarks(text: str, tokens: Sequence[Token]) -> Iterator[Remark]:
    before, start = None, 0
    for token in [*tokens, None]:
        end = token.start_mark.index if token else len(text)
        yield from _between(text, start, end, before)
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            head = BLOCK_HEAD.match(text, token.start_mark.index)
            if head:
                yield Remark(head.start(1), head[1].rstrip(), token)
        if token is not None:
            before, start = token, _end(text, token)


def _between(text: str, start: int, end: int, before: Token | None) -> Iterator[Remark]:
    at = start
    for number, line in enumerate(text[start:end].split("\n")):
        mark = line.find("#")
        if mark >= 0:
            own = number > 0 or before is None or isinstance(before, DocumentStartToken)
            yield Remark(at + mark, line[mark:].rstrip(), None if own else before)
        at += len(line) + 1


class _Tied:
    """Gives the remarks of a text to the pieces of its tree."""

    def __init__(self, text: str, tree: Piece, tokens: Sequence[Token], remarks: Sequence[Remark]) -> None:
        self.text, self.tree, self.remarks = text, tree, remarks
        self.pieces = list(tree.walk())
        self.starts = [piece.start for piece in self.pieces]
        self.breaks = [index for index, letter in enumerate(text) if letter == "\n"]
        ends = {_end(text, token) for token in tokens} | {remark.index + len(remark.text) for remark in remarks}
        self.written = sorted(ends)

    def tied(self) -> tuple[list[str], Piece]:
        for remark in self.remarks:
            if remark.beside is None:
                self._above(remark)
            else:
                self._beside(remark, remark.beside)
        for piece in self.pieces:
            if piece.parent is not None and self._gap(piece.start):
                piece.before.append("")
        return self._head(), self.tree

    def _head(self) -> list[str]:
        first = self.tree.pieces[0].before
        if "" not in first:
            return []
        length = len(first) - first[::-1].index("")
        head, first[:] = first[:length], first[length:]
        return head

    def _gap(self, index: int) -> bool:
        """Whether an empty line stands between what is written before an index and the index."""
        place = bisect_right(self.written, index)
        last = self.written[place - 1] if place else 0
        return self._line(index) - self._line(last) > 1

    def _line(self, index: int) -> int:
        return bisect_left(self.breaks, index)

    def _beside(self, remark: Remark, token: Token) -> None:
        start, end = token.start_mark.index, _end(self.text, token)
        if isinstance(token, FlowEntryToken):
            over = [piece for piece in self.pieces if piece.end <= start]
            piece = max(over, key=lambda each: each.end, default=self.tree)  # the outermost of those that end there
        elif isinstance(token, CLOSING) and remark.index >= end:
            piece = next((each for each in reversed(self.pieces) if each.end == end), self._last(start))
        else:
            piece = self._last(start)
        piece.beside.append(remark.text)

    def _last(self, index: int) -> Piece:
        """The innermost piece of those that begin last, at an index or before it."""
        return self.pieces[max(bisect_right(self.starts, index) - 1, 0)]

    def _above(self, remark: Remark) -> None:
        lines = self._lines_for(remark)
        if self._gap(remark.index):
            lines.append("")
        lines.append(remark.text)

    def _lines_for(self, remark: Remark) -> list[str]:
        place = max(bisect_right(self.starts, remark.index), 1)  # the root itself has no line
        following = self.pieces[place] if place < len(self.pieces) else None
        last = self._last(remark.index)
        bracket = next((each for each in last.chain() if self._inside(each, remark.index)), None)
        if bracket is not None:
            return following.before if following and following.parent is bracket else bracket.after
        if last.start <= remark.index < last.node.start_mark.index and not last.pieces and not last.empty:
            return last.before
        block = self._ending(remark, last, following)
        if block is not None:
            return block.after
        return following.before if following else self.tree.after

    @staticmethod
    def _inside(piece: Piece, index: int) -> bool:
        return piece.flow and bool(piece.node.start_mark.index < index < piece.node.end_mark.index)

    def _ending(self, remark: Remark, last: Piece, following: Piece | None) -> Piece | None:
        """The innermost block that ends before a remark and is not indented deeper than it."""
        column = remark.index - (self.text.rfind("\n", 0, remark.index) + 1)
        least = following.column if following else -1
        ending = (each for each in last.chain() if each.pieces and not each.flow)
        return next(
            (
                each
                for each in ending
                if least < each.pieces[0].column <= column and each.pieces[0].start < remark.index
            ),
            None,
        )
