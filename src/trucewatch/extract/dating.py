"""Dating: which time expressions of a sentence say when an event was, and which only when it was told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.extract.contrast import is_contrasted
from trucewatch.extract.events import Event
from trucewatch.extract.ownership import Ownership
from trucewatch.extract.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.extract.scopes import Scope
from trucewatch.model import TimeMention

VERBS = ("VERB", "AUX")
# "On the day after the truce lapsed" dates what came after, not the lapse.
MARKS_OF_TIME = frozenset({"after", "before", "since", "until", "till", "once"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The times that date an event, nearest first, and those beside it that say when something else was or was told."""

    times: tuple[TimeMention, ...] = ()
    aside: tuple[TimeMention, ...] = ()


def times_for(event: Event, scene: Scene, owned: Ownership, scopes: Sequence[Scope]) -> Dates:
    """The times of an event: its own, else those of the clause above, else those of the event above."""
    own: list[TimeMention] = []
    shared: list[TimeMention] = []
    inherited: list[TimeMention] = []
    aside: list[TimeMention] = []
    above = owned.above.get(event.token.i, [])
    for mention in scene.times:
        if is_contrasted(mention, scene):
            continue
        if kept_from_parser(mention, scene) and follows_closely(event, mention, scene, owned):
            own.append(mention)
        for head in heads_of(mention, scene):
            owner = owned.owner.get(head.i)
            if owner == event.token.i:
                (aside if is_of_another_clause(head, event) else own).append(mention)
            elif owner is None:
                (shared if says_when(head, event, scene, scopes) else aside).append(mention)
            elif owner in above:
                (inherited if hands_down(event, owner, scene, scopes) else aside).append(mention)
    at = scene.start_of(event.token)
    chosen = sorted(dict.fromkeys(own or shared or inherited), key=lambda mention: abs(mention.start - at))
    return Dates(times=tuple(chosen), aside=tuple(m for m in aside if not divides(scene, m.end, at)))


def heads_of(mention: TimeMention, scene: Scene) -> list[Token]:
    """Where a time hangs in the tree; "since the war began in May" also in the clause that it bounds."""
    head = scene.head_of(mention)
    if head is None or head.is_space:
        return []
    clausal = head.dep_ == "advcl" and mention.text[:5].casefold() == "since"
    return [head, head.head] if clausal else [head]


def kept_from_parser(mention: TimeMention, scene: Scene) -> bool:
    """Whether a time was left blank for the parser."""
    head = scene.head_of(mention)
    return head is None or head.is_space


def follows_closely(event: Event, mention: TimeMention, scene: Scene, owned: Ownership) -> bool:
    """Whether an event is the first one after a time that was kept from the parser."""
    triggers = sorted(
        i for i in set(owned.owner.values()) if i is not None and scene.start_of(scene.doc[i]) >= mention.end
    )
    return bool(triggers) and triggers[0] == event.token.i


def says_when(head: Token, event: Event, scene: Scene, scopes: Sequence[Scope]) -> bool:
    """Whether a time that no event owns dates this one: it hangs in a clause around it, and not in one of telling."""
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
    """Whether a time below an event dates a clause that only describes one of its words: "the town visited on Monday"."""
    verb = verb_above(head)
    if verb is None or verb.i in event.support or verb == event.token or not event.token.is_ancestor(verb):
        return False
    return verb.dep_ in ("relcl", "acl") and verb.head != event.token and event.token.pos_ in VERBS


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


def is_performed(event: Event, told_by_another: bool) -> bool:
    """Whether the publisher does an act of speech by the words themselves: "we urge", "the Mission condemns"."""
    verb = event.token
    return bool(event.frame.speech) and not told_by_another and verb.pos_ == "VERB" and verb.tag_ in ("VBP", "VBZ")


def in_perfect(event: Event) -> bool:
    """Whether an event is told in the present perfect: done at some time up to now ("have fled", "have had to leave")."""
    verb = verb_above(event.token)
    while verb is not None and verb.dep_ == "xcomp":
        verb = verb.head
    return verb is not None and any(c.lower_ in ("have", "has", "'ve") and c.dep_ == "aux" for c in verb.children)
