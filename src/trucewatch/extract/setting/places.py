"""Setting: which places of a sentence belong to which of its events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.ownership import Ownership
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.setting.clauses import hands_down, is_of_another_clause, parted, says, verb_above
from trucewatch.extract.setting.contrast import is_contrasted
from trucewatch.extract.voices.scopes import Scope
from trucewatch.model import PlaceInRole, PlaceMention, PlaceRole

# How far from the start of a sentence a place may begin that opens it.
OPENING = 12
GENERIC = "generic"
# A line between forces is as good as a name.
LINE = re.compile(r"\bline of \w+|\b(?:contact|demarcation|cease-?fire|boundary|armistice) line\b", re.IGNORECASE)
# Classes of nouns that a name before them puts somewhere ("the Harvan positions").
LOCATED = ("territory", "building", "links", "position", "forces")


class Tie(IntEnum):
    """How a place is tied to an event, the closest first."""

    OWN = 0
    SHARED = 1
    INHERITED = 2
    DESCRIBED = 3


def places_for(
    event: Event, scene: Scene, owned: Ownership, scopes: Sequence[Scope], lexicon: Lexicon
) -> tuple[PlaceInRole, ...]:
    """The places that belong to an event, those that are tied to it most closely; names before common words."""
    where = Whereabouts(event=event, scene=scene, owned=owned, scopes=scopes, lexicon=lexicon)
    tied: dict[Tie, list[PlaceInRole]] = {tie: [] for tie in Tie}
    for mention in scene.places:
        head = None if is_contrasted(mention, scene) else scene.head_of(mention)
        tie = where.tie(mention, head) if head is not None and where.is_setting(mention, head) else None
        if head is not None and tie is not None:
            tied[tie].append(PlaceInRole(mention=mention, role=role_of(head, lexicon)))
    found = [specific(places) for places in tied.values() if places]
    named = [places for places in found if places[0].mention.kind != GENERIC]
    return tuple(next(iter(named or found), ()))


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """One event in its sentence, asked for each place whether it is there."""

    event: Event
    scene: Scene
    owned: Ownership
    scopes: Sequence[Scope]
    lexicon: Lexicon

    def tie(self, mention: PlaceMention, head: Token) -> Tie | None:
        """How a place is tied to the event, None where it is not."""
        owner = self.owned.owner.get(head.i)
        if self.goes_without(head) or self.names_actor(mention, head):
            return None
        if owner == self.event.token.i:
            return self.own_tie(head)
        if owner is None and self.event.token.dep_ == "compound":
            return Tie.OWN  # a garbled verb hangs below the places that stand before it
        if owner is None:
            shared = says(head, self.event, self.scene, self.scopes) or self.opens_report(mention, head)
            return Tie.SHARED if shared else None
        inherits = owner in self.owned.above.get(self.event.token.i, []) and self.family not in self.words("unplaced")
        inherits = inherits and hands_down(self.event, owner, self.scene, self.scopes)
        return Tie.INHERITED if inherits and not parted(head, self.event.token) else None

    @property
    def family(self) -> str:
        """The part of the act before the dot."""
        return self.event.frame.act.partition(".")[0]

    def words(self, name: str) -> frozenset[str]:
        """A word list of the setting."""
        return self.lexicon.setting[name]

    def own_tie(self, head: Token) -> Tie | None:
        """The tie of a place below the event: looser where it only describes a word of it or says who observed it.

        "The village lying near X" says where the village is, and so where it was shelled; "a bus that was taking
        volunteers towards the front" says nothing of where it was hit, nor a paper that was signed in X of what it asks.
        """
        verb = verb_above(head)
        if (
            head.dep_ in ("nsubj", "nsubjpass")
            and verb is not None
            and lemma_of(verb) in self.lexicon.voices["perceives"]
        ):
            return Tie.DESCRIBED
        if verb is None or not is_of_another_clause(head, self.event) or lemma_of(verb) in self.words("lying"):
            return Tie.OWN
        aimed = role_of(head, self.lexicon) is not PlaceRole.AT
        concluded = lemma_of(verb) in self.words("signing") or lemma_of(verb.head) in self.lexicon.classes["paper"]
        return None if aimed or concluded else Tie.DESCRIBED

    def goes_without(self, head: Token) -> bool:
        """Whether a place stands after "without": where it was not."""
        return any(token.lower_ == "without" for token in head.ancestors)

    def opens_report(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a place opens the sentence before its speaker: "In X, residents told the monitors that …".

        Where governments speak, talks are held and agencies sit is rather the place of the speaking.
        """
        opening = mention.start - self.scene.sentence.start <= OPENING and head.i < self.event.token.i
        at = self.scene.start_of(self.event.token)
        seat = mention.diplomatic or self.scene.actor_at(head) is not None
        return opening and not seat and any(scope.covers(at) for scope in self.scopes)

    def names_actor(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a name stands for somebody here: an actor, or a country that something is said or given to."""
        if is_actor(mention, head, self.scene, self.words("parts")):
            return True
        given = bool(self.event.frame.speech) or self.family in self.words("giving")
        preposition = head.head
        addressed = head.dep_ == "pobj" and preposition.lower_ in ("to", "on", "upon")
        return given and addressed and preposition.head == self.event.token and mention.kind == "country"

    def is_setting(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a mention can say where something was: not a zone of time, a bare bearing, a name before a matter."""
        scene = self.scene
        if any(time.start < mention.end and mention.start < time.end for time in scene.times):
            return False
        if is_bare_bearing(mention) or is_vague(mention, self.lexicon):
            return False
        first = next((t for t in scene.doc if scene.start_of(t) >= mention.start), head)
        if first.i and scene.doc[first.i - 1].lower_ in self.words("directions"):
            return False
        outside = head.head
        if head.dep_ not in ("compound", "amod", "nmod") or scene.place_at(outside) is mention:
            return True
        located = any(lemma_of(outside) in self.lexicon.classes[name] for name in LOCATED)
        return located or outside.pos_ == "PROPN" or lemma_of(outside) in self.words("conflicts")


def is_vague(mention: PlaceMention, lexicon: Lexicon) -> bool:
    """Whether a phrase names no place and points back to none: "the route", "the nearest base"."""
    words = mention.text.casefold().split()
    pointing = set(words) & lexicon.setting["pointing"]
    return mention.kind == GENERIC and bool(words) and words[-1] in lexicon.setting["vague"] and not pointing


def is_bare_bearing(mention: PlaceMention) -> bool:
    """Whether a mention only says how far and in which direction from the observer: "4km south"."""
    return (
        not mention.candidates and mention.kind in ("generic", "bearing", "point") and mention.text[:1].isdigit()
    ) or (mention.text.casefold().startswith(("est.", "approx", "ca.")))


def is_actor(mention: PlaceMention, head: Token, scene: Scene, parts: frozenset[str]) -> bool:
    """Whether a name of a place stands for its government or people here: it acts, or it modifies an actor."""
    actor = scene.actor_at(head)
    if actor is None:
        return False
    if actor.start < mention.start or actor.end > mention.end:
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of" and parts_or_leaves(head, parts):
        return False
    return (
        head.dep_ in ("nsubj", "nsubjpass", "agent", "poss", "dobj", "dative")
        or (
            head.dep_ == "pobj"
            and head.head.lower_ in ("by", "of", "between", "against", "with")
            and actor.kind != "generic"
        )
        or (head.dep_ == "conj" and is_actor(mention, head.head, scene, parts))
    )


def parts_or_leaves(head: Token, parts: frozenset[str]) -> bool:
    """Whether "of" follows a part of a place, or "out": "the edge of X", "take its men out of X"."""
    before = head.doc[head.head.i - 1] if head.head.i else None
    return lemma_of(head.head.head) in parts or (before is not None and before.lower_ in ("out", "outside", "inside"))


def specific(items: Iterable[PlaceInRole]) -> list[PlaceInRole]:
    """The places without the vague ones ("the area") where there is a name; a line is as good as a name."""
    found = list(items)
    named = [item for item in found if item.mention.kind != "generic" or LINE.search(item.mention.text)]
    return named or found


def role_of(head: Token, lexicon: Lexicon) -> PlaceRole:
    """The role that the preposition before a place gives it."""
    current = head
    while current.dep_ in ("compound", "amod", "pobj", "conj", "appos", "nmod") and current.head.i != current.i:
        current = current.head
        if current.pos_ == "ADP":
            return PlaceRole(lexicon.place_roles.get(current.lower_, "at"))
    return PlaceRole.AT
