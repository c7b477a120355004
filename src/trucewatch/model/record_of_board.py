"""Records of the boards' rows: plain JSON data for listings and files."""

from __future__ import annotations

from datetime import datetime

from trucewatch.model.board import (
    ClockRow,
    DeadlineRow,
    DueByReading,
    ExchangeFigure,
    ExchangeRow,
    KnownSingly,
    Score,
    TallyRow,
)
from trucewatch.model.moment import bound_text
from trucewatch.model.record import Record


def deadline_record(row: DeadlineRow) -> Record:
    """One duty with its day under every reading; ``due`` and ``days_left`` are null where the text gives no date."""
    return {
        "agreement": row.agreement,
        "term": row.term,
        "point": row.point,
        "text": row.text,
        "bearer": row.bearer,
        "due": bound_text(row.due),
        "edge": row.edge,
        "days_left": row.days_left,
        "activation": str(row.activation),
        "outcome": str(row.outcome),
        "label": row.label,
        "readings": [_reading_record(reading) for reading in row.readings],
        "finding": row.finding,
    }


def clock_record(row: ClockRow) -> Record:
    """One duty on the clock; ``by_reading`` is true where only some readings of its date put it there."""
    return {"standing": str(row.standing), "by_reading": row.by_reading, **deadline_record(row.deadline)}


def _reading_record(reading: DueByReading) -> Record:
    return {"reading": reading.reading, "due": bound_text(reading.due), "outcome": str(reading.outcome)}


def exchange_record(row: ExchangeRow) -> Record:
    """What one side handed over of one kind; every figure with its claims, nobody named."""
    return {
        "agreement": row.agreement,
        "sides": list(row.sides),
        "kind": row.kind,
        "promised": [_figure_record(figure) for figure in row.promised],
        "reported": [_figure_record(figure) for figure in row.reported],
        "corroborated": [_figure_record(figure) for figure in row.corroborated],
        "open": None if row.open_high is None else {"low": row.open_low, "high": row.open_high},
        "denied": list(row.denied),
    }


def _figure_record(figure: ExchangeFigure) -> Record:
    return {
        "sources": list(figure.sources),
        "low": figure.low,
        "high": figure.high,
        "claims": list(figure.claims),
        "incidents": list(figure.incidents),
        "term": figure.term,
    }


def tally_record(row: TallyRow) -> Record:
    """One source's count; ``singly`` is null where there is nothing to set beside it."""
    return {
        "source": row.source_name,
        "actor": row.source_actor,
        "against": list(row.against),
        "unit": row.unit,
        "low": row.low,
        "high": row.high,
        "place": row.place_text,
        "from": bound_text(row.start),
        "to": bound_text(row.end),
        "period": row.period_text,
        "previous_period": row.previous_period,
        "singly": None if row.singly is None else _singly_record(row.singly),
        "claim": row.claim,
    }


def _singly_record(singly: KnownSingly) -> Record:
    return {
        "incidents": list(singly.incidents),
        "doubtful": list(singly.doubtful),
        "unexplained": {"low": singly.unexplained_low, "high": singly.unexplained_high},
    }


def score_record(score: Score, about: datetime) -> Record:
    """The score of one duty about a moment; ``score`` is null where none can be derived."""
    return {
        "agreement": score.agreement,
        "term": score.term,
        "bearer": score.bearer,
        "score": score.level,
        "basis": score.basis,
        "about": bound_text(about),
        "finding": score.finding,
    }
