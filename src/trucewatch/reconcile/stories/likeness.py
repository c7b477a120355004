"""Likeness: whether two documents carry one story, and in what they differ.

Reports of one monitor are built of the same sentences, and so are the communiques of one ministry: what tells their
stories apart is a figure, a name, a day. So sentences are set side by side, and one that differs in such a word makes
another story; what may differ is the head, an end that was cut off, a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from trucewatch.reconcile.stories.wording import Sentence, Story, is_weighty

SHARED = 0.8
"""The share of the shorter body that both must have word for word."""
FEWEST_WORDS = 12
"""Fewer words, and two outlets may well have written them by themselves."""
FEWEST_WITH_DIFFERENCES = 30
FEWEST_FIGURES = 3
"""A report of a period with fewer words to tell it by says the same on every quiet day, and so does its neighbour's."""
ALIKE = 60.0
"""From here on (of 100) two sentences are versions of one."""
LETTERS = 2
"""Letters that a typing error may change in a word, one in a short word."""
SHORT = 6
ENDING = 3
"""Sentences at the end that an outlet may add of its own."""


class Verdict(StrEnum):
    """What two documents are to each other."""

    COPY = "the same story"
    ANOTHER = "another story built alike"
    APART = "not alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of the first document, and what the second has in their place; either may have nothing."""

    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The verdict on two documents, the words that decided against them, and all that differs where they are one story."""

    verdict: Verdict
    why: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence of each document that belong together, or one that stands in one alone; its place in each."""

    first: Sentence | None
    second: Sentence | None


def likeness(first: Story, second: Story) -> Likeness:
    """What the bodies of two documents are to each other; the order of the two matters only to the order of the words."""
    rows = list(aligned(first.sentences, second.sentences))
    differences: list[Difference] = []
    shared = 0
    for row in rows:
        if row.first is None or row.second is None:
            continue
        if row.first.key == row.second.key:
            shared += len(row.first.words)
            continue
        changed = list(changes(row.first.words, row.second.words))
        turning = next((change for change in changes_of_weight(changed)), None)
        if turning is not None:
            return Likeness(verdict=Verdict.ANOTHER, why=f"“{turning.first}” against “{turning.second}”")
        shared += len(row.first.words) - len(changed)
        differences += [Difference(first=" ".join(one), second=" ".join(two)) for one, two in changed]
    lost = _told_by_one_alone(rows)
    if lost is not None and shared >= SHARED * min(first.size, second.size):
        return Likeness(verdict=Verdict.ANOTHER, why=f"“{lost}” is told by one alone")
    return _by_size(first, second, rows, shared, differences)


def _by_size(
    first: Story, second: Story, rows: Sequence[Row], shared: int, differences: Sequence[Difference]
) -> Likeness:
    """Whether enough is the same."""
    size = min(first.size, second.size)
    alone = [
        Difference(first=_text(row.first), second=_text(row.second)) for row in rows if not (row.first and row.second)
    ]
    fewest = FEWEST_WITH_DIFFERENCES if differences or alone else FEWEST_WORDS
    if size < fewest or shared < SHARED * size:
        return Likeness(verdict=Verdict.APART)
    if (first.periodic or second.periodic) and _figures(rows) < FEWEST_FIGURES:
        return Likeness(verdict=Verdict.ANOTHER, why="a report of a period that names too little to be known by")
    return Likeness(verdict=Verdict.COPY, differences=(*differences, *alone))


def _figures(rows: Sequence[Row]) -> int:
    """How many different figures the shared sentences have."""
    both = [row.first for row in rows if row.first and row.second]
    return len({word for each in both for word in each.weighty if any(letter.isdigit() for letter in word)})


def _text(sentence: Sentence | None) -> str:
    return " ".join(sentence.words) if sentence else ""


def _told_by_one_alone(rows: Sequence[Row]) -> str | None:
    """A sentence of weight that one document has and the other has not, before the end of what they share; or at the
    end, where each goes on in its own way."""
    paired = [number for number, row in enumerate(rows) if row.first and row.second]
    last = paired[-1] if paired else -1
    inside = [row for row in rows[: last + 1] if not (row.first and row.second)]
    heavy = [row.first or row.second for row in inside if _weighs(row)]
    ends = [[row for row in rows[last + 1 :] if side(row) and _weighs(row)] for side in (_has_first, _has_second)]
    if not heavy and all(ends):
        heavy = [rows_[0].first or rows_[0].second for rows_ in ends]
    return _text(heavy[0]) if heavy else None


def _has_first(row: Row) -> bool:
    return row.first is not None


def _has_second(row: Row) -> bool:
    return row.second is not None


def _weighs(row: Row) -> bool:
    sentence = row.first or row.second
    return sentence is not None and bool(sentence.weighty)


def aligned(first: Sequence[Sentence], second: Sequence[Sentence]) -> Iterator[Row]:
    """The sentences of two documents side by side, in order."""
    matcher = SequenceMatcher(None, [s.key for s in first], [s.key for s in second], autojunk=False)
    for _, left, right, low, high in matcher.get_opcodes():
        yield from _paired(first[left:right], second[low:high])


def _paired(first: Sequence[Sentence], second: Sequence[Sentence]) -> Iterator[Row]:
    """Sentences between two that are the same, each with the first of the others that is a version of it."""
    at = 0
    for sentence in first:
        found = next((n for n in range(at, len(second)) if ratio(sentence.key, second[n].key) >= ALIKE), None)
        if found is None:
            yield Row(first=sentence, second=None)
            continue
        yield from (Row(first=None, second=other) for other in second[at:found])
        yield Row(first=sentence, second=second[found])
        at = found + 1
    yield from (Row(first=None, second=other) for other in second[at:])


Words = Sequence[str]


def changes(first: Words, second: Words) -> Iterator[tuple[Words, Words]]:
    """The words that differ, in runs."""
    small = [word.casefold() for word in first], [word.casefold() for word in second]
    for kind, left, right, low, high in SequenceMatcher(None, *small, autojunk=False).get_opcodes():
        if kind != "equal":
            yield first[left:right], second[low:high]


def changes_of_weight(changed: Sequence[tuple[Words, Words]]) -> Iterator[Difference]:
    """The changes that make another sentence: of a figure, a name, a negation; and of whole words that are no typing
    error."""
    for one, two in changed:
        if any(is_weighty(word, first=False) for word in (*one, *two)) or not is_slip(one, two):
            yield Difference(first=" ".join(one), second=" ".join(two))


def is_slip(first: Words, second: Words) -> bool:
    """Whether words differ by letters only, as a typing error has it."""
    if len(first) != len(second):
        return OSA.distance("".join(first), "".join(second)) == 0
    return all(
        OSA.distance(one, two) <= (LETTERS if min(len(one), len(two)) > SHORT else 1)
        for one, two in zip(first, second, strict=True)
    )
