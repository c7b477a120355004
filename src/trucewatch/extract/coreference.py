"""References inside a document: who "the ministry", "both sides", "the enemy", "our troops" and "he" are.

Only actors that the document itself names, and its publisher, are ever chosen. What stays open keeps no code.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.extract.actor_codes import Codes
from trucewatch.extract.actors import ActorKind, ActorMention

Conflict = tuple[tuple[str, ...], ...]
NEAR_SENTENCES = 2
LEAD_SENTENCES = 2
LEADING = frozenset({"PRES", "PM", "MFA"})
SPEAKING = "speaking"
OWN = frozenset({"our"})
BODIES = frozenset({"MOD", "MFA", "HEALTH", "POLICE", "GOV"})


@dataclass(slots=True, kw_only=True)
class Memory:
    """What a document has named so far."""

    publisher: str | None
    conflicts: tuple[Conflict, ...]
    codes: Codes
    missions: frozenset[str]
    everyone: frozenset[str]
    seen: list[tuple[int, ActorMention]] = field(default_factory=list)
    pair: str | None = None
    pair_at: int = 0
    callers: str | None = None

    def latest(self, sentence: int, reach: int, *kinds: ActorKind) -> ActorMention | None:
        """The last coded mention of some kinds, not further back than ``reach`` sentences."""
        for number, mention in reversed(self.seen):
            if sentence - number > reach:
                return None
            if mention.kind in kinds:
                return mention
        return None

    def organ(self, organ: str) -> str | None:
        """The last code with an organ, none where two states' have been named since."""
        return next(
            (m.code for _, m in reversed(self.seen) if m.code and m.code.split("+")[0].endswith(f".{organ}")), None
        )

    def parties(self) -> list[str]:
        """The states and groups named so far, the latest first, each once."""
        found = [p for _, m in reversed(self.seen) if m.kind is not ActorKind.AGENCY for p in reversed(m.parties)]
        return [p for p in dict.fromkeys(found) if p != "CIV" and p not in self.missions]

    def side(self, party: str) -> tuple[Conflict, int] | None:
        """The conflict and the side of a party, of those whose other side the document names."""
        for conflict in self.conflicts:
            for number, side in enumerate(conflict):
                if party in side and any(self.everyone & set(other) for other in conflict if other is not side):
                    return conflict, number
        return None


def resolve_references(
    mentions: Sequence[ActorMention], publisher: str | None, conflicts: tuple[Conflict, ...], codes: Codes,
    starts: Sequence[int], missions: frozenset[str],
) -> tuple[ActorMention, ...]:  # fmt: skip
    """The mentions with the generic ones given the code that the document supports."""
    everyone = frozenset(p for m in mentions if m.code for p in m.parties) | (
        {publisher.split(".")[0]} if publisher else set()
    )
    memory = Memory(publisher=publisher, conflicts=conflicts, codes=codes, missions=missions, everyone=everyone)
    memory.callers = callers(mentions, starts)
    resolved = []
    for mention in mentions:
        sentence = bisect_right(starts, mention.start)
        settled = mention if mention.code is not None else replace(mention, code=referent(mention, memory, sentence))
        if settled.code is not None:
            memory.seen.append((sentence, settled))
        resolved.append(settled)
    return tuple(with_owner_after(resolved, codes))


def with_owner_after(mentions: Sequence[ActorMention], codes: Codes) -> list[ActorMention]:
    """ "The health departments of the two countries": an organ with the owners that follow it, once these are known."""
    found = list(mentions)
    for place, mention in enumerate(found[:-1]):
        owner = found[place + 1]
        near = owner.start - mention.end <= len(" of the ") and mention.organ and owner.rule == "pair" and owner.code
        if mention.code is None and near:
            found[place] = replace(
                mention, code="+".join(codes.compose(code.split(".")[0], mention.organ) for code in owner.codes)
            )
    return found


def callers(mentions: Sequence[ActorMention], starts: Sequence[int]) -> str | None:
    """The leaders of two states that the first sentences bring together, who are "the two sides" of what they say."""
    leaders = [
        m.code for m in mentions
        if m.code and m.code.split(".")[-1] in LEADING and "+" not in m.code and bisect_right(starts, m.start) <= LEAD_SENTENCES
    ]  # fmt: skip
    states = list(dict.fromkeys(code.split(".")[0] for code in leaders))
    return "+".join(states) if len(states) == 2 else None  # noqa: PLR2004 - a pair is two


