"""Where the incidents stand towards an agreement, and what kind of symbol stands for an act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.publish.wording import labels
from trucewatch.terms.vocabulary import covers


class Standing(StrEnum):
    """What an incident is to the findings on an agreement: the heaviest part it plays in any of them."""

    AGAINST = "against"
    OPEN = "open"
    FOR = "for"
    OTHER = "other"


STANDING_WORDS = {
    Standing.AGAINST: "against a term",
    Standing.OPEN: "cannot tell",
    Standing.FOR: "for a term being kept",
    Standing.OTHER: "on no term",
}


@dataclass(frozen=True, slots=True)
class Standings:
    """The incidents that findings cite, by the part that they play; ``cited`` are all of them."""

    against: frozenset[str]
    open: frozenset[str]
    kept: frozenset[str]
    cited: frozenset[str]

    def of(self, incident: Incident) -> Standing:
        """The heaviest part that the incident plays."""
        if incident.id in self.against:
            return Standing.AGAINST
        if incident.id in self.open:
            return Standing.OPEN
        return Standing.FOR if incident.id in self.kept else Standing.OTHER


def standings(findings: Iterable[Finding]) -> Standings:
    """The parts that incidents play in the given findings."""
    listed = list(findings)
    against = frozenset(one for finding in listed for one in finding.incidents_against)
    unclear = frozenset(one for finding in listed for one in finding.incidents_open)
    kept = frozenset(one for finding in listed for one in finding.incidents_for)
    return Standings(against=against, open=unclear, kept=kept, cited=against | unclear | kept)


def kind_of(act: str) -> str:
    """The kind of symbol for an act: the first entry of the labels file whose acts cover it."""
    kinds = labels()["kinds"]
    found: str = next((kind["kind"] for kind in kinds if covers(kind["acts"], act)), kinds[-1]["kind"])
    return found


def kind_words(kind: str) -> str:
    """What a kind of symbol stands for."""
    words: str = next(entry["words"] for entry in labels()["kinds"] if entry["kind"] == kind)
    return words
