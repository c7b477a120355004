"""The lexical screen: which sentences can hold an act at all. What it lets go is never parsed and costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.shorthand import Shorthand

ENDINGS = r"(?:s|es|d|ed|ing|ies|ied|er|ers|n|en|t)?"
WORD = re.compile(r"[A-Za-z]+")
MOST_WORDS = 65536
"""Words remembered at most."""

# Verbs too common to be a cue: what a frame asks for beside them is the cue.
LIGHT = frozenset({"be", "have"})


def complements_of_light(lexicon: Lexicon) -> set[str]:
    """The words that frames of a light verb ask for: "are in cantonments", "is out"."""
    frames = [f for f in lexicon.all_frames if f.kind == "verb" and f.lemmas & LIGHT]
    near = {word for f in frames for name, words in f.near for word in (words or {name})}
    parts = {
        w for f in frames for c in f.conditions if not c.negated and set(c.slots) & {"part", "prep"} for w in c.words
    }
    return {word for word in near | parts if word.isalpha()}


class Screen:
    """A regular expression over all trigger lemmas and their forms, and over the shorthand that stands for one."""

    def __init__(self, lexicon: Lexicon, irregular: Mapping[str, frozenset[str]], shorthand: Shorthand) -> None:
        denials = lexicon.voices["denies"] | lexicon.voices["false_words"] | lexicon.voices["truth_words"]
        triggers = sorted((lexicon.triggers() | denials) - LIGHT | complements_of_light(lexicon))
        words = "|".join(forms(triggers, irregular))
        known = re.compile(words, re.IGNORECASE)
        short = sorted(form for form, word in shorthand.forms().items() if known.fullmatch(word))
        abbreviations = "|".join(cased(form) for form in short)
        self.pattern = re.compile(rf"(?<![A-Za-z])(?:{words}|{abbreviations})(?![A-Za-z])", re.IGNORECASE)
        odd = "|".join([*forms((t for t in triggers if not is_word(t)), irregular), abbreviations])
        self.odd = re.compile(rf"(?<![A-Za-z])(?:{odd})(?![A-Za-z])", re.IGNORECASE)
        self.is_cue = lru_cache(maxsize=MOST_WORDS)(known.fullmatch)

    def wants(self, text: str) -> bool:
        """Whether a sentence holds a form of any trigger: each word is looked up once, whatever is longer is searched."""
        return any(self.is_cue(word) for word in WORD.findall(text)) or self.odd.search(text) is not None

    def cues(self, text: str) -> tuple[str, ...]:
        """The forms of triggers that a sentence holds, each once."""
        found = WORD.findall(text)
        cues = filter(self.is_cue, found) if self.odd.search(text) is None else self.pattern.findall(text)
        return tuple(dict.fromkeys(cue.casefold() for cue in cues))


def is_word(lemma: str) -> bool:
    """Whether a lemma is one run of letters."""
    return WORD.fullmatch(lemma) is not None


def cased(form: str) -> str:
    """A pattern for a written form: one with a capital is matched as it stands."""
    return re.escape(form) if form.islower() else f"(?-i:{re.escape(form)})"


def forms(lemmas: Iterable[str], irregular: Mapping[str, frozenset[str]]) -> Iterable[str]:
    """A pattern for the written forms of each lemma: endings, doubled consonants, dropped e, irregular forms."""
    for lemma in lemmas:
        yield from (re.escape(form) for form in sorted(irregular.get(lemma, ())))
        stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
        yield rf"{re.escape(stem)}{re.escape(lemma[-1])}?{ENDINGS}"
