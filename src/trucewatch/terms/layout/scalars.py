"""How one text is written: plain where every reader of YAML takes it for the same text, else in double quotes; a text
too long for its line folded, one of several lines as it stands."""

from __future__ import annotations

import json
import re
import textwrap

from ruamel.yaml.nodes import ScalarNode

from trucewatch.terms.yaml_text import PLAIN_WORDS

WIDTH = 120

ALWAYS_QUOTED = frozenset({"point", "at"})
"""Members whose text looks like a number or like a clock time, which other readers would take it for."""

_DATED = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
_PLAIN = re.compile(r"(-?\d|[^\W\d_]|[(/§“„«…–—])[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")
_NO_PLAIN = re.compile(r": |:$| #|\s$|\s\s")
_BRACKETS = re.compile(r"[\[\]{},]")
_OTHERWISE = re.compile(
    r"[-+]?[\d_.]+(e[-+]?\d+)?|0[xob][\da-f_]+|[-+]?\d+(:\d\d)+|y|n|yes|no|on|off|true|false|null|~|", re.IGNORECASE
)
"""What some reader of YAML takes for a number, a truth or nothing."""

_SPECIAL = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def one_line(node: ScalarNode, name: str, *, flow: bool) -> str:
    """The scalar on one line; ``name`` is the key that it belongs to, ``flow`` whether it stands in brackets."""
    text = str(node.value)
    if node.style is None and text in PLAIN_WORDS:
        return "null" if flow and not text else text
    misread = name in ALWAYS_QUOTED or (node.style is not None and _misread(text))
    return text if _can_be_plain(text, flow=flow) and not misread else quoted(text)


def _misread(text: str) -> bool:
    """Whether quotes that somebody wrote say something: some reader would take the text for something else."""
    return not _DATED.fullmatch(text) and (":" in text or bool(_OTHERWISE.fullmatch(text)))


def _can_be_plain(text: str, *, flow: bool) -> bool:
    if _DATED.fullmatch(text):
        return True
    if not _PLAIN.fullmatch(text) or _NO_PLAIN.search(text):
        return False
    return not (flow and _BRACKETS.search(text))


def quoted(text: str) -> str:
    """The text in double quotes, on one line."""
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def several_lines(text: str, indent: int) -> tuple[str, list[str]] | None:
    """The head (``>-``, ``|``) and the lines of a text that is folded or stands as it is; None where it cannot be."""
    body, chomping = (text[:-1], "") if text.endswith("\n") else (text, "-")
    lines = body.split("\n")
    if not body.strip() or _SPECIAL.search(text) or not all(map(_stands, lines)) or not lines[0] or not lines[-1]:
        return None
    margin = " " * indent
    if len(lines) > 1 and all(len(margin + line) <= WIDTH for line in lines):
        return f"|{chomping}", [margin + line if line else "" for line in lines]
    return f">{chomping}", _folded(lines, margin)


def _stands(line: str) -> bool:
    return line == line.strip() and "  " not in line and line.isprintable()


def _folded(lines: list[str], margin: str) -> list[str]:
    folded: list[str] = []
    for number, line in enumerate(lines):
        if number and line:
            folded.append("")
        folded += textwrap.wrap(
            line, WIDTH, initial_indent=margin, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return folded
