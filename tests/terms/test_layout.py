"""The canonical layout: the same data, the same comments, and nothing left to do a second time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.nodes import MappingNode, ScalarNode

from trucewatch.terms import load_agreement, packaged_agreements, packaged_text
from trucewatch.terms.layout import format_file
from trucewatch.terms.layout.comments import read_pieces
from trucewatch.terms.layout.printing import printed
from trucewatch.terms.layout.scalars import one_line, quoted, several_lines
from trucewatch.terms.yaml_text import read_yaml

MEMBERS = Path(__file__).parent / "agreements"
FILES = {
    f"{name}{ending}": packaged_text(f"{name}{ending}")
    for name in packaged_agreements()
    for ending in (".yaml", ".cases.yaml")
} | {
    file.name: file.read_text(encoding="utf-8")
    for folder in (MEMBERS, Path(__file__).parents[2] / "docs/how-to/tarn")
    for file in folder.glob("*.yaml")
}
SMALL = ["ceasefire-1994-05-12.yaml", "donbas-2020-07-22.yaml", "members.yaml", "nk-1993-chain.yaml"]
"""Those that are read in no time, with every kind of member between them."""

HEAD = "format: trucewatch-terms/1\n"


def formatted(text: str) -> str:
    result, issues = format_file(text, "file.yaml")
    assert result is not None, [str(issue) for issue in issues]
    return result


def remarks(text: str) -> list[str]:
    """Every comment of a text, wherever it belongs."""
    head, tree = read_pieces(text)
    found = [*head, *(line for piece in tree.walk() for line in (*piece.before, *piece.beside, *piece.after))]
    return sorted(line for line in found if line)


@pytest.mark.parametrize("name", FILES)
def test_what_comes_with_the_program_is_in_the_canonical_layout(name):
    assert formatted(FILES[name]) == FILES[name]


def shaken(text: str, places: dict[int, int]) -> tuple[str, list[str]]:
    """A file with comments and empty lines put in at some of its lines, each of one kind; and these comments."""
    lines, added = [], []
    block = None
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip())
        inside = block is not None and (indent > block or not line.strip())
        block = block if inside else indent if re.search(r"[|>]-?(  #.*)?$", line) else None
        kind = -1 if inside or not line.strip() else places.get(number, -1)
        if 0 <= kind <= ABOVE:
            added.append(f"# remark {number}: {{x, y}}")
            lines.append(" " * (indent, indent + 2, 0)[kind] + added[-1])
        beside = kind == BESIDE and "#" not in line
        added += [f"# beside {number}"] if beside else []
        lines += ["", line] if kind == EMPTY else [f"{line}  {added[-1]}" if beside else line]
    return "\n".join(lines), added


ABOVE, BESIDE, EMPTY = 2, 3, 4


def turned(text: str) -> str:
    """A file with the members of the entries of its lists in the opposite order, their comments with them."""
    head, tree = read_pieces(text)
    for piece in tree.walk():
        if piece.key is None and piece.parent is not None and isinstance(piece.node, MappingNode):
            piece.pieces.reverse()
    return printed(head, tree, None)


@given(places=st.dictionaries(st.integers(0, 50), st.integers(0, EMPTY), max_size=12))
@settings(max_examples=15)
def test_comments_put_in_anywhere_are_all_kept(places, small):
    check_shaken(small, places)


@pytest.mark.parametrize("name", SMALL)
def test_comments_in_a_packaged_file_are_all_kept(name):
    check_shaken(FILES[name], {number: number // 3 % 5 for number in range(0, 500, 3)})


def check_shaken(before: str, places: dict[int, int]) -> None:
    text, added = shaken(before, places)
    assert read_yaml(text).data == read_yaml(before).data, "the test changes no data"
    result = formatted(text)
    assert formatted(result) == result
    assert read_yaml(result).data == read_yaml(text).data
    assert remarks(result) == remarks(text)
    assert all(result.count(remark) >= 1 for remark in added)


@pytest.mark.parametrize("name", SMALL)
def test_members_in_any_order_come_back_to_one(name):
    text = turned(FILES[name])
    assert text != FILES[name]
    result = formatted(text)
    assert without_empty_lines(result) == without_empty_lines(FILES[name])
    assert formatted(result) == result


def without_empty_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@given(text=st.text(max_size=300), style=st.sampled_from((None, '"', "|")), flow=st.booleans())
def test_any_text_is_written_so_that_it_reads_back(text, style, flow):
    written = one_line(ScalarNode("tag:yaml.org,2002:str", text, style=style or '"'), "", flow=flow)
    line = f"a: [{written}]\n" if flow else f"a: {written}\n"
    assert read_yaml(line).data == {"a": [text] if flow else text}
    several = several_lines(text, 2)
    if several is not None:
        assert read_yaml("\n".join([f"a: {several[0]}", *several[1]]) + "\n").data == {"a": text}


@settings(max_examples=20)
@given(words=st.lists(st.text("ab#:-,'. é", min_size=1, max_size=12), min_size=1, max_size=60))
def test_long_texts_are_folded_within_the_width(words):
    text = " ".join(filter(None, (word.strip() for word in words))) or "x"
    several = several_lines(text, 4)
    assert several is None or max(map(len, several[1])) <= 120
    result = formatted(f"{HEAD}agreement:\n  note: {quoted(text)}\n")
    assert read_yaml(result).data["agreement"]["note"] == text
    assert formatted(result) == result


@given(start=st.integers(0, 1500), piece=st.text("{}[]:,#&*!|>'\"%@`- \nax1\u2028", max_size=6))
@settings(max_examples=15)
def test_a_damaged_file_is_formatted_or_refused(start, piece, small):
    text = small[:start] + piece + small[start:]
    result, issues = format_file(text, "file.yaml")
    assert (result is None) == bool(issues)
    if result is not None:
        assert read_yaml(result).data == read_yaml(text).data
        assert formatted(result) == result


LAYOUTS = {
    "members in the order of the schema": (
        "terms:\n- point: 1\n  id: a\n",
        'terms:\n  - id: a\n    point: "1"\n',
    ),
    "a comment goes with the member below it": (
        "terms:\n  -\n    # why\n    point: '1' # beside\n    # who\n    id: a\n",
        'terms:\n  # who\n  - id: a\n    # why\n    point: "1"  # beside\n',
    ),
    "the last words of a block stay in it": (
        "zones:\n  a: {names: [b]}\n  # more to come\n# what is due\nterms: []\n",
        "zones:\n  a: {names: [b]}\n  # more to come\n\n# what is due\nterms: []\n",
    ),
    "brackets with comments are opened": (
        "zones:\n  a: {names: [b, # the old name\n    c]} # of 1994\n",
        "zones:\n  a:  # of 1994\n    names:\n      - b  # the old name\n      - c\n",
    ),
    "times plain, clock times quoted": (
        "agreement:\n  signed: '2020-11-09'\n  note: 19:30\n  x: {at: 19:30, timezone: 'Europe/Kyiv'}\n",
        'agreement:\n  signed: 2020-11-09\n  note: 19:30\n  x: {at: "19:30", timezone: Europe/Kyiv}\n',
    ),
    "words that others take for truths keep their quotes": (
        "agreement:\n  title: 'no'\n  note: 'a note'\n",
        'agreement:\n  title: "no"\n  note: a note\n',
    ),
    "no byte order mark, one line at the end": ("\ufeffagreement: {}\n\n\n", "agreement: {}\n"),
    "an unknown key stands last": (
        "agreement:\n  tilte: x\n  id: a\n",
        "agreement:\n  id: a\n  tilte: x\n",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_one_layout(name):
    before, after = LAYOUTS[name]
    bom = "\ufeff" if before.startswith("\ufeff") else ""
    assert formatted(bom + HEAD + before.removeprefix("\ufeff")) in (HEAD + after, HEAD + "\n" + after)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n", "terms.format"),
        ("format: trucewatch-case/1\n", "terms.format"),
        ("format: [\n", "terms.yaml.syntax"),
        (HEAD + "terms: &a []\nzones: *a\n", "terms.yaml.alias"),
        (HEAD + "terms: []\nterms: []\n", "terms.key.duplicate"),
        ("", "terms.yaml.empty"),
    ],
)
def test_what_cannot_be_formatted_is_refused_with_its_place(text, code):
    result, issues = format_file(text, "file.yaml")
    assert result is None
    assert code in [issue.code for issue in issues]
    assert all(issue.where.startswith("file.yaml:") for issue in issues)


def test_the_loaded_agreement_is_the_same():
    name = "nk-2020-11-09.yaml"
    before, _ = load_agreement(turned(FILES[name]), name, geometry=packaged_text)
    after, _ = load_agreement(formatted(turned(FILES[name])), name, geometry=packaged_text)
    assert before.digest == after.digest
