"""A YAML file as plain data that remembers where each piece was written.

Values become what they say: `null`, `true` and `false` are themselves, every other scalar stays the text that was
written, so that neither `NO`, `on`, `12:30` nor `1.10` can turn into something else. Numbers and dates are read
later, by the field that asks for them. Anchors, tags, directives, duplicate keys and a second document are faults. A
tab in the indentation or a second document is mended in passing, so that it does not hide what else is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from trucewatch.model import Issue, Severity

Path = tuple[str | int, ...]
PLAIN_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
MAX_DEPTH = 30
TAB = 2
MAX_SIZE = 2_000_000
"""Characters of one file; the longest peace agreement known has a few hundred provisions, a hundredth of that."""

KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column of the first character, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a path of the data, before it is turned into an `Issue`. ``at_key`` points to the key."""

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Written:
    """The data of one file: ``keys`` and ``values`` give the position of each key and value by its path."""

    data: Any
    keys: Mapping[Path, Position]
    values: Mapping[Path, Position]
    faults: tuple[tuple[Position, Fault], ...]

    def position(self, path: Path, *, at_key: bool = False) -> Position:
        """Where a path was written; the nearest enclosing piece where the path itself was not."""
        for length in range(len(path), -1, -1):
            prefix = path[:length]
            if length == len(path) and at_key and prefix in self.keys:
                return self.keys[prefix]
            if prefix in self.values:
                return self.values[prefix]
        return Position(1, 1)

    def issues(self, faults: Iterable[Fault], where: str) -> tuple[Issue, ...]:
        """All faults, those of the YAML itself included, in the order of the file."""
        placed = [*self.faults, *((self.position(fault.path, at_key=fault.at_key), fault) for fault in faults)]
        placed.sort(key=lambda pair: (pair[0], pair[1].code, pair[1].message))
        return tuple(_issue(position, fault, where) for position, fault in placed)


def _issue(position: Position, fault: Fault, where: str) -> Issue:
    return Issue(
        code=fault.code,
        severity=fault.severity,
        where=f"{where}:{position.line}:{position.column}",
        message=fault.message,
        hint=fault.hint,
    )


@dataclass(slots=True)
class _Walk:
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    faults: list[tuple[Position, Fault]] = field(default_factory=list)
    read_before: dict[int, Any] = field(default_factory=dict)
    anchors: dict[int, tuple[Node, Path]] = field(default_factory=dict)

    def read(self, node: Node, path: Path) -> Any:
        self.values[path] = _position(node)
        if id(node) in self.read_before:
            self.anchors.pop(id(node), None)
            self.fault(node, path, "terms.yaml.alias", "an alias repeats another part of the file", "write it out")
            return self.read_before[id(node)]
        if node.anchor:
            self.anchors[id(node)] = (node, path)
        self.read_before[id(node)] = None  # what an alias inside its own anchor stands for
        if node.tag not in KNOWN_TAGS:
            self.fault(node, path, "terms.yaml.tag", f"the tag {node.tag} means nothing here", "leave the tag out")
        self.read_before[id(node)] = self.content(node, path)
        return self.read_before[id(node)]

    def content(self, node: Node, path: Path) -> Any:
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node) if isinstance(node, ScalarNode) else None

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.fault(key, path, "terms.yaml.key", "a key must be a word", "")
                continue
            name = str(key.value)
            if name in result:
                first = self.keys[(*path, name)]
                message = f"the key {name!r} stands twice, first in line {first.line}"
                self.fault(key, (*path, name), "terms.key.duplicate", message, "keep one of the two")
                continue
            self.keys[(*path, name)] = _position(key)
            result[name] = self.read(value, (*path, name))
            if value.start_mark.index == value.end_mark.index:
                self.values[(*path, name)] = _position(key)  # nothing was written: the parser points to what follows
        return result

    def unused_anchors(self) -> None:
        for node, path in self.anchors.values():
            message = f"the anchor &{node.anchor} is used nowhere"
            self.fault(node, path, "terms.yaml.anchor", message, "leave it out, and quote a text that begins with &")

    def fault(self, node: Node, path: Path, code: str, message: str, hint: str) -> None:
        self.faults.append((_position(node), Fault(path, code, message, hint)))


