"""The second depth: persons who hold no office are not named in print, whatever their part in the events.

An office-holder is named because the office acts through that person. Everybody else, victim, detainee, witness or
soldier, is told of without a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence

from trucewatch.model.claim import Claim
from trucewatch.model.document import Span
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.protect.redaction import NAME, Withheld, replaced, without_overlap

CIVILIAN = "CIV"
# Two to four capitalised words, initials and particles allowed: "Anna B. Lind", "Omar al-Masri", "J. van der Berg".
_NAME_LIKE = re.compile(
    r"(?:[A-Z]\.\s?)*[^\W\d_a-z][\w’'-]+(?:\s+(?:[A-Z]\.|(?:al|bin|ibn|de|van|von|der|el)\b[\s-]?)?\s*[^\W\d_a-z][\w’'-]*\.?){1,3}"
)


def private_persons(text: str, office_holders: Collection[str], person_spans: Iterable[Span]) -> tuple[Withheld, ...]:
    """Which of the persons spotted in a text are withheld: all whose name no office-holder bears."""
    known = {_folded(holder) for holder in office_holders}
    private = (span for span in person_spans if not _in_office(_folded(text[span.start : span.end]), known))
    return without_overlap(Withheld(start=span.start, end=span.end, kind=NAME) for span in private)


def private_names(text: str, office_holders: Collection[str], person_spans: Iterable[Span]) -> str:
    """The text with the names of private persons masked; ``person_spans`` are where names of persons stand."""
    return replaced(text, private_persons(text, office_holders, person_spans))


def names_to_withhold(
    judgements: Sequence[Judgement] = (), claims: Iterable[Claim] = (), office_holders: Collection[str] = ()
) -> frozenset[str]:
    """The names that leave every text: those that a person's judgement lists, and those of claims' private persons.

    A ``redact`` judgement lists its names in ``change`` as ``{"names": [...]}``; one that is superseded no longer
    counts. A claim's actor or voice is a private person where its code is ``CIV`` and its words look like a name.
    """
    known = {_folded(holder) for holder in office_holders}
    found = {name for claim in claims for name in _civilians_named(claim) if not _in_office(_folded(name), known)}
    return frozenset(found | set(_listed(judgements)))


def _listed(judgements: Sequence[Judgement]) -> Iterable[str]:
    superseded = {judgement.supersedes for judgement in judgements}
    for judgement in judgements:
        if judgement.verdict is Verdict.REDACT and judgement.id not in superseded and judgement.change:
            change = json.loads(judgement.change)
            yield from (str(name) for name in change.get("names", ()))


def _civilians_named(claim: Claim) -> Iterable[str]:
    told = [(actor.text, actor.actor) for actor in (*claim.initiator, *claim.target)]
    told += [(voice.name, voice.actor) for voice in claim.voices]
    return (text for text, code in told if code == CIVILIAN and _NAME_LIKE.fullmatch(text.strip()))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _in_office(name: str, known: Collection[str]) -> bool:
    return name in known or any(holder.endswith(f" {name}") for holder in known)
