"""Steps: the words in which a finding says how it came about, and the spans that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from trucewatch.assess.weight import Weight
from trucewatch.assess.witnesses import Word
from trucewatch.model import Activation, Claim, Incident, Proofspan, Step, Term, Truth
from trucewatch.model.incident import count_independent

MOST_WORDS = 6


def proofs(claims: Iterable[Claim]) -> tuple[Proofspan, ...]:
    """The spans of claims, in order of claim and place in the text."""
    return tuple(
        Proofspan(claim=claim.id, document=claim.document, span=span)
        for claim in sorted(claims, key=lambda claim: claim.id)
        for span in sorted(claim.spans)
    )


def told(rule: str, text: str, outcome: object, claims: Sequence[Claim]) -> Step:
    """A step that rests on what claims say."""
    return Step(rule=rule, text=text, outcome=str(outcome), proof=proofs(claims))


def missing(rule: str, text: str, outcome: object, absence: str) -> Step:
    """A step that rests on something looked for and not found."""
    return Step(rule=rule, text=text, outcome=str(outcome), absence=absence)


def written(rule: str, text: str, outcome: object, term: Term) -> Step:
    """A step that rests on the words of the term alone."""
    return Step(rule=rule, text=text, outcome=str(outcome), terms=f"{term.id}:{term.line}")


class Doubtful(Protocol):
    """An incident of which one cannot tell whether it counts, and the questions left open."""

    @property
    def incident(self) -> Incident:
        """The incident."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """The questions that one cannot answer."""

    @property
    def told_by(self) -> tuple[Claim, ...]:
        """The claims that tell of it."""


def doubt_steps(rule: str, doubtful: Iterable[Doubtful]) -> Iterable[Step]:
    """One step for all incidents that leave the same questions open."""
    groups: dict[tuple[str, ...], list[Doubtful]] = {}
    for each in doubtful:
        groups.setdefault(each.doubts, []).append(each)
    for doubts, group in groups.items():
        named = ", ".join(f"{each.incident.act} ({each.incident.id})" for each in group)
        claims = [claim for each in group for claim in each.told_by]
        yield told(rule, f"Cannot tell {' and '.join(doubts)}: {named}.", Truth.CANNOT_TELL, claims)


def activation_step(term: Term, activation: Activation, about: datetime) -> Step:
    """Whether the term counts at the moment asked about."""
    begins = f"counts from {instant(term.window.start)}" if term.window.start else "counts from the signature"
    amended = f"; amended by {', '.join(term.amended_by)}" if term.amended_by else ""
    return written(
        "terms.activation", f"The term {begins}{amended}; the question is about {instant(about)}.", activation, term
    )


def instant(moment: datetime) -> str:
    """A moment as steps write it."""
    return moment.isoformat(sep=" ", timespec="minutes")


def whose_words(words: Iterable[Word], weight: Weight) -> str:
    """Who says so, each origin once with what it is, how many are independent, and the grade that follows."""
    told = tuple(words)
    named = sorted({f"{word.counts_as} ({word.stand})" for word in told})
    shown = named if len(named) <= MOST_WORDS else [*named[:MOST_WORDS], f"{len(named) - MOST_WORDS} more"]
    return f"on the word of {', '.join(shown) or 'nobody'}{_how_many(told, weight)}: {weight.grade}"


def _how_many(told: Sequence[Word], weight: Weight) -> str:
    """The number of independent origins, where there is more than one word."""
    number = count_independent(word.counts_as for word in told)
    if len(told) <= 1:
        return ""
    return f"; {number} independent origin{'' if number == 1 else 's'}, {weight.independent} of no party"
