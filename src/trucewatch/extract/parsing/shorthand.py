"""Shorthand: a patrol log is parsed as the sentence that it stands for, and read as it is written.

"2 x rds obs N of PP 4" goes to the parser as "2 rounds were observed N of PP 4"; the tree that comes back is put over
the written words, so that every offset is one of the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from trucewatch.extract.acts.lexicon import read_yaml

COPULA = "were"
OF = "of"
ALPHA = "Alpha"
ROUNDS = "rounds"
NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
TIMES_SIGNS = frozenset({"x", "×", "X"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The text of one sentence for the parser; ``log`` marks a line of a log."""

    text: str
    log: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A sentence written out: the words for the parser, each with the index of the written token (None: put in)."""

    written: Doc
    words: tuple[str, ...]
    sources: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Shorthand:
    """The tables of `data/lexicons/shorthand.yaml`."""

    everywhere: Mapping[str, str]
    logs: Mapping[str, str]
    unless_named: Mapping[str, str]
    participles: frozenset[str]
    particled: frozenset[str]
    particles: frozenset[str]
    followers: frozenset[str]
    measures: frozenset[str]
    rounds: frozenset[str]
    agents: frozenset[str]
    lettered: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where a text holds any written form, of the logs or of every text."""
        forms = sorted(self.forms(), key=len, reverse=True)
        return re.compile(
            rf"(?<![\w/])(?:{'|'.join(re.escape(form) for form in forms)}|[x×](?=\s))(?!\w)", re.IGNORECASE
        )

    def forms(self) -> dict[str, str]:
        """Every written form with the word that it stands for."""
        return {**self.everywhere, **self.logs, **self.unless_named}

    def stands_for(self, word: str, *, log: bool) -> str | None:
        """The word that a written form stands for, None where it stands for itself."""
        for table in (self.logs, self.everywhere) if log else (self.everywhere,):
            if found := table.get(word) or table.get(word.casefold()):
                return found
        return None

    def render(self, written: Doc, *, log: bool) -> Rendering | None:
        """A sentence written out, None where there is nothing to write out."""
        words: list[str] = []
        sources: list[int | None] = []
        for token in written:
            if is_dropped(token, self, log=log):
                continue
            if log and self.lacks_copula(token):
                words.append(COPULA)
                sources.append(None)
            words.append(self.reading_of(token, log=log))
            sources.append(token.i)
            if log and self.lacks_of(token):
                words.append(OF)
                sources.append(None)
        if words == [token.text for token in written]:
            return None
        return Rendering(written=written, words=tuple(words), sources=tuple(sources))

    def reading_of(self, token: Token, *, log: bool) -> str:
        """What the parser reads for a token: what it stands for, or the token itself."""
        if log and counts_calibre(token):
            return ROUNDS
        if (
            log
            and token.text == "A"
            and token.i > 0
            and self.reading_of(token.nbor(-1), log=log).lower() in self.lettered
        ):
            return ALPHA
        if log and token.text in self.unless_named and self.is_common_noun(token):
            return self.unless_named[token.text]
        return self.stands_for(token.text, log=log) or token.text

    def is_common_noun(self, token: Token) -> bool:
        """Whether a form that is also the name of an army stands where no army acts: not before a verb, not after "by"."""
        agent = token.i > 0 and token.nbor(-1).lower_ in self.agents
        return not agent and self.is_followed_loosely(token)

    def lacks_of(self, token: Token) -> bool:
        """Whether a calibre follows the rounds that have it, or their number: "5 rds 120 mm", "29 x 155 mm"."""
        if counts_calibre(token):
            return True
        reading = (self.stands_for(token.text, log=True) or token.text).casefold()
        return reading in self.rounds and is_calibre(token.doc, token.i + 1)

    def is_followed_loosely(self, token: Token) -> bool:
        """Whether neither a verb with its object nor a noun follows a token."""
        after = token.nbor().lower_ if token.i + 1 < len(token.doc) else "."
        return after in self.followers or not after[0].isalnum()

    def lacks_copula(self, token: Token) -> bool:
        """Whether a participle of a log stands after what was seen and before nothing that it could have as its object."""
        reading = (self.stands_for(token.text, log=True) or token.text).casefold()
        if not (reading in self.participles or self.has_particle(token)) or token.i == 0:
            return False
        before, rest = token.nbor(-1), token.doc[token.i + 1 : token.i + 3]
        named = before.lower_ in NOBODY or not before.is_stop
        if not (before.text[-1].isalnum() or before.text == ")") or not named:
            return False
        measured = len(rest) > 1 and rest[0].like_num and rest[1].lower_ in self.measures
        return measured or self.has_particle(token) or self.is_followed_loosely(token)

    def has_particle(self, token: Token) -> bool:
        """Whether a participle that could be a noun is told by the particle after it: "shot down"."""
        after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        counted = token.i > 0 and token.nbor(-1).like_num
        return token.lower_ in self.particled and after in self.particles and not counted


def is_calibre(doc: Doc, index: int) -> bool:
    """Whether a calibre stands at an index: "120 mm", "82mm"."""
    if index >= len(doc):
        return False
    number = doc[index]
    return number.like_num and index + 1 < len(doc) and doc[index + 1].lower_ == "mm"


def counts_calibre(token: Token) -> bool:
    """Whether an "x" stands between the number of rounds and their calibre, and no weapon is named after it."""
    if token.text not in TIMES_SIGNS or token.i == 0 or not token.nbor(-1).like_num:
        return False
    if not is_calibre(token.doc, token.i + 1):
        return False
    after = token.doc[token.i + 3] if token.i + 3 < len(token.doc) else None
    return after is None or not after.text[0].isalnum()


