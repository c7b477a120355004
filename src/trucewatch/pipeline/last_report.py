"""The last report: what findings have become since one was made from the same ledger, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from trucewatch.ledger import Kind, Ledger
from trucewatch.model.agreement import Agreement
from trucewatch.model.notice import Notice, Since
from trucewatch.pipeline.agreements import recorded_agreements
from trucewatch.pipeline.changes import changes
from trucewatch.pipeline.inquiry import holdings_of
from trucewatch.pipeline.judging import Holdings, Judged, judge
from trucewatch.pipeline.question import Question

MOST_TRIED = 3
"""How many earlier runs are judged again in search of one that said something else."""


def since_last_report(ledger: Ledger, judged: Judged) -> Since | None:
    """What changed since the last run in the ledger that says something else of the moment asked about now.

    None where no run before says anything else: the same run again tells what the first one told.
    """
    runs = [(entry, json.loads(entry.content)) for entry in ledger.entries(Kind.RUN)]
    same = {finding.id for finding in judged.findings}
    others = [each for each in reversed(runs) if {one["finding"] for one in each[1]["findings"]} != same]
    for entry, content in others[:MOST_TRIED]:
        recorded = datetime.fromisoformat(entry.recorded_at)
        holdings = _of_documents(holdings_of(ledger, recorded), frozenset(content["documents"]))
        notices = _since(holdings, _agreements_by(ledger, recorded), judged)
        if notices:
            return Since(recorded=recorded, notices=notices)
    return None


def since_recorded(ledger: Ledger, recorded: datetime, judged: Judged) -> Since:
    """What changed since the ledger's state of then, in what it says of the moment asked about now."""
    notices = _since(holdings_of(ledger, recorded), _agreements_by(ledger, recorded) or judged.agreements, judged)
    return Since(recorded=recorded, notices=notices)


def _agreements_by(ledger: Ledger, recorded: datetime) -> tuple[Agreement, ...]:
    return recorded_agreements(ledger, recorded).agreements


def _of_documents(holdings: Holdings, documents: frozenset[str]) -> Holdings:
    return replace(
        holdings,
        documents=tuple(document for document in holdings.documents if document.id in documents),
        claims=tuple(claim for claim in holdings.claims if claim.document in documents),
    )


def _since(holdings: Holdings, agreements: Iterable[Agreement], judged: Judged) -> tuple[Notice, ...]:
    return tuple(_each_moment(holdings, tuple(agreements), judged)) if holdings.documents else ()


def _each_moment(holdings: Holdings, agreements: tuple[Agreement, ...], judged: Judged) -> Iterator[Notice]:
    """The notices on the agreements that were judged then, those asked about one moment together."""
    ids = {agreement.id for agreement in agreements}
    moments: dict[datetime, set[str]] = {}
    for finding in judged.findings:
        if finding.agreement in ids:
            moments.setdefault(finding.about, set()).add(finding.agreement)
    for about, named in moments.items():
        asked = Question(about=about, known=judged.known)
        before = judge(holdings, [each for each in agreements if each.id in named], asked)
        yield from changes(before, _only(judged, named))


def _only(judged: Judged, named: set[str]) -> Judged:
    """What was judged of some agreements."""
    return replace(
        judged,
        agreements=tuple(each for each in judged.agreements if each.id in named),
        findings=tuple(each for each in judged.findings if each.agreement in named),
    )
