"""Wording: the clause that carries an act, and the source's own words for it."""

from __future__ import annotations

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.slots import governor
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene

CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp"})

# How many words from its trigger the source's own words may reach, and how near a noun its light verb stands.
PHRASE = 8
LIGHT_VERB_REACH = 4


def clause_bounds(event: Event, scene: Scene) -> tuple[int, int]:
    """Absolute offsets of the smallest clause that carries an event, coordinated clauses left out."""
    head = clause_head(event.token)
    left, right = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and child.i > event.token.i:
            right = min(right, child.left_edge.i - 1)
    right = max(right, event.token.i)
    tokens = [t for t in scene.doc[left : right + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in (")", "]", '"', "”"):
        tokens.pop()
    while tokens and (
        tokens[0].is_punct or (tokens[0].dep_ == "mark" and tokens[0].lower_ == "that") or tokens[0].dep_ == "cc"
    ):
        tokens.pop(0)
    if not tokens:
        return scene.start_of(event.token), scene.end_of(event.token)
    return scene.start_of(tokens[0]), scene.end_of(tokens[-1])


def clause_head(token: Token) -> Token:
    """The verb of the clause that a trigger stands in; the trigger itself where no verb governs it."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "xcomp"):
        return token
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in ("VERB", "AUX") and current.dep_ in CLAUSE_HEADS and current.dep_ != "xcomp":
            return current
    return current


def reported_words(event: Event, scene: Scene) -> str:
    """The trigger with the words that its frame rests on and its particles, as written."""
    support = set(event.support) | {c.i for c in event.token.children if c.dep_ in ("prt", "neg", "auxpass", "aux")}
    near = [scene.doc[i] for i in sorted(support) if abs(i - event.token.i) <= PHRASE]
    verb = governor(event.token)
    if event.frame.kind == "noun" and verb is not None and 0 < event.token.i - verb.i <= LIGHT_VERB_REACH:
        near.insert(0, verb)
    ordered = sorted({t.i: t for t in near}.values(), key=lambda t: t.i)
    first, last = ordered[0], ordered[-1]
    return scene.doc.text[first.idx : last.idx + len(last)]
