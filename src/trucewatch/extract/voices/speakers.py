"""Speakers: whom a noun phrase names as a voice, and who speaks by a verb of reporting."""

from __future__ import annotations

from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import is_nobody, phrase, prepositions, verb_slots
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene, within
from trucewatch.model import Voice

CUE_REACH = 4
# Who speaks where a log leaves the subject out: "Says they fired first".
UNSAID = "…"
POSSESSIVES = frozenset({"its", "their", "his", "her"})
PARTS_OF_NAME = ("prep", "appos", "poss", "nmod", "compound")
# "Mr A, who speaks for the group": the relative clause says whose voice a name is.
SPEAKING_FOR = ("speak", "lead", "command", "head", "represent")
QUOTING = ("quote", "cite")


def voice_of_verb(verb: Token, scene: Scene, lexicon: Lexicon) -> Voice | None:
    """Who speaks by a reporting verb; an unnamed voice for a passive without agent; None where nobody does."""
    slots = verb_slots(verb)
    if verb.lemma_ == "quote" and slots.get("obj"):
        return named(slots["obj"][0], verb, scene)
    source = told_by(verb, lexicon)
    if source is not None and can_speak(source, scene, lexicon):
        return named(source, verb, scene)
    subjects = [t for t in slots.get("subj", []) if not is_nobody(t)] + main_subject(verb)
    speakers = [t for t in subjects if can_speak(t, scene, lexicon)] or speakers_above(verb, scene, lexicon)
    if speakers:
        return joint([named(t, verb, scene) for t in speakers])
    if holder := holder_of(subjects, verb, scene, lexicon):
        return named(holder, verb, scene)
    return without_subject(verb, slots.get("subj", []), slots.get("obj", []), scene)


def main_subject(verb: Token) -> list[Token]:
    """The speaker of a main verb that the parse took for a participle: "the commander denied by telephone that"."""
    content = any(c.dep_ in ("ccomp", "prep", "xcomp", "advcl") for c in verb.rights)
    return [verb.head] if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and content else []


def told_by(verb: Token, lexicon: Lexicon) -> Token | None:
    """From whom one learned: "heard from residents that"."""
    if lemma_of(verb) not in lexicon.voices["learning"]:
        return None
    return next(iter(prepositions(verb).get("from", [])), None)


def holder_of(subjects: list[Token], verb: Token, scene: Scene, lexicon: Lexicon) -> Token | None:
    """Whose instrument observed something: "the mission's cameras registered", "their cameras registered"."""
    if lemma_of(verb) not in lexicon.voices["perceives"]:
        return None
    holders = [p for t in subjects for p in t.children if p.dep_ == "poss"]
    for holder in holders:
        mention = scene.actor_at(holder)
        if mention is not None and mention.code is not None:
            return holder
        if holder.lower_ in POSSESSIVES and (owner := owner_above(verb, scene, lexicon)):
            return owner
    return None


def owner_above(verb: Token, scene: Scene, lexicon: Lexicon) -> Token | None:
    """The subject of the clause to which a clause is added, to whom "their" goes back."""
    if verb.dep_ not in ("conj", "advcl", "ccomp", "parataxis"):
        return None
    subjects = verb_slots(verb.head).get("subj", [])
    return next((t for t in subjects if can_speak(t, scene, lexicon)), None)


def without_subject(verb: Token, subjects: list[Token], objects: list[Token], scene: Scene) -> Voice | None:
    """The voice of a verb without a speaker before it: unnamed for a passive, in a degraded text who follows the verb."""
    if subjects:
        return None
    if verb.i == 0 and verb.tag_ in ("VBZ", "VBD"):
        return Voice(name=UNSAID, actor=None, cue=cue_text(verb))
    if any(c.dep_ == "auxpass" for c in verb.children):
        return Voice(name="", actor=None, cue=cue_text(verb))
    # "informed the deputy commander": in a degraded translation the speaker follows the verb.
    late = [t for t in objects if (m := speaking_actor(t, scene)) is not None and m.code is not None]
    return named(late[-1], verb, scene) if late else None


