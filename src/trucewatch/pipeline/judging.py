"""Judging: claims cut to what was known, joined to incidents, and set against the terms of agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.assess import assess, cut_known, of_unknown_publication
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.correction import corrected_claims, in_force
from trucewatch.model.document import Document
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.judgement import Judgement
from trucewatch.model.version import outdated
from trucewatch.model.withdrawal import Withdrawal
from trucewatch.pipeline.question import Question, dated_in, instant_in, latest_publication
from trucewatch.reconcile import reconcile
from trucewatch.reconcile.stories import Family, carried, families

NO_ZONE = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What there is to judge by: the documents, their claims, and what people said of these.

    ``withdrawals`` take records back; ``arrivals`` number the versions of records in the order of recording.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    arrivals: Mapping[str, int] = field(default_factory=dict)

    def counting(self, zone: str, known: datetime | None = None) -> tuple[Claim, ...]:
        """The claims of documents that count: of the versions of a record the one that was known last."""
        gone = outdated(self.documents, self.withdrawals, known=known, arrivals=self.arrivals, timezone=zone)
        return tuple(claim for claim in self.claims if claim.document not in gone) if gone else self.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The answer to a question: findings with the incidents and claims that they rest on.

    ``about`` is the latest of the instants asked about, should agreements of several timezones be judged. ``issues``
    name the reports that a question about what was known had to leave out. ``claims`` are those known, as judged;
    of all ``judgements`` held, ``counted`` are those that had been made by then and that no other superseded.
    """

    about: datetime
    known: datetime | None
    agreements: tuple[Agreement, ...]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    counted: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()


def judge(holdings: Holdings, agreements: Sequence[Agreement], question: Question) -> Judged:
    """Judge agreements by what is held. Pure: neither the order of the claims nor the hour of asking changes anything.

    Raises UsageError where neither the question nor any document gives a moment to ask about.
    """
    zones = dict.fromkeys(agreement.timezone for agreement in agreements) or {NO_ZONE: None}
    stories = families(holdings.documents)
    parts = [_judge_in(zone, holdings, stories, agreements, question) for zone in zones]
    return Judged(
        about=max(part.about for part in parts),
        known=max((part.known for part in parts if part.known), default=None),
        agreements=tuple(agreements),
        documents=holdings.documents,
        claims=tuple({claim.id: claim for part in parts for claim in part.claims}.values()),
        incidents=tuple({incident.id: incident for part in parts for incident in part.incidents}.values()),
        findings=tuple(finding for part in parts for finding in part.findings),
        judgements=holdings.judgements,
        counted=tuple({judgement.id: judgement for part in parts for judgement in part.counted}.values()),
        issues=tuple(dict.fromkeys(issue for part in parts for issue in part.issues)),
    )


def _judge_in(
    zone: str, holdings: Holdings, stories: Sequence[Family], agreements: Sequence[Agreement], question: Question
) -> Judged:
    """The agreements of one timezone: a bare date of the question has its own end in each."""
    about = instant_in(question.about, zone) if question.about else latest_publication(holdings.documents, zone)
    known = instant_in(question.known, zone) if question.known else None
    judgements = in_force(holdings.judgements, known)
    as_judged = carried(corrected_claims(holdings.counting(zone, known), judgements), stories)
    every = dated_in(as_judged, zone)
    claims = cut_known(every, known)
    incidents = reconcile(claims, judgements)
    own = tuple(agreement for agreement in agreements if agreement.timezone == zone)
    findings = [finding for one in own for finding in assess(one, incidents, every, about=about, known=known)]
    told = {claim.id for claim in claims}
    return Judged(
        about=about,
        known=known,
        agreements=own,
        documents=holdings.documents,
        claims=tuple(claim for claim in as_judged if claim.id in told),
        incidents=incidents,
        findings=tuple(findings),
        counted=judgements,
        issues=of_unknown_publication(every) if known else (),
    )


def incidents_of(holdings: Holdings, zone: str) -> tuple[Incident, ...]:
    """The incidents of all that is held, dates of publication read in a timezone; those that `judge` judges by."""
    judgements = in_force(holdings.judgements)
    claims = carried(corrected_claims(holdings.counting(zone), judgements), families(holdings.documents))
    return reconcile(dated_in(claims, zone), judgements)
