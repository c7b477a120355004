"""Unlisted places: names that no gazetteer has, known by the words that place them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.locate.places.bearings import before, lead_before
from trucewatch.locate.places.find import GENERIC, Find
from trucewatch.locate.places.names import Hit
from trucewatch.locate.places.passage import Passage
from trucewatch.locate.places.phrases import NameAt, PhraseSpotter
from trucewatch.locate.places.wording import Wording

SHORTEST = 4
POSTS = frozenset({"post", "position", "checkpoint", "camp", "site", "outpost", "base"})
LONGEST_NUMBER = 5
PERSONAL = frozenset({"abu", "um", "umm", "datu", "villa", "bani", "beni", "camp"})
"""Words that begin names of people and families too."""


def designated(passage: Passage, wording: Wording) -> Iterator[Find]:
    """Posts that have a number for a name: "OP 129", "Hill 350", "post NG-88"."""
    for at in range(len(passage.tokens) - 1):
        if passage.joined(at) and passage.word(at + 1).isdigit() and is_designation(passage, at, wording):
            yield Find(at, at + 2, "facility")


def is_designation(passage: Passage, at: int, wording: Wording) -> bool:
    """Whether a word with a number after it is the name of a post."""
    word = passage.written(at)
    if word in wording.designations:
        return len(passage.word(at + 1)) < LONGEST_NUMBER
    return word.isupper() and passage.gap(at) == "-" and passage.word(at - 1) in POSTS


def unlisted(
    passage: Passage, finds: Sequence[Find], phrases: PhraseSpotter, barred: Sequence[Hit] = ()
) -> Iterator[Find]:
    """Names that stand where only a place can stand, and names in a list of places."""
    taken = {at for find in finds for at in range(find.first, find.stop)} | {
        at for hit in barred for at in range(hit.first, hit.stop)
    }
    stops = {find.stop: find for find in finds if find.named}
    starts = {find.first for find in finds if find.named}
    regions = {find.first for find in finds if find.kind in ("region", "district")}
    for at in range(len(passage.tokens)):
        name = phrases.name_at(at) if at not in taken else None
        if name is None or name.entries or not acceptable(name, passage, taken):
            continue
        kind = (
            kind_by_place(name, passage, phrases)
            or kind_by_list(name, passage, stops, starts)
            or kind_by_end_of_list(name, passage, phrases, stops)
            or kind_by_region(name, passage, regions)
            or kind_by_itself(name, passage, phrases)
        )
        if kind:
            taken.update(range(name.first, name.stop))
            found = Find(name.first, name.stop, kind)
            stops[found.stop] = found
            starts.add(found.first)
            yield found


def acceptable(name: NameAt, passage: Passage, taken: set[int]) -> bool:
    """Whether a name is long enough, stands free, and owns nothing ("Aliyev's")."""
    end = passage.tokens[name.stop - 1].end
    owner = passage.text[end : end + 2] in ("'s", "’s")
    free = taken.isdisjoint(range(name.first, name.stop))
    return free and not owner and len(name.key) >= SHORTEST and not name.key.isdigit()


def kind_by_place(name: NameAt, passage: Passage, phrases: PhraseSpotter) -> str:
    """The kind of a name after "near", after a distance, or after a plain preposition; "" where nothing places it."""
    start = passage.tokens[name.first].start
    bearing = before(passage.text, start)
    if bearing is not None and (bearing.distance_km or bearing.direction):
        return "settlement"
    if lead_before(passage.text, start, phrases.wording.leads) < start:
        return "settlement"
    placed = passage.joined(name.first - 1) and is_placing(passage, name.first - 1, phrases.wording)
    return "area" if placed and not is_body(name, passage) else ""


def is_placing(passage: Passage, at: int, wording: Wording) -> bool:
    """Whether a word stands before places only: "near", "shelled", the "to" of "went to", the "of" of "residents of"."""
    word, before_it = passage.word(at), passage.word(at - 1)
    moved = word in ("to", "from") and (before_it in wording.motion or passage.word(at - 2) in wording.motion)
    return word in wording.placing or moved or (word == "of" and before_it in wording.dwellers)


def is_body(name: NameAt, passage: Passage) -> bool:
    """Whether a capitalised name after "in" or "at" is a body, an event or a meeting rather than a place."""
    return passage.joined(name.stop - 1) and passage.capital(name.stop)


def kind_by_list(name: NameAt, passage: Passage, stops: dict[int, Find], starts: set[int]) -> str:
    """The kind of a name between two places of a list."""
    earlier = stops.get(name.first) if passage.gap(name.first - 1).strip() == "," else None
    if earlier is None or earlier.kind == GENERIC:
        return ""
    comma = passage.gap(name.stop - 1).strip() == "," and name.stop in starts
    last = passage.word(name.stop) == "and" and name.stop + 1 in starts
    return earlier.kind if comma or last else ""


def kind_by_end_of_list(name: NameAt, passage: Passage, phrases: PhraseSpotter, stops: dict[int, Find]) -> str:
    """The kind of a name that goes on a list of places: "in A and B on Monday", "in A, B and C". Who speaks is none."""
    joined = passage.word(name.first - 1) in ("and", "or") and passage.joined(name.first - 1)
    comma = passage.gap(name.first - 1).strip() == ","
    earlier = stops.get(name.first - 1) if joined else stops.get(name.first) if comma else None
    if earlier is None or not earlier.named or earlier.kind == "country" or earlier.first == 0:
        return ""
    if comma:
        more = passage.word(name.stop) in ("and", "or") and passage.capital(name.stop + 1)
        return earlier.kind if more else ""
    ends = passage.gap(name.stop - 1).strip() != "" or passage.word(name.stop) in phrases.wording.connectors
    return earlier.kind if ends or name.stop == len(passage.tokens) else ""


def kind_by_region(name: NameAt, passage: Passage, regions: set[int]) -> str:
    """The kind of a name inside a sentence with its region after a comma: "… X, Y region"."""
    begun = name.first > 0 and not passage.capital(name.first - 1) and passage.joined(name.first - 1)
    followed = passage.gap(name.stop - 1).strip() == "," and name.stop in regions
    return "settlement" if begun and followed else ""


def kind_by_itself(name: NameAt, passage: Passage, phrases: PhraseSpotter) -> str:
    """The kind of a name that begins like names of places ("Kafr X"), or that "was shelled"."""
    first = passage.word(name.first)
    long = name.stop - name.first > 1 and first in phrases.wording.prefixes and first not in PERSONAL
    fate = passage.word(name.stop) in ("was", "were") and passage.word(name.stop + 1) in phrases.wording.fates
    return "settlement" if long or fate else ""
