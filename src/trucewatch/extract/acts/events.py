"""Events: triggers of the lexicon found in a scene, with the slots around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trucewatch.extract.acts.lexicon import Condition, Frame, Lexicon
from trucewatch.extract.acts.slots import (
    Slots,
    adjective_slots,
    conjuncts,
    governor,
    has_mark,
    is_labelled_empty,
    labelled_number,
    noun_slots,
    own_negation,
    prepositions,
    verb_slots,
)
from trucewatch.extract.parsing import grammar
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene

NEAR_TOKENS = 4
OF_NUMBER = grammar.words("of_number")
THING = grammar.words("thing")
TRUCE_WORDS = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
DUTIES = grammar.words("duties")
MODIFYING = frozenset({"acl", "relcl", "amod"})
VIOLENT = frozenset({"fire", "strike", "assault", "explosion", "attack", "clash", "damage", "harm"})
DIRECTIONS = frozenset({"prt", "advmod", "prep", "acomp", "agent", "dative", "ccomp", "xcomp", "oprd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One trigger that fits a frame; ``support`` are the tokens that its conditions were met by."""

    token: Token
    frame: Frame
    slots: Slots
    support: frozenset[int]


Admits = Callable[[Event], bool]


def admits_any(_: Event) -> bool:
    """Admit every event."""
    return True


def find_events(scene: Scene, lexicon: Lexicon, admits: Admits = admits_any) -> list[Event]:
    """All events of a scene in text order, those that only support another left out.

    Where ``admits`` refuses the most specific frame at a word, the next one that fits has its turn: "warned that it
    would answer any attack" is no attack, it is a threat.
    """
    found = [event for token in scene.doc for event in events_at(token, scene, lexicon, admits)]
    return [event for event in found if not any(absorbs(other, event) for other in found if other is not event)]


def absorbs(other: Event, event: Event) -> bool:
    """Whether an event only supports another: of two that support each other the more specific one stays."""
    if event.token.i not in other.support or event.token.i == other.token.i:
        return False
    return other.token.i not in event.support or precedence(other) > precedence(event)


def precedence(event: Event) -> tuple[int, int]:
    """The more specific frame goes first; of equals the one that stands first in the lexicon."""
    return event.frame.weight, -event.frame.order


SLOTS_OF_KIND = {"verb": verb_slots, "noun": noun_slots, "adj": adjective_slots}


def events_at(token: Token, scene: Scene, lexicon: Lexicon, admits: Admits = admits_any) -> list[Event]:
    """The most specific frame that fits at a token and is admitted, and those that fit other objects of the same verb.

    "Exchange prisoners and the remains of the dead" is two acts with one verb.
    """
    found: list[Event] = []
    for event in fitting(token, scene, lexicon):
        if (not found or is_further(event, found)) and admits(event):
            found.append(event)
    return found


def is_further(event: Event, found: list[Event]) -> bool:
    """Whether a frame of the same verb rests on another of its objects, and says another act of it."""
    own = event.support - {event.token.i}
    objects = {t.i for t in event.slots.get("obj", [])}
    apart = own <= objects and all(other.support - {event.token.i} <= objects for other in found)
    return (
        event.frame.kind == found[0].frame.kind == "verb"
        and bool(own)
        and (apart or not {family(event), family(found[0])} & VIOLENT)
        and not any(own & other.support for other in found)
        and event.frame.act not in {other.frame.act for other in found}
    )


def family(event: Event) -> str:
    """The part of an event's act before the dot."""
    return event.frame.act.split(".", maxsplit=1)[0]


def fitting(token: Token, scene: Scene, lexicon: Lexicon) -> Iterable[Event]:
    """All frames that fit at a token, the most specific first."""
    lemmas = dict.fromkeys((token.lower_, lemma_of(token)))
    for kind in kinds_of(token):
        for lemma in lemmas:
            known = lexicon.frames.get((kind, lemma), ())
            frames = possible(known, scene) if known and not is_part_of_name(token, kind, scene) else []
            if not frames:
                continue
            for slots in readings(token, SLOTS_OF_KIND[kind](token), lexicon):
                for frame in frames:
                    support = fits(frame, token, slots, scene, lexicon)
                    if support is not None:
                        yield Event(token=token, frame=frame, slots=slots, support=support)


