"""Spotting: a text in, the places that it mentions out, in text order and not overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.locate.places.admission import CharSpan, admitted, refused
from trucewatch.locate.places.bearings import before, control_after, gloss_after, lead_before, loose
from trucewatch.locate.places.find import GENERIC, Find, choose, mention_of
from trucewatch.locate.places.index import Index
from trucewatch.locate.places.names import Hit, focus_of, hits_of
from trucewatch.locate.places.passage import Passage
from trucewatch.locate.places.phrases import PhraseSpotter, is_compass
from trucewatch.locate.places.unlisted import designated, unlisted
from trucewatch.locate.places.wording import Wording
from trucewatch.model.mention import PlaceMention

ARTICLED = frozenset({"river", "line", "zone", "corridor", "road", "area", "facility"})


def spot(text: str, index: Index, wording: Wording, actors: Sequence[CharSpan] = ()) -> tuple[PlaceMention, ...]:
    """The places that a text mentions; ``actors`` are spans that name somebody, in which no place is looked for."""
    passage = Passage(text)
    hits = hits_of(passage, index)
    focus = focus_of(passage, hits, wording)
    barred = [hit for hit in hits if refused(hit, passage, wording, actors)]
    hits = [hit for hit in hits if hit not in barred and admitted(hit, passage, index, wording, focus)]
    phrases = PhraseSpotter(passage, hits, index, wording)
    names = (plain(hit, passage, phrases) for hit in hits)
    finds = choose([*phrases.finds(), *designated(passage, wording), *between(passage, hits), *names])
    finds = [*finds, *unlisted(passage, finds, phrases, barred)]
    mentions = [mention_of(find, passage) for find in sorted(finds, key=lambda find: find.first)]
    return tuple(merged([bounded(mention, text, wording, index) for mention in mentions], observed(text)))


def plain(hit: Hit, passage: Passage, phrases: PhraseSpotter) -> Find:
    """A name as it stands, with an article that is part of it and a direction before it ("southern X").

    After "Wadi", "Jabal" and the like it is another place that the gazetteer does not have.
    """
    first = hit.first
    if passage.joined(first - 1) and passage.capital(first - 1) and passage.word(first - 1) in phrases.wording.prefixes:
        return Find(first - 1, hit.stop, hit.entries[0].kind)
    if passage.joined(first - 1) and is_part(passage.written(first - 1)):
        first -= 1
    if passage.joined(first - 1) and passage.word(first - 1) == "the" and takes_article(hit, first):
        first -= 1
    chief = hit.entries[0]
    entries = hit.entries[:1] if chief.kind == "country" else hit.entries
    headed = passage.word(hit.stop - 1) in phrases.wording.heads
    stop = phrases.outer(hit.stop, chief.kind) if headed else hit.stop
    return Find(first, stop, chief.kind, tuple(entry.id for entry in entries))


def takes_article(hit: Hit, first: int) -> bool:
    """Whether "the" before a name belongs to it: the Kalmius, the Lachin corridor, but not the Donetsk."""
    return hit.entries[0].kind in ARTICLED and first == hit.first


def is_part(word: str) -> bool:
    """Whether a word takes a part of what follows: "southern", "north-eastern", not "south"."""
    return word.endswith("ern") and is_compass(word)


def between(passage: Passage, hits: Sequence[Hit]) -> Iterator[Find]:
    """ "between A and B", where A and B are settlements; countries and capitals are rather parties."""
    towns = {hit.first: hit for hit in hits if hit.entries[0].kind == "settlement" and not hit.entries[0].diplomatic}
    for hit in towns.values():
        other = towns.get(hit.stop + 1)
        opened = passage.joined(hit.first - 1) and passage.word(hit.first - 1) == "between"
        if other is not None and opened and passage.word(hit.stop) == "and":
            yield Find(hit.first - 1, other.stop, "area", (hit.entries[0].id, other.entries[0].id))


def bounded(mention: PlaceMention, text: str, wording: Wording, index: Index) -> PlaceMention:
    """A mention with the bearing, the gloss and the leading words around it taken into its whole."""
    bearing = before(text, mention.start)
    start = bearing.start if bearing else lead_before(text, mention.start, wording.leads)
    gloss = gloss_after(text, mention.end)
    end = gloss.end if gloss else control_after(text, mention.end)
    chief = index.entry(mention.candidates[0]) if mention.candidates else None
    return replace(
        mention,
        whole_start=start,
        whole_end=end,
        bearing=bearing.direction if bearing else None,
        distance_km=bearing.distance_km if bearing else None,
        diplomatic=chief is not None and chief.diplomatic,
    )


def observed(text: str) -> list[PlaceMention]:
    """Distances and directions seen from where the observer stands, as generic mentions."""
    return [
        PlaceMention(
            start=start,
            end=end,
            text=text[start:end],
            kind=GENERIC,
            whole_start=start,
            whole_end=end,
            bearing=bearing.direction,
            distance_km=bearing.distance_km,
        )
        for start, end, bearing in loose(text)
    ]


def merged(mentions: Sequence[PlaceMention], seen: Iterable[PlaceMention]) -> list[PlaceMention]:
    """All mentions but those that a gloss or bearing of another one has taken in."""
    kept: list[PlaceMention] = []
    for mention in mentions:
        if not kept or (mention.start >= kept[-1].whole_end and not is_repeated(mention, kept[-1])):
            kept.append(replace(mention, whole_end=gloss_end(mention, mentions)))
    free = [item for item in seen if not any(overlap(item, mention) for mention in kept)]
    return sorted([*kept, *free], key=lambda mention: mention.start)


def is_repeated(mention: PlaceMention, earlier: PlaceMention) -> bool:
    """Whether a mention is the abbreviation in brackets of the one before: "the boundary line (ABL)"."""
    bracketed = mention.start - earlier.end == len(" (") and mention.text.isupper()
    return bracketed and mention.candidates[:1] == earlier.candidates[:1] != ()


def gloss_end(mention: PlaceMention, mentions: Sequence[PlaceMention]) -> int:
    """Where a mention ends with its gloss; a gloss after a comma runs to the end of the place that it names."""
    if mention.whole_end == mention.end:
        return mention.end
    inside = [other.end for other in mentions if mention.end < other.start <= mention.whole_end]
    return max([mention.whole_end, *inside])


def overlap(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two mentions share characters."""
    return one.start < other.whole_end and other.whole_start < one.end
