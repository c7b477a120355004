"""Voices: stretches of text for which somebody else speaks, found from reporting verbs, phrases and quotation marks.

A scope covers characters and names a voice. The chain of an event is the scopes around it, the widest outermost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from trucewatch.extract.actor_registry import ActorMention
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.scene import Scene, within
from trucewatch.extract.slots import phrase, verb_slots
from trucewatch.extract.words import lemma_of
from trucewatch.model import Voice

CLAUSES = ("ccomp", "xcomp", "parataxis")
NOMINAL = frozenset({"confirm", "admit", "acknowledge", "deny", "reject", "dismiss", "allege", "report", "announce", "claim", "declare",
                     "disclose", "express", "condemn", "refute", "concede", "register", "record", "count", "estimate", "put"})  # fmt: skip
AMBIGUOUS = frozenset({"put", "hold", "find", "own", "judge", "answer", "count", "note", "hear", "see", "add", "approve", "charge",
                       "document", "record", "publish", "threaten", "speak", "brief", "reply", "respond", "watch", "log", "want", "signal",
                       "order", "require", "offer", "commit", "agree", "vow", "express", "think", "expect", "call", "ask", "appeal", "request",
                       "insist", "press", "register", "witness", "detect", "observe", "blame", "condemn", "accuse", "broadcast"})  # fmt: skip
ISSUING = frozenset(
    {"issue", "publish", "release", "make", "post", "circulate", "spread", "offer", "give", "tell", "present"}
)
CUTTING_MARKS = frozenset({"while", "whereas", "although", "though", "but"})
CLOSING = re.compile(r"\s+([a-z]+)(?:\s+(?:on|late on)?\s*[A-Z][a-z]+day)?[.\"”]*$")
PART_END = re.compile(r"[:;]\s")
QUOTES = re.compile(r"[\"“«]([^\"”»\n]{2,}?)[\"”»]|(?<!\w)['‘]([^'’\n]{8,}?)['’](?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Characters ``[start, end)`` for which a voice speaks; ``cue_start`` is where the word that says so stands."""

    start: int
    end: int
    voice: Voice
    stance: str
    cue_start: int
    rank: int = 0

    def covers(self, offset: int) -> bool:
        """Whether the voice speaks for the character at an offset."""
        return self.start <= offset < self.end


def scopes_of(scene: Scene, lexicon: Lexicon) -> list[Scope]:
    """All voice scopes that one sentence opens."""
    found = list(verb_scopes(scene, lexicon))
    found.extend(phrase_scopes(scene, lexicon))
    found.extend(noun_scopes(scene, lexicon))
    if not found:
        found.extend(closing_scopes(scene, lexicon))
    return sorted(found, key=lambda s: (s.start - s.end, s.rank, s.start))


def stance_of_verb(token: Token, lexicon: Lexicon) -> str | None:
    """What a verb does with its content: asserts, denies, demands …; None where it does not report."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = lemma_of(token)
    for stance in ("denies", "accuses", "demands", "promises", "fears", "perceives", "asserts"):
        if lemma in lexicon.voices["verbs"][stance]:
            return stance
    return None


def verb_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of the reporting verbs of a sentence."""
    for token in scene.doc:
        stance = stance_of_verb(token, lexicon)
        issued = issued_region(token, scene, lexicon)
        if stance is None and issued is None:
            continue
        region = issued or region_of(token, scene)
        if region is None:
            continue
        voice = voice_of_verb(token, scene, lexicon)
        if voice is not None:
            yield Scope(
                start=region[0], end=region[1], voice=voice, stance=stance or "asserts", cue_start=scene.start_of(token)
            )