def possible(frames: Iterable[Frame], scene: Scene) -> list[Frame]:
    """The frames whose words the sentence has at all; a pronoun may stand for a truce."""
    words = scene.lemmas if THING.isdisjoint(scene.lemmas) else scene.lemmas | TRUCE_WORDS
    return [frame for frame in frames if not any(map(words.isdisjoint, frame.needs))]


def readings(token: Token, slots: Slots, lexicon: Lexicon) -> list[Slots]:
    """The slots of a verb as they may be meant: a form that can be a past tense as well as a participle is both."""
    reduced = as_reduced_relative(token, slots, lexicon)
    if reduced is slots:
        return [slots]
    past_tense = token.lower_.endswith("ed") and lemma_of(token) not in lexicon.stance["affecting"]
    return [reduced, slots] if past_tense and any(c.dep_ == "nsubj" for c in token.children) else [reduced]


def as_reduced_relative(token: Token, slots: Slots, lexicon: Lexicon) -> Slots:
    """The slots of "residents detained on Monday were freed", where the parse takes the participle for the main verb."""
    if lemma_of(token) in lexicon.stance["never_passive"]:
        # "A force disembarked at the port": the parse takes the past form for a participle.
        moved = slots.get("obj", [])
        return slots if slots.get("subj") or not moved or "by" in slots else slots | {"subj": moved, "obj": []}
    affecting = lemma_of(token) in lexicon.stance["affecting"]
    bare = token.tag_ == "VBD" or (
        token.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in token.children)
    )
    bare_participle = token.tag_ == "VBN" and bare
    if not (affecting or bare_participle) or not bare or slots.get("obj") or not slots.get("subj"):
        return slots
    return slots | {"obj": slots["subj"], "subj": slots.get("by", [])}


def is_part_of_name(token: Token, kind: str, scene: Scene) -> bool:
    """Whether a word is only a part of an actor's name: the "cooperation" of an organisation, "Support" in a force's."""
    mention = scene.actor_at(token)
    if mention is None or mention.code is None:
        return False
    if kind == "noun":
        if is_written_out(token):
            return False
        return mention.kind in ("mission", "organ", "agency")
    return token.text[:1].isupper() and " " in mention.text and mention.start < scene.start_of(token)


def is_written_out(token: Token) -> bool:
    """Whether a log's abbreviation that could name an actor was written out as a common noun: SAF, small-arms fire."""
    return token.text.isupper() and token.lemma_.islower() and token.lemma_ != token.lower_


