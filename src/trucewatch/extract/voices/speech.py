"""Speech over a whole document: quotations attributed, pronouns given their speaker, free indirect speech carried on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.extract.actors.mentions import ActorKind
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.scopes import Rank, Scope
from trucewatch.extract.voices.sentence_voices import scopes_of, stance_of_verb
from trucewatch.extract.voices.speakers import UNSAID, voice_of_verb
from trucewatch.model import Document, Voice

QUOTE_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"))
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we"})
ANAPHORIC = re.compile(
    r"^(?:the|this|that|its|their|his|her)\s+(?:same\s+)?(?:statement|communique|communiqué|report|bulletin|document|note|notice|message|text)\b",
    re.IGNORECASE,
)
OWN_SPEAKER = re.compile(r"(?:its|their)\s+(?:own\s+)?(?:spokes\w+|press\s\w+|media\s\w+|representative|envoy)$")
PAPER_WORD = re.compile(r"(?:agreement|protocol|accord|deal|memorandum|treaty|armistice|arrangement|pact)s?$")
NEXT_SENTENCE = 3
ISSUED = frozenset({"issued", "published", "released", "posted", "issue", "issues"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All voice scopes of a document by the start of their sentence, and who else may speak in a sentence.

    ``carried`` is the last speaker of the paragraph before a sentence, for free indirect speech; ``enclosing`` the
    speaker whose words go on through a sentence that names none: the one before and the one after it are the same.
    """

    scopes: Mapping[int, tuple[Scope, ...]]
    carried: Mapping[int, Scope]
    enclosing: Mapping[int, Scope]

    def around(self, scene: Scene) -> tuple[Scope, ...]:
        """The scopes that one sentence opens or lies in."""
        return self.scopes.get(scene.sentence.start, ())

    def beside(self, scene: Scene, *, indirect: bool) -> list[Scope]:
        """The scope that goes on into a sentence without a voice of its own; ``indirect`` where its tense shows speech."""
        start = scene.sentence.start
        found = self.carried.get(start) if indirect else None
        found = found or self.enclosing.get(start)
        return [replace(found, stance="asserts", silent=False)] if found is not None else []


def speech_of(
    document: Document, scenes: Sequence[Scene], lexicon: Lexicon, quotes: Sequence[tuple[int, int]], *, party: bool = False
) -> Speech:  # fmt: skip
    """The voice scopes of every scene, those of quotations and anaphoric speakers included.

    ``quotes`` are the quoted stretches of the document's text. ``party`` tells that the publisher speaks for itself, so
    that "a source" of its report is nobody else.
    """
    floor = Floor(quotes=quotes, publisher=document.source.actor if party else None)
    scopes: dict[int, tuple[Scope, ...]] = {}
    carried: dict[int, Scope] = {}
    for scene in scenes:
        floor.enter(scene, lexicon)
        if floor.holder is not None:
            carried[scene.sentence.start] = floor.holder
        scopes[scene.sentence.start] = floor.hear(scene, lexicon)
    return Speech(scopes=scopes, carried=carried, enclosing=enclosing(scenes, scopes, carried, lexicon))


@dataclass(slots=True, kw_only=True)
class Floor:
    """Who has the floor while a document is read from its beginning."""

    quotes: Sequence[tuple[int, int]]
    publisher: str | None
    previous: tuple[Scope, ...] = ()
    holder: Scope | None = None
    issuer: Voice | None = None
    named: Voice | None = None
    signed: bool = False
    block: int = -1

    def enter(self, scene: Scene, lexicon: Lexicon) -> None:
        """Come to a sentence: a new paragraph takes the floor from who held it."""
        new = scene.sentence.block != self.block
        mentions = [m for m in scene.actors if m.kind not in (ActorKind.ADJECTIVE, ActorKind.AGENCY)]
        first = Voice(name=mentions[0].text, actor=mentions[0].code) if mentions else None
        self.named = first if new else self.named or first
        if new:
            self.holder, self.block = None, scene.sentence.block
        signs = signs_paper(scene, lexicon)
        self.signed = signs if new or scene.sentence.first else self.signed or signs

    def hear(self, scene: Scene, lexicon: Lexicon) -> tuple[Scope, ...]:
        """The scopes of a sentence; its last named speaker has the floor from now on."""
        own = tuple(self.own_voice(with_speaker(self.said(s), self.previous, self.signed, self.issuer), lexicon)
                    for s in scopes_of(scene, lexicon))  # fmt: skip
        self.issuer = next((s.voice for s in own if is_issuer(s.voice)), self.issuer)
        own += tuple(quote_scopes(scene, self.quotes, own, self.holder))
        self.previous = own or self.previous
        speaking = [s for s in own if not s.silent and s.stance != "perceives" and (s.voice.actor or s.voice.name)]
        self.holder = speaking[-1] if speaking else self.takes_floor(scene, lexicon) or self.holder
        return own

    def said(self, scope: Scope) -> Scope:
        """A scope whose speaker a log leaves out: who has the floor, or whom the line has named, says it."""
        if scope.voice.name != UNSAID:
            return scope
        holder = self.holder.voice if self.holder is not None else self.named
        return replace(scope, voice=replace(holder, cue=scope.voice.cue) if holder else Voice(name="", actor=None))

    def own_voice(self, scope: Scope, lexicon: Lexicon) -> Scope:
        """A scope of a party's report whose nameless spokesman is the publisher's own."""
        words = scope.voice.name.casefold().split()
        unnamed = scope.voice.actor is None or (words[:1] != [] and words[0] in ("he", "she") and len(words) == 1)
        if self.publisher is None or not unnamed or not words:
            return scope
        hidden = any(w in lexicon.voices["own_sources"] for w in words[:4]) and PAPER_WORD.search(words[-1]) is None
        return replace(scope, voice=replace(scope.voice, actor=self.publisher)) if hidden else scope

    def takes_floor(self, scene: Scene, lexicon: Lexicon) -> Scope | None:
        """A speaker who says nothing yet: "Baku tells another story." What follows in the paragraph may be theirs."""
        for token in scene.doc:
            if token.dep_ != "ROOT" or stance_of_verb(token, lexicon) in (None, "perceives"):
                continue
            voice = voice_of_verb(token, scene, lexicon)
            if voice is not None and voice.actor is not None:
                start, end = scene.sentence.start, scene.sentence.end
                return Scope(start=start, end=end, voice=voice, stance="asserts", cue_start=scene.start_of(token))
        return None


