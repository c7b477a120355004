"""The exchange ledger in words: what each side promised to hand over, what is told, what is corroborated, what is open.

Persons have no name here: rows are made of codes, numbers and ids of claims alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.board import ExchangeFigure, ExchangeRow
from trucewatch.publish.naming import Naming
from trucewatch.publish.wording import figure_words, joined

NO_NUMBER = "number not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure with its sources, and the claims or the point of the agreement that it comes from."""

    figure: str
    sources: str
    claims: tuple[str, ...]
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeView:
    """One side and kind as printed."""

    sides: str
    kind: str
    promised: tuple[FigureView, ...]
    reported: tuple[FigureView, ...]
    corroborated: tuple[FigureView, ...]
    still_open: str
    denied: tuple[str, ...]


def exchange_views(rows: Iterable[ExchangeRow], naming: Naming) -> tuple[ExchangeView, ...]:
    """The rows of one agreement, in their order."""
    return tuple(_view(row, naming) for row in rows)


def _view(row: ExchangeRow, naming: Naming) -> ExchangeView:
    return ExchangeView(
        sides=joined(map(naming.of, row.sides)) if row.sides else "side not stated",
        kind=kind_words(row.kind),
        promised=tuple(_figure(figure, naming) for figure in row.promised),
        reported=tuple(_figure(figure, naming) for figure in row.reported),
        corroborated=tuple(_figure(figure, naming) for figure in row.corroborated),
        still_open=open_words(row),
        denied=row.denied,
    )


def _figure(figure: ExchangeFigure, naming: Naming) -> FigureView:
    source = "the text" if figure.term else joined(map(naming.of, figure.sources))
    return FigureView(figure=amount_words(figure), sources=source, claims=figure.claims, term=figure.term or "")


def kind_words(kind: str) -> str:
    """The kind, or that it is not told."""
    return kind or "kind not told"


def amount_words(figure: ExchangeFigure) -> str:
    """The number, or that none is told."""
    return NO_NUMBER if figure.low is None and figure.high is None else figure_words(figure.low, figure.high)


def open_words(row: ExchangeRow) -> str:
    """What is left of the promise, as far as it was one in numbers."""
    return "no number promised" if row.open_high is None else figure_words(row.open_low, row.open_high)
