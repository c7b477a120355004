"""Modality: whether an act happened, goes on, recurs, or is planned, promised, demanded, feared or conditional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.governing import VERBS, helpers_of, is_infinitive
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.model import Modality

Words = Mapping[str, frozenset[str]]
NEAR_GOVERNORS = 2
HABIT_REACH = 60
PRESENT = ("VBZ", "VBP")
HANDED_OVER = ("withdrawal", "control.", "exchange", "release")


def modality_of(event: Event, chain: Sequence[Token], scene: Scene, words: Words) -> Modality:
    """The modality that the event's own words ask for."""
    if event.frame.modality and event.frame.only != "future":
        return Modality(event.frame.modality)
    line = [event.token, *chain]
    if is_conditional(line, event, scene, words):
        return Modality.CONDITIONAL
    if (found := still_to_come(line, event, words)) is not None:
        return found
    if is_habitual(event, line, scene, words):
        return Modality.HABITUAL
    return of_the_present(line, event, scene, words)


def of_the_present(line: Sequence[Token], event: Event, scene: Scene, words: Words) -> Modality:
    """Whether an act that is no longer to come has happened, goes on, or is told as an appointment."""
    if event.frame.speech or event.frame.kind == "adj":
        return Modality.OCCURRED
    if is_arranged(event, scene, words):
        return Modality.PLANNED
    return Modality.ONGOING if is_ongoing(line, event, words) else Modality.OCCURRED


def still_to_come(line: Sequence[Token], event: Event, words: Words) -> Modality | None:
    """What auxiliaries and governing words say of an act that has not happened; None where they say nothing."""
    for distance, token in enumerate(line):
        found = by_auxiliary(token, event, words)
        if found is None and 0 < distance <= NEAR_GOVERNORS:
            found = by_governor(token, line[distance - 1], event.token, words)
        if found is not None:
            return found
    return beside_what_is_due(event, words)


def beside_what_is_due(event: Event, words: Words) -> Modality | None:
    """ "The hostages are to be freed and the troops draw back": a present tense beside what is due is due as well."""
    verb = event.token
    if verb.tag_ not in PRESENT or helpers_of(verb) or verb.dep_ not in ("conj", "advcl"):
        return None
    found = by_auxiliary(verb.head, event, words)
    return found if found in (Modality.PROMISED, Modality.PLANNED) else None


def is_habitual(event: Event, line: Sequence[Token], scene: Scene, words: Words) -> bool:
    """Whether words close to the act say that it recurs: "from time to time", "every night", "regularly"."""
    if any(c.lower_ in words["habitual"] for t in line for c in t.children):
        return True
    start = event.token.idx
    near = scene.doc.text[max(0, start - HABIT_REACH) : start + HABIT_REACH].casefold()
    return any(phrase in near for phrase in words["habitual"] if " " in phrase)


def is_conditional(line: Sequence[Token], event: Event, scene: Scene, words: Words) -> bool:
    """Whether the act stands under an if-clause or is one: "if they attack", "should they attack"."""
    for token in line:
        own = [] if event.frame.speech else [c for c in token.children if c.dep_ == "advcl"]
        if any(is_condition(clause, scene, words) for clause in (token, *own)):
            return True
    before = event.token.head if event.token.dep_ in ("pobj", "pcomp") else None
    return (
        before is not None
        and before.lower_ in words["before_any"]
        and any(c.lower_ == "any" for c in event.token.children)
        and any(c.lower_ in ("to", "must", "should", "would", "will") for c in before.head.children)
    )


def is_condition(clause: Token, scene: Scene, words: Words) -> bool:
    """Whether a clause begins with a word of condition, or with an inverted "should"."""
    if any(c.dep_ == "mark" and c.lower_ in words["condition_marks"] for c in clause.children):
        return clause.dep_ != "ccomp"
    first = clause.left_edge
    if first.lower_ == "should" and first.dep_ == "aux":
        return True
    text = scene.doc.text[first.idx : clause.idx].casefold()
    return clause.dep_ == "advcl" and any(phrase in text for phrase in words["condition_phrases"])


def by_auxiliary(token: Token, event: Event, words: Words) -> Modality | None:
    """What the auxiliaries of a verb say; "are to meet" plans a meeting and promises any other act."""
    if token.pos_ not in VERBS:
        return None
    below = [c for c in token.children if c.dep_ == "xcomp"]
    if token.lemma_ == "be" and token.i != event.token.i and any(is_infinitive(c) for c in below):
        return due(token, event)
    helpers = {c.lower_ for c in helpers_of(token)}
    if helpers & words["possible"] and "have" not in helpers:
        return Modality.FEARED
    if helpers & words["obliging"]:
        return Modality.PROMISED if helpers & {"must", "shall"} else Modality.DEMANDED
    if helpers & words["future"]:
        return Modality.PLANNED
    return by_infinitive(token, event) if "to" in helpers else None


