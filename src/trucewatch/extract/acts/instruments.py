"""Instruments: what was used, and how it decides the member of the act's family.

The boundary between small arms and heavy weapons is the claims contract's: up to 14.5 mm is small arms, anti-aircraft
guns of 23 mm and more are heavy weapons. Tubes from 60 mm that nobody calls a tank's or a gun's are mortars or
artillery: indirect fire.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of

CALIBRE = re.compile(r"(\d+(?:[.,]\d+)?)\s?-?\s?(?:mm|millimet(?:re|er)s?)\b", re.IGNORECASE)
SMALL_ARMS_MM, HEAVY_MM, TUBE_MM = 14.5, 23.0, 60.0
FALLBACK = {
    "indirect": "fire.indirect",
    "air": "strike.air",
    "strike": "fire.indirect",
    "attack": "assault",
    "explosion": "explosion",
}
ALLOWED = {
    "any": {"fire.indirect", "fire.missile", "fire.heavy", "fire.small_arms", "strike.uav", "strike.air"},
    "indirect": {"fire.missile", "fire.heavy", "strike.uav", "strike.air", "fire.indirect"},
    "air": {"strike.uav", "strike.air"},
    "strike": {"fire.indirect", "fire.missile", "fire.heavy", "strike.uav", "strike.air"},
    "attack": {"strike.uav", "strike.air", "fire.missile", "fire.indirect"},
    "explosion": {"explosion.mine", "fire.indirect"},
    "damage": set(),
}
# The slots whose nouns are what an attack was made with, or who made it.
WIELDING = ("subj", "by", "with", "using", "mod", "from", "involving", "of")
# The slots whose nouns are what an attack was aimed at.
AIMED = ("obj", "on", "at", "upon", "against", "towards", "toward", "into")
STRENGTH = (
    "fire.indirect",
    "fire.missile",
    "strike.uav",
    "strike.air",
    "fire.heavy",
    "fire.small_arms",
    "explosion.mine",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A weapon named in the text and the act that fire with it is called."""

    text: str
    act: str
    start: int


def find_instruments(tokens: Iterable[Token], lexicon: Lexicon) -> list[Instrument]:
    """The weapons that a clause names, in text order."""
    items = sorted(tokens, key=lambda t: t.i)
    first = openings(lexicon.instruments)
    places = [n for n, t in enumerate(items) if t.lower_ in first or lemma_of(t).partition(" ")[0] in first]
    found = [hit for place in places if (hit := instrument_at(items, place, lexicon)) is not None]
    return without_parts(found)


@lru_cache(maxsize=4)
def openings(instruments: tuple[tuple[str, frozenset[str]], ...]) -> frozenset[str]:
    """The first words of all weapon phrases."""
    return frozenset(phrase.partition(" ")[0] for _, words in instruments for phrase in words)


def instrument_at(items: Sequence[Token], position: int, lexicon: Lexicon) -> Instrument | None:
    """The longest weapon phrase, of three words at most, that begins at a position."""
    for length in (3, 2, 1):
        window = items[position : position + length]
        if len(window) < length or window[-1].i - window[0].i > length:
            continue
        forms = {" ".join(t.lower_ for t in window), " ".join(lemma_of(t) for t in window)}
        for act, words in lexicon.instruments:
            if forms & words:
                text = window[0].doc.text[window[0].idx : window[-1].idx + len(window[-1])]
                return Instrument(text=text, act=act, start=window[0].idx)
    return None


def wielded(event: Event, found: Sequence[Instrument]) -> Sequence[Instrument]:
    """The weapons that an event was done with; troops "backed by tanks" attack as troops do."""
    if event.frame.refine == "any":
        aimed_at = [place for t in aims(event) for place in range(t.left_edge.idx, t.idx + len(t))]
        return [item for item in found if item.start not in aimed_at or not item.act.startswith("strike")]
    if event.frame.refine != "attack":
        return found
    holders = [t for name in WIELDING for t in event.slots.get(name, [])]
    places = [(t.left_edge.idx, t.idx + len(t)) for t in holders]
    return [item for item in found if any(start <= item.start < end for start, end in places)]


def aims(event: Event) -> list[Token]:
    """What an event of fire was aimed at: aircraft that were fired at did not fire."""
    thrown = [t for t in event.slots.get("obj", []) if t.i in event.support]
    return [t for name in AIMED for t in event.slots.get(name, []) if t not in thrown]


def without_parts(found: Sequence[Instrument]) -> list[Instrument]:
    """The instruments that are not a part of the one before them ("gun" in "machine gun")."""
    kept: list[Instrument] = []
    for item in found:
        if kept and item.start < kept[-1].start + len(kept[-1].text):
            continue
        kept.append(item)
    return kept


def by_calibre(text: str) -> str | None:
    """What a calibre in millimetres says of the weapon, None without one."""
    match = CALIBRE.search(text)
    if match is None:
        return None
    size = float(match[1].replace(",", "."))
    if size <= SMALL_ARMS_MM:
        return "fire.small_arms"
    if size >= TUBE_MM:
        return "fire.indirect"
    return "fire.heavy" if size >= HEAVY_MM else None


def refined(act: str, rule: str, instruments: Sequence[Instrument], clause: str) -> str:
    """The act after the instruments have had their say."""
    if not rule:
        return act
    allowed = ALLOWED.get(rule, set())
    named = [item.act for item in instruments if item.act in allowed]
    if rule == "indirect":
        named = [name for name in named if name != "fire.indirect"] or named
    calibre = by_calibre(clause)
    if not named and calibre in allowed:
        named = [calibre]
    if named:
        return min(named, key=STRENGTH.index) if rule != "any" else named[0]
    return act if act != "fire" or rule == "any" else FALLBACK.get(rule, act)
