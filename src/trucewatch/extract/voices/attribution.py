"""Attribution by phrases: "according to X", "citing X", "carried by X", "reportedly", and headlines with a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.extract.actors.mentions import ActorKind
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.reported import Region
from trucewatch.extract.voices.scopes import Rank, Scope
from trucewatch.extract.voices.speakers import can_speak, named
from trucewatch.model import Voice

CLOSING = re.compile(r"\s+([a-z]+)(?:\s+(?:on|late on)?\s*[A-Z][a-z]+day)?[.\"”]*$")
PART_END = re.compile(r"[:;]\s")
BEFORE_HEAD = ("det", "compound", "amod", "poss", "nmod", "nummod", "case", "quantmod")
SPEAKING_HEADS = ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM")
TAIL = re.compile(r"\s[-–—]\s(?P<speaker>[^-–—:,]{2,60}?)[.\s]*$")
HEAD = re.compile(r"(?P<speaker>[^:;]{2,110}):\s")
HEADLINE_KINDS = frozenset(
    {ActorKind.ORGAN, ActorKind.AGENCY, ActorKind.MISSION, ActorKind.PERSON, ActorKind.GROUP, ActorKind.GENERIC,
     ActorKind.METONYM}
)  # fmt: skip
SPEAKER_WORDS = 7


def phrase_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of "according to X", "citing X" and the like, and of "carried by X": the part of the sentence around them."""
    for cues, rank in ((lexicon.voices["according"], Rank.PHRASE), (lexicon.voices["carriers"], Rank.CARRIER)):
        for at, cue in occurrences(scene.doc.text, cues):
            token = next((t for t in scene.doc if t.idx >= at + len(cue)), None)
            voice = voice_at(token, scene, lexicon, cue)
            if voice is None or (rank is Rank.CARRIER and not is_medium(token, scene)):
                continue
            start, end = aside(scene, at) or clause_of(scene, at) or part_of(scene, at)
            yield Scope(
                start=start, end=end, voice=voice, stance="asserts", cue_start=scene.sentence.start + at, rank=rank
            )


def occurrences(text: str, cues: Iterable[str]) -> list[tuple[int, str]]:
    """Where the cues stand in a text as whole words, with the cue as written; of two that overlap the longer one."""
    folded = text.casefold()
    found: dict[int, str] = {}
    for cue in sorted(cues, key=lambda c: (len(c), c)):
        at = folded.find(cue)
        while at >= 0:
            if (at == 0 or not folded[at - 1].isalpha()) and not folded[at + len(cue) : at + len(cue) + 1].isalpha():
                found = {i: c for i, c in found.items() if not at <= i < at + len(cue)} | {at: text[at : at + len(cue)]}
            at = folded.find(cue, at + 1)
    return sorted(found.items())


def is_medium(token: Token | None, scene: Scene) -> bool:
    """Whether a phrase begins with a news agency, the only kind of carrier that is a voice of its own."""
    if token is None:
        return False
    head = head_from(token)
    mention = scene.actor_at(head) or scene.actor_at(token)
    return mention is not None and mention.kind is ActorKind.AGENCY


def voice_at(token: Token | None, scene: Scene, lexicon: Lexicon, cue: str) -> Voice | None:
    """The voice that a noun phrase names which begins at a token."""
    if token is None:
        return None
    head = head_from(token)
    if head.pos_ not in SPEAKING_HEADS:
        return None
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is not None and lemma_of(head) in lexicon.voices["tellings"]:
        head = owner
    if not can_speak(head, scene, lexicon) and head.tag_ != "PRP$":
        return None
    voice = named(head, None, scene)
    return Voice(name=voice.name, actor=voice.actor, cue=cue)


def head_from(token: Token) -> Token:
    """The head of the noun phrase that begins at a token."""
    head = token
    while head.head.i > head.i and head.dep_ in BEFORE_HEAD:
        head = head.head
    return head


def clause_of(scene: Scene, index: int) -> Region | None:
    """The relative clause with its own subject that an attributing phrase closes: "where food ran out, according to X"."""
    token = next((t for t in scene.doc if t.idx >= index), None)
    for above in token.ancestors if token is not None else ():
        if above.pos_ not in ("VERB", "AUX"):
            continue
        own = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in above.children)
        placed = any(c.lower_ in ("where", "whose", "which") for c in above.children)
        if above.dep_ == "relcl" and own and placed:
            return scene.start_of(above.left_edge), scene.end_of(above.right_edge)
        return None
    return None


def aside(scene: Scene, index: int) -> Region | None:
    """The words between two commas that an attributing phrase closes: "sixty men, eighty according to locals, came"."""
    text = scene.doc.text
    left, right = text.rfind(", ", 0, index) + 2, text.find(", ", index)
    if left < len(", ") or right < 0 or not text[left:index].strip():
        return None
    tokens = [t for t in scene.doc if left <= t.idx < index]
    if any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return None
    return scene.sentence.start + left, scene.sentence.start + right


