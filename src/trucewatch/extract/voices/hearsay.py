"""Reports of reports: "claims by X that", "X's complaint about", "received word from X that"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import prepositions
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.scopes import Rank, Scope
from trucewatch.extract.voices.speakers import can_speak, named, speaking_actor

BY = ("by", "from", "of")
MADE = ("spread", "made", "issued", "published", "circulated", "disseminated", "voiced", "given", "posted", "put")


def noun_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of a noun of telling whose teller is named and whose content follows."""
    for token in scene.doc:
        if token.pos_ != "NOUN" or lemma_of(token) not in lexicon.voices["nouns"]:
            continue
        content = content_of(token)
        speaker = teller_of(token, scene, lexicon) if content is not None else None
        if content is not None and speaker is not None:
            yield Scope(start=scene.start_of(content.left_edge), end=scene.end_of(content.right_edge), rank=Rank.NOUN,
                        voice=named(speaker, None, scene), stance="asserts", cue_start=scene.start_of(token))  # fmt: skip


def content_of(noun: Token) -> Token | None:
    """What a report or claim says: a that-clause, or what stands after "of" and "about" where that is no speaker."""
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and has_mark(c)), None)
    if clause is not None:
        return clause
    for verb in (a for a in [noun.head] if a.pos_ == "VERB"):
        late = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > noun.i and has_mark(c)), None)
        if late is not None:
            return late
    about = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "regarding", "concerning")]
    return next((o for p in about for o in p.children if o.dep_ in ("pobj", "pcomp")), None)


def has_mark(clause: Token) -> bool:
    """Whether a clause begins with "that"."""
    return any(c.lower_ == "that" and c.dep_ in ("mark", "dobj", "nsubj") for c in clause.children)


def teller_of(noun: Token, scene: Scene, lexicon: Lexicon) -> Token | None:
    """Whose report, claim or statement it is."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("amod", "compound", "nmod") and scene.actor_at(child) is not None:
            return child if speaking_actor(child, scene) is not None else None
        inner = tellers_under(child)
        if inner and can_speak(inner[0], scene, lexicon):
            return inner[0]
    return sender_of(noun, lexicon)


def tellers_under(child: Token) -> list[Token]:
    """The nouns under "by" or "spread by"."""
    if child.dep_ not in ("prep", "acl", "relcl") or child.lower_ not in (*BY, *MADE):
        return []
    direct = [c for c in child.children if c.dep_ == "pobj"]
    return direct or [g for c in child.children if c.dep_ in ("agent", "prep") for g in c.children if g.dep_ == "pobj"]


def sender_of(noun: Token, lexicon: Lexicon) -> Token | None:
    """From whom a report was received: "received from the army a complaint that"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or lemma_of(verb) not in lexicon.voices["receiving"]:
        return None
    return next(iter(prepositions(verb).get("from", [])), None)
