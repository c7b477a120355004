"""The main job: a dossier in, its ledger, claims, incidents, findings and report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from trucewatch.assess.labels import Row
from trucewatch.extract.extractor import VERSION
from trucewatch.ledger import Kind, Ledger, NewEntry, open_ledger
from trucewatch.ledger.content import receipt_content
from trucewatch.model.errors import InputError
from trucewatch.model.identity import content_id
from trucewatch.model.issue import Issue
from trucewatch.model.notice import Since
from trucewatch.model.receipt import Receipt
from trucewatch.model.record import claim_record
from trucewatch.model.record_of_finding import finding_record, incident_record
from trucewatch.pipeline.agreements import Loaded, load_agreements, nothing_named, referred_to
from trucewatch.pipeline.batches import Line, OneProcess
from trucewatch.pipeline.clock import Clock
from trucewatch.pipeline.dossier import Dossier
from trucewatch.pipeline.intake import Intake, Taken
from trucewatch.pipeline.judging import Holdings, Judged, judge
from trucewatch.pipeline.label_tables import in_words_of, since_in_words_of
from trucewatch.pipeline.last_report import since_last_report
from trucewatch.pipeline.manifest import OpenManifest, open_manifest
from trucewatch.pipeline.outputs import make_folder, write_lines, write_text
from trucewatch.pipeline.paths import path_text
from trucewatch.pipeline.question import Question
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.recording import Recording
from trucewatch.pipeline.reporting import PROGRAM, publication_of
from trucewatch.pipeline.tables import Tables
from trucewatch.publish.page import report_html

Following = Callable[[Iterable[Taken], int], Iterator[Taken]]
"""Lets somebody watch the files go by: gets them one by one, with their number, and hands them on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the job came to: a receipt for every file, what was judged, and all issues that belong to no file.

    ``since`` tells what changed since the last run into the same folder that said anything else; None where none did.
    """

    receipts: tuple[Receipt, ...]
    judged: Judged
    issues: tuple[Issue, ...]
    since: Since | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One dossier to be read, judged and reported on into a folder.

    ``words`` is the table of labels to publish under (None: trucewatch's own); the ledger keeps its own in any case.
    """

    dossier: Dossier
    out: Path
    clock: Clock
    question: Question
    line: Line = field(default_factory=lambda: OneProcess(reader=Reader()))
    engine: str = VERSION
    following: Following = lambda every, _total: iter(every)
    words: Sequence[Row] | None = None
    tables: Tables = field(default_factory=Tables)

    def run(self) -> Outcome:
        """Do it; the ledger holds each file as soon as it is read.

        Raises InputError where no file at all could be read, or nothing can be written; UsageError where there is no
        moment to ask about.
        """
        make_folder(self.out)
        manifest = self._manifest()
        with open_ledger(self.out / "ledger.db", create=True) as ledger:
            receipts, holdings = self._take(ledger, manifest)
            loaded = self._terms(holdings)
            judged = judge(holdings, loaded.agreements, self.question)
            since = since_last_report(ledger, judged)
            ledger.record([*(text.entry() for text in loaded.texts), run_entry(self.dossier, judged)], self.clock.now())
        issues = (*self.dossier.issues, *manifest.issues, *loaded.issues)
        outcome = self._worded(Outcome(receipts=receipts, judged=judged, issues=issues, since=since))
        self._write(outcome)
        return outcome

    def _worded(self, outcome: Outcome) -> Outcome:
        """The outcome under the words to publish under."""
        if self.words is None:
            return outcome
        since = outcome.since and since_in_words_of(outcome.since, self.words)
        return replace(outcome, judged=in_words_of(outcome.judged, self.words), since=since)

    def _terms(self, holdings: Holdings) -> Loaded:
        """The agreements named, else those that the claims refer to; an issue where there is none of either."""
        names = self.dossier.terms or referred_to(holdings.claims)
        return load_agreements(names) if names else Loaded(issues=(nothing_named(path_text(self.dossier.folder)),))

    def _manifest(self) -> OpenManifest:
        file = self.dossier.manifest
        return open_manifest(file, self.dossier.files) if file else OpenManifest()

    def _take(self, ledger: Ledger, manifest: OpenManifest) -> tuple[tuple[Receipt, ...], Holdings]:
        """Read every file into the ledger, and write receipts and claims whatever comes after."""
        intake = Intake(line=self.line, manifest=manifest.given, tables=self.tables)
        recording = Recording(ledger=ledger, engine=self.engine, clock=self.clock)
        coming = self.following(intake.take(self.dossier.files), len(self.dossier.files))
        every = [recording.record(taken) for taken in coming]
        receipts = tuple(taken.receipt for taken in every if taken.receipt)
        documents = tuple(document for taken in every for document in taken.documents)
        holdings = Holdings(
            documents=documents,
            claims=tuple(claim for taken in every for claim in taken.claims),
            withdrawals=tuple(withdrawal for taken in every for withdrawal in taken.withdrawals),
            arrivals={document.id: number for number, document in enumerate(documents)},
        )
        write_lines(self.out / "receipts.jsonl", map(receipt_content, receipts))
        write_lines(self.out / "claims.jsonl", map(claim_record, holdings.claims))
        if not holdings.documents:
            raise InputError("no file could be read", where=str(self.dossier.folder), hint="the receipts say why")
        return receipts, holdings

    def _write(self, outcome: Outcome) -> None:
        judged = outcome.judged
        write_lines(self.out / "incidents.jsonl", map(incident_record, judged.incidents))
        write_lines(self.out / "findings.jsonl", map(finding_record, judged.findings))
        publication = publication_of(judged, title=self.dossier.title, receipts=outcome.receipts, issues=outcome.issues)
        write_text(self.out / "report.html", report_html(replace(publication, since=outcome.since)))


def run_entry(dossier: Dossier, judged: Judged) -> NewEntry:
    """The ledger's record of what was asked, of which documents and terms, and what came out."""
    content = {
        "title": dossier.title,
        "about": judged.about.isoformat(),
        "known": judged.known.isoformat() if judged.known else None,
        "documents": sorted(document.id for document in judged.documents),
        "terms": {agreement.id: agreement.digest for agreement in judged.agreements},
        "incidents": [incident.id for incident in judged.incidents],
        "findings": [finding_record(finding) for finding in judged.findings],
    }
    return NewEntry(kind=Kind.RUN, id=content_id("r1", content), content=content, engine=PROGRAM)
