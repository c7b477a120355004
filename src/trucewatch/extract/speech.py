"""Speech over a whole document: quotations attributed, pronouns given their speaker, free indirect speech carried on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.scene import Scene
from trucewatch.extract.scopes import Rank, Scope
from trucewatch.extract.voices import scopes_of
from trucewatch.extract.words import lemma_of
from trucewatch.model import Document, Voice

QUOTE_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"))
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we"})
ANAPHORIC = re.compile(
    r"^(?:the|this|that|its|their|his|her)\s+(?:same\s+)?(?:statement|communique|communiqué|report|bulletin|document|note|notice|message|text)\b",
    re.IGNORECASE,
)
ISSUED = frozenset({"issued", "published", "released", "posted", "issue", "issues"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All voice scopes of a document, in text order of their sentences, by the start of the sentence."""

    scopes: Mapping[int, tuple[Scope, ...]]
    carried: Mapping[int, tuple[Scope, ...]]

    def around(self, scene: Scene) -> tuple[Scope, ...]:
        """The scopes that one sentence opens or lies in."""
        return self.scopes.get(scene.sentence.start, ())

    def before(self, scene: Scene) -> tuple[Scope, ...]:
        """The scopes of the sentence before, for free indirect speech."""
        return self.carried.get(scene.sentence.start, ())


def speech_of(document: Document, scenes: Sequence[Scene], lexicon: Lexicon) -> Speech:
    """The voice scopes of every scene, those of quotations and anaphoric speakers included."""
    quotes = quotations(document.text)
    scopes: dict[int, tuple[Scope, ...]] = {}
    carried: dict[int, tuple[Scope, ...]] = {}
    previous: tuple[Scope, ...] = ()
    previous_scene: Scene | None = None
    signed = False
    issuer: Voice | None = None
    for scene in scenes:
        signed = (
            signs_paper(scene, lexicon)
            if previous_scene is None or scene.sentence.first
            else signed or signs_paper(scene, lexicon)
        )
        own = tuple(with_speaker(s, previous, signed, issuer) for s in scopes_of(scene, lexicon))
        issuer = next((s.voice for s in own if is_issuer(s.voice)), issuer)
        same_block = previous_scene is not None and previous_scene.sentence.block == scene.sentence.block
        own += tuple(quote_scopes(scene, quotes, own, previous if same_block else ()))
        scopes[scene.sentence.start] = own
        carried[scene.sentence.start] = previous if same_block else ()
        if own:
            previous = own
        elif not same_block:
            previous = ()
        previous_scene = scene
    return Speech(scopes=scopes, carried=carried)


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
    if scope.voice.actor is not None or not previous:
        return scope
    name = scope.voice.name.casefold()
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
    scene: Scene, quotes: Sequence[tuple[int, int]], own: Sequence[Scope], previous: Sequence[Scope]
) -> list[Scope]:
    """Scopes for the quotations of a sentence that no reporting clause of its own covers."""
    found = []
    for start, end in quotes:
        left, right = max(start, scene.sentence.start), min(end, scene.sentence.end)
        if right - left < len("we did not") or any(s.covers(left) for s in own):
            continue
        speaker = next((s for s in own if not s.covers(left)), None) or (previous[-1] if previous else None)
        if speaker is not None:
            found.append(replace(speaker, start=left, end=right, rank=Rank.QUOTE, stance="asserts"))
    return found