def kinds_of(token: Token) -> tuple[str, ...]:
    """Which kinds of frames a token may trigger."""
    if token.dep_ == "compound" and token.head.i > token.i:
        # A machine translation writes "to the corridor Dispatch troops": a verb that the parse takes for a name.
        return ("verb",) if token.i and token.tag_ == "NNP" and token.text[1:].islower() else ()
    if token.pos_ in ("VERB", "AUX"):
        return kinds_of_verb(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return kinds_of_noun(token)
    if token.pos_ == "ADJ" and {"nsubj", "dobj"} <= {c.dep_ for c in token.children}:
        return ("verb", "adj")  # "that the state free two pilots"
    return ("adj",) if token.pos_ in ("ADJ", "ADV") else ()


def kinds_of_noun(noun: Token) -> tuple[str, ...]:
    """The kinds of a noun; with an object of its own it is a verb that a garbled sentence hides: "has dispatch troops"."""
    around = {c.dep_ for c in noun.children}
    if "dobj" in around and around & {"nsubj", "aux"}:
        return ("verb", "noun")
    if "nsubj" in around:
        return ()  # "footage shot in the town": a participle that the parse took for a noun
    return ("noun", "adj") if noun.dep_ != "amod" else ("adj",)


def kinds_of_verb(verb: Token) -> tuple[str, ...]:
    """The kinds of a verb: a participle before a noun is an adjective, a gerund may be a noun."""
    if verb.dep_ == "amod":
        return ("adj",)
    nominal = verb.tag_ == "VBG" and verb.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")
    around = {c.dep_ for c in verb.children}
    if nominal and (around & {"det", "amod", "poss"} or "dobj" not in around):
        return ("noun",)
    return ("noun", "verb") if nominal else ("verb", "adj")


def fits(frame: Frame, token: Token, slots: Slots, scene: Scene, lexicon: Lexicon) -> frozenset[int] | None:
    """The supporting tokens where a frame fits, None where it does not."""
    if (
        frame.log > scene.sentence.log
        or (frame.entry and not is_entry(token))
        or (frame.main and token.dep_ in MODIFYING)
        or (frame.only == "denied" and not bears_negation(token))
        or (frame.not_only == "denied" and bears_negation(token))
    ):
        return None
    support: set[int] = {token.i}
    for condition in frame.conditions:
        met = meet(condition, token, slots, scene)
        if condition.negated:
            if met:
                return None
        elif met is None:
            return None
        else:
            support |= met
    if frame.near:
        met = next((m for name, words in frame.near if (m := stands_near(name, words, token, slots)) is not None), None)
        if met is None:
            return None
        support |= met
    if any(stands_near(name, words, token, slots) is not None for name, words in frame.not_near):
        return None
    if frame.whole:
        support |= {clause.i for clause in complements(token)}
        support |= {c.i for o in slots.get("obj", []) if o.i in support for c in o.children if is_purpose(c)}
    return frozenset(support) if has_required(frame.requires, token, slots, scene) else None


def is_entry(token: Token) -> bool:
    """Whether a noun is told of without any verb above it: an entry of a list, "Sector East: four violations"."""
    return not any(t.pos_ in ("VERB", "AUX") for t in (token, *token.ancestors))


def is_purpose(clause: Token) -> bool:
    """Whether a clause says what its noun is for: "permission to enter", "the way for the monitors to visit the camp"."""
    infinitive = clause.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return clause.dep_ == "acl" or infinitive


def complements(token: Token) -> Iterable[Token]:
    """The verbs of the clauses that a word governs: "prevented from reaching", "allowed to pass and to return"."""
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp") and not has_mark(child):
            yield from conjuncts([child])
        elif child.dep_ == "prep":
            yield from conjuncts(c for c in child.children if c.dep_ == "pcomp")


def bears_negation(token: Token) -> bool:
    """Whether a word, or the verb of which it is the complement, is negated: "have not been able to reach"."""
    return own_negation(token) or (
        token.dep_ in ("xcomp", "acomp") and token.head.i != token.i and bears_negation(token.head)
    )


def has_required(required: str, token: Token, slots: Slots, scene: Scene) -> bool:
    """Whether what a frame requires stands in its clause: a number, "seven times", or an object that is a named person."""
    if not required:
        return True
    if required == "person":
        return any(m.kind == "person" for o in slots.get("obj", []) if (m := scene.actor_at(o)) is not None)
    if required == "counted":
        counted = any(c.dep_ == "nummod" or c.lower_ in ("no", "several") for c in token.children)
        return counted or labelled_number(token) is not None or is_labelled_empty(token)
    if required == "duty":
        return any(lays_duty(clause) for clause in token.children if clause.dep_ == "ccomp")
    if required == "times":
        return any(lemma_of(t) in ("time", "occasion") and any(numeric(c) for c in t.children) for t in token.subtree)
    verb = governor(token) or (token.head if token.dep_ == "amod" else token)
    return any(numeric(t) for t in verb.subtree) or any(numeric(t) for o in slots.get("obj", []) for t in o.subtree)


def lays_duty(clause: Token) -> bool:
    """Whether a clause says what somebody must or should do; "should they attack" is a condition."""
    subject = next((c.i for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), clause.i)
    return any(c.dep_ == "aux" and c.lower_ in DUTIES and c.i > subject for c in clause.children)


def numeric(token: Token) -> bool:
    """Whether a word counts: a numeral, "no", "none", "several"."""
    return (
        token.like_num
        or token.lower_ in ("no", "none", "nil", "several", "few", "dozens", "single")
        or token.pos_ == "NUM"
    )


def meet(condition: Condition, token: Token, slots: Slots, scene: Scene) -> frozenset[int] | None:
    """The tokens that meet a condition; an empty set where nothing is asked for; None where it fails.

    For a negated condition a non-empty set is what forbids the frame.
    """
    filled = False
    for slot in condition.slots:
        if slot == "context":
            if condition.words & scene.lemmas:
                return frozenset({token.i})
            continue
        for filler in fillers(slot, token, slots):
            filled = True
            if matches(filler, condition.words, scene):
                return frozenset({filler.i})
    if condition.negated or (condition.none_ok and not filled):
        return frozenset()
    return None


def fillers(slot: str, token: Token, slots: Slots) -> Iterable[Token]:
    """The tokens in a slot of a condition."""
    if slot == "under":
        verb = token.head if token.dep_ in ("xcomp", "ccomp") else governor(token)
        return [verb] if verb is not None else []
    if slot in ("part", "prep"):
        return [c for c in token.children if c.dep_ in DIRECTIONS or c.tag_ == "RP"]
    if slot == "helper":
        return [c for c in token.children if c.dep_ == "aux"]
    if slot == "objof":
        return [
            t for o in slots.get("obj", []) for name in ("of", "on", "for", "to") for t in prepositions(o).get(name, [])
        ]
    if slot in ("xcomp", "acl"):
        return [
            c for c in token.children if c.dep_ in ((slot, "ccomp", "advcl") if slot == "xcomp" else (slot, "relcl"))
        ]
    return slots.get(slot, [])


def matches(token: Token, words: frozenset[str], scene: Scene) -> bool:
    """Whether a slot's filler, or a word that modifies it, is among the words."""
    if lemma_of(token) in words or token.lower_ in words or "@any" in words:
        return True
    if "@actor" in words and (mention := scene.actor_at(token)) is not None and mention.kind != "adjective":
        return True
    if "@mission" in words and (mention := scene.actor_at(token)) is not None and mention.kind == "mission":
        return True
    if is_named_place(token, words, scene) or ("@number" in words and token.pos_ == "NUM"):
        return True
    if token.lower_ in THING and words & TRUCE_WORDS:
        return stands_for_truce(token, scene)
    return any(
        lemma_of(child) in words or child.lower_ in words
        for child in token.children
        if child.dep_ in ("compound", "amod", "nmod") or (child.dep_ == "prep" and child.lower_ == "of")
    ) or of_complement(token, words)


def is_named_place(token: Token, words: frozenset[str], scene: Scene) -> bool:
    """Whether the words ask for a place, or for any name that is no actor's, and the token is one."""
    if "@place" in words and scene.place_at(token) is not None:
        return True
    return "@name" in words and token.pos_ == "PROPN" and scene.actor_at(token) is None


def stands_for_truce(pronoun: Token, scene: Scene) -> bool:
    """Whether "it" can be a truce: one is named before it in the sentence or shortly before the sentence."""
    said = scene.earlier + scene.doc.text[: pronoun.idx]
    return any(word in said.casefold() for word in TRUCE_WORDS)


def of_complement(token: Token, words: frozenset[str]) -> bool:
    """Whether "a number of shells" or "two members of the group" has the word in its of-complement."""
    if token.pos_ != "NUM" and lemma_of(token) not in OF_NUMBER:
        return False
    return any(lemma_of(t) in words for t in prepositions(token).get("of", []))


def stands_near(name: str, words: frozenset[str], token: Token, slots: Slots) -> frozenset[int] | None:
    """Whether a preposition with one of the objects, or a bare word, stands by the trigger."""
    objects = slots.get(name)
    if objects:
        met = [t for t in objects if not words or lemma_of(t) in words or t.lower_ in words
               or any(lemma_of(c) in words for c in t.children)]  # fmt: skip
        if met:
            return frozenset(t.i for t in met)
    if words:
        return None
    low, high = max(0, token.i - NEAR_TOKENS), token.i + NEAR_TOKENS + 1
    hit = next((t for t in token.doc[low:high] if name in (t.lower_, lemma_of(t))), None)
    return frozenset({hit.i}) if hit is not None else None
