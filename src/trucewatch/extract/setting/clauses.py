"""Clauses: through which verbs a time or a place of a sentence reaches an event, and what keeps the two apart."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.extract.acts.events import Event
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.scopes import Scope

VERBS = ("VERB", "AUX")
# "On the day after the truce lapsed" dates what came after, not the lapse.
MARKS_OF_TIME = frozenset({"after", "before", "since", "until", "till", "once"})


def says(head: Token, event: Event, scene: Scene, scopes: Sequence[Scope]) -> bool:
    """Whether a time or place that no event owns goes for this one: it hangs in a clause around it, and not in one of telling."""
    clause = verb_above(head)
    verb = governor(clause, event.token) if clause is not None else None
    if parted(head, event.token) or (clause is not None and verb is None):
        return False
    at, told_at = scene.start_of(event.token), scene.start_of(head)
    telling = [scope for scope in scopes if scope.stance != "perceives"]
    cues = [scope for scope in telling if verb is not None and scope.cue_start == scene.start_of(verb)]
    if verb is not None and cues:
        told = cues[0].stance == "asserts" and is_told_as_noun(event.token, verb)
        return told or opens_content(head, verb, event.token)
    return not any(scope.covers(at) and not scope.covers(told_at) for scope in telling)


def governor(verb: Token, token: Token) -> Token | None:
    """The verb through which a verb's time goes to a word: itself or the one that it completes, if the word stands below."""
    while not (verb == token or verb.is_ancestor(token)):
        if not (verb.dep_ == "xcomp" or leads_in(verb)):
            return None
        verb = verb.head
    return verb


def leads_in(verb: Token) -> bool:
    """Whether a clause without a subject opens the sentence: "While at the station between 8:40 and 10:15, …"."""
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return verb.dep_ == "advcl" and verb.i < verb.head.i and not subject


def is_of_another_clause(head: Token, event: Event) -> bool:
    """Whether a time or place below an event is one of a clause that only describes a word: "the town visited on Monday"."""
    verb = verb_above(head)
    if verb is None or verb.i in event.support or verb == event.token:
        return False
    top = event.token
    while top.dep_ == "xcomp":
        top = top.head
    return verb.dep_ in ("relcl", "acl") and verb.head != event.token and top.is_ancestor(verb) and top.pos_ in VERBS


def is_told_as_noun(token: Token, verb: Token) -> bool:
    """Whether a verb of telling has the event itself as its subject or object: "a truce was announced on Sunday"."""
    return token.pos_ in ("NOUN", "PROPN") and token.head == verb and token.dep_ in ("dobj", "nsubj", "nsubjpass")


def opens_content(head: Token, verb: Token, token: Token) -> bool:
    """Whether a time stands at the head of what is told: "the media disclosed, on the 12th a grenade was fired"."""
    between = verb.doc[verb.i + 1 : head.left_edge.i]
    return verb.i < head.i < token.i and any(t.lower_ in (",", ":", "that") for t in between)


def verb_above(head: Token) -> Token | None:
    """The verb of the clause that a word stands in."""
    return next((token for token in (head, *head.ancestors) if token.pos_ in VERBS), None)


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def divides(scene: Scene, one: int, other: int) -> bool:
    """Whether a semicolon stands between two offsets."""
    first, last = (offset - scene.sentence.start for offset in sorted((one, other)))
    return ";" in scene.doc.text[first:last]


def hands_down(event: Event, owner: int, scene: Scene, scopes: Sequence[Scope]) -> bool:
    """Whether the time of an event above goes for this one.

    Not from an act of telling to what it tells, nor into "after it lapsed", nor into "which had been signed".
    """
    at, cue = scene.start_of(event.token), scene.start_of(scene.doc[owner])
    if any(scope.cue_start == cue and scope.covers(at) and scope.stance != "perceives" for scope in scopes):
        return False
    for current in (event.token, *event.token.ancestors):
        if current.i == owner:
            return True
        if follows_mark(current) or (current.dep_ in ("relcl", "acl") and is_pluperfect(current)):
            return False
    return True


def follows_mark(verb: Token) -> bool:
    """Whether a clause is one of time: "after it lapsed", "since fighting began"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "prep", "advmod")}
    if verb.dep_ == "advcl":
        return bool(marks & MARKS_OF_TIME)
    return verb.dep_ == "pcomp" and verb.head.lower_ in MARKS_OF_TIME


def is_pluperfect(verb: Token) -> bool:
    """Whether a verb has "had" before it."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
