"""References inside a document: who "the ministry", "both sides", "the enemy", "our troops" and "he" are.

Only actors that the document itself names, its publisher, and the state at home in its conflict are ever chosen.
What stays open keeps no code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.actors.codes import PEACEKEEPERS, Codes
from trucewatch.extract.actors.meanings import COUNTERPART, FIELD
from trucewatch.extract.actors.memory import Knowledge, Memory, conflict_at_home, conflict_of, counted
from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.actors.names import SURNAME
from trucewatch.extract.actors.rules import RULES, callers, counterpart, each, in_a_mission, in_the_field, owned

POSSESSIVES = frozenset({"our", "its", "their", "his", "her"})


def resolve_references(
    text: str, mentions: Sequence[ActorMention], publisher: str | None, known: Knowledge, starts: Sequence[int]
) -> tuple[ActorMention, ...]:
    """The mentions with the generic ones given the code that the document supports.

    ``publisher`` is None where the document's source speaks for no party; ``starts`` are the sentences' offsets.
    """
    named = counted(mentions, publisher)
    memory = Memory(text=text, publisher=publisher, known=known, starts=starts, mentions=mentions, named=named)
    memory.conflict = conflict_of(named, known.conflicts) or conflict_at_home(named, known)
    memory.callers = callers(memory)
    resolved: list[ActorMention] = []
    for mention in mentions:
        settled = settle(mention, memory)
        if settled.code is not None:
            memory.seen.append((memory.sentence_of(mention.start), settled))
        resolved.append(settled)
    return tuple(with_pairs_beside(resolved, text, known.codes))


def settle(mention: ActorMention, memory: Memory) -> ActorMention:
    """One mention with its code, as far as it can be told."""
    sentence = memory.sentence_of(mention.start)
    if mention.code is None:
        return replace(mention, code=referent(mention, memory, sentence))
    if mention.rule == COUNTERPART:
        return replace(mention, code=counterpart(mention, memory))
    if mention.rule == FIELD:
        return replace(mention, code=in_the_field(mention.code, memory))
    if mention.organ == PEACEKEEPERS and mention.code.endswith(f".{PEACEKEEPERS}"):
        return replace(mention, code=in_a_mission(mention.code, memory))
    return mention


def with_pairs_beside(mentions: Sequence[ActorMention], text: str, codes: Codes) -> list[ActorMention]:
    """ "The health departments of the two countries", "the two sides' commanders": an organ of each of a pair."""
    found = list(mentions)
    for place, mention in enumerate(found):
        if mention.kind is not ActorKind.GENERIC or not mention.organ or mention.rule == "pair":
            continue
        near = (
            m for m in found[max(0, place - 1) : place + 2] if m.rule == "pair" and m.code and belongs(mention, m, text)
        )
        if owners := next(near, None):
            found[place] = replace(mention, code=each(owners.code or "", mention.organ, codes))
    return found


def belongs(mention: ActorMention, pair: ActorMention, text: str) -> bool:
    """Whether nothing but "of the" or an apostrophe stands between an organ and a pair of owners."""
    if pair.start >= mention.end:
        return text[mention.end : pair.start].strip() in ("of", "of the")
    return text[pair.end : mention.start].strip() in ("'", "’", "'s", "’s")


def referent(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """Whom a mention without a code stands for."""
    if mention.owner in POSSESSIVES:
        return owned(mention, memory, sentence)
    if mention.rule == SURNAME or (mention.kind is ActorKind.PERSON and mention.name):
        return introduced(mention, memory)
    family = mention.rule.partition(".")[0]
    rule = RULES.get(family)
    return rule(mention, memory, sentence) if rule else None


def introduced(mention: ActorMention, memory: Memory) -> str | None:
    """A surname: the person of that name whom the document introduced."""
    for _, earlier in reversed(memory.seen):
        if earlier.name and earlier.name.split()[-1] == mention.name.split()[-1]:
            return earlier.code
    return None
