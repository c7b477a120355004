"""The lexical screen: which sentences can hold an act at all. What it lets go is never parsed and costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.extract.lexicon import Lexicon

ENDINGS = r"(?:s|es|d|ed|ing|ies|ied|er|ers|n|en|t)?"
IRREGULAR = {
    "shoot": "shot", "fall": "fell|fallen", "fly": "flew|flown", "strike": "struck|stricken", "hit": "hit", "lay": "laid",
    "bring": "brought", "break": "broke|broken", "begin": "began|begun", "take": "took|taken", "come": "came", "leave": "left",
    "flee": "fled", "hold": "held", "withdraw": "withdrew|withdrawn", "dig": "dug", "send": "sent", "meet": "met", "keep": "kept",
    "lose": "lost", "see": "saw|seen", "hear": "heard", "find": "found", "let": "let", "set": "set", "put": "put", "go": "went|gone",
    "give": "gave|given", "get": "got", "draw": "drew|drawn", "blow": "blew|blown", "burn": "burnt|burned", "speak": "spoke|spoken",
    "throw": "threw|thrown", "drive": "drove|driven", "die": "died|dying", "say": "said", "tell": "told", "steal": "stole|stolen",
    "build": "built", "run": "ran", "mean": "meant", "seek": "sought", "fight": "fought", "sit": "sat", "beat": "beat|beaten",
    "sneak": "snuck", "slay": "slew|slain", "hurt": "hurt", "shut": "shut", "cut": "cut", "stick": "stuck", "swear": "swore|sworn",
    "undertake": "undertook|undertaken", "grow": "grew|grown", "ship": "shipped", "stop": "stopped", "man": "men", "woman": "women",
    "put_up": "put", "hand": "handed", "free": "freed", "agree": "agreed", "be": "is|are|was|were|been|being", "have": "has|had",
}  # fmt: skip


class Screen:
    """A regular expression over all trigger lemmas and their forms."""

    def __init__(self, lexicon: Lexicon) -> None:
        triggers = sorted(t for t in lexicon.triggers() if t not in ("be", "have"))
        self.pattern = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(forms(triggers))})(?![A-Za-z])", re.IGNORECASE)

    def wants(self, text: str) -> bool:
        """Whether a sentence holds a form of any trigger."""
        return self.pattern.search(text) is not None

    def cues(self, text: str) -> tuple[str, ...]:
        """The forms of triggers that a sentence holds, each once."""
        return tuple(dict.fromkeys(match.group().casefold() for match in self.pattern.finditer(text)))


def forms(lemmas: Iterable[str]) -> Iterable[str]:
    """A pattern for the written forms of each lemma: endings, doubled consonants, dropped e, irregular forms."""
    for lemma in lemmas:
        if lemma in IRREGULAR:
            yield IRREGULAR[lemma]
        stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
        yield rf"{re.escape(stem)}{re.escape(lemma[-1])}?{ENDINGS}"
