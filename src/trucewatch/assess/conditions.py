"""Terms that hang on others: duties that arise, permissions with conditions, duties that go in parallel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from trucewatch.assess.judged import Judged
from trucewatch.assess.kinds import outcomes_of
from trucewatch.assess.matter import Matter
from trucewatch.assess.reporting import answered_by_report
from trucewatch.assess.steps import missing, told, written
from trucewatch.model import Claim, Outcome, Polarity, Step, Truth
from trucewatch.model.truth import any_of, known

# An outcome that says nothing of the duty's being done: before the duty has arisen there is nothing to say.
NOTHING_KNOWN = frozenset({Outcome.UNKNOWN, Outcome.OVERDUE_UNKNOWN, Outcome.NOT_YET_DUE})
OPEN = frozenset({Outcome.UNKNOWN, Outcome.DISPUTED, Outcome.OVERDUE_UNKNOWN})
MEANT: Mapping[str, frozenset[Outcome]] = {
    "breach": frozenset({Outcome.BREACHED}),
    "breached": frozenset({Outcome.BREACHED}),
    "kept": frozenset({Outcome.KEPT, Outcome.KEPT_LATE}),
}


def conditioned(matter: Matter, judged: Judged) -> Judged:
    """The judging with what the term hangs on: a duty that has not arisen is not yet due."""
    arises = matter.term.extra.get("arises")
    steps = [*_requirement_steps(matter), *_parallel_steps(matter, judged.outcome)]
    if arises and not answered_by_report(matter.term):
        arisen = _arisen(arises, matter)
        steps.append(_arising_step(arises, arisen, matter))
        if arisen is Truth.NO and judged.outcome in NOTHING_KNOWN:
            judged = replace(judged, outcome=Outcome.NOT_YET_DUE)
    return replace(judged, steps=(*judged.steps, *steps))


def _arisen(arises: Mapping[str, Any], matter: Matter) -> Truth:
    if arises["on"] == "act":
        return Truth.YES if done_while_it_counts(arises.get("act", ()), (), matter) else Truth.NO
    return any_of(_state(term, arises["on"], matter) for term in arises.get("of", ()))


def _state(term_id: str, state: str, matter: Matter, *, others: bool = False) -> Truth:
    """Whether another term is in a state: kept, breached, or (any outcome will do) in force."""
    meant = MEANT.get(state, frozenset(Outcome))
    outcomes = outcomes_of(matter, term_id, others=others)
    return any_of(Truth.CANNOT_TELL if each in OPEN else known(each in meant) for each in outcomes)


def done_while_it_counts(acts: Iterable[str], by: Iterable[str], matter: Matter) -> list[Claim]:
    """The claims that one of the acts was done, by one of the actors where any are named, while the term counted."""
    wanted = tuple(by)
    return [
        claim
        for claim in matter.dossier.telling(acts)
        if claim.polarity is Polarity.AFFIRMED
        and claim.modality.real
        and (not wanted or any(actor.actor in wanted for actor in claim.initiator))
        and matter.in_window(claim) is Truth.YES
        and matter.in_zone(claim) is not Truth.NO
    ]


def _arising_step(arises: Mapping[str, Any], arisen: Truth, matter: Matter) -> Step:
    cause = arises.get("text") or f"{arises['on']} of {', '.join(arises.get('of', ())) or 'an act'}"
    return written("terms.arises", f"It becomes due on: {cause}.", arisen, matter.term)


def _requirement_steps(matter: Matter) -> Iterable[Step]:
    """Who relies on a permission must show its conditions; each is named with what is known of it.

    The breach on which a permission to answer rests is the other side's.
    """
    for requirement in matter.term.extra.get("requires", ()):
        text = f"It requires: {requirement.get('text') or requirement.get('term') or ', '.join(requirement['act'])}."
        shown = done_while_it_counts(requirement.get("act", ()), requirement.get("by", ()), matter)
        if shown:
            yield told("terms.requires", text, "shown", shown)
        elif requirement.get("term"):
            state = requirement.get("state", "in_force")
            answer = _state(requirement["term"], state, matter, others=state == "breached")
            yield written("terms.requires", text, answer, matter.term)
        elif requirement.get("act"):
            yield missing("terms.requires", text, "not shown", "nothing known shows that this condition was met")
        else:
            yield missing("terms.requires", text, Truth.CANNOT_TELL, "it stands in words alone, which no claim answers")


def _parallel_steps(matter: Matter, own: Outcome) -> Iterable[Step]:
    for term_id in matter.term.extra.get("concurrent", ()):
        found = outcomes_of(matter, term_id)
        outcomes = ", ".join(found)
        text = f"It goes in parallel with {term_id}, of which is known: {outcomes}."
        yield written("terms.concurrent", text, _lag(own, found), matter.term)


def _lag(own: Outcome, others: Iterable[Outcome]) -> str:
    """Which of two duties that go in parallel has come further, as far as anybody knows."""
    reached, farthest = _reached(own), max(map(_reached, others), default=0)
    if reached == farthest:
        return "level" if reached else "neither known to be done"
    return "this lags" if reached < farthest else "the other lags"


def _reached(outcome: Outcome) -> int:
    """0 where nothing of it is known to be done, 1 in part, 2 wholly."""
    return 2 if outcome in MEANT["kept"] else int(outcome is Outcome.PARTLY_KEPT)
