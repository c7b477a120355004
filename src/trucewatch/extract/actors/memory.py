"""What a document has said so far of its actors, and the conflict that it tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.extract.actors.codes import PEACEKEEPERS, Codes
from trucewatch.extract.actors.mentions import ActorKind, ActorMention

CIVILIANS = "CIV"
WEIGHT_OF_PUBLISHER = 5
TELLING = (
    r"(?:said|says|say|told|tells|add(?:ed|s)|announc|stat(?:ed|es)|claim(?:ed|s)|insist|report(?:ed|s)|warn|den(?:ied|ies|y)"
    r"|declar|explain|alleg|confirm|maintain|not(?:ed|es)|stress|emphasi[sz]|accus(?:ed|es)|retort|dismiss|reject|call(?:ed|s)"
    r"|wr(?:ote|ites)|ask(?:ed|s)\b|tweeted|demand|urge|specified|concluded|acknowledg|admit|complain|voiced|recorded|observed|estimat)"
)
SAYING = re.compile(
    rf"(?:['’]s?)?(?:,[^,.;\n]{{0,60}},)?(?:\s+(?!that\b|and\b|but\b)[\w'’-]+){{0,3}}?\s+{TELLING}", re.IGNORECASE
)
SAID_BY = re.compile(rf"(?:\b{TELLING}\w*|according to)\s+(?:(?:the|an?|its|his|her)\s+)?$", re.IGNORECASE)
BACKWARDS = 24
# Before a state, these make it one that does or suffers something there, not one to which the speaker belongs.
DOING = re.compile(r"\b(?:by|against|at|on|upon|from|into|blam\w+|accus\w+)\s+(?:the\s+)?$", re.IGNORECASE)
OUR = re.compile(r"\b[Oo]ur\b")
BODIES = frozenset({"organ", "ministry", "mission", "command", "rebels", "coalition", "organisation", "carrier"})
RESOLVED = {
    "organ.body": ActorKind.ORGAN, "organ.office": ActorKind.ORGAN, "ministry": ActorKind.ORGAN,
    "command": ActorKind.ORGAN, "mission": ActorKind.MISSION, "organisation": ActorKind.MISSION,
    "rebels": ActorKind.GROUP, "carrier": ActorKind.ORGAN,
}  # fmt: skip
SPEAKING_KINDS = (
    ActorKind.ORGAN, ActorKind.PERSON, ActorKind.GROUP, ActorKind.MISSION, ActorKind.STATE, ActorKind.METONYM,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Who stands on which side; ``home`` is the state whose army is meant by "the army", None between states."""

    sides: tuple[tuple[str, ...], ...]
    home: str | None = None

    def members(self) -> frozenset[str]:
        """All parties of the conflict."""
        return frozenset(party for side in self.sides for party in side)

    def against(self, party: str) -> tuple[str, ...]:
        """The parties of the sides on which a party does not stand; none where it stands on no side."""
        if party not in self.members():
            return ()
        return tuple(other for side in self.sides if party not in side for other in side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the tables know that references need.

    ``children`` are the field missions of an organisation with the parties that each watches; ``societies`` the
    national Red Crescent or Red Cross society of a state; ``guarantors`` the states that keep a peace in their own
    name; ``watchers`` the missions that watch somebody and the organisations that send them.
    """

    codes: Codes
    conflicts: tuple[Conflict, ...]
    missions: frozenset[str]
    children: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    societies: Mapping[str, str] = field(default_factory=dict)
    guarantors: frozenset[str] = frozenset()
    watchers: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Memory:
    """A document's mentions up to the one in question, and what the whole of it is about.

    ``publisher`` is None for a news outlet, which speaks for no party. ``named`` counts the parties of the whole text.
    """

    text: str
    publisher: str | None
    known: Knowledge
    starts: Sequence[int]
    mentions: Sequence[ActorMention]
    named: Counter[str]
    seen: list[tuple[int, ActorMention]] = field(default_factory=list)
    pair: str | None = None
    pair_at: int = 0
    callers: str | None = None
    conflict: Conflict | None = None

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self.starts, offset)

    @property
    def home(self) -> str | None:
        """The state whose army is "the army"."""
        return self.conflict.home if self.conflict else None

    @property
    def party(self) -> str | None:
        """The publisher's state or group, where it speaks for one."""
        state = self.publisher.split(".")[0] if self.publisher else None
        return state if state and state not in self.known.missions else None

    def is_our_own(self, code: str) -> bool:
        """Whether a code is the publisher's party, in a report in which it says "our" of what is its own."""
        return self.party is not None and code.split(".", maxsplit=1)[0] == self.party and self.says_our

    @property
    def says_our(self) -> bool:
        """Whether the text says "our" anywhere."""
        return OUR.search(self.text) is not None

    def latest(self, sentence: int, reach: int, *kinds: ActorKind) -> ActorMention | None:
        """The last coded mention of some kinds, not further back than ``reach`` sentences."""
        for number, mention in reversed(self.seen):
            if sentence - number > reach:
                return None
            if understood(mention) in kinds:
                return mention
        return None

    def pair_in(self, sentence: int) -> str | None:
        """The joint code of "the two sides" or "the two presidents" that this sentence has named."""
        pairs = (m.code for number, m in reversed(self.seen) if number == sentence and m.rule == "pair")
        return next((code for code in pairs if code and "+" in code), None)

    def organ(self, organ: str, since: int = 0) -> str | None:
        """The last single code with an organ since a sentence, an id that stands in for it included.

        Where the document tells of a conflict, organs of its parties alone are meant, save peacekeepers.
        """
        for number, mention in reversed(self.seen):
            if number < since:
                return None
            if mention.code and "+" not in mention.code and self._has(mention.code, organ) and self._involved(mention):
                return mention.code
        return None

    def _involved(self, mention: ActorMention) -> bool:
        return self.conflict is None or mention.organ == PEACEKEEPERS or mention.parties[0] in self.conflict.members()

    def _has(self, code: str, organ: str) -> bool:
        stands_in = self.known.codes.instead
        return code.endswith(f".{organ}") or any(k.endswith(f".{organ}") and v == code for k, v in stands_in.items())

    def organs(self, organ: str) -> set[str]:
        """All single codes with an organ named so far."""
        return {m.code for _, m in self.seen if m.code and "+" not in m.code and self._has(m.code, organ)}

    def parties(self) -> list[str]:
        """The states and groups named so far, the latest first, each once."""
        found = [p for _, m in reversed(self.seen) if m.kind is not ActorKind.AGENCY for p in reversed(m.parties)]
        return [p for p in dict.fromkeys(found) if p != CIVILIANS and p not in self.known.missions]

    def told(self, mention: ActorMention) -> bool:
        """Whether a mention is the subject of a verb of telling, or follows "according to"."""
        before = self.text[max(0, mention.start - BACKWARDS) : mention.start]
        return SAYING.match(self.text, mention.end) is not None or SAID_BY.search(before) is not None

    def teller(self, sentence: int, reach: int, *kinds: ActorKind) -> ActorMention | None:
        """The last mention of some kinds that tells something, not further back than ``reach`` sentences."""
        for number, mention in reversed(self.seen):
            if sentence - number > reach:
                return None
            if understood(mention) in kinds and self.told(mention):
                return mention
        return None

    def state_beside(self, sentence: int) -> str | None:
        """The only state that the sentence names before this by its name or its capital."""
        kinds = (ActorKind.STATE, ActorKind.METONYM)
        here = [m for number, m in self.seen if number == sentence and m.kind in kinds]
        states = {
            p for m in here if not DOING.search(self.text, max(0, m.start - BACKWARDS), m.start) for p in m.parties
        }
        return next(iter(states)) if len(states) == 1 else None

    def opponents(self, party: str, *, leading: bool = False) -> list[str]:
        """The parties of this text that stand against one, the latest named first, then those named only later.

        ``leading`` puts the chief member of a side first where the conflict is one at home.
        """
        conflicts = [self.conflict] if self.conflict and party in self.conflict.members() else self.known.conflicts
        against = list(dict.fromkeys(other for conflict in conflicts for other in conflict.against(party)))
        if leading and self.home:
            return [other for other in against if other in self.named]
        later = [name for name, _ in self.named.most_common() if name not in self.known.missions]
        return [name for name in dict.fromkeys([*self.parties(), *later]) if name in against]

    def speakers(self, mention: ActorMention) -> list[ActorMention]:
        """Who may say the quoted words in which a mention stands: named right after them, else before."""
        quote = quoted(self.text, mention.start)
        if quote is None:
            return []
        sentence = self.sentence_of(quote[1] - 1)
        after = [m for m in self.mentions if m.start >= quote[1] and self.sentence_of(m.start) <= sentence]
        before = self.latest(self.sentence_of(quote[0]), 1, *SPEAKING_KINDS)
        return [m for m in (*after, before) if m is not None and speaks(m)]


def understood(mention: ActorMention) -> ActorKind:
    """The kind of a mention; a wording that was looked up counts as what it turned out to be."""
    return RESOLVED.get(mention.rule, mention.kind) if mention.kind is ActorKind.GENERIC else mention.kind


def speaks(mention: ActorMention) -> bool:
    """Whether a mention can be the one who says something: named, or a body that has yet to be looked up."""
    if mention.code:
        return mention.kind in SPEAKING_KINDS
    return mention.kind is ActorKind.GENERIC and mention.rule.partition(".")[0] in BODIES


def quoted(text: str, offset: int) -> tuple[int, int] | None:
    """The quotation of the paragraph around an offset, from its first mark to beyond its last."""
    left = text.rfind("\n", 0, offset) + 1
    right = text.find("\n", offset)
    for found in re.finditer(r"\"[^\"]*\"|“[^”]*”|«[^»]*»", text[left : right if right >= 0 else len(text)]):
        if left + found.start() < offset < left + found.end():
            return left + found.start(), left + found.end()
    return None


def conflict_of(named: Counter[str], conflicts: Iterable[Conflict]) -> Conflict | None:
    """The conflict with the most mentions of both of its sides; None where no conflict has two of them named."""
    best: tuple[int, int] = (0, 0)
    chosen = None
    for conflict in conflicts:
        if any(named.keys().isdisjoint(side) for side in conflict.sides):
            continue
        weights = [sum(named[party] for party in side) for side in conflict.sides]
        if min(weights) and (min(weights), sum(weights)) > best:
            best, chosen = (min(weights), sum(weights)), conflict
    return chosen


def conflict_at_home(named: Counter[str], known: Knowledge) -> Conflict | None:
    """The conflict of the armed groups of a text that names nobody on the other side, where all are at home in one state.

    "The rebels of the front attacked the army" speaks of the army of the state that the front fights.
    """
    groups = {party for party in named if party in known.codes.groups}
    theirs = [c for c in known.conflicts if groups & c.members()]
    homes = {conflict.home for conflict in theirs}
    strangers = {party for party in named if party not in known.missions} - groups
    return theirs[0] if len(homes) == 1 and not homes & {None} and not strangers else None


def counted(mentions: Sequence[ActorMention], publisher: str | None) -> Counter[str]:
    """How often each party is named in the whole document; a party's own communique is about itself."""
    named = Counter(p for m in mentions if m.kind is not ActorKind.AGENCY for p in m.parties if p != CIVILIANS)
    if publisher:
        named[publisher.split(".")[0]] += WEIGHT_OF_PUBLISHER
    return named
