"""The second depth: persons who hold no office are not named in print, whatever their part in the events.

An office-holder is named because the office acts through that person. Everybody else, victim, detainee, witness or
soldier, is told of without a name.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files

from trucewatch.model.claim import Claim
from trucewatch.model.correction import in_force
from trucewatch.model.document import Span
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.protect.redaction import NAME, Withheld, replaced, without_overlap

CIVILIAN = "CIV"
TABLES = ("states", "groups")

# Two to four capitalised words, initials and particles allowed: "Anna B. Lind", "Omar al-Masri", "J. van der Berg".
_FIRST = r"(?:[A-Z]\.\s?)+[^\W\d_a-z][\w’'-]+|[^\W\d_a-z][\w’'-]+"
_NEXT = r"\s+(?:(?:al|bin|ibn|de|van|von|der|el)[\s-])*(?:[A-Z]\.|[^\W\d_a-z][\w’'-]+)"
_NAME_LIKE = re.compile(rf"(?:[A-Z]\.\s?)+[^\W\d_a-z][\w’'-]+(?:{_NEXT}){{0,3}}|(?:{_FIRST})(?:{_NEXT}){{1,3}}")


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
    counts. A claim's actor or voice is a private person where its code is ``CIV`` and its words hold what looks like a
    name and not like the name of a people.
    """
    known = {_folded(holder) for holder in office_holders}
    found = {name for claim in claims for name in _civilians_named(claim) if not _in_office(_folded(name), known)}
    return frozenset(found | set(_listed(judgements)))


def _listed(judgements: Sequence[Judgement]) -> Iterable[str]:
    for judgement in in_force(judgements):
        if judgement.verdict is Verdict.REDACT and judgement.change:
            change = json.loads(judgement.change)
            yield from (str(name) for name in change.get("names", ()))


def _civilians_named(claim: Claim) -> Iterable[str]:
    told = [(actor.text, actor.actor) for actor in (*claim.initiator, *claim.target)]
    told += [(voice.name, voice.actor) for voice in claim.voices]
    names = (match[0] for text, code in told if code == CIVILIAN for match in _NAME_LIKE.finditer(text))
    return (name for name in names if not set(_folded(name).split()) & _peoples())


@cache
def _peoples() -> frozenset[str]:
    """The words of the names of states and groups and of their people: "Karabakh Armenians" is nobody's name."""
    found: set[str] = set()
    for table in TABLES:
        text = files("trucewatch").joinpath(f"data/vocabularies/actors/{table}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            wordings = (row.get(column) or "" for column in ("names", "adjectives", "people", "areas"))
            found |= {word for wording in wordings for word in re.findall(r"[\w’'-]+", wording.casefold())}
    return frozenset(found)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _in_office(name: str, known: Collection[str]) -> bool:
    return name in known or any(holder.endswith(f" {name}") for holder in known)
