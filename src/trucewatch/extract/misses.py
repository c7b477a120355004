"""Misses: why a sentence with a cue of an act gave no claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.extract.acts.events import find_events
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.screen import Screen
from trucewatch.extract.scene import Scene
from trucewatch.extract.stance.reading import stance_of
from trucewatch.model import Document, Draft
from trucewatch.model.miss import Miss, MissReason

DROPPED = {
    "purpose": MissReason.PURPOSE,
    "question": MissReason.QUESTION,
    "unconfirmed": MissReason.UNCONFIRMED,
}


def misses_of(
    document: Document, scenes: Sequence[Scene], drafts: Iterable[Draft], screen: Screen, lexicon: Lexicon
) -> Iterable[Miss]:
    """The parsed sentences in which no claim has a span, with the cues that had them parsed."""
    spans = [span for draft in drafts for span in draft.spans]
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        if any(span.start < end and start < span.end for span in spans):
            continue
        sentence = document.span(start, end)
        yield Miss(span=sentence, cues=screen.cues(sentence.text), reason=reason_of(scene, lexicon))


def reason_of(scene: Scene, lexicon: Lexicon) -> MissReason:
    """Why a sentence gave no claim, as far as its own words show."""
    events = find_events(scene, lexicon)
    if not events:
        return MissReason.NO_FRAME
    dropped = [stance_of(event, scene, lexicon).dropped for event in events]
    return DROPPED.get(dropped[0], MissReason.REPEATED) if all(dropped) else MissReason.REPEATED
