"""Reported stretches: which characters a reporting verb governs, read off the parse and mended by punctuation."""

from __future__ import annotations

import re

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.speakers import said_under

CLAUSES = ("ccomp", "xcomp", "parataxis")
CLAUSAL = frozenset({"relcl", "acl", "advcl", "pcomp", "ccomp"})
OBJECTS = ("dobj", "nsubjpass", "oprd")
QUOTES = re.compile(r"[\"“«]([^\"”»\n]{2,}?)[\"”»]|(?<!\w)['‘]([^'’\n]{8,}?)['’](?!\w)")
TELLING = ("tell", "inform", "brief", "notify")
ABOUT = ("of", "about")
ASKING = ("for", "on", "upon", "to")
Region = tuple[int, int]


def region_of(verb: Token, scene: Scene, lexicon: Lexicon) -> Region | None:
    """The characters that a reporting verb governs, None where it governs none."""
    clauses = [c for c in verb.children if c.dep_ in CLAUSES]
    clauses = [c for c in clauses if not (c.dep_ == "xcomp" and c.pos_ in ("ADJ", "NOUN") and verb.lemma_ == "call")]
    if parenthetical(verb):
        return segment(verb, scene)
    left = [c for c in clauses if c.i < verb.i]
    right = [c for c in clauses if c.i > verb.i]
    if left:
        return inverted_region(verb, right, scene)
    if right:
        return right_region(verb, right[0], scene, lexicon)
    if closes(verb):
        return inverted_region(verb, right, scene)
    saying = said_under(verb)
    if saying is not None:
        return region_of(saying, scene, lexicon)
    return nominal_region(verb, scene, lexicon)


def issued_region(verb: Token, scene: Scene, lexicon: Lexicon) -> Region | None:
    """The region of "issued a statement that …": from the noun of telling to the end of the sentence."""
    if lemma_of(verb) not in lexicon.voices["issuing"]:
        return None
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and lemma_of(c) in lexicon.voices["nouns"]]
    follows = nouns and any(t.lower_ in ("that", "saying", "in", ":") for t in verb.doc[nouns[0].i + 1 :])
    return (scene.end_of(nouns[0]), scene.sentence.end) if follows else None


def colon_region(verb: Token, scene: Scene) -> Region | None:
    """What stands after a colon behind the main verb of a sentence, which the speaker vouches for: "denied it: …"."""
    if verb.dep_ != "ROOT":
        return None
    colon = next((t for t in verb.doc[verb.i :] if t.text == ":"), None)
    return (scene.end_of(colon), scene.sentence.end) if colon is not None and colon.i + 1 < len(verb.doc) else None


def parenthetical(verb: Token) -> bool:
    """Whether a reporting clause is inserted into the sentence that it reports: "X, the ministry says, did Y"."""
    return verb.dep_ == "parataxis" or (
        verb.dep_ in ("ccomp", "advcl", "dep")
        and not any(c.dep_ in (*CLAUSES, "dobj", "mark") for c in verb.children)
        and verb.i > verb.head.left_edge.i
        and verb.left_edge.i > 0
        and verb.doc[verb.left_edge.i - 1].text == ","
    )


