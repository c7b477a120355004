"""The reasoning of a finding as one English paragraph: a sentence a step, each with footnotes to what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model.finding import Finding, Step
from trucewatch.model.record_of_finding import step_record
from trucewatch.publish.naming import Naming, naming_for
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Passage, Quoting
from trucewatch.publish.wording import instant_words

_ID = re.compile(r"\b([a-z]\d:[0-9a-f]{8})[0-9a-f]{24,}\b")
_EDGE = re.compile(r"\b(start|end)_of_day\b")
MARKS = ("»", "«")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What a step rests on: sentences of a claim (``claim``), or a line of the terms file (``terms``)."""

    number: int
    text: str
    claim: str | None = None
    terms: str | None = None

    def record(self) -> dict[str, Any]:
        """The footnote as plain data."""
        return {"number": self.number, "text": self.text, "claim": self.claim, "terms": self.terms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoning:
    """The paragraph with ``[n]`` after each sentence, the footnotes in order, and the same as data, step by step."""

    paragraph: str
    footnotes: tuple[Footnote, ...]
    steps: tuple[Mapping[str, Any], ...]


def reasoning_of(finding: Finding, publication: Publication) -> Reasoning:
    """How a finding came about. Every step cites a sentence or the terms, or states what was not found."""
    notes = _Notes(publication=publication, finding=finding)
    sentences, steps = [], []
    for number, step in enumerate(finding.steps, 1):
        cited = notes.cite(step)
        sentences.append(_sentence(step, cited))
        steps.append({"step": number, **step_record(step), "footnotes": cited})
    opening = _opening(finding, publication, naming_for(publication))
    return Reasoning(paragraph=" ".join([opening, *sentences]), footnotes=tuple(notes.given), steps=tuple(steps))


@dataclass(slots=True)
class _Notes:
    """Footnotes given so far: each claim and each line of the terms has one number."""

    publication: Publication
    finding: Finding
    given: list[Footnote] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, step: Step) -> list[int]:
        """The numbers of what a step rests on, new ones given where needed."""
        claims = dict.fromkeys(proof.claim for proof in step.proof)
        cited = [self._number(claim, self._quoted(claim, step), claim=claim) for claim in claims]
        if step.terms:
            cited.append(self._number(step.terms, self._term(step.terms), terms=step.terms))
        return cited

    def _number(self, key: str, text: str, *, claim: str | None = None, terms: str | None = None) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.given) + 1
            self.given.append(Footnote(number=self.numbers[key], text=text, claim=claim, terms=terms))
        return self.numbers[key]

    def _quoted(self, claim_id: str, step: Step) -> str:
        """The sentences of a claim; of one that is not at hand the words that the step itself holds."""
        quoting, claim = Quoting(self.publication), self.publication.claims.get(claim_id)
        if claim is None:
            words = " … ".join(proof.span.text for proof in step.proof if proof.claim == claim_id)
            return f"{MARKS[0]}{quoting.clean(words)}{MARKS[1]}"
        quotation = quoting.of(claim)
        chain = ", citing ".join(link.name for link in quotation.chain)
        return f"{chain}, {quotation.published}: {' … '.join(map(_passage, quotation.passages))} ({claim.path})"

    def _term(self, where: str) -> str:
        name, _, line = where.rpartition(":")
        agreement = next((one for one in self.publication.agreements if one.id == self.finding.agreement), None)
        text = agreement.term(name).text if agreement and agreement.has(name) else ""
        return f"{self.finding.agreement}, {name}, line {line} of the terms file{f': {text}' if text else '.'}"


def _passage(passage: Passage) -> str:
    words = "".join(f"{MARKS[0]}{part.text}{MARKS[1]}" if part.marked else part.text for part in passage.segments)
    return " ".join(words.split())


def _opening(finding: Finding, publication: Publication, naming: Naming) -> str:
    agreement = next((one for one in publication.agreements if one.id == finding.agreement), None)
    point = agreement.term(finding.term).point if agreement and agreement.has(finding.term) else ""
    title = agreement.title if agreement else finding.agreement
    who = naming.of(finding.bearer) if finding.bearer else "whoever it binds"
    known = f", by what was published by {instant_words(finding.known)}" if finding.known else ""
    where = f"point {point}" if point else finding.term
    return f"On {where} of “{title}”, for {who}, about {instant_words(finding.about)}{known}: {finding.label}."


def step_sentence(step: Step) -> str:
    """One step as the paragraph tells it, without footnotes."""
    return _sentence(step, [])


def _sentence(step: Step, cited: list[int]) -> str:
    lead = leads().get(step.rule)
    said = _EDGE.sub(r"\1 of day", _ID.sub(r"\1", step.text)).strip().removesuffix(".")
    outcome = step.outcome.replace("_", " ")
    marks = "".join(f"[{number}]" for number in cited)
    absent = f" Looked for and not found: {step.absence.rstrip('.')}." if step.absence else ""
    return f"{f'{lead}: ' if lead else ''}{said} ({outcome}).{marks}{absent}"


@cache
def leads() -> Mapping[str, str]:
    """The file ``data/templates/reasoning.yaml``: the words that lead in each rule."""
    text = files("trucewatch").joinpath("data/templates/reasoning.yaml").read_text(encoding="utf-8")
    content: dict[str, str] = YAML(typ="safe", pure=True).load(text)
    return content


def paragraph_lines(reasoning: Reasoning) -> Iterator[str]:
    """The paragraph, an empty line, and a line for each footnote."""
    yield reasoning.paragraph
    yield ""
    yield from (f"[{note.number}] {note.text}" for note in reasoning.footnotes)
