"""Roles: which actors the slots of an event name as initiator and as target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trucewatch.extract.actors.registry import ActorKind, ActorMention
from trucewatch.extract.acts.blame import attributed
from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.lost_subjects import after_insertion, lost_subjects
from trucewatch.extract.acts.slots import Slots, conjuncts, governor, phrase, prepositions, verb_slots
from trucewatch.extract.discourse.told import packaged
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene, within
from trucewatch.model import Actor

CIVILIANS = "CIV"
# Acts that are done to people: behind "of" stands who suffered them.
AGAINST_PEOPLE = frozenset({"abduction", "capture", "detention", "attack.civilians", "release", "harm"})
ARMED = frozenset({"fire", "strike", "overflight"})
# Acts of force fall on towns, which are no actors there, also where they are capitals.
ON_PLACES = frozenset({"fire", "strike", "assault", "explosion", "damage", "control", "harm", "hostilities"})
# Acts that hit something, and the slots in which it stands.
HITTING = frozenset({"fire", "strike", "explosion"})
HIT = ("obj", "at", "on", "into", "against", "upon", "through", "onto")
CIVIL_ACTS = frozenset({"damage", "repair", "rejection", "request", "corridor.blocked"})
PARTNERS = ("with", "between", "obj.with", "obj.between", "subj.between")
BETWEEN = ("subj.between", "obj.between")
AIMING = frozenset({"at", "against", "towards", "toward"})
BETWEEN_TWO = re.compile(r"\bbetween\s+(\S)")
JOINED = re.compile(r"(?:[\s\w'’-]{0,30}\s)?(?:and|on the one (?:hand|side),? and)\s(?:[\w'’-]+\s){0,3}")
PAIRED = ("first", "second")
ADJECTIVAL = frozenset({"mod", "poss"})


def initiators(event: Event, scene: Scene, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who did it; empty where the words do not say."""
    found = named(event, scene, lexicon)
    if event.frame.civilians != "initiator" and event.frame.act not in CIVIL_ACTS:
        found = tuple(actor for actor in found if actor.actor != CIVILIANS or scene_names(actor, scene))
    if event.frame.act in AGAINST_PEOPLE and event.frame.kind == "noun":
        found = tuple(actor for actor in found if actor.actor != CIVILIANS)
    if event.frame.civilians == "initiator" and not any(a.actor for a in found):
        found = (Actor(text=found[0].text if found else "", actor=CIVILIANS),)
    return found


