"""Spotting: the mention that begins at a word, read off the phrase that stands there."""

from __future__ import annotations

import re

from trucewatch.extract.actors.meanings import Meanings
from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.actors.phrases import ARTICLES, Phrase, PhraseReader
from trucewatch.extract.actors.rules import EXPRESSED
from trucewatch.extract.actors.tables import Role

EXPRESSING = re.compile(
    r"\s+(?:also\s+|further\s+|both\s+)?(?:express|agree|discuss|emphasi|stress|underlin|exchang|spoke|noted)",
    re.IGNORECASE,
)
OWNING = frozenset({"our", "its", "their", "his", "her"})
POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
SPOKEN_FOR = frozenset({"ministry", "mission", "command", "rebels", "coalition", "organisation", "enemy", "society"})
SPEAKERS = (Role.CARRIER, Role.BELONGING)
ONLY_OWNED = frozenset({"organ.materiel", "belonging"})
OF_CONFLICT = re.compile(
    r"\s+of\s+(?:the|this|a|any)?\s*(?:conflict|war|dispute|divide|armistice|agreement)", re.IGNORECASE
)
# Whose troops they are is said by these wordings too, where they follow "of": "units of the enemy".
LEANING_OWNERS = ("enemy", "other")
PAIR = 2


def spotted_at(
    place: int, reader: PhraseReader, meanings: Meanings, text: str
) -> tuple[ActorMention | None, Phrase | None, int]:
    """The mention that begins at a word, its phrase, and the word to go on from."""
    phrase = reader.phrase(place)
    generic = reader.at(place, Role.GENERIC)
    if generic and not (phrase and (phrase.owners or (phrase.end > generic[1] and meanings.coded(phrase)))):
        end = past_speakers(generic[1], generic[0].sort, reader)
        return leaning(place, end, generic[0].sort, reader, text), None, end
    if of_the_other := leaning_owner(phrase, reader):
        end, rule = of_the_other
        return leaning(place, end, rule, reader, text), None, end
    if phrase is None:
        ignored = reader.at(place, Role.IGNORED, Role.CALENDAR)
        return None, None, ignored[1] if ignored else place + 1
    return mention_of(phrase, meanings, reader, text), phrase, max(phrase.end, place + 1)


def leaning_owner(phrase: Phrase | None, reader: PhraseReader) -> tuple[int, str] | None:
    """The end and the rule of troops that belong to a wording that leans: "units of the enemy", "tanks of the other side"."""
    if phrase is None or phrase.owners or phrase.person or phrase.organ is None or reader.key(phrase.end) != "of":
        return None
    place = phrase.end + 1
    while (owner := reader.at(place, Role.GENERIC)) is None and reader.key(place) in ARTICLES:
        place += 1
    return (owner[1], owner[0].sort) if owner and owner[0].sort in LEANING_OWNERS else None


def past_speakers(place: int, rule: str, reader: PhraseReader) -> int:
    """The end of "a ministry spokesman", "the agency's spokeswoman", which speak for what stands before them."""
    if rule not in SPOKEN_FOR:
        return place
    step = place + 1 if reader.key(place) == "'s" else place
    followed = reader.phrase(step)
    if followed is None or followed.owners or not followed.nouns or (followed.organ and followed.organ.code):
        return place
    last = followed.nouns[-1]
    return followed.end if last.role in SPEAKERS or last.sort == "office" else place


def leaning(place: int, end: int, rule: str, reader: PhraseReader, text: str) -> ActorMention | None:
    """A mention of a wording that always leans on what was said before ("both sides", "the enemy", "it")."""
    words = reader.words[place:end]
    start, stop = words[0].start, words[-1].end
    if rule in ("pair", "organisation") and reader.key(end) == "of" and not OF_CONFLICT.match(text, stop):
        return None
    return ActorMention(
        start=start, end=stop, text=text[start:stop], code=None, kind=ActorKind.GENERIC, head=words[-1].start, rule=rule,
        name=EXPRESSED if EXPRESSING.match(text, stop) else "",
    )  # fmt: skip


def mention_of(phrase: Phrase, meanings: Meanings, reader: PhraseReader, text: str) -> ActorMention | None:
    """The mention of a phrase, None where it names no actor."""
    meaning = meanings.of(phrase)
    if meaning is None or describes_a_thing(phrase, reader) or only_for_or_against(phrase, reader):
        return None
    if meaning.code is None and reader.at(phrase.start - 1, Role.UNKNOWN):
        return None
    owner = owner_word(phrase, meaning.code, reader)
    nobodys = meaning.rule in ONLY_OWNED or (meaning.rule.startswith("organ.") and not meaning.organ)
    if nobodys and owner not in OWNING:
        return None
    if not phrase.nouns and not phrase.person and participle(phrase.end, reader):
        meaning = meaning._replace(kind=ActorKind.ADJECTIVE)
    words = reader.words
    start, end = words[phrase.start].start, words[phrase.end - 1].end
    name = text[words[phrase.name[0]].start : words[phrase.name[1] - 1].end] if phrase.name else ""
    rule = "pair" if meaning.code is None and meaning.organ and of_both(phrase, reader) else meaning.rule
    return ActorMention(
        start=start, end=end, text=text[start:end], code=meaning.code, kind=meaning.kind, head=words[phrase.head].start,
        rule=rule, organ=meaning.organ, owner=owner, name=name,
    )  # fmt: skip


def participle(place: int, reader: PhraseReader) -> bool:
    """Whether a hyphen and a small word follow without a space: "Iran-backed", "Kremlin-brokered"."""
    words = reader.words[place - 1 : place + 2]
    return (
        reader.key(place) == "-" and len(words) > PAIR and words[2].text.islower()
        and words[0].end == words[1].start and words[1].end == words[2].start
    )  # fmt: skip


def of_both(phrase: Phrase, reader: PhraseReader) -> bool:
    """Whether "both" or "the two" stands before a plural: "both armies", "the two presidents"."""
    before, earlier = reader.key(phrase.start - 1), reader.key(phrase.start - 2)
    return phrase.plural and (before == "both" or (before == "two" and earlier == "the"))


def owner_word(phrase: Phrase, code: str | None, reader: PhraseReader) -> str:
    """The possessive before a phrase ("our"), or "the" before one that has to be looked up."""
    before, earlier = reader.key(phrase.start - 1), reader.key(phrase.start - 2)
    if before in OWNING and not phrase.owners:
        return before
    return "the" if code is None and (before in POINTING or earlier == "the") else ""


def describes_a_thing(phrase: Phrase, reader: PhraseReader) -> bool:
    """Whether a bare name only describes something: "Turkish-made", "government-controlled", "DPR"-controlled."""
    if phrase.nouns or phrase.person:
        return False
    place = phrase.end
    while reader.key(place) in {'"', "”", "’", "'"}:
        place += 1
    return reader.key(place) == "-" and reader.at(place + 1, Role.ATTRIBUTE) is not None


def only_for_or_against(phrase: Phrase, reader: PhraseReader) -> bool:
    """Whether a name only says for or against whom somebody is: "anti-Houthi fighters", "a pro-rebel website"."""
    leaning, hyphen = reader.key(phrase.start - 2), reader.key(phrase.start - 1)
    if hyphen != "-" or leaning not in ("pro", "anti"):
        return False
    last = phrase.nouns[-1] if phrase.nouns else None
    described = last is not None and (last.role in SPEAKERS or (last.role is Role.REBELS and last.keys[-1][-1] != "s"))
    return leaning == "anti" or phrase.organ is None or described
