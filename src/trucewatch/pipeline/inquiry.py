"""Inquiry: a question put to a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.ledger import Ledger
from trucewatch.model.errors import InputError, TermsError
from trucewatch.model.moment import Bound
from trucewatch.model.notice import Since
from trucewatch.model.receipt import Receipt
from trucewatch.pipeline.agreements import Loaded, load_agreements, recorded_agreements, referred_to
from trucewatch.pipeline.judging import NO_ZONE, Holdings, Judged, judge
from trucewatch.pipeline.question import Question, instant_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """Which agreements (ids or files; none: those that the ledger or its claims name), which question, and which
    state of the ledger (``recorded``: only what was recorded by then counts; a bare date to its end)."""

    agreements: tuple[str, ...]
    question: Question
    recorded: Bound | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was judged, the receipts of the files that it rests on, and what was wrong with the terms.

    ``since`` is what changed since the last report, where that was asked for and is known.
    """

    judged: Judged
    receipts: tuple[Receipt, ...]
    terms: Loaded
    since: Since | None = None


def ask(ledger: Ledger, inquiry: Inquiry) -> Answer:
    """The answer that a ledger gives.

    Raises InputError where it held no document by then, TermsError where none of the agreements named could be
    loaded, UsageError where there is no moment to ask about.
    """
    terms = _terms(ledger, inquiry)
    recorded = _instant(inquiry.recorded, terms)
    holdings = holdings_of(ledger, recorded)
    if not holdings.documents:
        raise InputError("the ledger holds no document" + (" recorded by then" if recorded else ""))
    judged = judge(holdings, terms.agreements, inquiry.question)
    return Answer(judged=judged, receipts=ledger.receipts(recorded), terms=terms)


def holdings_of(ledger: Ledger, recorded: datetime | None = None) -> Holdings:
    """All that a ledger held by then."""
    return Holdings(
        documents=ledger.documents(recorded),
        claims=ledger.claims(recorded),
        judgements=ledger.judgements(recorded),
        withdrawals=ledger.withdrawals(recorded),
        arrivals=ledger.arrivals(recorded),
    )


def _terms(ledger: Ledger, inquiry: Inquiry) -> Loaded:
    if inquiry.agreements:
        loaded = load_agreements(inquiry.agreements)
        if not loaded.texts:
            raise TermsError("none of the agreements named could be loaded", issues=loaded.issues)
        return loaded
    named = _instant(inquiry.recorded, Loaded())
    recorded = recorded_agreements(ledger, named)
    return recorded if recorded.texts else load_agreements(referred_to(ledger.claims(named)))


def _instant(recorded: Bound | None, terms: Loaded) -> datetime | None:
    """The last instant of the bound in the timezone of the first agreement, or in UTC where there is none."""
    zones: Sequence[str] = [agreement.timezone for agreement in terms.agreements]
    return instant_in(recorded, zones[0] if zones else NO_ZONE) if recorded else None


def home_zone(ledger: Ledger) -> str:
    """The timezone of the first agreement that the ledger or its claims name; UTC where they name none."""
    terms = _terms(ledger, Inquiry(agreements=(), question=Question()))
    return next((agreement.timezone for agreement in terms.agreements), NO_ZONE)