def voice_of_verb(verb: Token, scene: Scene, lexicon: Lexicon) -> Voice | None:
    """Who speaks by a reporting verb; an unnamed voice for a passive without agent; None where nobody does."""
    slots = verb_slots(verb)
    if verb.lemma_ == "quote" and slots.get("obj"):
        return named(slots["obj"][0], verb, scene)
    speakers = [t for t in slots.get("subj", []) if can_speak(t, scene, lexicon)] or speakers_above(
        verb, scene, lexicon
    )
    if speakers:
        return joint([named(t, verb, scene) for t in speakers])
    holders = [
        p for t in slots.get("subj", []) for p in t.children if p.dep_ == "poss" and scene.actor_at(p) is not None
    ]
    if holders and lemma_of(verb) in lexicon.voices["verbs"]["perceives"]:
        return named(holders[0], verb, scene)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if passive and not slots.get("subj"):
        return Voice(name="", actor=None, cue=cue_text(verb))
    if not passive and not slots.get("subj"):
        # "informed the deputy commander": in a degraded translation the speaker follows the verb.
        late = [t for t in slots.get("obj", []) if (m := speaking_actor(t, scene)) is not None and m.code is not None]
        return named(late[-1], verb, scene) if late else None
    return None


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
    mention = scene.actor_at(token)
    if mention is not None and mention.kind != "adjective":
        return True
    if token.pos_ == "PROPN" and scene.place_at(token) is None:
        return True
    words = {lemma_of(token), token.lower_}
    return bool(words & frozenset(lexicon.voices["speakers"])) or bool(words & lexicon.classes["people"])


def joint(voices: list[Voice]) -> Voice:
    """Voices that speak as one: their names and codes joined."""
    codes = [v.actor for v in voices if v.actor]
    if len(voices) == 1 or len(codes) != len(voices) or len(set(codes)) == 1:
        return voices[0]
    return Voice(name=" and ".join(v.name for v in voices), actor="+".join(dict.fromkeys(codes)), cue=voices[0].cue)


def named(token: Token, verb: Token | None, scene: Scene) -> Voice:
    """The voice that a noun phrase names: its words, and its actor code where the registry knows one."""
    left, right = phrase(token)
    start, end = scene.doc[left].idx, scene.doc[right].idx + len(scene.doc[right])
    mention = speaking_actor(token, scene)
    return Voice(
        name=scene.doc.text[start:end],
        actor=mention.code if mention is not None else None,
        cue=cue_text(verb) if verb is not None else None,
    )


def speaking_actor(token: Token, scene: Scene) -> ActorMention | None:
    """The actor that a speaking phrase stands for: the mention at its head, else the first one inside the phrase."""
    at_head = scene.actor_at(token)
    if at_head is not None and at_head.code is not None:
        return at_head
    left = scene.start_of(token.left_edge)
    right_edge = max(
        [token.i, *(c.right_edge.i for c in token.rights if c.dep_ in ("prep", "appos", "poss", "nmod", "compound"))]
    )
    inside = within(scene.actors, left, scene.end_of(scene.doc[right_edge]))
    coded = [m for m in inside if m.code is not None]
    before = [m for m in coded if m.start <= scene.start_of(token)]
    chosen = before or coded
    return chosen[0] if chosen else at_head


def cue_text(verb: Token) -> str:
    """The verb with its auxiliaries and negation, as written."""
    parts = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt") and abs(c.i - verb.i) < 4]  # noqa: PLR2004
    span = sorted([verb, *parts], key=lambda t: t.i)
    return " ".join(t.text for t in span)


def region_of(verb: Token, scene: Scene) -> tuple[int, int] | None:
    """The characters that a reporting verb governs, None where it governs none."""
    clauses = [c for c in verb.children if c.dep_ in CLAUSES]
    clauses = [c for c in clauses if not (c.dep_ == "xcomp" and c.pos_ in ("ADJ", "NOUN") and verb.lemma_ == "call")]
    if parenthetical(verb):
        return segment(verb, scene)
    left = [c for c in clauses if c.i < verb.i]
    right = [c for c in clauses if c.i > verb.i]
    if left:
        return inverted_region(verb, scene)
    if right:
        return right_region(verb, right[0], scene)
    return nominal_region(verb, scene)


def issued_region(verb: Token, scene: Scene, lexicon: Lexicon) -> tuple[int, int] | None:
    """The region of "issued a statement that …": from the noun of telling to the end of the sentence."""
    if lemma_of(verb) not in ISSUING:
        return None
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and lemma_of(c) in lexicon.voices["nouns"]]
    follows = nouns and any(t.lower_ in ("that", "saying", "in", ":") for t in verb.doc[nouns[0].i + 1 :])
    return (scene.end_of(nouns[0]), scene.sentence.end) if follows else None


