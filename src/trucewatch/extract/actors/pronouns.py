"""Pronouns: who "he", "it" and "they" are, by who tells something and who was named last."""

from __future__ import annotations

import re
from itertools import pairwise

from trucewatch.extract.actors.codes import joined
from trucewatch.extract.actors.memory import Memory, quoted, understood
from trucewatch.extract.actors.mentions import ActorKind, ActorMention, parties_of

NEAR_SENTENCES = 2
CORPORATE = (ActorKind.MISSION, ActorKind.GROUP)
SINGLE = frozenset({"person", "counterpart", "organ.office", "organ.officer", "carrier"})
CLAUSE = re.compile(
    r"(?:^|[.,;:\n\"“”)]|\b(?:that|and|but|what|which|when|while|because|as|if|whether|where|after|before|than|who|so|later|then|earlier|instead|meanwhile|however))\s*$",
    re.IGNORECASE,
)
CLOSED = re.compile(r"[,\"”]\s+$")
REPORTED = re.compile(
    r"\b(?:said|says|stated|added|claimed|claims|insisted|insists|warned|announced|den(?:ied|ies)|admit(?:ted|s)"
    r"|acknowledge[ds]|confirm(?:ed|s)|maintain(?:ed|s)|allege[ds]|boast(?:ed|s))\s+(?:that\s+)?$"
)
INANIMATE = re.compile(
    r"\s+(?:was|is|were|had been|has been|will be|would be)\b(?!\s+(?:\w+ing\b|ready|prepared|aware|concerned|committed))"
    r"|\s+(?:has |had |would |will |could )?(?:lapse|expire|collapse|held|holds|last|took|takes|take|enter|began|begin|broke"
    r"|brought|ran\b|came|comes|lay\b|remain|seem|appear|happen|did not (?:outlive|hold|last))",
    re.IGNORECASE,
)


def person(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "He", "she": who told something last, where the pronoun tells on; else the last single person named near by."""
    if memory.told(mention):
        teller = memory.teller(
            sentence, NEAR_SENTENCES, ActorKind.PERSON, ActorKind.ORGAN, *CORPORATE, ActorKind.CIVILIANS
        )
        if teller:
            return teller.code
    for number, earlier in reversed(memory.seen):
        if sentence - number > NEAR_SENTENCES:
            return None
        if earlier.kind in (ActorKind.PERSON, ActorKind.CIVILIANS) or earlier.rule in SINGLE:
            return earlier.code
    return None


def thing(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "It", "a spokesman": who told something last, where it tells on; else the last body of this or the last sentence.

    "It" as an object, and as the subject of what truces do ("it lapsed"), is no actor.
    """
    kinds = (ActorKind.ORGAN, ActorKind.STATE, *CORPORATE, ActorKind.METONYM)
    if mention.rule == "thing" and not acting(mention, memory):
        return None
    if said_of_itself(mention, memory) and (teller := memory.teller(sentence, 0, *kinds)):
        return teller.code
    if memory.told(mention) and closes(mention, memory):
        here = memory.teller(sentence, 0, *kinds)
        if first := here.code if here else body_before(memory, sentence):
            return first
    if memory.told(mention) and (teller := memory.teller(sentence, NEAR_SENTENCES, *kinds)):
        return teller.code
    last = memory.latest(sentence, NEAR_SENTENCES - 1, *kinds)
    return last.code if last else None


def closes(mention: ActorMention, memory: Memory) -> bool:
    """Whether a pronoun stands behind what it tells: "the town had fallen, it said"."""
    return CLOSED.search(memory.text[max(0, mention.start - 4) : mention.start]) is not None


def body_before(memory: Memory, sentence: int) -> str | None:
    """The body that told something in the sentence before, else the first that it names: who is told of now is not it."""
    before = [
        m for n, m in memory.seen if n == sentence - 1 and understood(m) in (ActorKind.ORGAN, *CORPORATE) and m.code
    ]
    return next((m.code for m in reversed(before) if memory.told(m)), before[0].code if before else None)


def said_of_itself(mention: ActorMention, memory: Memory) -> bool:
    """Whether "it" stands right after a verb of telling: "the military said it had struck"."""
    return REPORTED.search(memory.text[max(0, mention.start - 24) : mention.start]) is not None


def acting(mention: ActorMention, memory: Memory) -> bool:
    """Whether "it" begins a clause and does something that an actor can do."""
    if mention.text.casefold() != "it":
        return True
    before = memory.text[max(0, mention.start - 16) : mention.start]
    begins = CLAUSE.search(before) is not None or said_of_itself(mention, memory)
    return begins and INANIMATE.match(memory.text, mention.end) is None


def plural(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "They": two that were named together in this sentence, else the last body, group or people."""
    kinds = (ActorKind.ORGAN, *CORPORATE, ActorKind.GENERIC, ActorKind.CIVILIANS)
    speaker = next((m.code for m in memory.speakers(mention) if m.code), None)
    if speaker is not None:
        return others_than(speaker, memory, sentence)
    if quoted(memory.text, mention.start) is not None:
        return None
    last = memory.latest(sentence, NEAR_SENTENCES - 1, *kinds)
    return together(mention, memory, sentence) or begun_with(memory, sentence, kinds) or (last.code if last else None)


def others_than(speaker: str, memory: Memory, sentence: int) -> str | None:
    """ "They" in quoted words: the last one named near by who is not of the speaker's own, else who stands against it."""
    kinds = (ActorKind.ORGAN, *CORPORATE, ActorKind.GENERIC, ActorKind.CIVILIANS, ActorKind.STATE)
    for number, earlier in reversed(memory.seen):
        if sentence - number > NEAR_SENTENCES:
            break
        if understood(earlier) in kinds and earlier.code and not set(earlier.parties) & set(parties_of(speaker)):
            return earlier.code
    return next(iter(memory.opponents(parties_of(speaker)[0])), None)


def begun_with(memory: Memory, sentence: int, kinds: tuple[ActorKind, ...]) -> str | None:
    """Whom the sentence before began with, where "they" stands in a sentence that has named nobody yet."""
    if any(number == sentence for number, _ in memory.seen):
        return None
    before = [m for number, m in memory.seen if number == sentence - 1 and understood(m) in kinds]
    if not before or not begins_sentence(before[0], memory, sentence - 1):
        return None
    return before[0].code


def begins_sentence(mention: ActorMention, memory: Memory, sentence: int) -> bool:
    """Whether nothing but an article stands between the start of a sentence and a mention."""
    start = memory.starts[sentence - 1] if 0 < sentence <= len(memory.starts) else 0
    return len(memory.text[start : mention.start].split()) <= 1


def together(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """The two actors that begin this sentence, joined by "and", where "they" is its later subject."""
    here = [m for number, m in memory.seen if number == sentence and m.start < mention.start]
    for first, second in pairwise(here):
        if first.code and second.code and memory.text[first.end : second.start].strip() == "and" and second is here[-1]:
            return joined((first.code, second.code))
    return None
