"""Dating: which time expressions of a sentence say when an event was, and which only when it was told of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from trucewatch.extract.events import Event
from trucewatch.extract.ownership import Ownership
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices import Scope
from trucewatch.model import TimeMention

VERBS = ("VERB", "AUX")
# "On the day after the truce lapsed" dates what came after, not the lapse.
MARKS_OF_TIME = frozenset({"after", "before", "since", "until", "till", "once"})


def times_for(event: Event, scene: Scene, owned: Ownership, scopes: Sequence[Scope]) -> tuple[TimeMention, ...]:
    """The time expressions that govern an event, nearest first: its own, else those of the clause above, else inherited."""
    own, shared, inherited = [], [], []
    above = owned.above.get(event.token.i, [])
    for mention in scene.times:
        for head in heads_of(mention, scene):
            owner = owned.owner.get(head.i)
            if owner == event.token.i:
                own.append(mention)
            elif owner is None and says_when(head, event, scene, scopes):
                shared.append(mention)
            elif owner in above and hands_down(event.token, owner):
                inherited.append(mention)
        if kept_from_parser(mention, scene) and follows_closely(event, mention, scene, owned):
            own.append(mention)
    chosen = own or shared or inherited
    return tuple(sorted(dict.fromkeys(chosen), key=lambda m: abs(m.start - scene.start_of(event.token))))


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
    verb = verb_above(head)
    if parted(head, event.token) or (verb is not None and not (verb == event.token or verb.is_ancestor(event.token))):
        return False
    telling = [scope for scope in scopes if scope.stance != "perceives"]
    if verb is not None and any(scope.cue_start == scene.start_of(verb) for scope in telling):
        return False
    at, told_at = scene.start_of(event.token), scene.start_of(head)
    return not any(scope.covers(at) and not scope.covers(told_at) for scope in telling)


def verb_above(head: Token) -> Token | None:
    """The verb of the clause that a word stands in."""
    return next((token for token in (head, *head.ancestors) if token.pos_ in VERBS), None)


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def hands_down(token: Token, owner: int | None) -> bool:
    """Whether the time of an event above goes for this one: not into "after it lapsed", nor "which had been signed"."""
    for current in (token, *token.ancestors):
        if current.i == owner:
            return True
        marks = {child.lower_ for child in current.children if child.dep_ in ("mark", "prep", "advmod")}
        if current.dep_ == "advcl" and marks & MARKS_OF_TIME:
            return False
        if current.dep_ == "pcomp" and current.head.lower_ in MARKS_OF_TIME:
            return False
        if current.dep_ in ("relcl", "acl") and any(c.lower_ == "had" and c.dep_ == "aux" for c in current.children):
            return False
    return True


def times_of_telling(scene: Scene, scopes: Sequence[Scope]) -> Iterable[TimeMention]:
    """The times that say when something was said: "announced on Sunday that", "in a statement dated 3 May"."""
    cues = {scope.cue_start for scope in scopes if scope.stance != "perceives"}
    for mention in scene.times:
        head = scene.head_of(mention)
        verb = verb_above(head) if head is not None else None
        if verb is not None and scene.start_of(verb) in cues:
            yield mention


def in_perfect(event: Event) -> bool:
    """Whether an event is told in the present perfect: done at some time up to now ("have fled")."""
    verb = verb_above(event.token)
    return verb is not None and any(c.lower_ in ("have", "has", "'ve") and c.dep_ == "aux" for c in verb.children)
