"""Names of people whom no table lists, as the text itself introduces them.

"Defence Ministry spokesman Aram Torosyan said", "the AU envoy, Jane Doe, said" and "Jane Doe, a spokeswoman for the
ministry" tell who speaks for whom; from there on, the surname alone is enough.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.actors.phrases import Phrase, PhraseReader
from trucewatch.extract.actors.tables import Role
from trucewatch.extract.actors.words import Word

INTRODUCED = "introduced"
SURNAME = "surname"
LED = frozenset({ActorKind.GROUP, ActorKind.ORGAN, ActorKind.MISSION, ActorKind.STATE})
MOST_NAMES = 4
REACH = 90
LEADING = re.compile(
    r"(?P<name>[A-Z][\w’-]+(?:\s(?:al-|de |bin |el-)?[A-Z][\w’-]+){1,2}), who\s(?:speaks|spoke|leads|led|heads|headed"
    r"|commands|commanded|represents|represented|chairs|chaired)\s(?:for\s)?(?:the\s)?(?:[a-z-]+\s)?$"
)
PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "der", "de", "la", "ter", "abu", "ag", "ould", "-", "'"})
Spotted = list[tuple[ActorMention, Phrase | None]]


def with_names(spotted: Spotted, reader: PhraseReader, text: str) -> tuple[ActorMention, ...]:
    """The mentions, with introduced names added to the phrases that introduce them and later surnames spotted."""
    words = reader.words
    taken = {place for _, phrase in spotted if phrase for place in range(phrase.start, phrase.end)}
    named: dict[int, tuple[int, int]] = {}
    mentions = []
    for mention, phrase in spotted:
        name = _introduced(mention, phrase, reader, taken) if phrase else None
        if name:
            named[mention.start] = name
            taken.update(range(*name))
            mentions.extend(_with_name(mention, phrase, name, words, text))
        else:
            mentions.append(mention)
    for mention in tuple(mentions):
        if leader := _who_leads(mention, words, text):
            name, person = leader
            named[mention.start] = name
            taken.update(range(*name))
            mentions.append(person)
    surnames = {words[end - 1].text: end for _, end in named.values()}
    mentions.extend(_later(surnames, taken, words, text))
    return tuple(sorted(mentions, key=lambda m: m.start))


def _introduced(mention: ActorMention, phrase: Phrase, reader: PhraseReader, taken: set[int]) -> tuple[int, int] | None:
    """The words of the name that stands right after a speaker's description, or beside it between commas."""
    if mention.name or not speaks(phrase):
        return None
    after = phrase.end
    direct = _name_at(after, reader, taken)
    if direct and not _plural(phrase):
        return direct
    beside = _name_at(after + 1, reader, taken) if reader.key(after) == "," else None
    if beside and beside[1] - beside[0] > 1 and reader.key(beside[1]) in {",", ".", "said"}:
        return beside
    return _name_before(phrase, reader, taken)


def speaks(phrase: Phrase) -> bool:
    """Whether a phrase describes a person: a spokesman, an officer, a minister."""
    last = phrase.nouns[-1] if phrase.nouns else None
    return last is not None and (last.role is Role.CARRIER or last.sort in ("office", "officer"))


def _plural(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and phrase.nouns[-1].plural


def _name_at(start: int, reader: PhraseReader, taken: set[int]) -> tuple[int, int] | None:
    """The run of capitalised words that begins at a place and that nothing else claims."""
    while filler := reader.at(start, Role.RANK):
        start = filler[1]
    place = start
    while place - start < MOST_NAMES and _is_name(place, place == start, reader, taken):
        place += 1
    while place > start and not reader.words[place - 1].text[0].isupper():
        place -= 1
    return (start, place) if place > start else None


def _is_name(place: int, first: bool, reader: PhraseReader, taken: set[int]) -> bool:
    if place >= len(reader.words) or place in taken or reader.at(place, *UNFIT):
        return False
    word = reader.words[place]
    proper = word.text.isalpha() and word.text[0].isupper() and not word.text.isupper()
    return proper or (not first and word.key in PARTICLES)


UNFIT = (
    Role.CALENDAR, Role.STATE, Role.SEAT, Role.GROUP, Role.MISSION, Role.AGENCY, Role.BODY, Role.GENERIC, Role.PERSON,
    Role.AREA, Role.ADJECTIVE,
)  # fmt: skip


def _name_before(phrase: Phrase, reader: PhraseReader, taken: set[int]) -> tuple[int, int] | None:
    """The two or three capitalised words before ", a spokesman for the ministry"."""
    place = phrase.start
    while reader.key(place - 1) in {"a", "an", "the", "its", "their"} or reader.at(place - 1, Role.MODIFIER):
        place -= 1
    if reader.key(place - 1) != ",":
        return None
    for length in (3, 2):
        start = place - 1 - length
        if start >= 0 and all(_is_name(start + n, n == 0, reader, taken) for n in range(length)):
            return start, place - 1
    return None


def _with_name(
    mention: ActorMention, phrase: Phrase | None, name: tuple[int, int], words: Sequence[Word], text: str
) -> list[ActorMention]:
    """One mention where the name follows directly, two where a comma stands between."""
    start, end = words[name[0]].start, words[name[1] - 1].end
    written = text[start:end]
    if phrase and phrase.end <= name[0] and text[mention.end : start].strip() == "":
        longer = text[mention.start : end]
        return [replace(mention, end=end, text=longer, head=words[name[1] - 1].start, name=written)]
    person = ActorMention(
        start=start, end=end, text=written, code=mention.code, kind=ActorKind.PERSON, head=words[name[1] - 1].start,
        rule=INTRODUCED, name=written,
    )  # fmt: skip
    return [replace(mention, name=written), person]


def _who_leads(mention: ActorMention, words: Sequence[Word], text: str) -> tuple[tuple[int, int], ActorMention] | None:
    """The name before ", who speaks for the group", as word numbers and as a mention of who is spoken for or led."""
    if mention.code is None or mention.kind not in LED:
        return None
    found = LEADING.search(text, max(0, mention.start - REACH), mention.start)
    if found is None:
        return None
    start, end = found.span("name")
    name = [number for number, word in enumerate(words) if start <= word.start < end]
    person = ActorMention(
        start=start, end=end, text=text[start:end], code=mention.code, kind=ActorKind.PERSON,
        head=words[name[-1]].start, rule=INTRODUCED, name=text[start:end],
    )  # fmt: skip
    return (name[0], name[-1] + 1), person


def _later(surnames: Mapping[str, int], taken: set[int], words: Sequence[Word], text: str) -> list[ActorMention]:
    """The surnames of introduced people, where they stand alone after the introduction."""
    return [
        _surname(word, text)
        for place, word in enumerate(words)
        if place >= surnames.get(word.text, len(words)) and place not in taken
    ]


def _surname(word: Word, text: str) -> ActorMention:
    return ActorMention(
        start=word.start, end=word.end, text=text[word.start : word.end], code=None, kind=ActorKind.PERSON,
        head=word.start, rule=SURNAME, name=word.text,
    )  # fmt: skip