def closes(verb: Token) -> bool:
    """Whether a speaker and a main verb of saying stand behind a comma at the end: "…, the army said on Sunday"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ != "ROOT" or subject is None or subject.left_edge.i == 0:
        return False
    led = verb.doc[subject.left_edge.i - 1].text in (",", ",”", '"', "”", "»", "’", "'")
    return led and (lemma_of(verb) in TELLING or not any(c.dep_ in OBJECTS for c in verb.rights))


def inverted_region(verb: Token, right: list[Token], scene: Scene) -> Region:
    """The region of a reporting verb that stands after what it reports; what then tells of the saying is left out."""
    if verb.dep_ != "ROOT":
        return scene.start_of(verb.left_edge), scene.end_of(verb.right_edge)
    start, end = segment(verb, scene)
    circumstance = next((c for c in verb.rights if tells_of_saying(c)), None)
    return (start, scene.start_of(circumstance.left_edge)) if circumstance is not None and not right else (start, end)


def tells_of_saying(child: Token) -> bool:
    """Whether what follows a reporting verb is a circumstance of saying that holds a clause: "a day after they left"."""
    if child.dep_ == "advcl":
        return child.tag_ != "VBG" or any(c.dep_ == "mark" for c in child.children)
    return child.dep_ in ("npadvmod", "prep") and any(t.dep_ in CLAUSAL for t in child.subtree if t.i != child.i)


def segment(verb: Token, scene: Scene) -> Region:
    """The part of a sentence between semicolons that a verb stands in."""
    before = [t.i for t in verb.doc[: verb.i] if t.text == ";"]
    after = [t.i for t in verb.doc[verb.i :] if t.text == ";"]
    start = scene.end_of(verb.doc[before[-1]]) if before else scene.sentence.start
    return start, scene.start_of(verb.doc[after[0]]) if after else scene.sentence.end


def right_region(verb: Token, clause: Token, scene: Scene, lexicon: Lexicon) -> Region:
    """The region of a reporting verb that stands before what it reports, up to the next clause that is not reported."""
    start = scene.start_of(clause.left_edge) if clause.left_edge.i > verb.i else scene.end_of(verb)
    # "Said on Friday, a day after they left, that …": the content begins with its "that".
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None)
    start = max(start, scene.start_of(mark)) if mark is not None else start
    end = scene.sentence.end if verb.dep_ == "ROOT" or goes_on(verb) else scene.end_of(verb.right_edge)
    for child in verb.children:
        if child.i > clause.i and (is_next_statement(child) or is_contrast(child, lexicon)):
            end = min(end, scene.start_of(child.left_edge))
    return start, max(end, start + 1)


def is_next_statement(child: Token) -> bool:
    """Whether a verb coordinated with a reporting verb begins a statement of its own."""
    return child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")


def is_contrast(child: Token, lexicon: Lexicon) -> bool:
    """Whether a clause sets against what is reported what somebody else tells: "while residents fled"."""
    if child.dep_ != "advcl" or not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
        return False
    return any(c.dep_ == "mark" and c.lower_ in lexicon.voices["cutting_marks"] for c in child.children)


def goes_on(verb: Token) -> bool:
    """Whether what a subordinate verb reports goes on after it with "and" and a verb without a subject."""
    words = [t for t in verb.doc[verb.right_edge.i + 1 :] if not t.is_punct][:2]
    if [t.lower_ for t in words[:1]] != ["and"] or words[-1].pos_ != "VERB":
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in words[-1].children)


def nominal_region(verb: Token, scene: Scene, lexicon: Lexicon) -> Region | None:
    """The region of a reporting verb with a noun for its object ("confirmed the loss of"), or before a colon."""
    lemma, words = lemma_of(verb), lexicon.voices
    objects = [c for c in verb.children if c.dep_ in OBJECTS]
    counts = lemma in words["counting"] and any(lemma_of(o) in words["tolls"] for o in objects)
    if objects and (lemma in words["nominal"] or counts):
        return scene.start_of(objects[0].left_edge), own_end(verb, scene)
    if region := prepositional_region(verb, scene, lexicon):
        return region
    if lemma in words["accuses"]:
        return scene.end_of(verb), own_end(verb, scene)
    if lemma in words["ambiguous"]:
        return None
    if verb.dep_ == "ROOT" and has_quote(scene):
        return scene.sentence.start, scene.sentence.end
    return None


def prepositional_region(verb: Token, scene: Scene, lexicon: Lexicon) -> Region | None:
    """The region of "admitted to", "spoke of", "called for": what stands after the preposition."""
    lemma = lemma_of(verb)
    preps = [c for c in verb.children if c.dep_ in ("prep", "dative")]
    if lemma in lexicon.voices["speaking_of"] or lemma in lexicon.voices["owning_to"]:
        leading = (*ABOUT, "to") if lemma in lexicon.voices["owning_to"] else ABOUT
        about = [p for p in preps if p.lower_ in leading]
        if about:
            return scene.start_of(about[-1]), own_end(verb, scene)
    asked = lemma in lexicon.voices["demands"] and any(p.lower_ in ASKING for p in preps)
    return (scene.end_of(verb), own_end(verb, scene)) if asked else None


def own_end(verb: Token, scene: Scene) -> int:
    """Where the words that a verb governs end: a colon or a coordinated verb begins a statement of its own."""
    colon = [t for t in verb.doc[verb.i : verb.right_edge.i + 1] if t.text == ":"]
    breaks = [*colon[:1], *(c.left_edge for c in verb.rights if is_next_statement(c))]
    return min([scene.end_of(verb.right_edge), *(scene.start_of(t) for t in breaks)])


def has_quote(scene: Scene) -> bool:
    """Whether a sentence holds quotation marks."""
    return QUOTES.search(scene.doc.text) is not None
