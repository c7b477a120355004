"""Families: the documents that carry one story, found by their shingles and told apart by their words.

Neither the order of the documents nor what else is there changes a family: candidates are pairs, and stories are put
together beginning with those that have most copies, so that a forgery that agrees with a copy cut short does not keep
the story itself out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rensa import RMinHash

from trucewatch.model import Document
from trucewatch.reconcile.stories.likeness import Verdict, likeness
from trucewatch.reconcile.stories.wording import Story, story_of

SHINGLE = 5
HASHES, BANDS, SEED = 64, 16, 1
"""16 bands of 4: bodies that share seven shingles in ten are found in 99 of 100 cases, half of them in 64."""
OPENING = 60
"""The words of the opening, which are compared on their own: an outlet cuts a story from its end."""
DAYS_APART = 2
"""A story is carried on the day and on the days after it; the same words a week later tell of something else."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}|\b{MONTH}\.? (\d{{1,2}})\b|\b\d{{4}}-\d\d-(\d\d)\b|\b(\d{{1,2}})[./]\d{{1,2}}[./]\d{{2,4}}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The documents that carry one story, the one published first at the head."""

    members: tuple[Document, ...]

    @property
    def root(self) -> Document:
        """The document published first."""
        return self.members[0]


def families(documents: Iterable[Document]) -> tuple[Family, ...]:
    """The stories that more than one document carries, in the order of their first ones."""
    stories = in_order(documents)
    alike: dict[int, list[int]] = defaultdict(list)
    others: dict[int, set[int]] = defaultdict(set)
    for one, two in sorted(candidates(stories)):
        verdict = compared(stories[one], stories[two])
        for this, that in ((one, two), (two, one)):
            if verdict is Verdict.COPY:
                alike[this].append(that)
            elif verdict is Verdict.ANOTHER:
                others[this].add(that)
    homes: dict[int, list[int]] = {}
    for number in sorted(alike, key=lambda number: (-len(alike[number]), number)):
        _join(number, alike[number], homes, others[number])
    grown = {id(members): sorted(members) for members in homes.values() if len(members) > 1}
    return tuple(_family([stories[n] for n in members]) for members in sorted(grown.values()))


def _join(number: int, copies: Sequence[int], homes: dict[int, list[int]], others: set[int]) -> None:
    """Put a document into the first family that has a copy of it and nothing that contradicts it, else into a new one."""
    families_met = (homes[copy] for copy in copies if copy in homes)
    home = next((members for members in families_met if others.isdisjoint(members)), [])
    home.append(number)
    homes[number] = home


def _family(stories: Sequence[Story]) -> Family:
    """The members, the one that others credit before those of its day."""
    heads = " ".join(" ".join(story.head) for story in stories).casefold()

    def credited(story: Story) -> bool:
        name = (story.document.source.name or "").casefold()
        own = " ".join(story.head).casefold().count(name) if name else 0
        return bool(name) and heads.count(name) > own

    ordered = sorted(stories, key=lambda story: (_day(story.document) or date.max, not credited(story), *_rank(story)))
    return Family(members=tuple(story.document for story in ordered))


def in_order(documents: Iterable[Document]) -> list[Story]:
    """The documents that are stories, each once, as they were published; then by id."""
    unique = {document.id: document for document in documents}
    stories = [story for document in unique.values() if (story := story_of(document)) is not None]
    return sorted(stories, key=_rank)


def _rank(story: Story) -> tuple[bool, str, bool, str]:
    published = story.document.published
    start = published.start if published else None
    return (start is None, str(start), story.document.source.actor is None, story.document.id)


def candidates(stories: Sequence[Story]) -> set[tuple[int, int]]:
    """The pairs, as places in the order, that share enough shingles and were published within some days."""
    found: set[tuple[int, int]] = set()
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for band in bands(story):
            bucket = buckets[band]
            for earlier in reversed(bucket):
                apart = _days_between(stories[earlier], story)
                if apart is not None and apart > DAYS_APART:
                    break
                found.add((earlier, number))
            bucket.append(number)
    return found


def bands(story: Story) -> Iterator[tuple[int, ...]]:
    """The keys under which a story is filed: equal ones make two stories candidates."""
    words = story.plain_words
    rows = HASHES // BANDS
    for part, some in enumerate((words, words[:OPENING]) if words else ()):
        hashes = signature(some)
        yield from ((part, start, *hashes[start : start + rows]) for start in range(0, HASHES, rows))


def signature(words: Sequence[str]) -> list[int]:
    """The MinHash of the shingles of some words; the same in every run."""
    made = RMinHash(num_perm=HASHES, seed=SEED)
    shingles = zip(*(words[at:] for at in range(SHINGLE)), strict=False)
    made.update([" ".join(shingle) for shingle in shingles] or [" ".join(words)])
    return list(made.digest())


def compared(first: Story, second: Story) -> Verdict:
    """What two documents are to each other, by their publication and head, then by their words."""
    if not may_be_one(first, second):
        return Verdict.ANOTHER
    return likeness(first, second).verdict


def may_be_one(first: Story, second: Story) -> bool:
    """Whether publication, dates and publishers leave it open that two documents carry one story."""
    one, two = first.document, second.document
    apart = _days_between(first, second)
    periodic = first.periodic or second.periodic
    if periodic and apart != 0:
        return False
    if apart is not None and apart > DAYS_APART:
        return False
    if one.as_of is not None and two.as_of is not None and one.as_of != two.as_of:
        return False
    days = _dates(first), _dates(second)
    if all(days) and days[0].isdisjoint(days[1]):
        return False
    return not _same_source(one, two) or (apart in (0, None) and _heads_agree(first, second))


def _heads_agree(first: Story, second: Story) -> bool:
    """Whether the heads of two documents of one publisher name the same figures."""
    figures = [{word for word in story.head if any(letter.isdigit() for letter in word)} for story in (first, second)]
    return figures[0] == figures[1]


def _same_source(one: Document, two: Document) -> bool:
    if one.source.actor or two.source.actor:
        return one.source.actor == two.source.actor
    return (one.source.name or "").casefold() == (two.source.name or "").casefold() and bool(one.source.name)


def _dates(story: Story) -> frozenset[int]:
    """The days of the month that a head names."""
    text = story.document.text[: story.document.body]
    return frozenset(int(day) for found in DATE.finditer(text) for day in found.groups() if day)


def _days_between(first: Story, second: Story) -> int | None:
    one, two = _day(first.document), _day(second.document)
    return abs((two - one).days) if one and two else None


def _day(document: Document) -> date | None:
    """The day of publication where it was published; None where it is not known to the day."""
    start = document.published.start if document.published else None
    return start.date() if isinstance(start, datetime) else start
