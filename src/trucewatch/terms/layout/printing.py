"""A tree of pieces written in the canonical layout.

What fits on a line in brackets and was written so stays so; everything else is written as a block. Sections, and the
entries of lists of sections, are always blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ruamel.yaml.nodes import MappingNode, ScalarNode

from trucewatch.terms.layout.order import below, places
from trucewatch.terms.layout.pieces import Piece
from trucewatch.terms.layout.scalars import WIDTH, one_line, quoted, several_lines

STEP = 2
SET_APART = ("parties", "zones", "terms", "amendments", "cases")
"""The sections before which an empty line stands."""


def printed(head: Sequence[str], root: Piece, schema: Any) -> str:
    """The whole text; ``schema`` is the annotation of the file, by which members are ordered."""
    lines = [*head, *_block(root, 0, schema)]
    return "\n".join(lines) + "\n"


def _block(piece: Piece, indent: int, schema: Any) -> list[str]:
    """The members or entries of a piece, one below the other, and the comments after the last."""
    lines: list[str] = []
    is_mapping = isinstance(piece.node, MappingNode)
    for each in _ordered(piece, schema):
        own = list(_member(each, indent, schema) if is_mapping else _entry(each, indent, schema))
        if not lines and not piece.parent:
            own = _without_gap(own)
        apart = piece.parent is None and each.key is not None and each.key.value in SET_APART
        lines += ["", *_without_gap(own)] if lines and apart else own
    margin = " " * indent
    lines += [margin + line if line else "" for line in piece.after]
    return _without_gap(lines)


def _without_gap(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line), 0)
    return lines[first:]


def _ordered(piece: Piece, schema: Any) -> list[Piece]:
    order = places(schema) if isinstance(piece.node, MappingNode) else {}
    return sorted(piece.pieces, key=lambda each: order.get(_name(each), len(order)))


def _name(piece: Piece) -> str:
    return str(piece.key.value) if piece.key else ""


def _comments(lines: Sequence[str], indent: int) -> Iterator[str]:
    for line in lines:
        yield " " * indent + line if line else ""


def _beside(piece: Piece) -> str:
    return f"  {piece.beside[-1]}" if piece.beside else ""


def _member(piece: Piece, indent: int, schema: Any) -> Iterator[str]:
    """A key with its value."""
    name = _name(piece)
    start = f"{' ' * indent}{_key(piece)}:"
    yield from _comments([*piece.before, *piece.beside[:-1]], indent)
    short = _on_a_line(piece, len(start) + 1, below(schema, name))
    if short is not None:
        yield f"{start} {short}".rstrip() + _beside(piece)
    elif isinstance(piece.node, ScalarNode):
        yield from _long(piece, start, indent)
    else:
        yield start + _beside(piece)
        yield from _block(piece, indent + STEP, below(schema, name))


def _key(piece: Piece) -> str:
    return one_line(piece.key, "", flow=True) if piece.key else ""


def _entry(piece: Piece, indent: int, schema: Any) -> Iterator[str]:
    """A dash with its value. Comments above the first member of a mapping stand above the dash."""
    start = f"{' ' * indent}-"
    short = _on_a_line(piece, len(start) + 1, below(schema, None))
    if short is not None:
        yield from _comments([*piece.before, *piece.beside[:-1]], indent)
        yield f"{start} {short}".rstrip() + _beside(piece)
        return
    if isinstance(piece.node, ScalarNode):
        yield from _comments([*piece.before, *piece.beside[:-1]], indent)
        yield from _long(piece, start, indent)
        return
    lines = _block(piece, indent + STEP, below(schema, None))
    first = next(number for number, line in enumerate(lines) if line.strip() and line.strip()[0] != "#")
    above = [line.strip() for line in lines[:first]]
    yield from _comments([*piece.before, *piece.beside, *above], indent)
    yield f"{start} {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _long(piece: Piece, start: str, indent: int) -> Iterator[str]:
    several = several_lines(str(piece.node.value), indent + STEP)
    if several is None:
        yield f"{start} {quoted(str(piece.node.value))}{_beside(piece)}"
        return
    yield f"{start} {several[0]}{_beside(piece)}"
    yield from several[1]


def _on_a_line(piece: Piece, column: int, schema: Any) -> str | None:
    """The value on one line that begins at a column, or None where it is written below."""
    node = piece.node
    if isinstance(node, ScalarNode):
        text = one_line(node, _name(piece), flow=False)
        fits = column + len(text) <= WIDTH and "\n" not in str(node.value)
        return text if fits or several_lines(str(node.value), column) is None else None
    if not piece.pieces and not piece.after:
        return "{}" if isinstance(node, MappingNode) else "[]"
    if not piece.flow or _is_set_apart(piece) or piece.commented:
        return None
    text = _in_brackets(piece, schema)
    return text if column + len(text) <= WIDTH else None


def _is_set_apart(piece: Piece) -> bool:
    """Whether it is a section, or an entry of a section that is a list."""
    parent = piece.parent
    return parent is None or parent.parent is None or (piece.key is None and parent.parent.parent is None)


def _in_brackets(piece: Piece, schema: Any) -> str:
    node = piece.node
    if isinstance(node, ScalarNode):
        return one_line(node, _name(piece), flow=True)
    if isinstance(node, MappingNode):
        members = (
            f"{_key(each)}: {_in_brackets(each, below(schema, _name(each)))}" for each in _ordered(piece, schema)
        )
        return "{" + ", ".join(members) + "}"
    return "[" + ", ".join(_in_brackets(each, below(schema, None)) for each in piece.pieces) + "]"
