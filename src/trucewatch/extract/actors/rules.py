"""The rules by which wordings that name nobody are understood, one function a rule.

Each takes the mention, what the document has said so far, and the number of the sentence; each gives a code or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.extract.actors.codes import PEACEKEEPERS, Codes, joined
from trucewatch.extract.actors.memory import SPEAKING_KINDS, Memory
from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.actors.pronouns import person, plural, thing
from trucewatch.extract.actors.sides import namings, sides_in_question

NEAR_SENTENCES = 2
LEAD_SENTENCES = 2
PAIR = 2
LEADING = frozenset({"PRES", "PM", "MFA"})
NATIONAL = frozenset({"PRES", "PM"})
MINISTRIES = frozenset({"MOD", "MFA", "HEALTH", "POLICE"})
COMMANDS = frozenset({"MIL", "PKF", "MOD"})
ABROAD = frozenset({"MFA", "PRES", "PM", "GOV"})
LOCAL = "LOCAL"
STATES_OWN = frozenset({"MIL", "MOD", "POLICE", "PRES", "PM", "MFA", "GOV"})
LOOSE = frozenset({"part", "officer"})
EXPRESSED = "expressed"
# "The movement" is one in arms, "the agency" one that helps; an organisation or a committee may be either.
ARMED = frozenset({"movement", "group", "faction", "front", "militia", "insurgents"})
UNARMED = frozenset({"agency", "charity", "institution", "bloc"})
BOTH = (ActorKind.MISSION, ActorKind.GROUP)
SUBJECTS = {"its": "it", "their": "they", "his": "he", "her": "she"}
Rule = Callable[[ActorMention, Memory, int], str | None]


def each(owners: str, organ: str | None, codes: Codes) -> str:
    """The same organ of each of several owners."""
    return joined(codes.compose(owner.split(".")[0], organ) for owner in owners.split("+"))


def callers(memory: Memory) -> str | None:
    """The leaders of two states that the first sentences bring together, who are "the two sides" of what they say."""
    leaders = [
        m.code for m in memory.mentions
        if m.code and m.code.split(".")[-1] in LEADING and "+" not in m.code
        and memory.sentence_of(m.start) <= LEAD_SENTENCES
    ]  # fmt: skip
    states = list(dict.fromkeys(code.split(".")[0] for code in leaders))
    return "+".join(states) if len(states) == PAIR else None


def owned(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "Our army", "its troops": the organ of who speaks, or of the party just named; "its chief" is the party."""
    if mention.owner == "our":
        owner = spoken_by(mention, memory, sentence) or memory.publisher
    elif mention.owner in ("his", "her") and (single := person(mention, memory, sentence)):
        owner = single
    else:
        last = memory.teller(sentence, 0, *SPEAKING_KINDS) or memory.latest(sentence, 1, *SPEAKING_KINDS)
        both = memory.pair_in(sentence) if mention.owner == "their" else None
        owner = both or same_as_before(mention, memory, sentence) or (last.code if last else None)
    if mention.owner != "our" and owner and memory.is_our_own(owner):
        return against(memory.party, memory, leading=True) or owner
    if owner is None or ("+" in owner and mention.owner != "their"):
        return None
    return each(owner, mention.organ, memory.known.codes) if mention.organ else owner