def parenthetical(verb: Token) -> bool:
    """Whether a reporting clause is inserted into the sentence that it reports: "X, the ministry says, did Y"."""
    return verb.dep_ == "parataxis" or (
        verb.dep_ in ("ccomp", "advcl", "dep")
        and not any(c.dep_ in (*CLAUSES, "dobj", "mark") for c in verb.children)
        and verb.i > verb.head.left_edge.i
        and verb.left_edge.i > 0
        and verb.doc[verb.left_edge.i - 1].text == ","
    )


def inverted_region(verb: Token, scene: Scene) -> tuple[int, int]:
    """The region of a reporting verb that stands after what it reports."""
    if verb.dep_ == "ROOT":
        return segment(verb, scene)
    return scene.start_of(verb.left_edge), scene.end_of(verb.right_edge)


def segment(verb: Token, scene: Scene) -> tuple[int, int]:
    """The part of a sentence between semicolons that a verb stands in."""
    before = [t.i for t in verb.doc[: verb.i] if t.text == ";"]
    after = [t.i for t in verb.doc[verb.i :] if t.text == ";"]
    start = scene.end_of(verb.doc[before[-1]]) if before else scene.sentence.start
    return start, scene.start_of(verb.doc[after[0]]) if after else scene.sentence.end


def right_region(verb: Token, clause: Token, scene: Scene) -> tuple[int, int]:
    """The region of a reporting verb that stands before what it reports, up to the next clause that is not reported."""
    start = scene.start_of(clause.left_edge) if clause.left_edge.i > verb.i else scene.end_of(verb)
    end = scene.sentence.end if verb.dep_ == "ROOT" or goes_on(verb) else scene.end_of(verb.right_edge)
    for child in verb.children:
        if child.i <= clause.i:
            continue
        own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        contrast = any(c.dep_ == "mark" and c.lower_ in CUTTING_MARKS for c in child.children)
        if (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")) or (
            child.dep_ == "advcl" and own_subject and contrast
        ):
            end = min(end, scene.start_of(child.left_edge))
    return start, max(end, start + 1)


def goes_on(verb: Token) -> bool:
    """Whether what a subordinate verb reports goes on after it with "and" and a verb without a subject."""
    after = verb.doc[verb.right_edge.i + 1 :]
    words = [t for t in after if not t.is_punct][:2]
    if len(words) < 2 or words[0].lower_ != "and" or words[1].pos_ != "VERB":  # noqa: PLR2004 - "and" and its verb
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in words[1].children)


def nominal_region(verb: Token, scene: Scene) -> tuple[int, int] | None:
    """The region of a reporting verb with a noun for its object ("confirmed the loss of"), or before a colon."""
    lemma = lemma_of(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    if lemma in NOMINAL and objects:
        return scene.start_of(objects[0].left_edge), scene.end_of(verb.right_edge)
    if lemma in ("admit", "own", "speak", "complain", "tell"):
        preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "of", "about")]
        if preps:
            return scene.start_of(preps[-1]), scene.end_of(verb.right_edge)
    if lemma in ("accuse", "blame", "charge"):
        return scene.end_of(verb), scene.end_of(verb.right_edge)
    if lemma in AMBIGUOUS:
        return demanded_region(verb, scene)
    if verb.dep_ == "ROOT" and has_quote(scene):
        return scene.sentence.start, scene.sentence.end
    colon = next((t for t in verb.doc[verb.i :] if t.text in (":", "-", "–")), None)
    return (scene.end_of(colon), scene.sentence.end) if colon is not None and colon.text == ":" else None


def demanded_region(verb: Token, scene: Scene) -> tuple[int, int] | None:
    """The region of "called for", "appealed to X for": what stands after the preposition."""
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("for", "on", "upon", "to")]
    return (scene.end_of(verb), scene.end_of(verb.right_edge)) if preps else None


def has_quote(scene: Scene) -> bool:
    """Whether a sentence holds quotation marks."""
    return QUOTES.search(scene.doc.text) is not None


# --- phrases ------------------------------------------------------------------------------------------------------


