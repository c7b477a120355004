"""Meanings: what a phrase stands for, its code where the words alone give one, else the rule to look it up by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from trucewatch.extract.actors.codes import PEACEKEEPERS, Codes, joined
from trucewatch.extract.actors.mentions import ActorKind
from trucewatch.extract.actors.phrases import Phrase
from trucewatch.extract.actors.tables import Entry, Role

CIVILIANS = "CIV"
COUNTERPART = "counterpart"
PERSON = "person"
FIELD = "field"
SPEAKING = "speaking"
ALONE = {
    Role.STATE: ActorKind.STATE, Role.ADJECTIVE: ActorKind.ADJECTIVE, Role.PEOPLE: ActorKind.STATE,
    Role.SEAT: ActorKind.METONYM, Role.BODY: ActorKind.ORGAN, Role.GROUP: ActorKind.GROUP,
    Role.MISSION: ActorKind.MISSION, Role.AGENCY: ActorKind.AGENCY,
}  # fmt: skip
OUTWARD = frozenset({"MIL", "PRES", "MFA", "PM", "MOD", "PKF", "HEALTH", "POLICE"})
ORGANISATIONS = (Role.MISSION, Role.AGENCY)


class Meaning(NamedTuple):
    """What a phrase stands for; ``code`` is None where ``rule`` says how to find it."""

    code: str | None
    kind: ActorKind
    rule: str = ""
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Meanings:
    """Reads phrases of a text of a day."""

    codes: Codes
    on: date | None

    def of(self, phrase: Phrase) -> Meaning | None:
        """The meaning of a phrase, None where it names no actor."""
        if phrase.belongings:
            return self._belonging(phrase)
        if phrase.inner is not None:
            return self._of_inner(phrase, phrase.inner)
        if phrase.owners:
            return self._owned(phrase)
        if phrase.person:
            return Meaning(self._person(phrase), ActorKind.PERSON, "", organ_code(phrase))
        return unowned(phrase)

    def coded(self, phrase: Phrase) -> bool:
        """Whether the words of a phrase alone give a code."""
        meaning = self.of(phrase)
        return meaning is not None and meaning.code is not None

    def _of_inner(self, phrase: Phrase, inner: Phrase) -> Meaning | None:
        """ "Soldiers of the Russian contingent", "the president of what X calls Y": the inner actor, with the organ."""
        meaning, organ = self.of(inner), organ_code(phrase)
        if meaning is None or meaning.code is None:
            return meaning
        rule = PERSON if of_a_person(phrase) else meaning.rule
        if organ not in OUTWARD or "." in meaning.code:
            return meaning._replace(rule=rule)
        return Meaning(self.codes.compose(meaning.code, organ), ActorKind.ORGAN, rule, organ)

    def _owned(self, phrase: Phrase) -> Meaning | None:
        owner, role = joined(entry.code for entry in phrase.owners), phrase.owners[0].role
        if phrase.person:
            return self._owned_person(phrase, owner)
        if not phrase.nouns:
            kind = ALONE.get(role)
            return Meaning(self.codes.compose(owner, None), kind) if kind is not None else None
        organ = phrase.organ
        if role is Role.AREA and organ is not None and (organ.role is Role.FIELD or organ.sort == "materiel"):
            return unowned(phrase)
        if organ is not None and organ.role is Role.REBELS:
            known = role in (Role.GROUP, Role.AREA) or owner.split(".")[0] in self.codes.groups
            return Meaning(owner, ActorKind.GROUP) if known else Meaning(None, ActorKind.GENERIC, "rebels")
        if organ is None and has(phrase, Role.CIVILIAN):
            return Meaning(CIVILIANS, ActorKind.CIVILIANS)
        return self._body(phrase) or self._organ(phrase, owner, role)

    def _body(self, phrase: Phrase) -> Meaning | None:
        code = next((noun.code for noun in phrase.nouns if noun.role is Role.BODY), None)
        return Meaning(self.codes.compose(code, None), ActorKind.ORGAN) if code else None

    def _organ(self, phrase: Phrase, owner: str, role: Role) -> Meaning:
        organ, kind = phrase.organ, ActorKind.ORGAN
        if role in ORGANISATIONS:
            kind = ActorKind.MISSION
        elif role is Role.GROUP or owner in self.codes.groups:
            kind = ActorKind.GROUP
        rule = COUNTERPART if counterpart(phrase) else PERSON if of_a_person(phrase) else ""
        if role is Role.MISSION and organ is not None and (organ.role is Role.FIELD or organ.code == PEACEKEEPERS):
            rule = FIELD
        code = None if is_government(organ) else organ_code(phrase)
        return Meaning(self.codes.compose(owner, code), kind, rule, organ_code(phrase))

    def _owned_person(self, phrase: Phrase, owner: str) -> Meaning:
        """ "Russian Foreign Minister Lavrov" by title and state, "Ukraine's Poroshenko" by the person's office."""
        organ = organ_code(phrase)
        office = None if organ else self._person(phrase)
        same = office is not None and office.split(".")[0] == owner.split(".", maxsplit=1)[0]
        return Meaning(office if same else self.codes.compose(owner, organ), ActorKind.PERSON, "", organ)

    def _belonging(self, phrase: Phrase) -> Meaning | None:
        """ "Haftar's forces", "Netanyahu's office": an organ of the person's state or group, else the person's own."""
        owner = self.of(replace(phrase, belongings=()))
        organ = next((noun.code for noun in phrase.belongings if noun.role is Role.ORGAN), "")
        if owner is None or owner.code is None:
            return owner
        code = self.codes.compose(owner.code.split(".")[0], organ) if organ else owner.code
        return Meaning(code, ActorKind.ORGAN, "", organ or owner.organ)

    def _person(self, phrase: Phrase) -> str | None:
        posts = [post for entry in phrase.person for post in entry.posts]
        return self.codes.person(posts, self.on, organ_code(phrase))