def enclosing(
    scenes: Sequence[Scene], scopes: Mapping[int, tuple[Scope, ...]], carried: Mapping[int, Scope], lexicon: Lexicon
) -> dict[int, Scope]:
    """For sentences without a voice: the speaker who goes on in the next one ("…, he added"), or speaks on both sides."""
    found: dict[int, Scope] = {}
    for scene, following in pairwise(scenes):
        start, after = scene.sentence.start, following.sentence
        if scopes[start] or after.block != scene.sentence.block or after.start - scene.sentence.end > NEXT_SENTENCE:
            continue
        before = carried.get(start)
        for scope in scopes[after.start]:
            same = before is not None and before.voice.actor is not None and before.voice.actor == scope.voice.actor
            cue = (scope.voice.cue or "").split(" ")[-1].casefold()
            if scope.voice.actor is not None and (same or cue in lexicon.voices["continuing"]):
                found[start] = scope
                break
    return found


def quotations(text: str) -> list[tuple[int, int]]:
    """The quoted stretches of a text, quotation marks left out; a mark that never closes quotes its own line."""
    found: list[tuple[int, int]] = []
    for opening, closing in QUOTE_PAIRS:
        start = text.find(opening)
        while start >= 0:
            line_end = text.find("\n", start + 1)
            line_end = len(text) if line_end < 0 else line_end
            end = text.find(closing, start + 1, line_end)
            if end < 0:
                end = line_end
            found.append((start + 1, end))
            start = text.find(opening, end + 1)
    return sorted(found)


def signs_paper(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a sentence tells that an agreement was signed, which "the statement" after it then is."""
    nouns = lexicon.voices["document_nouns"]
    return any(
        lemma_of(t) == "sign" and t.dep_ not in ("acl", "relcl") and any(lemma_of(c) in nouns for c in t.children)
        for t in scene.doc
    )


def is_issuer(voice: Voice) -> bool:
    """Whether a voice is one that issued a statement, or that statement itself."""
    return voice.actor is not None and (
        (voice.cue or "").split(" ")[-1] in ISSUED or ANAPHORIC.match(voice.name) is not None
    )


def with_speaker(scope: Scope, previous: Sequence[Scope], signed: bool, issuer: Voice | None) -> Scope:
    """A scope whose speaker is a pronoun or "the statement" gets the speaker of the sentence before.

    After a sentence in which a paper was signed, "the statement" is that paper: a voice of its own.
    """
    name = scope.voice.name.casefold()
    if previous and OWN_SPEAKER.match(name) and previous[-1].voice.actor is not None:
        return replace(scope, voice=replace(scope.voice, actor=previous[-1].voice.actor))
    if scope.voice.actor is not None or not previous:
        return scope
    if signed and ANAPHORIC.match(name):
        return scope
    if name in PRONOUNS or ANAPHORIC.match(name):
        former = (issuer or previous[0].voice) if ANAPHORIC.match(name) else previous[-1].voice
        return replace(
            scope,
            voice=Voice(name=scope.voice.name, actor=former.actor, cue=scope.voice.cue, agreement=former.agreement),
        )
    return scope


def quote_scopes(
    scene: Scene, quotes: Sequence[tuple[int, int]], own: Sequence[Scope], holder: Scope | None
) -> list[Scope]:
    """Scopes for the quotations of a sentence that no reporting clause of its own covers."""
    found = []
    for start, end in quotes:
        left, right = max(start, scene.sentence.start), min(end, scene.sentence.end)
        if right - left < len("we did not") or any(s.covers(left) for s in own):
            continue
        speaker = next((s for s in own if not s.covers(left)), None) or holder
        if speaker is not None:
            found.append(replace(speaker, start=left, end=right, rank=Rank.QUOTE, stance="asserts"))
    return found
