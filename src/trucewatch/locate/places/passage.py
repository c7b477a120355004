"""A text as words that know whether the next one belongs to the same phrase."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from trucewatch.locate.places.folding import Token, tokens_of
from trucewatch.locate.places.wording import PARTICLES

_JOINT = re.compile(r"[^\S\n]*\n?[^\S\n]*|\s?[\-‐‑‒–—/&]\s?|\.\s?-?")
_AFTER_SENTENCE = re.compile(r"(?:^|[.!?:;]['\"”’)\]]*|\n\s*\n|\n\s*[-•*]|[\"“‘(])\s*$")
INITIAL_LENGTH = 2
LONGEST_NAME = 7
LONGEST_UNKNOWN = 4
LOOK_BACK = 12
TITLE_SHARE = 0.6
"""A line is a title where this share of its words begins with a capital letter."""


@dataclass(slots=True)
class Passage:
    """The words of a text; positions below are places in ``tokens``, and a range is ``first`` to ``stop``."""

    text: str
    tokens: list[Token] = field(init=False)
    joints: list[bool] = field(init=False)
    """For each word but the last whether it and the next one can stand in one phrase."""

    def __post_init__(self) -> None:
        self.tokens = tokens_of(self.text)
        self.joints = [self.joins(at) for at in range(len(self.tokens) - 1)]

    def gap(self, at: int) -> str:
        """The characters between a word and the next one; "" at the end of the text."""
        if not 0 <= at < len(self.tokens) - 1:
            return ""
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def joined(self, at: int) -> bool:
        """Whether a word and the next one can stand in one phrase."""
        return 0 <= at < len(self.joints) and self.joints[at]

    def joins(self, at: int) -> bool:
        """The same, worked out anew, for a word that has a next one."""
        gap = self.gap(at)
        if gap == " ":
            return True
        if gap.startswith("."):
            token = self.tokens[at]
            return token.end - token.start <= INITIAL_LENGTH and bool(_JOINT.fullmatch(gap))
        return bool(gap) and bool(_JOINT.fullmatch(gap))

    def reach(self, first: int, most: int) -> int:
        """Where the phrase that begins at a word ends at the latest."""
        stop = first + 1
        while stop - first < most and self.joined(stop - 1):
            stop += 1
        return stop

    def key(self, first: int, stop: int) -> str:
        """The folded words of a range."""
        return " ".join(token.key for token in self.tokens[first:stop])

    def slice(self, first: int, stop: int) -> str:
        """The range as written."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].end]

    def word(self, at: int) -> str:
        """The folded word there, "" outside the text."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def written(self, at: int) -> str:
        """The word there as written, "" outside the text."""
        return self.slice(at, at + 1) if 0 <= at < len(self.tokens) else ""

    def capital(self, at: int) -> bool:
        """Whether there is a word with a capital letter there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].capital

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital letter there says nothing, because a sentence begins."""
        start = self.tokens[at].start
        return bool(_AFTER_SENTENCE.search(self.text[max(0, start - LOOK_BACK) : start])) or start == 0

    def shouted(self, at: int) -> bool:
        """Whether the line around a word is a title, in which capitals say nothing."""
        start = self.text.rfind("\n", 0, self.tokens[at].start) + 1
        end = self.text.find("\n", start)
        words = [word for word in self.text[start : end if end >= 0 else None].split() if word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in words)
        return capitals >= TITLE_SHARE * len(words) and len(words) > 1

    def proper_name(self, first: int, stop_words: Container[str]) -> int | None:
        """Where the run of capitalised words that begins there ends; None where there is none."""
        at = first
        if self.word(at) in PARTICLES and self.joined(at) and self.capital(at + 1):
            at += 1
        stop = first
        while at - first < LONGEST_UNKNOWN and self.capital(at) and self.word(at) not in stop_words:
            stop = at + 1
            if not self.joined(at) or "\n" in self.gap(at):
                break
            at += 1
            if self.word(at) in PARTICLES and self.joined(at) and self.capital(at + 1):
                at += 1
            elif self.written(at).isdigit() and self.gap(at - 1) == "-":
                return at + 1
        return stop if stop > first else None