def phrase_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of "according to X", "citing X" and the like: the whole sentence."""
    text = scene.doc.text
    folded = text.casefold()
    for cue in lexicon.voices["according"]:
        at = folded.find(cue)
        while at >= 0:
            if (at == 0 or not folded[at - 1].isalpha()) and (
                voice := voice_after(scene, lexicon, at + len(cue), text[at : at + len(cue)])
            ):
                start, end = part_of(scene, at)
                cue_start = scene.sentence.start + at
                yield Scope(start=start, end=end, voice=voice, stance="asserts", cue_start=cue_start, rank=1)
            at = folded.find(cue, at + 1)


def closing_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of a speaker named at the very end of a sentence: "…, the agency estimates." The parse often misses these."""
    cues = {verb for group in ("asserts", "denies") for verb in lexicon.voices["verbs"][group] if verb != "be"}
    text = scene.doc.text
    for mention in scene.actors:
        index = mention.start - scene.sentence.start
        after = CLOSING.match(text, mention.end - scene.sentence.start)
        led = text[:index].rstrip().removesuffix("the").rstrip().endswith((",", '"', "”"))
        if after is None or not led or mention.code is None or not any(after[1].startswith(cue[:-1]) for cue in cues):
            continue
        start, end = part_of(scene, index)
        voice = Voice(name=mention.text, actor=mention.code, cue=after[1])
        yield Scope(start=start, end=end, voice=voice, stance="asserts", cue_start=mention.end + 1)


def part_of(scene: Scene, index: int) -> tuple[int, int]:
    """The part of a sentence between semicolons and colons that an offset stands in."""
    text, start = scene.doc.text, scene.sentence.start
    left = max((m.end() for m in PART_END.finditer(text, 0, index)), default=0)
    right = next((m.start() for m in PART_END.finditer(text, index)), len(text))
    return start + left, start + right


def voice_after(scene: Scene, lexicon: Lexicon, index: int, cue: str) -> Voice | None:
    """The voice that a noun phrase names right after an attributing phrase."""
    token = next((t for t in scene.doc if t.idx >= index), None)
    if token is None:
        return None
    head = token
    while head.head.i > head.i and head.dep_ in (
        "det",
        "compound",
        "amod",
        "poss",
        "nmod",
        "nummod",
        "case",
        "quantmod",
    ):
        head = head.head
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM"):
        return None
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is not None and lemma_of(head) in lexicon.voices["tellings"]:
        head = owner
    if not can_speak(head, scene, lexicon):
        return None
    voice = named(head, None, scene)
    return Voice(name=voice.name, actor=voice.actor, cue=cue)


def noun_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of "reports by X that", "X's claim that", "an allegation of"."""
    for token in scene.doc:
        if token.pos_ != "NOUN" or lemma_of(token) not in lexicon.voices["nouns"]:
            continue
        clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") and has_mark(c)), None)
        if clause is None:
            continue
        speaker = speaker_of_noun(token)
        if speaker is not None:
            yield Scope(start=scene.start_of(clause.left_edge), end=scene.end_of(clause.right_edge),
                        voice=named(speaker, None, scene), stance="asserts", cue_start=scene.start_of(token))  # fmt: skip


def has_mark(clause: Token) -> bool:
    """Whether a clause begins with "that"."""
    return any(c.lower_ == "that" and c.dep_ in ("mark", "dobj", "nsubj") for c in clause.children)


def speaker_of_noun(noun: Token) -> Token | None:
    """Whose report, claim or statement it is."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "acl") and child.lower_ in ("by", "from", "of", "spread", "made", "issued"):
            inner = [c for c in child.children if c.dep_ == "pobj"] or [
                g for c in child.children if c.dep_ in ("agent", "prep") for g in c.children if g.dep_ == "pobj"
            ]
            if inner:
                return inner[0]
    return None


# --- chains ---------------------------------------------------------------------------------------------------------


def chain_at(scopes: Sequence[Scope], offset: int, *, cue: int | None = None) -> list[Scope]:
    """The scopes around an offset, outermost first; the scope that the event's own word opens is left out."""
    around = [s for s in scopes if s.covers(offset) and s.cue_start != (cue if cue is not None else offset)]
    named_ones = [s for s in around if s.voice.actor is not None]
    if named_ones:
        around = [s for s in around if s.voice.actor is not None or (s.voice.name and s.stance != "perceives")]
    return sorted(around, key=lambda s: (s.start - s.end, s.rank, s.cue_start))
