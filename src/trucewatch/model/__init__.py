"""The nouns of trucewatch: frozen, slotted, keyword-only dataclasses with no input or output.

Import them from here: ``from trucewatch.model import Claim, Moment``.
"""

from trucewatch.model.agreement import (
    Agreement,
    Amendment,
    Change,
    DayEdge,
    Deontic,
    Due,
    Evidence,
    FileStatus,
    Party,
    Proof,
    ReadingOf,
    Related,
    SourceText,
    StatusChange,
    StatusEvent,
    Term,
    Variant,
    Window,
    Zone,
)
from trucewatch.model.board import (
    ClockRow,
    DeadlineRow,
    DueByReading,
    ExchangeFigure,
    ExchangeRow,
    Standing,
    TallyRow,
)
from trucewatch.model.claim import Actor, Claim, Modality, Polarity, Quantity, Voice
from trucewatch.model.document import Document, Source, Span
from trucewatch.model.draft import Draft, PlaceInRole
from trucewatch.model.errors import InputError, LedgerError, TermsError, TrucewatchError, UsageError
from trucewatch.model.finding import (
    Activation,
    Attribution,
    ByReading,
    Coverage,
    Finding,
    Grade,
    Outcome,
    Proofspan,
    Step,
)
from trucewatch.model.identity import content_id, document_id
from trucewatch.model.incident import Contradiction, Incident, Origin
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.model.mention import Mentions, PlaceMention, Reading, Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Bound, Moment, Precision
from trucewatch.model.place import Place, PlacePrecision, PlaceRole
from trucewatch.model.receipt import Fate, Receipt
from trucewatch.model.truth import Truth

__all__ = [
    "Activation",
    "Actor",
    "Agreement",
    "Amendment",
    "Attribution",
    "Basis",
    "Bound",
    "ByReading",
    "Change",
    "Claim",
    "ClockRow",
    "Contradiction",
    "Coverage",
    "DayEdge",
    "DeadlineRow",
    "Deontic",
    "Document",
    "Draft",
    "Due",
    "DueByReading",
    "Evidence",
    "ExchangeFigure",
    "ExchangeRow",
    "Fate",
    "FileStatus",
    "Finding",
    "Grade",
    "Incident",
    "InputError",
    "Issue",
    "Judgement",
    "LedgerError",
    "Mentions",
    "Modality",
    "Moment",
    "Origin",
    "Outcome",
    "Party",
    "Place",
    "PlaceInRole",
    "PlaceMention",
    "PlacePrecision",
    "PlaceRole",
    "Polarity",
    "Precision",
    "Proof",
    "Proofspan",
    "Quantity",
    "Reading",
    "ReadingOf",
    "Receipt",
    "Related",
    "Severity",
    "Source",
    "SourceText",
    "Span",
    "Standing",
    "StatusChange",
    "StatusEvent",
    "Step",
    "TallyRow",
    "Tense",
    "Term",
    "TermsError",
    "TimeMention",
    "TimeQuestion",
    "TrucewatchError",
    "Truth",
    "UsageError",
    "Variant",
    "Verdict",
    "Voice",
    "Window",
    "Zone",
    "content_id",
    "document_id",
]
