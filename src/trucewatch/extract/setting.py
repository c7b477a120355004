"""Setting: which places of a sentence belong to which of its events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.extract.contrast import is_contrasted
from trucewatch.extract.events import Event
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.ownership import Ownership
from trucewatch.extract.parse import Token
from trucewatch.extract.scene import Scene
from trucewatch.extract.scopes import Scope
from trucewatch.extract.words import lemma_of
from trucewatch.model import PlaceInRole, PlaceMention, PlaceRole

ROLE_WORDS = {
    "from": PlaceRole.FROM, "to": PlaceRole.TO, "into": PlaceRole.TO, "towards": PlaceRole.TOWARDS, "toward": PlaceRole.TOWARDS,
    "through": PlaceRole.VIA, "via": PlaceRole.VIA, "across": PlaceRole.VIA, "over": PlaceRole.AT,
}  # fmt: skip

# "From direction X" says where it came from, "tw. X" where it went: neither is where it was.
FROM_WHERE = frozenset({"direction", "dir", "dir.", "tw", "tw."})


def belongs_to_speaking(head: Token, event: Event, scene: Scene, scopes: Sequence[Scope]) -> bool:
    """Whether a time or place says when or where it was said, not when or where it happened."""
    at = scene.start_of(event.token)
    cues = {s.cue_start for s in scopes if s.covers(at) and not s.covers(scene.start_of(head))}
    if scene.start_of(head) in cues:
        return True
    sentence_wide = {s.cue_start for s in scopes if s.covers(at) and s.covers(s.cue_start)}
    current = head
    while current.head.i != current.i:
        current = current.head
        if scene.start_of(current) in cues | sentence_wide:
            return True
        if current.pos_ in ("VERB", "AUX"):
            return False
    return False


def places_for(
    event: Event, scene: Scene, owned: Ownership, scopes: Sequence[Scope], lexicon: Lexicon
) -> tuple[PlaceInRole, ...]:
    """The places that belong to an event, those of its own clause before those it shares."""
    own, shared, inherited = [], [], []
    above = owned.above.get(event.token.i, [])
    for mention in scene.places:
        head = scene.head_of(mention)
        if is_contrasted(mention, scene):
            continue
        if head is None or is_actor(mention, head, scene) or not is_setting(mention, head, scene, lexicon):
            continue
        owner = owned.owner.get(head.i)
        item = PlaceInRole(mention=mention, role=role_of(head))
        if owner == event.token.i:
            own.append(item)
        elif owner is None and not belongs_to_speaking(head, event, scene, scopes):
            shared.append(item)
        elif owner in above:
            inherited.append(item)
    return tuple(specific(own) or specific(shared) or specific(inherited))


def is_setting(mention: PlaceMention, head: Token, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a mention can say where something was: not a zone of time, a bare bearing, or a name in front of a matter."""
    if any(time.start < mention.end and mention.start < time.end for time in scene.times) or is_bare_bearing(mention):
        return False
    first = next((t for t in scene.doc if scene.start_of(t) >= mention.start), head)
    if first.i and scene.doc[first.i - 1].lower_ in FROM_WHERE:
        return False
    outside = head.head
    if head.dep_ not in ("compound", "amod", "nmod") or scene.place_at(outside) is mention:
        return True
    located = ("territory", "building", "links", "position", "forces")
    return any(lemma_of(outside) in lexicon.classes[name] for name in located) or outside.pos_ == "PROPN"


def is_bare_bearing(mention: PlaceMention) -> bool:
    """Whether a mention only says how far and in which direction from the observer: "4km south"."""
    return (
        not mention.candidates and mention.kind in ("generic", "bearing", "point") and mention.text[:1].isdigit()
    ) or (mention.text.casefold().startswith(("est.", "approx", "ca.")))


def is_actor(mention: PlaceMention, head: Token, scene: Scene) -> bool:
    """Whether a name of a place stands for its government or people here: it acts, or it modifies an actor."""
    actor = scene.actor_at(head)
    if actor is None:
        return False
    if actor.start < mention.start or actor.end > mention.end:
        return True
    return (
        head.dep_ in ("nsubj", "nsubjpass", "agent", "poss", "dobj", "dative")
        or (
            head.dep_ == "pobj"
            and head.head.lower_ in ("by", "of", "between", "against", "with")
            and actor.kind != "generic"
        )
        or (head.dep_ == "conj" and is_actor(mention, head.head, scene))
    )


def specific(items: Iterable[PlaceInRole]) -> list[PlaceInRole]:
    """The places without the vague ones ("the area") where there is a name."""
    found = list(items)
    named = [item for item in found if item.mention.kind != "generic"]
    return named or found


def role_of(head: Token) -> PlaceRole:
    """The role that the preposition before a place gives it."""
    current = head
    while current.dep_ in ("compound", "amod", "pobj", "conj", "appos", "nmod") and current.head.i != current.i:
        current = current.head
        if current.pos_ == "ADP":
            return ROLE_WORDS.get(current.lower_, PlaceRole.AT)
    return PlaceRole.AT