def is_dropped(token: Token, shorthand: Shorthand, *, log: bool) -> bool:
    """Whether the parser is better off without a token: the "x" of "3 x rounds", the stop after a shortened word."""
    if log and counts_calibre(token):
        return False
    if token.text in TIMES_SIGNS:
        return (token.i > 0 and token.nbor(-1).like_num) or (token.i + 1 < len(token.doc) and token.nbor().like_num)
    shortened = token.i > 0 and shorthand.stands_for(token.nbor(-1).text, log=log) is not None
    return token.text == "." and shortened and token.i + 1 < len(token.doc)


@cache
def packaged_shorthand() -> Shorthand:
    """The shorthand that comes with the package."""
    raw: Mapping[str, Any] = read_yaml(files("trucewatch.data") / "lexicons" / "shorthand.yaml")
    return Shorthand(
        everywhere=dict(raw["everywhere"]),
        logs=dict(raw["logs"]),
        unless_named=dict(raw["unless_named"]),
        participles=frozenset(raw["participles"]),
        particled=frozenset(raw["particled"]),
        particles=frozenset(raw["particles"]),
        followers=frozenset(raw["followers"]),
        measures=frozenset(raw["measures"]),
        rounds=frozenset(raw["rounds"]),
        agents=frozenset(raw["agents"]),
        lettered=frozenset(raw["lettered"]),
    )


def prepared(nlp: Language, piece: Piece, shorthand: Shorthand) -> tuple[str | Doc, Rendering | None]:
    """A piece as the parser gets it: its text, or its words written out."""
    if not piece.log and shorthand.pattern.search(piece.text) is None:
        return piece.text, None
    rendering = shorthand.render(nlp.make_doc(piece.text), log=piece.log)
    if rendering is None:
        return piece.text, None
    return Doc(nlp.vocab, words=list(rendering.words)), rendering


def restored(parsed: Doc, rendering: Rendering) -> Doc:
    """The parse of the written-out words over the written ones."""
    written = rendering.written
    homes = settled(parsed, rendering.sources)
    by_source = {source: token for token, source in zip(parsed, rendering.sources, strict=True) if source is not None}
    heads, deps = [], []
    for token in written:
        source = by_source.get(token.i)
        if source is None:
            heads.append(neighbour(token.i, by_source, len(written)))
            deps.append("punct")
        else:
            head = head_of(source, homes)
            heads.append(head)
            deps.append("ROOT" if head == token.i else relation(source, homes))
    for i in circling(heads):
        heads[i], deps[i] = i, "ROOT"
    kept = [by_source.get(token.i) for token in written]
    return Doc(
        written.vocab,
        words=[token.text for token in written],
        spaces=[bool(token.whitespace_) for token in written],
        tags=[t.tag_ if t else "SYM" for t in kept],
        pos=[t.pos_ if t else "SYM" for t in kept],
        morphs=[str(t.morph) if t else "" for t in kept],
        lemmas=[t.lemma_ if t else w.text for t, w in zip(kept, written, strict=True)],
        heads=heads,
        deps=deps,
    )


def circling(heads: Sequence[int]) -> list[int]:
    """One token of each circle in a tree: where a word put in is taken out again, two words can come to hang on each other."""
    found: list[int] = []
    cleared: set[int] = set()
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in cleared and at not in path and heads[at] != at:
            path.append(at)
            at = heads[at]
        if at in path:
            found.append(at)
        cleared.update((*path, at))
    return found


def settled(parsed: Doc, sources: Sequence[int | None]) -> dict[int, int]:
    """For each parsed token the written token that stands in its place; for one put in, that of the participle, or of
    the rounds before an "of"."""
    homes = {token.i: source for token, source in zip(parsed, sources, strict=True) if source is not None}
    put_in = [i for i, source in enumerate(sources) if source is None]
    return homes | {i: homes[i - 1] if parsed[i].text == OF else homes[i + 1] for i in put_in}


def head_of(token: Token, homes: Mapping[int, int]) -> int:
    """The written head of a parsed token; a participle below the "were" put in before it takes that one's head."""
    mine = homes[token.i]
    put_in = next((a for a in token.ancestors if a.i == token.i - 1 and homes[a.i] == mine), None)
    current = put_in or token
    while current.head.i != current.i:
        current = current.head
        if homes[current.i] != mine:
            return homes[current.i]
    return mine


def relation(token: Token, homes: Mapping[int, int]) -> str:
    """The relation of a parsed token to its written head: what was subject of a "were" put in is subject of a passive."""
    if token.dep_ == "pobj" and token.head.text == OF and homes[token.head.i] == homes.get(token.head.i - 1):
        return "nmod"
    put_in = token.head.text == COPULA and token.head.i + 1 in homes and homes[token.head.i] == homes[token.head.i + 1]
    if token.dep_ in ("nsubj", "attr") and put_in:
        return "nsubjpass"
    if put_in and homes[token.head.i] == homes[token.i]:
        return str(token.head.dep_)
    return str(token.dep_)


def neighbour(index: int, by_source: Mapping[int, Token], length: int) -> int:
    """The nearest written token that was parsed, for one that was left out."""
    order = sorted((abs(i - index), i) for i in by_source if i < length)
    return order[0][1] if order else index