def named(event: Event, scene: Scene, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who did it by the frame's slots, by words beside the act, or by the subject that the parse lost."""
    found = filled(event.frame.initiator, event, scene, lexicon, symmetric=event.frame.symmetric)
    family = event.frame.act.split(".")[0]
    laid = [a for t in attributed(event.token, family) for a in actors_in(t, scene, lexicon)]
    if laid and not event.frame.speech:
        return unique([*laid, *found] if event.frame.symmetric else laid)
    if not found and event.frame.act.startswith("ceasefire."):
        found = filled(BETWEEN, event, scene, lexicon, symmetric=False) or concluders(event, scene, lexicon)
    if not found and event.frame.act.split(".")[0] in ARMED:
        found = owners_of_weapons(event, scene, lexicon)
    if "subj" in event.frame.initiator and (not found or after_insertion(event.token) or stray(event)):
        lost = lost_subjects(event.token, scene)
        found = unique(actor for mention in lost for actor in split_code(mention)) or found
    return found


def owners_of_weapons(event: Event, scene: Scene, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Whose weapons are used: "artillery of the army was turned on the town", "Azerbaijani drones were sent up"."""
    things = lexicon.classes["weapon"] | lexicon.classes["aircraft"]
    weapons = [t for name in ("obj", "subj") for t in event.slots.get(name, []) if lemma_of(t) in things]
    return unique(a for t in weapons if is_fired(t, event) for a in actors_in(t, scene, lexicon))


def is_fired(weapon: Token, event: Event) -> bool:
    """Whether a weapon is what is used, not what is hit: nothing else is the object of the act."""
    return not any(t.i != weapon.i for t in event.slots.get("obj", []))


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, each once."""
    return tuple({actor.actor or actor.text: actor for actor in actors}.values())


def actors_in(token: Token, scene: Scene, lexicon: Lexicon) -> list[Actor]:
    """The actors that a noun phrase names, private people left out."""
    return [a for a in actors_of(token, scene, lexicon, modifier=False) if a.actor != CIVILIANS]


def stray(event: Event) -> bool:
    """Whether an event's verb has no subject of its own in the parse, so that what stands in its place was guessed."""
    verb = event.token
    return verb.dep_ in ("ROOT", "ccomp") and not any(c.dep_.startswith(("nsubj", "csubj")) for c in verb.children)


def concluders(event: Event, scene: Scene, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who signs, declares or accepts a truce that is the object of such a verb."""
    verb = governor(event.token) if event.frame.kind == "noun" else None
    if verb is None or event.token.dep_ != "dobj" or lemma_of(verb) not in packaged()["concluding"]:
        return ()
    return unique(a for t in event.slots.get("subj", []) for a in actors_in(t, scene, lexicon))


def scene_names(actor: Actor, scene: Scene) -> bool:
    """Whether a text names civilians with a word of the registry, rather than men whom nobody tells more of."""
    return any(m.kind is ActorKind.CIVILIANS and m.text == actor.text for m in scene.actors)


def targets(event: Event, scene: Scene, lexicon: Lexicon, initiator: Sequence[Actor]) -> tuple[Actor, ...]:
    """To whom it was done; an initiator is never its own target."""
    codes = {actor.actor for actor in initiator if actor.actor}
    found = filled(event.frame.target, event, scene, lexicon, symmetric=False)
    if not found and event.frame.act == "control.seized":
        found = tuple(a for t in event.slots.get("obj", []) for a in holders(t, scene))
    if not found and event.frame.act.split(".")[0] in HITTING:
        found = dwellers(event, lexicon)
    if event.frame.act.split(".")[0] in ON_PLACES:
        towns = {m.text for m in scene.actors if m.kind is ActorKind.METONYM}
        found = tuple(actor for actor in found if actor.text not in towns)
    return tuple(actor for actor in found if actor.actor is None or actor.actor not in codes)


def dwellers(event: Event, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Civilians, where what is hit is theirs: "shelled a market", "fired at houses", "rockets fell on a settlement"."""
    hit = [t for name in HIT for t in tokens_in(name, event)]
    private = (
        t for t in hit
        if lemma_of(t) in lexicon.classes["homes"] or any(w.lower_ in lexicon.classes["private"] for w in around(t))
    )  # fmt: skip
    return tuple(Actor(text=t.text, actor=CIVILIANS) for t in list(private)[:1])


def around(token: Token) -> list[Token]:
    """The words that describe a noun, and those for whom it is: "a residential quarter", "a camp for displaced people"."""
    whose = [t for name in ("for", "of") for t in prepositions(token).get(name, [])]
    return [c for t in (token, *token.children, *whose) for c in t.children]


def holders(token: Token, scene: Scene) -> list[Actor]:
    """Who held a position that is taken: "overran the army post"."""
    mention = scene.actor_at(token)
    held = mention is not None and mention.kind in (ActorKind.ORGAN, ActorKind.GROUP, ActorKind.GENERIC)
    return split_code(mention) if held and mention is not None and mention.code else []


def filled(slots: Iterable[str], event: Event, scene: Scene, lexicon: Lexicon, *, symmetric: bool) -> tuple[Actor, ...]:
    """The actors in the first slot that names any; of all slots where the act is symmetric."""
    kept: dict[str, Actor] = {}
    for name in (*slots, *PARTNERS) if symmetric else slots:
        for token in tokens_in(name, event):
            for actor in actors_of(token, scene, lexicon, modifier=name in ADJECTIVAL):
                kept.setdefault(actor.actor or actor.text, actor)
        if kept and not symmetric:
            break
    if symmetric and len(kept) == 1 and (second := other_end(next(iter(kept.values())), scene)):
        kept.setdefault(second.actor or second.text, second)
    return tuple(kept.values())


def other_end(first: Actor, scene: Scene) -> Actor | None:
    """The second of two "between" whom an act is done, where the parse has torn them apart."""
    text, start = scene.doc.text, scene.sentence.start
    if (found := BETWEEN_TWO.search(text)) is None:
        return None
    ends = within(scene.actors, start + found.start(1), scene.sentence.end)
    coded = [m for m in ends if m.code and m.kind != ActorKind.CIVILIANS]
    if len(coded) < len(PAIRED) or coded[0].code != first.actor:
        return None
    between = text[coded[0].end - start : coded[1].start - start]
    return split_code(coded[1])[0] if JOINED.fullmatch(between) else None


def tokens_in(name: str, event: Event) -> list[Token]:
    """The tokens of a slot; ``obj.by`` is the by-phrase of the object, ``content`` who does what a clause of speech says."""
    if name == "content":
        return [s for clause in content_of(event.token) for s in clause.children if s.dep_ in ("nsubj", "nsubjpass")]
    if name.startswith("xcomp."):
        return [
            t
            for c in event.token.children
            if c.dep_ == "xcomp"
            for t in verb_slots(c).get(name.removeprefix("xcomp."), [])
        ]
    if "." not in name:
        return event.slots.get(name) or aimed_at(name, event)
    outer, inner = name.split(".", 1)
    return [token for holder in event.slots.get(outer, []) for token in inner_slot(holder, inner)]


def aimed_at(name: str, event: Event) -> list[Token]:
    """What a weapon is aimed at, where the parse hangs it on the weapon ("fired mortars and rockets at the post") or on
    the direction ("fired in the direction of the post")."""
    if name not in AIMING or event.frame.kind != "verb":
        return []
    ways = [t for t in event.slots.get("in", []) if lemma_of(t) == "direction"]
    return [t for o in event.slots.get("obj", []) for t in prepositions(o).get(name, [])] or [
        t for way in ways for t in prepositions(way).get("of", [])
    ]


def content_of(verb: Token) -> list[Token]:
    """The clauses that a verb of speech has for its object."""
    return [c for c in verb.children if c.dep_ == "ccomp"]


def inner_slot(holder: Token, name: str) -> list[Token]:
    """A slot of a noun that is itself in a slot."""
    if name == "mod":
        return [c for c in holder.children if c.dep_ in ("amod", "compound", "nmod")]
    if name == "poss":
        return conjuncts(c for c in holder.children if c.dep_ == "poss")
    return prepositions(holder).get(name, [])


def actors_of(token: Token, scene: Scene, lexicon: Lexicon, *, modifier: bool) -> list[Actor]:
    """The actors that a noun phrase names; people without a code are civilians where the word says so."""
    mention = scene.actor_at(token)
    if mention is not None and (mention.code is not None or modifier):
        return [] if mention.code is None else split_code(mention)
    inside = [m for m in mentions_in_phrase(token, scene) if m.code is not None]
    if inside and not modifier:
        chosen = [m for m in inside if m.kind != "adjective"] or inside
        last = chosen[-1] if chosen[-1].start <= scene.start_of(token) else chosen[0]
        return [actor for mention in coordinated(last, chosen, scene) for actor in split_code(mention)]
    if not modifier and lemma_of(token) in lexicon.classes["people"] and not mutual(token):
        return [Actor(text=phrase_text(token, scene), actor=CIVILIANS)]
    return []


def mutual(token: Token) -> bool:
    """Whether a word is the second of "each other" and "one another", who are nobody new."""
    return token.lower_ in ("other", "another") and token.i > 0 and token.doc[token.i - 1].lower_ in ("each", "one")


def coordinated(last: ActorMention, mentions: Sequence[ActorMention], scene: Scene) -> list[ActorMention]:
    """A mention with those that are joined to it before the same noun: "the army and militia positions"."""
    found, text, start = [last], scene.doc.text, scene.sentence.start
    for mention in reversed(mentions):
        between = text[mention.end - start : max(mention.end, found[0].start) - start].strip()
        if mention.end <= found[0].start and between in ("and", "&", ",", "/"):
            found.insert(0, mention)
    return found


def mentions_in_phrase(token: Token, scene: Scene) -> list[ActorMention]:
    """The actor mentions inside a noun phrase, its of-complements included."""
    left, right = phrase(token)
    start, end = scene.start_of(scene.doc[left]), scene.end_of(scene.doc[right])
    return within(scene.actors, start, end)


def phrase_text(token: Token, scene: Scene) -> str:
    """A noun phrase as written, without what follows its head."""
    return scene.doc.text[scene.doc[token.left_edge.i].idx : token.idx + len(token)]


def split_code(mention: ActorMention) -> list[Actor]:
    """A mention's actors: a joint code such as ``RUS+DEU`` stands for each of its parts."""
    return [Actor(text=mention.text, actor=code) for code in (mention.code or "").split("+") if code]


__all__ = ["Slots", "actors_of", "initiators", "targets"]
