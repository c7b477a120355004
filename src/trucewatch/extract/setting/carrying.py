"""Carrying on: the place that a clause takes over from what its sentence and its paragraph have named before."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.extract.actors.registry import ActorMention
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.parsing.sentences import Sentence
from trucewatch.extract.scene import Scene, covering, within
from trucewatch.model import PlaceInRole, PlaceMention, Polarity, Reading

GENERIC = "generic"


def named_before(sentence: Sentence, reading: Reading, actors: Sequence[ActorMention]) -> tuple[PlaceInRole, ...]:
    """The place that a paragraph named before a sentence; a line of a log stays at the first one it names.

    A country or capital that acts ("Kiev denied") names nobody's whereabouts.
    """
    found = within(reading.mentions.places, sentence.block_start, sentence.start)
    named = [p for p in found if is_named(p) and not p.diplomatic and covering(actors, p.start) is None]
    chosen = named[:1] if sentence.log else named[-1:]
    return tuple(PlaceInRole(mention=mention) for mention in chosen)


def is_named(mention: PlaceMention) -> bool:
    """Whether a mention carries a name."""
    return mention.kind != GENERIC


def carry_places(tellings: Sequence[Telling], before: tuple[PlaceInRole, ...], scene: Scene, lexicon: Lexicon) -> None:
    """Give acts without a place the one told last, where acts of their kind stay there, and words that point back their name."""
    last = before
    for telling in sorted(tellings, key=lambda t: t.event.token.i):
        own = telling.places
        if (own and last and all(points_back(p.mention, lexicon) for p in own)) or (
            not own and stays(telling, scene, lexicon)
        ):
            telling.places = last
        named = tuple(p for p in telling.places if is_named(p.mention))
        last = named or last


def stays(telling: Telling, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether an act goes on where the paragraph is: force, and what the lexicon says; on a line of a log any act.

    A denial ("not a shot was fired by our troops") speaks of no place, unless it says that nobody was hurt.
    """
    if scene.sentence.log:
        return telling.family not in lexicon.setting["unplaced"]
    denied = telling.stance.polarity is Polarity.DENIED and telling.physical
    return not denied and (telling.physical or telling.act in lexicon.setting["placed"])


def points_back(mention: PlaceMention, lexicon: Lexicon) -> bool:
    """Whether a phrase stands for a place named before: "the village", "the same road", "these two areas"."""
    words = mention.text.casefold().split()
    if is_named(mention) or not words:
        return False
    pointing = bool(set(words) & lexicon.setting["pointing"])
    return pointing or (words[0] == "the" and words[-1] in lexicon.setting["antecedents"])