def unowned(phrase: Phrase) -> Meaning | None:
    """What nouns without an owner say: civilians, or an organ, rebels, monitors or a spokesman to be looked up."""
    organ = phrase.organ
    if organ is not None:
        rule = {Role.REBELS: "rebels", Role.FIELD: "mission"}.get(organ.role, f"organ.{sort_of(organ)}")
        return Meaning(None, ActorKind.GENERIC, rule, organ_code(phrase))
    if has(phrase, Role.CIVILIAN):
        return Meaning(CIVILIANS, ActorKind.CIVILIANS)
    if has(phrase, Role.CARRIER):
        speaking = any(noun.sort == SPEAKING for noun in phrase.nouns)
        return Meaning(None, ActorKind.GENERIC, "carrier" if speaking else "belonging")
    return Meaning(None, ActorKind.GENERIC, "belonging") if has(phrase, Role.BELONGING) else None


def is_government(organ: Entry | None) -> bool:
    """Whether an organ is "the government", which as a party is the state itself."""
    return organ is not None and organ.sort == "body" and organ.keys in (("government",), ("governments",))


def sort_of(organ: Entry) -> str:
    """The class of an organ's noun; office-holders in the plural are a class of their own."""
    return "offices" if organ.sort == "office" and organ.plural else organ.sort


def organ_code(phrase: Phrase) -> str | None:
    """The organ that the nouns of a phrase name, empty for a noun that leaves the owner as it is."""
    organ = phrase.organ
    return organ.code if organ is not None and organ.role is Role.ORGAN else None


def has(phrase: Phrase, role: Role) -> bool:
    """Whether any noun of a phrase has a role."""
    return any(noun.role is role for noun in phrase.nouns)


def of_a_person(phrase: Phrase) -> bool:
    """Whether a phrase describes one person: a spokesman, an officer, a minister."""
    last = phrase.nouns[-1] if phrase.nouns else None
    return last is not None and not last.plural and (last.role is Role.CARRIER or last.sort in ("office", "officer"))


def counterpart(phrase: Phrase) -> bool:
    """Whether a phrase speaks of somebody's counterpart."""
    return any(noun.role is Role.CARRIER and noun.words[0].startswith("counterpart") for noun in phrase.nouns)
