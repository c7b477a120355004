"""Admission: is a name of the gazetteer here the name of a place, or of a person, a body, a plain word?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.locate.places.entry import Entry
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.names import LARGE_POPULATION, Hit, head_beside, locative_before
from trucewatch.locate.places.passage import Passage
from trucewatch.locate.places.wording import Wording

CharSpan = tuple[int, int]

ABBREVIATED = frozenset({"uk", "us", "usa", "uae", "drc", "car", "prc", "rok", "dprk"})
"""After a number these are people of a country: "2 UK, 1 US"."""

_COMPOUND = re.compile(r"-[a-z]{3,}")
_SURNAME_AFTER = re.compile(r" [A-ZÀ-Ž][a-zà-ž]+")
_DEMONYM = re.compile(r"(?:ian|ean|can|ish|ese|ijani|aqi|eli|ani|emeni|awi|udi)s?$")


def admitted(
    hit: Hit,
    passage: Passage,
    index: Index,
    wording: Wording,
    focus: frozenset[str],
) -> bool:
    """Whether the words of a hit, not `refused`, name a place here."""
    listed = hit.key in index.by_hand or any(entry.kind == "country" for entry in hit.entries)
    if single(hit) and half_a_name(hit, passage, index, wording, listed=listed):
        return False
    if hit.key in wording.weak:
        return weak_holds(hit, passage, wording, focus)
    if listed or largest(hit.entries) >= LARGE_POPULATION:
        return True
    return small_holds(hit, passage, wording, focus)


def refused(hit: Hit, passage: Passage, wording: Wording, actors: Sequence[CharSpan]) -> bool:
    """Whether what stands around a name makes a person, a body or a compound of it."""
    start, end = passage.tokens[hit.first].start, passage.tokens[hit.stop - 1].end
    if single(hit) and hit.key in wording.stop:
        return True
    if passage.joined(hit.first - 1) and passage.written(hit.first - 1) in wording.titles:
        return True
    if _COMPOUND.match(passage.text, end) or (hit.key in ABBREVIATED and passage.word(hit.first - 1).isdigit()):
        return True
    if passage.text[end : end + 1] == " " and passage.text.startswith(wording.actors, end + 1):
        return whole_word(passage.text, end + 1, wording)
    return any(a <= start and end <= b and b - a > end - start for a, b in actors)


def whole_word(text: str, start: int, wording: Wording) -> bool:
    """Whether one of the words that make an actor of a name stands there in full."""
    return any(
        text.startswith(word, start) and not text[start + len(word) : start + len(word) + 1].isalnum()
        for word in wording.actors
    )


def single(hit: Hit) -> bool:
    """Whether a name is one word."""
    return hit.stop - hit.first == 1


def largest(entries: Sequence[Entry]) -> int:
    """The largest population of a name's places."""
    return max((entry.population for entry in entries), default=0)


def half_a_name(hit: Hit, passage: Passage, index: Index, wording: Wording, *, listed: bool) -> bool:
    """Whether a strange capitalised word beside a name makes a longer name of both: of a person, a body, a place.

    A place that people listed is not doubted for the word before it, nor in a title where every word has a capital.
    """
    if any(entry.kind == "country" for entry in hit.entries) or passage.shouted(hit.first):
        return False
    end = passage.tokens[hit.stop - 1].end
    if _SURNAME_AFTER.match(passage.text, end) and neighbour_is_name(passage, hit.stop, index, wording):
        return True
    before = hit.first - 1
    return (
        not listed
        and passage.gap(before) == " "
        and passage.capital(before)
        and not passage.begins_sentence(before)
        and neighbour_is_name(passage, before, index, wording)
    )


def neighbour_is_name(passage: Passage, at: int, index: Index, wording: Wording) -> bool:
    """Whether a capitalised word is neither a known place, nor a word of place, people or time."""
    word = passage.word(at)
    placing = word in wording.heads or word in wording.facilities or word in wording.prefixes
    known = word in index.names or placing or word in wording.stop or word in wording.adjectives
    written = passage.written(at)
    people = written in wording.demonyms or written in wording.titles or bool(_DEMONYM.search(word))
    return not known and not people


def weak_holds(hit: Hit, passage: Passage, wording: Wording, focus: frozenset[str]) -> bool:
    """A name that is a plain word or a person's too needs a preposition, or a word of place beside it."""
    if head_beside(passage, hit, wording) or locative_before(passage, hit.first, wording):
        return in_focus(hit.entries, focus) or not focus or largest(hit.entries) >= LARGE_POPULATION
    return in_focus(hit.entries, focus) and not passage.begins_sentence(hit.first)


def small_holds(hit: Hit, passage: Passage, wording: Wording, focus: frozenset[str]) -> bool:
    """A small settlement of GeoNames counts in the countries that the text is about, or where the words place it."""
    if in_focus(hit.entries, focus):
        return not (passage.begins_sentence(hit.first) and passage.word(hit.first) in wording.stop)
    return head_beside(passage, hit, wording) or locative_before(passage, hit.first, wording)


def in_focus(entries: Sequence[Entry], focus: frozenset[str]) -> bool:
    """Whether one of the places lies in a country that the text is about."""
    return any(entry.country in focus or not entry.country for entry in entries)
