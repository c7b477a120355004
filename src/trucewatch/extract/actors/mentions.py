"""Mentions of actors: who is named in a text, and by which kind of wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class ActorKind(StrEnum):
    """By what kind of wording an actor is named."""

    STATE = "state"
    ORGAN = "organ"
    PERSON = "person"
    GROUP = "group"
    MISSION = "mission"
    AGENCY = "agency"
    CIVILIANS = "civilians"
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A noun phrase that names an actor: ``text`` is the slice ``[start:end]`` without its article.

    ``code`` follows the claims contract; several actors named by one phrase ("the presidents of Russia and of
    France") are joined by ``+``. It is None where the words alone do not say who is meant.
    ``head`` is the offset of the phrase's head word, for finding it in a parse.
    ``rule`` says how a generic mention is to be understood (see `docs/reference/actors`), ``organ`` which organ
    it speaks of, ``owner`` holds the possessive word it begins with ("our", "its").
    ``name`` is the person's name as written, where the phrase contains one.
    """

    start: int
    end: int
    text: str
    code: str | None
    kind: ActorKind
    head: int
    rule: str = ""
    organ: str | None = None
    owner: str = ""
    name: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The single codes of a joint one."""
        return tuple(self.code.split("+")) if self.code else ()

    @property
    def parties(self) -> tuple[str, ...]:
        """The states or groups behind the codes: their first segments, each once."""
        return parties_of(self.code) if self.code else ()


@lru_cache(maxsize=4096)
def parties_of(code: str) -> tuple[str, ...]:
    """The first segments of the codes that a joint code is made of, each once."""
    return tuple(dict.fromkeys(single.split(".")[0] for single in code.split("+")))


PLACING = re.compile(
    r"\b(?:in|from|to|near|at|outside|into|around|towards?|via|for|between|of|through|over|inside|leave|left|visited?"
    r"|reach(?:ed)?|hit|struck|entered|across|against)\s+(?:(?:the|downtown|central|nearby|northern|southern|eastern"
    r"|western)\s+)*$",
    re.IGNORECASE,
)
ACTING = re.compile(
    r"\s+(?:(?:also|has|have|had|was|is|never|not|now|later|then|again|repeatedly|once|in turn|for its part,?|,? meanwhile,?)\s+)*"
    r"(?:said|says|told|tells|announc|accus|den(?:y|ie)|claim|insist|retort|dismiss|reject|warn|demand|ask|urge|call"
    r"|agree|allege|blame|confirm|admit|acknowledg|propos|offer|condemn|order|refus|declar|maintain|respond|repl"
    r"|commented|disclosed?|given?|gave|gives|pledg|promis|threat|accept|want|hopes|expects|signed|vow|stress|express"
    r"|report|state[ds]?\b|tried|sought|seek|broker|mediat|support|back(?:s|ed)\b)",
    re.IGNORECASE,
)
DATELINE = re.compile(r"[^\n]{0,40}(?:,\s*[\w. ]{0,14}\d|\s*[(–—-])")
SIDE = re.compile(r"\s+(?:side|party|government|authorities)\b|['’]s\b", re.IGNORECASE)


def metonym_is_place(mention: ActorMention, text: str) -> bool:
    """Whether a seat of government ("Baku") stands for the town rather than for the government.

    A town is where something is or goes, and what a dateline begins with; a government speaks, decides and owns.
    Where the words show neither, it is read as a place, which makes nobody an actor.
    """
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 60]
    line = text.rfind("\n", 0, mention.start) + 1
    if mention.text.isupper() and not text[line : mention.start].strip() and DATELINE.match(after):
        return True
    if ACTING.match(after) and not re.search(r"\b(?:in|from|near|at)\s+$", before, re.IGNORECASE):
        return False
    if re.search(
        r"\b(?:accused|blamed|told|urged|asked|against|by|with|between|according to)\s+$", before, re.IGNORECASE
    ):
        return False
    if PLACING.search(before):
        return True
    return SIDE.match(after) is None
