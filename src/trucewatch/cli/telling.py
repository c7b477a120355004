"""Telling: a record in words on the terminal, indented under what it supports, the decisive words marked."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from trucewatch.cli.streams import printable
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding, Step
from trucewatch.model.incident import Attribute, AttributeState, Contradiction, Incident
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Passage, Quoting
from trucewatch.publish.wording import best_words, instant_words, joined, moment_words

PIPE_WIDTH = 100
INDENT = 2
MARKS = ("»", "«")
"""Around the decisive words where the output is no terminal that could show them in bold."""


def _console() -> Console:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the records of one publication."""

    publication: Publication
    console: Console = field(default_factory=_console)

    def tell(self, record: Finding | Incident | Claim) -> None:
        """Print a record and all that it rests on."""
        match record:
            case Finding():
                self.finding(record)
            case Incident():
                self.incident(record, 0)
            case Claim():
                self.claim(record, 0)

    def finding(self, finding: Finding) -> None:
        """The verdict, its five fields, and every step with the words it rests on."""
        self.line(
            f"{finding.agreement} {finding.term}, {finding.bearer or 'whoever it was'}: {finding.label}", 0, "bold"
        )
        known = f", as known {instant_words(finding.known)}" if finding.known else ""
        self.line(f"about {instant_words(finding.about)}{known}", 1)
        held = "; another reading gives another outcome" if finding.reading_sensitive else ""
        supported = f"grade {finding.grade}; attribution {finding.attribution}; reading {finding.reading}{held}"
        self.line(f"{finding.activation}; {finding.outcome}; {supported}", 1)
        for number, step in enumerate(finding.steps, 1):
            self.step(number, step)

    def step(self, number: int, step: Step) -> None:
        """One step: what was looked at, what follows, and the claims or the absence that it rests on."""
        self.line(f"{number}. {step.text} → {step.outcome} [{step.rule}]", 1)
        if step.absence:
            self.line(f"not found: {step.absence}", 2)
        for claim_id in dict.fromkeys(proof.claim for proof in step.proof):
            claim = self.publication.claims.get(claim_id)
            if claim is not None:
                self.claim(claim, 2)

    def incident(self, incident: Incident, depth: int) -> None:
        """What several claims tell of: origins, differences, and each claim."""
        place = f", {incident.place.text}" if incident.place else ""
        self.line(f"{incident.act}{place}, {moment_words(incident.time)}", depth, "bold")
        self.line(f"told by {counted_origins(incident)}", depth + 1)
        for figure in incident.figures:
            self.line(f"{best_words(figure)}", depth + 1)
        for attribute in incident.attributes:
            if attribute.state is not AttributeState.ONE_VOICE:
                self.line(attribute_words(attribute, incident), depth + 1)
        for difference in incident.contradictions:
            self.line(contradiction_words(difference), depth + 1)
        for claim in self._claims(incident.claims):
            self.claim(claim, depth + 1)

    def claim(self, claim: Claim, depth: int) -> None:
        """Who says what, and the sentences."""
        quotation = Quoting(self.publication).of(claim)
        chain = " > ".join(f"{link.name} ({link.cue})" if link.cue else link.name for link in quotation.chain)
        denied = " deny" if quotation.denied else ""
        self.line(f"{chain}{denied}: {'; '.join(f'{name} {value}' for name, value in quotation.facts)}", depth)
        for passage in quotation.passages:
            self._print(self._passage(passage), depth + 1)
        self.line(f"{claim.path}:{claim.spans[0].start}, {quotation.published} [{claim.id}]", depth + 1, "dim")

    def line(self, text: str, depth: int, style: str = "") -> None:
        """One paragraph at a depth."""
        self._print(Text(printable(text), style=style), depth)

    def _print(self, text: Text, depth: int) -> None:
        self.console.print(Padding(text, (0, 0, 0, depth * INDENT)))

    def _passage(self, passage: Passage) -> Text:
        opening, closing = ("", "") if self.console.is_terminal else MARKS
        text = Text("" if passage.opens else "… ")
        for segment in passage.segments:
            words = " ".join(printable(segment.text).split("\n"))
            text.append(
                f"{opening}{words}{closing}" if segment.marked else words, "bold underline" if segment.marked else ""
            )
        return text.append("" if passage.closes else " …")

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        return [self.publication.claims[one] for one in ids if one in self.publication.claims]


def counted_origins(incident: Incident) -> str:
    """The independent origins by name."""
    names = joined(origin.name or "an unnamed voice" for origin in incident.origins)
    number = incident.independent
    return f"{number} independent origin{'' if number == 1 else 's'}: {names}"


def attribute_words(attribute: Attribute, incident: Incident) -> str:
    """How far the members agree on one thing, and who says what: ``time agreed: 2020-12-07 (REUTERS, AFP)``."""
    names = {origin.key: origin.actor or origin.name or "an unnamed voice" for origin in incident.origins}
    told = joined(f"{saying.value} ({', '.join(dict.fromkeys(names[key] for key in saying.origins))})"
                  f"{', since revised' if saying.replaced else ''}" for saying in attribute.sayings)  # fmt: skip
    counted = f" of {attribute.of}{f' ({attribute.who})' if attribute.who else ''}" if attribute.of else ""
    return f"{attribute.name}{counted} {attribute.state}: {told}"


def contradiction_words(difference: Contradiction) -> str:
    """A contradiction by its id, and what people have made of it."""
    said = difference.resolution
    if said is None:
        whom = f", assigned to {difference.assigned_to}" if difference.assigned_to else ""
        return f"they differ on {difference.attribute}{whom} [{difference.id}]"
    answer = "cannot be settled" if said.side is None else said.side
    again = "; open again, for news came" if said.stale else ""
    return f"they differ on {difference.attribute}, {answer} by {said.by}: {said.why}{again} [{difference.id}]"
