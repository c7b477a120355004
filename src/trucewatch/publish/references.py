"""The numbers under which one agreement's part of the report refers to sentences and incidents.

A sentence is quoted once, under the first finding that rests on it; later findings refer to its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trucewatch.model.finding import Finding
from trucewatch.publish.wording import counted

_INCIDENT = re.compile(r"\bi1:[0-9a-f]{8,64}\b")


def named_incidents(findings: Iterable[Finding]) -> frozenset[str]:
    """The incidents that the steps of findings name in their words, whether or not they count for an outcome."""
    return frozenset(name for finding in findings for step in finding.steps for name in _INCIDENT.findall(step.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a step's words; ``incident`` is the id of the incident that it names, to be linked."""

    text: str
    incident: str = ""


@dataclass(slots=True)
class References:
    """Numbers given so far: ``sentences`` by claim, ``incidents`` by id as they stand in the register."""

    incidents: Mapping[str, int]
    sentences: dict[str, int] = field(default_factory=dict)

    def quote(self, claims: Iterable[str], most: int) -> dict[str, int]:
        """Give the first ``most`` claims that have no number the next ones; the claims newly numbered."""
        fresh = [claim for claim in dict.fromkeys(claims) if claim not in self.sentences][:most]
        numbered = {claim: len(self.sentences) + place for place, claim in enumerate(fresh, start=1)}
        self.sentences.update(numbered)
        return numbered

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text with the ids of incidents in it told as their numbers in the register."""
        found, position = list[Piece](), 0
        for match in _INCIDENT.finditer(text):
            found.append(Piece(text=text[position : match.start()]))
            found.append(self._incident(match[0]))
            position = match.end()
        return (*found, Piece(text=text[position:]))

    def _incident(self, incident: str) -> Piece:
        number = self.incidents.get(incident)
        return Piece(text=f"incident {number}", incident=incident) if number else Piece(text="an incident not listed")


def more_words(more: int, one: str, file: str) -> str:
    """``12 more incidents stand in incidents.jsonl.``, or nothing."""
    return f"{counted(more, f'more {one}')} stand{'s' if more == 1 else ''} in {file}." if more else ""
