"""Corrections: the verdicts that are others than in the last report, and what made them so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.finding import Finding, Outcome
from trucewatch.model.notice import Cause, Notice, Since
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quoting
from trucewatch.publish.wording import Label, instant_words, label_of

MOST_CAUSES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A verdict as it was or is: the outcome for its sign, the words in print, the evidence."""

    outcome: Label
    label: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One cause in words, with the sentence that it rests on where it is a claim."""

    text: str
    sentence: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One finding whose verdict is another now; ``finding`` is the id of the new one, where there is one."""

    agreement: str
    point: str
    text: str
    bearer: str
    finding: str
    old: Side | None
    new: Side | None
    reasons: tuple[Reason, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """All of them; ``grounds`` counts the findings of the same verdict that rest on something else."""

    since: str
    corrections: tuple[Correction, ...]
    grounds: int


def corrections_view(publication: Publication, naming: Naming) -> CorrectionsView | None:
    """What changed since the last report; None where none is known."""
    since = publication.since
    if since is None:
        return None
    return CorrectionsView(
        since=instant_words(since.recorded),
        corrections=tuple(_corrections(since, publication, naming)),
        grounds=len(since.notices) - len(since.corrections),
    )


def _corrections(since: Since, publication: Publication, naming: Naming) -> Iterator[Correction]:
    quoting = Quoting(publication)
    agreements = {agreement.id: agreement for agreement in publication.agreements}
    for notice in since.corrections:
        subject = notice.subject
        agreement = agreements.get(subject.agreement)
        term = agreement.term(subject.term) if agreement and agreement.has(subject.term) else None
        yield Correction(
            agreement=agreement.title if agreement else subject.agreement,
            point=term.point if term else subject.term,
            text=term.text if term else "",
            bearer=naming.of(subject.bearer) if subject.bearer else "The regime as a whole",
            finding=notice.after.id if notice.after else "",
            old=_side(notice.before),
            new=_side(notice.after),
            reasons=tuple(_reason(cause, quoting) for cause in notice.causes[:MOST_CAUSES]),
            more=_left_out(notice),
        )


def _left_out(notice: Notice) -> int:
    return max(0, len(notice.causes) - MOST_CAUSES)


def _side(finding: Finding | None) -> Side | None:
    if finding is None:
        return None
    return Side(outcome=label_of(Outcome(finding.outcome)), label=finding.label, grade=label_of(finding.grade).words)


def _reason(cause: Cause, quoting: Quoting) -> Reason:
    words = " … ".join(" ".join(span.text.split()) for span in cause.spans)
    return Reason(text=quoting.clean(cause.text), sentence=quoting.clean(words), path=cause.path)