def by_infinitive(token: Token, event: Event) -> Modality | None:
    """What a verb with "to" is: due, bound to be done, or announced in a headline."""
    above = token.head
    if token.dep_ == "xcomp" and above.lemma_ == "be":
        return due(above, event)
    if token.dep_ == "xcomp" and above.lemma_ in ("have", "need") and above.i != event.token.i:
        return None if any(c.lower_ == "yet" for c in above.children) else Modality.PROMISED
    headline = token.dep_ == "ROOT" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    return Modality.PLANNED if headline else None


def due(verb: Token, event: Event) -> Modality:
    """What "is to" and "was to" make of an act."""
    promised = verb.tag_ in PRESENT or event.frame.act.startswith(HANDED_OVER)
    return Modality.PROMISED if promised and not event.frame.act.startswith("talks") else Modality.PLANNED


def by_governor(token: Token, below: Token, event: Token, words: Words) -> Modality | None:
    """What a governing verb, noun or adjective says: planned, promised, demanded, feared."""
    lemma = lemma_of(governing_word(token, below, words))
    if below.dep_ == "prep" and below.lower_ in words["setting_prepositions"]:
        return None
    if below.dep_ in ("nsubj", "nsubjpass") and lemma not in words["subject_due"]:
        return None
    wished = lemma in words["wishing"] and event.tag_ == "VBN" and event.dep_ in ("ccomp", "xcomp")
    named = event.pos_ in ("NOUN", "PROPN") or (event.tag_ == "VBG" and event.dep_ in ("nsubj", "nsubjpass"))
    if not (is_infinitive(event) or event.tag_ == "VB" or named or wished):
        return None
    for name in ("planned", "promised", "demanded", "feared"):
        if lemma in words[name] and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            return Modality(name)
    return None


def governing_word(token: Token, below: Token, words: Words) -> Token:
    """The word that says what is to become of a noun: in "talks are due to start" the adjective beside the verb."""
    if lemma_of(token) != "be" or below.dep_ not in ("nsubj", "nsubjpass"):
        return token
    beside = (child for child in token.children if child.dep_ == "acomp" and lemma_of(child) in words["subject_due"])
    return next(beside, token)


def is_arranged(event: Event, scene: Scene, words: Words) -> bool:
    """Whether a present tense tells of an appointment: "the presidents meet in Dar es Salaam on Saturday"."""
    verb = event.token
    if event.frame.act.split(".")[0] not in words["arranged"] or verb.tag_ not in PRESENT or helpers_of(verb):
        return False
    return bool(scene.times) or any(t.lower_ in words["coming_days"] for t in scene.doc)


def is_ongoing(line: Sequence[Token], event: Event, words: Words) -> bool:
    """Whether the act goes on: under continue, keep or remain, in the present tense, or in a progressive that is not past."""
    if event.frame.act in words["points"]:
        return False
    if any(goes_on(t, words) for t in line[1:]):
        return True
    verb = next((t for t in line if t.pos_ in VERBS), None)
    if verb is None:
        return False
    return is_present(verb, event, words)


def is_present(verb: Token, event: Event, words: Words) -> bool:
    """Whether a verb form tells of a state or of something under way; a momentary act in the present tense is over."""
    helpers = helpers_of(verb)
    present = any(c.tag_ in PRESENT for c in helpers)
    being = any(c.tag_ in PRESENT and c.lemma_ == "be" for c in helpers)
    if present and event.frame.act == "ceasefire.observed":
        return True
    if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in helpers):
        return present or event.frame.act in words["states"]
    told = event.token.pos_ in VERBS or lemma_of(verb) in words["noticing"]
    if event.frame.act.split(".")[0] in words["momentary"] and told:
        return being
    return being or (verb.tag_ in PRESENT and not helpers)


def goes_on(verb: Token, words: Words) -> bool:
    """Whether a verb above an act says that it goes on."""
    if verb.pos_ not in VERBS:
        return False
    lemma = lemma_of(verb)
    if lemma in words["ongoing_verbs"] and lemma != "keep":
        return True
    particle = any(c.lower_ == "on" and c.dep_ in ("prt", "prep", "advmod") for c in verb.children)
    return lemma == "keep" or (lemma in words["ongoing_with_on"] and particle)
