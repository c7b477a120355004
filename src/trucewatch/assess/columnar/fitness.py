"""Which terms columns can judge: those whose verdict hangs on nothing that a row does not say."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.assess.dossier import SIGNING
from trucewatch.assess.reporting import answered_by_report
from trucewatch.assess.vocabulary import Regimes
from trucewatch.model import Agreement, Deontic, Issue, Severity, Term
from trucewatch.terms.vocabulary import act_meanings, covers
from trucewatch.terms.written_values import fixed_length

# Members that say nothing that would change a verdict over columns, or that are judged there.
JUDGED = frozenset({"ceiling", "count", "repairs", "window_note"})


def unfit(term: Term, agreement: Agreement, regimes: Regimes) -> Issue | None:
    """Why a term is left to `assess`; None where columns give the same verdict."""
    reasons = ", ".join(_reasons(term, agreement, regimes))
    if not reasons:
        return None
    return Issue(
        code="assess.columns.term",
        severity=Severity.WARNING,
        where=f"{agreement.id}:{term.id}",
        message=f"not judged from columns: {reasons}",
        hint="judge it with `assess`",
    )


def _reasons(term: Term, agreement: Agreement, regimes: Regimes) -> Iterator[str]:
    if term.modality not in (Deontic.PROHIBITION, Deontic.OBLIGATION):
        yield f"it is a {term.modality}"
    if term.readings:
        yield "it has readings by party"
    judged = JUDGED | ({"arises", "per"} if answered_by_report(term) else frozenset())
    judged -= {"ceiling"} if term.modality is not Deontic.PROHIBITION else frozenset()
    yield from (f"it has `{name}`" for name in term.extra if name not in judged)
    stretch = _stretch(term)
    if stretch is not None and fixed_length(stretch) is None:
        yield f"{stretch} has no fixed length"
    if any(covers(term.acts, act) for act in SIGNING):
        yield "it is about the signing"
    if _may_be_taken_over(term, agreement, regimes):
        yield "what it forbids may be a taking over that the agreement allows"


def _stretch(term: Term) -> str | None:
    if "ceiling" in term.extra:
        return str(term.extra["ceiling"]["within"])
    return str(term.extra["arises"]["within"]) if answered_by_report(term) else None


def _may_be_taken_over(term: Term, agreement: Agreement, regimes: Regimes) -> bool:
    if term.modality is not Deontic.PROHIBITION:
        return False
    taking = any(covers(regimes.taking_over, act) and regimes.means(term.acts, act) for act in act_meanings())
    owed = (act for other in agreement.terms if other.modality is Deontic.OBLIGATION for act in other.acts)
    return taking and any(covers(regimes.owed_ground, act) for act in owed)
