"""Dating: which time expressions of a sentence say when an event was, and which only when it was told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.ownership import Ownership
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.extract.setting.clauses import divides, hands_down, is_of_another_clause, says, verb_above
from trucewatch.extract.setting.contrast import is_contrasted
from trucewatch.extract.voices.scopes import Scope
from trucewatch.model import TimeMention


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
                (shared if says(head, event, scene, scopes) else aside).append(mention)
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


def is_performed(event: Event, told_by_another: bool) -> bool:
    """Whether the publisher does an act of speech by the words themselves: "we urge", "the Mission condemns"."""
    verb = event.token
    now = verb.tag_ in ("VBP", "VBZ") or any(c.lower_ in ("do", "does") and c.dep_ == "aux" for c in verb.children)
    return bool(event.frame.speech) and not told_by_another and verb.pos_ == "VERB" and now


def in_perfect(event: Event) -> bool:
    """Whether an event is told in the present perfect: done at some time up to now ("have fled", "have had to leave")."""
    verb = verb_above(event.token)
    while verb is not None and verb.dep_ == "xcomp":
        verb = verb.head
    return verb is not None and any(c.lower_ in ("have", "has", "'ve") and c.dep_ == "aux" for c in verb.children)