def referent(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """Whom a generic mention stands for."""
    if mention.owner in ("our", "its", "their", "his", "her"):
        return owned(mention, memory, sentence)
    family, _, sort = mention.rule.partition(".")
    if family == "organ":
        return organ_referent(mention, sort, memory)
    if family == "pair":
        if memory.pair is None or sentence - memory.pair_at > 1:
            memory.pair = (memory.callers if mention.name == SPEAKING else None) or pair(memory, sentence)
        memory.pair_at = sentence
        return memory.pair
    rules = {
        "enemy": enemy, "other": lambda m, _: None, "own": own, "speaker": own, "mission": mission, "command": mission,
        "ministry": ministry, "rebels": rebels, "organisation": organisation, "coalition": rebels,
    }  # fmt: skip
    if family in rules:
        return rules[family](memory, sentence)
    return pronoun(family, memory, sentence)


def owned(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "Our army", "its troops": the organ of the publisher, or of the party just named."""
    if mention.owner in OWN:
        owner = memory.publisher
    else:
        last = memory.latest(
            sentence, 1, ActorKind.STATE, ActorKind.ORGAN, ActorKind.GROUP, ActorKind.METONYM, ActorKind.PERSON
        )
        owner = last.code if last else None
    if owner is None or "+" in owner:
        return None
    return memory.codes.compose(owner.split(".")[0], mention.organ)


def organ_referent(mention: ActorMention, sort: str, memory: Memory) -> str | None:
    """ "The army", "the defence ministry": the publisher's own in its communique, else the last one named."""
    if mention.organ is None or sort == "materiel" or (sort == "force" and not mention.owner):
        return None
    if memory.publisher and memory.publisher.split(".")[0] not in memory.missions:
        return memory.codes.compose(memory.publisher.split(".")[0], mention.organ)
    return memory.organ(mention.organ)


def pair(memory: Memory, _: int) -> str | None:
    """ "Both sides": the last two parties named that stand against each other, else the last two named."""
    parties = memory.parties()
    for first in parties:
        found = memory.side(first)
        if found is None:
            continue
        conflict, number = found
        other = next((p for p in parties if any(p in side for n, side in enumerate(conflict) if n != number)), None)
        if other:
            return "+".join(sorted((first, other), key=parties.index, reverse=True))
    return "+".join(reversed(parties[:2])) if len(parties) == 2 else None  # noqa: PLR2004 - a pair is two


def enemy(memory: Memory, _: int) -> str | None:
    """ "The enemy" in a party's own words: the other side of its conflict, where the document names it."""
    if memory.publisher is None:
        return None
    own_party = memory.publisher.split(".")[0]
    found = memory.side(own_party)
    if found is None:
        return None
    conflict, number = found
    return next((p for p in memory.parties() if any(p in side for n, side in enumerate(conflict) if n != number)), None)


def own(memory: Memory, _: int) -> str | None:
    """ "We": the publisher, where it speaks for itself."""
    return memory.publisher


def mission(memory: Memory, sentence: int) -> str | None:
    """ "The mission": the publisher where it is one, else the last mission named."""
    if memory.publisher and memory.publisher in memory.missions:
        return memory.publisher
    last = memory.latest(sentence, sentence, ActorKind.MISSION)
    return last.code if last else memory.organ("PKF")


def ministry(memory: Memory, _: int) -> str | None:
    """ "The ministry": the last one named, else the publisher."""
    for _number, mention in reversed(memory.seen):
        if mention.code and mention.code.split(".")[-1] in BODIES:
            return mention.code
    return memory.publisher


def rebels(memory: Memory, sentence: int) -> str | None:
    """ "The rebels": the last armed group named."""
    last = memory.latest(sentence, sentence, ActorKind.GROUP)
    return last.code if last else next((p for p in memory.parties() if p in memory.codes.groups), None)


def organisation(memory: Memory, sentence: int) -> str | None:
    """ "The agency", "the group": the last organisation or group named."""
    last = memory.latest(sentence, sentence, ActorKind.MISSION, ActorKind.GROUP)
    return last.code if last else None


def pronoun(family: str, memory: Memory, sentence: int) -> str | None:
    """ "He", "it", "they", "a spokesman": the last fitting mention of this or the sentence before."""
    if family == "person":
        last = memory.latest(
            sentence, NEAR_SENTENCES, ActorKind.PERSON, ActorKind.ORGAN, ActorKind.CIVILIANS, ActorKind.GENERIC
        )
    elif family in ("thing", "carrier"):
        last = memory.latest(sentence, NEAR_SENTENCES - 1, ActorKind.ORGAN, ActorKind.STATE, ActorKind.MISSION, ActorKind.GROUP,
                             ActorKind.METONYM)  # fmt: skip
    else:
        last = memory.latest(sentence, NEAR_SENTENCES - 1, ActorKind.ORGAN, ActorKind.GROUP, ActorKind.GENERIC, ActorKind.MISSION,
                             ActorKind.CIVILIANS)  # fmt: skip
    return last.code if last else None