def part_of(scene: Scene, index: int) -> Region:
    """The part of a sentence between semicolons and colons that an offset stands in."""
    text, start = scene.doc.text, scene.sentence.start
    left = max((m.end() for m in PART_END.finditer(text, 0, index)), default=0)
    right = next((m.start() for m in PART_END.finditer(text, index)), len(text))
    return start + left, start + right


def closing_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of a speaker named at the very end of a sentence: "…, the agency estimates." The parse often misses these."""
    cues = sorted(lexicon.voices["asserts"] | lexicon.voices["denies"])
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


def headline_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """The scope of a speaker set off by a dash after a statement."""
    text, start = scene.doc.text, scene.sentence.start
    tail = TAIL.search(text)
    if tail is not None and (voice := speaker_in(tail["speaker"], tail.start("speaker"), scene, lexicon)):
        yield Scope(
            start=start,
            end=start + tail.start(),
            voice=voice,
            stance="asserts",
            cue_start=start + tail.start("speaker"),
        )


def heading_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """The scope of a speaker set off by a colon before a statement, with who and where that is."""
    head = HEAD.match(scene.doc.text)
    if head is None:
        return
    start = scene.sentence.start
    if is_label(head["speaker"], scene, lexicon):
        return
    voice = speaker_in(head["speaker"], 0, scene, lexicon) or introduced(head["speaker"], scene, lexicon)
    if voice is not None:
        yield Scope(start=start + head.end(), end=scene.sentence.end, voice=voice, stance="asserts",
                    cue_start=start, rank=Rank.CARRIER)  # fmt: skip


def is_label(words: str, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the words before a colon say when, or what the line is about: "8 Nov:", "Enemy losses:"."""
    tokens = [t for t in scene.doc if t.idx < len(words)]
    start = scene.sentence.start
    if not tokens or any(m.start <= start + 1 and m.end >= scene.end_of(tokens[0]) for m in scene.times):
        return True
    return lemma_of(tokens[-1]) in lexicon.voices["topics"]


def introduced(words: str, scene: Scene, lexicon: Lexicon) -> Voice | None:
    """The speaker with whom the words before a colon begin: "Two women interviewed at the camp: …"."""
    tokens = [t for t in scene.doc if t.idx < len(words)]
    first = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in BEFORE_HEAD), None)
    if first is None or not can_speak(first, scene, lexicon) or scene.place_at(first) is not None:
        return None
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("acl", "relcl", "amod", "pcomp")]
    if any(lemma_of(v) not in lexicon.voices["approached"] for v in verbs) or any(t.like_num for t in tokens[1:]):
        return None
    voice = named(first, None, scene)
    return Voice(name=voice.name, actor=voice.actor, cue=":")


def speaker_in(words: str, index: int, scene: Scene, lexicon: Lexicon) -> Voice | None:
    """The voice that a few words without a verb name and do nothing else."""
    tokens = [t for t in scene.doc if index <= t.idx < index + len(words)]
    if not tokens or len(tokens) > SPEAKER_WORDS or any(t.pos_ == "VERB" and t.tag_ != "VBG" for t in tokens):
        return None
    inside = [m for t in tokens if (m := scene.actor_at(t)) is not None and m.kind in HEADLINE_KINDS]
    if inside:
        return Voice(name=words.strip(), actor=next((m.code for m in inside if m.code), None), cue=None)
    speaks = lemma_of(tokens[-1]) in lexicon.voices["speakers"] and not any(t.like_num for t in tokens)
    return Voice(name=words.strip(), actor=None, cue=None) if speaks else None


def hearsay_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes without a named voice: "reportedly", "it emerged that", "are said to have shelled"."""
    for token in scene.doc:
        clause = hearsay_clause(token, lexicon)
        if clause is None:
            continue
        left = min(clause.left_edge.i, token.i)
        yield Scope(
            start=scene.start_of(scene.doc[left]), end=scene.end_of(clause.right_edge),
            voice=Voice(name="", actor=None, cue=token.text), stance="asserts", cue_start=scene.start_of(token),
        )  # fmt: skip


def hearsay_clause(token: Token, lexicon: Lexicon) -> Token | None:
    """The head of the clause that a word of hearsay marks."""
    if token.lower_ in lexicon.voices["hearsay"]:
        return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), token.head)
    impersonal = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in token.children)
    if lemma_of(token) in lexicon.voices["emerging"] and impersonal:
        return next((c for c in token.children if c.dep_ in ("ccomp", "advcl", "csubj")), None)
    return None
