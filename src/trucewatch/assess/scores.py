"""Implementation scores from 0 to 3, derived from findings for use beside data sets that code peace accords so.

The scale is that of the Peace Accords Matrix (Kroc Institute): 0 none, 1 minimum, 2 intermediate, 3 full. The scores
are derived here and are not those of its coders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model import Agreement, Deontic, Finding, Outcome, Score

NONE, MINIMUM, FULL = 0, 1, 3
BY_OUTCOME: Mapping[Outcome, int] = {
    Outcome.KEPT: FULL,
    Outcome.KEPT_LATE: FULL,
    Outcome.PARTLY_KEPT: MINIMUM,
    Outcome.BREACHED: NONE,
}


def scores(agreements: Sequence[Agreement], findings: Iterable[Finding]) -> tuple[Score, ...]:
    """One score for each duty and bearer found on, in the order of the findings.

    The level of progress that a term's own levels give goes first, else the outcome: kept 3, kept in part 1, proved
    undone 0. Silence and dispute give none, and neither do bans, permissions and powers, which have no degrees.
    """
    duties = {
        (agreement.id, term.id)
        for agreement in agreements
        for term in agreement.terms
        if term.modality is Deontic.OBLIGATION
    }
    return tuple(_score(finding) for finding in findings if (finding.agreement, finding.term) in duties)


def _score(finding: Finding) -> Score:
    level, basis = _level(finding)
    return Score(
        agreement=finding.agreement,
        term=finding.term,
        bearer=finding.bearer,
        level=level,
        basis=basis,
        finding=finding.id,
    )


def _level(finding: Finding) -> tuple[int | None, str]:
    if finding.outcome not in BY_OUTCOME:
        return None, f"no score: {str(finding.outcome).replace('_', ' ')}"
    progress = [int(step.outcome) for step in finding.steps if step.rule == "terms.progress" and step.outcome.isdigit()]
    if progress and finding.outcome is not Outcome.BREACHED:
        return min(FULL, max(progress)), "the term's own levels of progress"
    return BY_OUTCOME[finding.outcome], f"the outcome: {str(finding.outcome).replace('_', ' ')}"