def speakers_above(verb: Token, scene: Scene, lexicon: Lexicon) -> list[Token]:
    """The speaker of the clause above, where the parse hung a second reporting verb into what the first one reports."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return []
    for above in verb.head.ancestors:
        if above.pos_ in ("VERB", "AUX") and (
            found := [t for t in verb_slots(above).get("subj", []) if can_speak(t, scene, lexicon)]
        ):
            return found
    return []


def can_speak(token: Token, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a noun phrase can be a voice: an actor, a person, or a word for who or what speaks."""
    if is_nobody(token):
        return False
    mention = scene.actor_at(token)
    if mention is not None and mention.kind != "adjective":
        return True
    if token.pos_ == "PROPN" and scene.place_at(token) is None:
        return True
    words = {lemma_of(token), token.lower_}
    return bool(words & lexicon.voices["speakers"]) or bool(words & lexicon.classes["people"])


def joint(voices: list[Voice]) -> Voice:
    """Voices that speak as one: their names and codes joined; of those that the registry only partly knows the known one."""
    codes = [v.actor for v in voices if v.actor]
    if len(voices) == 1 or len(codes) != len(voices) or len(set(codes)) == 1:
        return next((v for v in voices if v.actor), voices[0])
    return Voice(name=" and ".join(v.name for v in voices), actor="+".join(dict.fromkeys(codes)), cue=voices[0].cue)


def named(token: Token, verb: Token | None, scene: Scene) -> Voice:
    """The voice that a noun phrase names: its words, and its actor code where the registry knows one."""
    left, right = phrase(token)
    start, end = scene.doc[left].idx, scene.doc[right].idx + len(scene.doc[right])
    mention = speaking_actor(token, scene)
    return Voice(
        name=scene.doc.text[start:end].strip(),
        actor=mention.code if mention is not None else None,
        cue=cue_text(verb) if verb is not None else None,
    )


def speaking_actor(token: Token, scene: Scene) -> ActorMention | None:
    """The actor that a speaking phrase stands for: the mention at its head, else the first one inside the phrase."""
    at_head = scene.actor_at(token)
    if at_head is not None and at_head.code is not None:
        return at_head
    if (chief := next((c for c in token.rights if c.dep_ == "relcl" and c.lemma_ in SPEAKING_FOR), None)) is not None:
        led = within(scene.actors, scene.start_of(chief), scene.end_of(chief.right_edge))
        return next((m for m in led if m.code is not None), at_head)
    left = scene.start_of(token.left_edge)
    right_edge = max([token.i, *(c.right_edge.i for c in token.rights if c.dep_ in PARTS_OF_NAME)])
    inside = within(scene.actors, left, scene.end_of(scene.doc[right_edge]))
    coded = [m for m in inside if m.code is not None]
    before = [m for m in coded if m.start <= scene.start_of(token)]
    chosen = before or coded
    return chosen[0] if chosen else at_head


def cue_text(verb: Token) -> str:
    """The verb with its auxiliaries and negation, as written."""
    parts = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt") and abs(c.i - verb.i) < CUE_REACH]
    span = sorted([verb, *parts], key=lambda t: t.i)
    return " ".join(t.text for t in span)


def outlet_of(verb: Token, scene: Scene, lexicon: Lexicon) -> Voice | None:
    """The medium through which somebody speaks: "told Reuters", "was quoted by the paper as saying"."""
    if verb.lemma_ in QUOTING:
        slots = verb_slots(verb)
        saying = said_under(verb)
        media = [*slots.get("subj", []), *(verb_slots(saying).get("by", []) if saying is not None else [])]
        return next((named(t, verb, scene) for t in media if can_speak(t, scene, lexicon)), None)
    if lemma_of(verb) != "tell":
        return None
    hearers = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ in ("NOUN", "PROPN")]
    return next((named(t, verb, scene) for t in hearers if is_agency(t, scene)), None)


def said_under(verb: Token) -> Token | None:
    """The "saying" of "quoted him as saying"."""
    below = [c for p in verb.children if p.lower_ == "as" for c in p.children]
    return next((c for c in [*below, *verb.children] if c.lower_ in ("saying", "telling", "stating")), None)


def is_agency(token: Token, scene: Scene) -> bool:
    """Whether a noun phrase names a news agency, or one of which no more is said than that."""
    mention = scene.actor_at(token)
    if mention is not None and mention.kind is ActorKind.AGENCY:
        return True
    return lemma_of(token) == "agency" and any(c.lower_ in ("news", "press") for c in token.children)