def _position(node: Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def _scalar(node: ScalarNode) -> str | bool | None:
    if node.style is None and node.value in PLAIN_WORDS:
        return PLAIN_WORDS[node.value]
    # The round-trip reader marks where a folded scalar was folded with a bell character.
    return str(node.value).replace("\a", "") if node.style == ">" else str(node.value)


def read_yaml(content: str) -> Written:
    """The data of a YAML 1.2 text with positions and faults; a text that is no YAML has data None."""
    content = content.removeprefix("\ufeff")
    if len(content) > MAX_SIZE:
        message = f"the file has {len(content):,} characters, and no more than {MAX_SIZE:,} are read"
        return Written(None, {}, {}, ((Position(1, 1), Fault((), "terms.size", message, "split the agreement")),))
    directives = tuple(_directives(content))
    if directives:
        return Written(None, {}, {}, directives)
    written = _composed(content)
    if written.data is not None:
        return written
    mended, faults = _mended(content)
    again = _composed(mended) if faults else written
    return replace(again, faults=(*faults, *again.faults))


def _composed(content: str) -> Written:
    try:
        return _walked(_yaml().compose(content))
    except YAMLError as error:
        return Written(None, {}, {}, (_syntax(content, error),))


def _mended(content: str) -> tuple[str, tuple[tuple[Position, Fault], ...]]:
    """A text without tabs in its indentation and without the head of a second document, and where they stood."""
    lines, faults = content.split("\n"), []
    begun = False
    for number, line in enumerate(lines):
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            tab = Fault((), "terms.yaml.tab", "a tab stands in the indentation", "indent with spaces, two a step")
            faults.append((Position(number + 1, margin.index("\t") + 1), tab))
            lines[number] = margin.replace("\t", " " * TAB) + line.lstrip()
        elif begun and (line.rstrip() == "---" or line.startswith("--- ")):
            second = Fault((), "terms.yaml.document", "a second YAML document begins", "leave the line --- out")
            faults.append((Position(number + 1, 1), second))
            lines[number] = ""
        begun = begun or bool(line.strip() and not line.startswith(("#", "---")))
    return "\n".join(lines), tuple(faults)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.max_depth = MAX_DEPTH
    return yaml


def _walked(node: Node | None) -> Written:
    if node is None:
        return Written(None, {}, {}, ((Position(1, 1), Fault((), "terms.yaml.empty", "the file is empty")),))
    walk = _Walk()
    data = walk.read(node, ())
    walk.unused_anchors()
    if data is None and not walk.faults:
        return Written(None, {}, {}, ((_position(node), Fault((), "terms.yaml.empty", "the file holds no data")),))
    return Written(data, walk.keys, walk.values, tuple(walk.faults))


def _directives(content: str) -> Iterator[tuple[Position, Fault]]:
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("%"):
            hint = "the format is YAML 1.2 and needs no line that begins with %"
            yield Position(number, 1), Fault((), "terms.yaml.directive", "a YAML directive is not allowed", hint)
        elif line.strip() and not line.startswith("#"):
            return


def _syntax(content: str, error: YAMLError) -> tuple[Position, Fault]:
    if isinstance(error, ReaderError):
        before = content[: error.position]
        position = Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        return position, Fault((), "terms.yaml.character", "a character that no YAML file may hold")
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    if isinstance(error, MaxDepthExceededError):
        return position, Fault((), "terms.yaml.depth", f"lists and mappings are nested more than {MAX_DEPTH} deep")
    problem = getattr(error, "problem", None) or "this is no YAML"
    hint = "check the indentation, and quote text that holds ': ' or begins with a bracket"
    return position, Fault((), "terms.yaml.syntax", str(problem), hint)
