"""Clues: what can be seen, while a claim is read, of how surely it is read right.

Each clue is a plain yes or no about the sentence, its parse, and where the claim's parts came from. What a clue is
worth is data, fitted to annotated reports: see `confidence`.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.scene import Scene
from trucewatch.model import Modality, Polarity

LONG_SENTENCE = 35
SPECIFIC = 2
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SIDE_CLAUSES = frozenset({"advcl", "acl", "relcl", "pcomp", "xcomp"})
MAIN_CLAUSES = frozenset({"ROOT", "ccomp"})


def clues_of(telling: Telling, scene: Scene) -> tuple[str, ...]:
    """The clues that hold of one telling, by name."""
    return (
        *of_wording(telling, scene),
        *of_participants(telling, scene),
        *of_setting(telling, scene),
        *of_telling(telling),
    )


def of_wording(telling: Telling, scene: Scene) -> Iterator[str]:
    """How the act is worded, and in what sort of sentence."""
    frame, token = telling.event.frame, telling.event.token
    if frame.kind != "verb":
        yield f"{frame.kind} frame"
    if frame.weight >= SPECIFIC:
        yield "specific frame"
    if token.dep_ in MAIN_CLAUSES:
        yield "main clause"
    elif token.dep_ in SIDE_CLAUSES:
        yield "side clause"
    if not any(t.tag_ in FINITE for t in scene.doc):
        yield "no finite verb"
    if len(scene.doc) > LONG_SENTENCE:
        yield "long sentence"
    if scene.sentence.log:
        yield "log line"


def of_participants(telling: Telling, scene: Scene) -> Iterator[str]:
    """Whether its parties are named, and in the same sentence."""
    if telling.initiator:
        if not all(actor.text and actor.text in scene.doc.text for actor in telling.initiator):
            yield "maker from elsewhere"
    elif telling.event.slots.get("subj"):
        yield "subject that is nobody known"
    else:
        yield "no maker"
    if not telling.target:
        yield "no target"


def of_setting(telling: Telling, scene: Scene) -> Iterator[str]:
    """Whether place and time are its own."""
    if not telling.places:
        yield "no place"
    elif any(not scene.sentence.start <= p.mention.start < scene.sentence.end for p in telling.places):
        yield "place from elsewhere"
    if not telling.times:
        yield "no time of its own"
    if telling.counts:
        yield "counts"


def of_telling(telling: Telling) -> Iterator[str]:
    """Who vouches for it, and how real it is."""
    if telling.chain:
        yield "one voice" if len(telling.chain) == 1 else "nested voices"
    if any(scope.voice.actor is None for scope in telling.chain):
        yield "voice that is nobody known"
    if telling.stance.polarity is Polarity.DENIED:
        yield "denied"
    if telling.stance.modality is not Modality.OCCURRED:
        yield "not occurred"
    if telling.event.frame.speech:
        yield "act of speech"