def same_as_before(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """Whom "it" stood for earlier in the sentence, where "its" follows: "it denied that its men had fired"."""
    pronoun = SUBJECTS.get(mention.owner)
    here = (m.code for number, m in reversed(memory.seen) if number == sentence and m.text.casefold() == pronoun)
    return next((code for code in here if code), None)


def spoken_by(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """The code of who says the quoted words around a mention."""
    for speaker in memory.speakers(mention):
        rule = RULES.get(speaker.rule.partition(".")[0])
        if code := speaker.code or (rule(speaker, memory, sentence) if rule else None):
            return code
    return None


def organ(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The army", "the defence ministry": the publisher's own in its communique, else the one in question here."""
    _, _, sort = mention.rule.partition(".")
    if not mention.organ or sort == "materiel" or (sort in LOOSE and not mention.owner):
        return None
    if mention.organ == PEACEKEEPERS:
        return peacekeepers(mention, memory)
    if memory.party:
        return memory.known.codes.compose(state_fought(mention, memory) or memory.party, mention.organ)
    near = named_near(mention, memory, sentence)
    if sort == "offices" and mention.organ != LOCAL:
        return near or (each_of_pair(mention, memory, sentence) if mention.owner else None)
    if sort == "office" and not mention.owner:
        return (
            organ_of(memory.state_beside(sentence), mention, memory) or near or organ_at_home(mention, memory, sentence)
        )
    return near or organ_at_home(mention, memory, sentence)


def state_fought(mention: ActorMention, memory: Memory) -> str | None:
    """The state whose army is "the army" in the report of a movement that fights it, and that says "our" of its own."""
    fights = memory.home is not None and memory.party in memory.known.codes.groups and memory.home != memory.party
    return memory.home if fights and mention.organ in STATES_OWN and memory.says_our else None


def named_near(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """The same organ named near by, of a party to the conflict; soldiers without an article are nobody's where two
    armies have been named."""
    bare = mention.rule == "organ.force" and not mention.owner and len(memory.organs(mention.organ or "")) > 1
    return None if bare else memory.organ(mention.organ or "", sentence - NEAR_SENTENCES)


def organ_at_home(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """The organ of the state that has just spoken, is at home or stands beside it, or the only one named so far."""
    teller = memory.teller(sentence, 1, ActorKind.STATE, ActorKind.METONYM) if mention.organ in ABROAD else None
    spoken = teller.code if teller and "+" not in (teller.code or "") else None
    state = spoken or memory.home or memory.state_beside(sentence)
    earlier = memory.organs(mention.organ or "")
    if mention.rule == "organ.force" and memory.home is None:
        state = None
    return organ_of(state, mention, memory) or (earlier.pop() if len(earlier) == 1 else None)


def organ_of(state: str | None, mention: ActorMention, memory: Memory) -> str | None:
    """The organ of a state; "the government" as a party is the state itself."""
    if state is None:
        return None
    plain = mention.organ == "GOV" and mention.rule == "organ.body"
    return memory.known.codes.compose(state, None if plain else mention.organ)


def peacekeepers(mention: ActorMention, memory: Memory) -> str | None:
    """The publisher where it is a mission, else the peacekeepers named last, else the last mission."""
    if memory.publisher in memory.known.missions:
        return memory.publisher
    last = memory.latest(len(memory.starts), len(memory.starts), ActorKind.MISSION) if mention.owner else None
    return memory.organ(PEACEKEEPERS) or (last.code if last else None)


def pair(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "Both sides": who called each other, the two parties in conflict, or the only two named; with their organ."""
    if memory.pair is None or sentence - memory.pair_at > 1:
        memory.pair = (memory.callers if mention.name == EXPRESSED else None) or opposed(memory)
    memory.pair_at = sentence
    return each(memory.pair, mention.organ, memory.known.codes) if memory.pair and mention.organ else memory.pair


def each_of_pair(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The foreign ministers": those of the two sides, where both are states."""
    both = pair(mention, memory, sentence)
    return both if both and all("." in code for code in both.split("+")) else None


def opposed(memory: Memory) -> str | None:
    """The sides in question, else the last two parties named that stand against each other, else the only two named."""
    named = namings((mention for _, mention in memory.seen), memory.known)
    sides = sides_in_question(named, memory.conflict, memory.known)
    if sides:
        return joined(party for side in sides for party in side)
    parties = memory.parties()
    for first in parties:
        others = memory.opponents(first, leading=True)
        if others:
            own_side = memory.opponents(others[0], leading=True)
            both = (own_side[0] if memory.home and own_side else first, others[0])
            return "+".join(sorted(both, key=lambda p: place_of(p, parties), reverse=True))
    return "+".join(reversed(parties)) if len(parties) == PAIR else None


def place_of(party: str, parties: Sequence[str]) -> int:
    """How far back a party was named last; those named only later come first."""
    return parties.index(party) if party in parties else -1


def enemy(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The enemy": the other side of who speaks, named as it was named last."""
    if memory.party:
        return against(memory.party, memory, leading=True)
    last = memory.latest(sentence, 1, *SPEAKING_KINDS)
    speaker = spoken_by(mention, memory, sentence) or (last.code if last else None)
    return against(speaker.split(".")[0], memory) if speaker and "+" not in speaker else None


def against(party: str | None, memory: Memory, *, leading: bool = False) -> str | None:
    """The party that stands against one, with its army where it was named so; ``leading`` the one named most."""
    others = memory.opponents(party, leading=leading) if party else []
    if leading:
        others = sorted(others, key=lambda other: (-memory.named[other], other in memory.known.codes.groups))
    if not others:
        return None
    army = memory.known.codes.compose(others[0], "MIL")
    return army if any(m.code == army for _, m in memory.seen) else others[0]


def other(_: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The other side": the one that stands against the publisher, else against the party named last."""
    if memory.party and (ours := against(memory.party, memory, leading=True)):
        return ours
    last = memory.latest(sentence, 1, *SPEAKING_KINDS, ActorKind.ADJECTIVE)
    return against(last.parties[0], memory) if last and len(last.parties) == 1 else None


def own(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "We": who says the quoted words, else the publisher; a head of state or government speaks for the state."""
    speaker = spoken_by(mention, memory, sentence) or memory.publisher
    state, _dot, office = (speaker or "").partition(".")
    return state if office in NATIONAL else speaker


def myself(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "I": who says the quoted words, else the publisher."""
    return spoken_by(mention, memory, sentence) or memory.publisher


def mission(_: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The mission", "the monitors": the publisher where it is one, else the last mission or peacekeepers named."""
    if memory.publisher and memory.publisher in memory.known.missions:
        return memory.publisher
    seen = (m.code for _, m in reversed(memory.seen) if m.kind is ActorKind.MISSION and m.code)
    last = next((code for code in seen if code in memory.known.watchers), None)
    return last or memory.organ(PEACEKEEPERS) or own_peacekeepers(memory)


def own_peacekeepers(memory: Memory) -> str | None:
    """The publisher's peacekeepers, where their words stand anywhere in its own report."""
    if memory.party and "peacekeep" in memory.text.casefold():
        return memory.known.codes.compose(memory.party, PEACEKEEPERS)
    return None


def in_the_field(code: str, memory: Memory) -> str:
    """ "The OSCE monitors": the organisation's mission that watches the parties of this document, where it is one."""
    if memory.publisher and memory.publisher.startswith(f"{code}-"):
        return memory.publisher
    children = memory.known.children.get(code, ())
    fitting = [child for child, watched in children if watched & memory.named.keys()]
    told_of = [child for child, _ in children if child in memory.named]
    return next((found[0] for found in (told_of, fitting) if len(found) == 1), code)


def in_a_mission(code: str, memory: Memory) -> str:
    """ "A Nepalese peacekeeper": the one mission of the text, where no guarantor and no party keeps the peace itself."""
    state = code.split(".", maxsplit=1)[0]
    if state in memory.known.guarantors or (memory.conflict and state in memory.conflict.members()):
        return code
    if memory.publisher in memory.known.missions:
        return memory.publisher or code
    fielded = {child for children in memory.known.children.values() for child, watched in children if watched}
    told_of = [mission for mission in memory.named if mission in fielded]
    return told_of[0] if len(told_of) == 1 else code


def ministry(_: ActorMention, memory: Memory, __: int) -> str | None:
    """ "The ministry": the last one named, else the publisher."""
    for _number, mention in reversed(memory.seen):
        if mention.code and mention.code.split(".")[-1] in MINISTRIES:
            return mention.code
    return memory.publisher


def command(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The command": the one that was named as a command, else the last armed organ or mission."""
    coded = [m for _, m in reversed(memory.seen) if m.code]
    called = next((m.code for m in coded if "command" in m.text.casefold()), None)
    armed = next((m.code for m in coded if (m.code or "").split(".")[-1] in COMMANDS), None)
    return called or armed or mission(mention, memory, sentence)


def rebels(_: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The rebels": the last armed group named, else the only one that the text names later."""
    last = memory.latest(sentence, sentence, ActorKind.GROUP)
    groups = [p for p in (*memory.parties(), *memory.named) if p in memory.known.codes.groups]
    return last.code if last else groups[0] if len(set(groups)) == 1 else next(iter(groups[:1]), None)


def coalition(_: ActorMention, memory: Memory, __: int) -> str | None:
    """ "The coalition": the one that the text names."""
    found = [p for p in memory.named if p.endswith("-COALITION")]
    return found[0] if len(found) == 1 else None


def organisation(mention: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The agency", "the group": the one named with that word, else the last that told something, else the last."""
    noun = mention.text.split()[-1].removesuffix("'s").removesuffix("’s").casefold()
    kinds = (ActorKind.GROUP,) if noun in ARMED else (ActorKind.MISSION,) if noun in UNARMED else BOTH
    same = (m.code for _, m in reversed(memory.seen) if m.kind in kinds and noun in m.text.casefold())
    last = memory.teller(sentence, NEAR_SENTENCES, *kinds) or memory.latest(sentence, sentence, *kinds)
    return next(same, None) or (last.code if last else None)


def society(_: ActorMention, memory: Memory, sentence: int) -> str | None:
    """ "The Red Crescent": the national society of the state in which the story plays."""
    state = memory.home or memory.state_beside(sentence)
    return memory.known.societies.get(state or "")


def counterpart(mention: ActorMention, memory: Memory) -> str | None:
    """ "Her counterpart in Baku": the office that was named last, of the other state."""
    offices = [m for _, m in reversed(memory.seen) if m.kind in SPEAKING_KINDS and m.code and "." in m.code]
    code = next((m.code for m in offices if m.code and not set(m.parties) & set(mention.parties)), None)
    return memory.known.codes.compose(mention.parties[0], code.split(".")[-1]) if code else mention.code


RULES: dict[str, Rule] = {
    "organ": organ, "pair": pair, "enemy": enemy, "other": other, "own": own, "speaker": myself, "mission": mission,
    "command": command, "ministry": ministry, "rebels": rebels, "coalition": coalition, "organisation": organisation,
    "society": society, "person": person, "thing": thing, "carrier": thing, "plural": plural,
}  # fmt: skip
