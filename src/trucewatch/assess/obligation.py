"""Obligations: done in time, late, in part, or not known to be done. Silence after the day is never a breach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.assess.deadline import Deadline, deadlines_of
from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.performance import Performance, performances, said_undone
from trucewatch.assess.steps import doubt_steps, instant, missing, told, whose_words, written
from trucewatch.assess.truths import settled
from trucewatch.assess.weight import Weight, weigh
from trucewatch.model import Attribution, ByReading, Claim, Grade, Modality, Outcome, Polarity, Proof, Step, Truth

# Where a term asks for nothing else, only an admission or a monitor's own observation shows that a duty was not done.
LEAST_PROOF_OF_FAILURE = (Proof.VERIFIED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of the carrying out of a duty.

    ``confirmed`` are performances proved as the term asks, ``claimed`` those that fall short, ``doubtful`` those of
    which one cannot tell whether they count; ``undone`` are the claims that it was not done.
    """

    confirmed: tuple[Performance, ...]
    claimed: tuple[Performance, ...]
    doubtful: tuple[Performance, ...]
    undone: tuple[Claim, ...]

    @property
    def known(self) -> tuple[Performance, ...]:
        """The performances that certainly count if true, best first."""
        return (*self.confirmed, *self.claimed)


def judge_obligation(matter: Matter) -> Judged:
    """What became of a duty of one bearer, under the reading chosen and each other one.

    Kept or kept late by a performance proved as the term asks; disputed where one side says done and another not
    done; breached only where it is proved that it was not done after the day; after the day, silence is overdue.
    """
    record = _record(matter)
    deadlines = deadlines_of(matter.term, matter.dossier.agreement.timezone)
    outcomes = {deadline.reading: _outcome(record, deadline, matter) for deadline in deadlines}
    chosen = deadlines[0]
    outcome = outcomes[chosen.reading]
    weight = _deciding(record, chosen, outcome, matter)
    return Judged(
        outcome=outcome,
        grade=weight.grade,
        attribution=weight.attribution if outcome is Outcome.BREACHED else Attribution.NONE,
        steps=(*_due_steps(matter, deadlines), *_steps(record, outcome, matter)),
        against=_incidents_of(record.undone, matter),
        speaking_for=tuple(each.incident.id for each in record.known),
        open=tuple(each.incident.id for each in record.doubtful),
        reading=chosen.reading,
        readings=_by_reading(deadlines, outcomes),
        due=chosen.at,
    )


def _record(matter: Matter) -> Record:
    found = performances(matter)
    sure = [each for each in found if each.counts is Truth.YES]
    return Record(
        confirmed=tuple(each for each in sure if each.weight.meets(matter.term.evidence.kept)),
        claimed=tuple(each for each in sure if not each.weight.meets(matter.term.evidence.kept)),
        doubtful=tuple(each for each in found if each.counts is Truth.CANNOT_TELL),
        undone=tuple(said_undone(matter)),
    )


def _outcome(record: Record, deadline: Deadline, matter: Matter) -> Outcome:
    finished = [each for each in record.confirmed if each.done]
    if finished:
        return Outcome.DISPUTED if _contested(finished, record, matter) else _kept(finished, deadline, matter)
    if not deadline.passed(matter.dossier.about):
        return _before_the_day(record, deadline)
    if _failure(record, deadline, matter).meets(matter.term.evidence.breach or LEAST_PROOF_OF_FAILURE):
        return Outcome.DISPUTED if record.claimed else Outcome.BREACHED
    if record.claimed:
        return Outcome.DISPUTED if _contested(record.claimed, record, matter) else Outcome.UNKNOWN
    return Outcome.PARTLY_KEPT if record.confirmed else Outcome.OVERDUE_UNKNOWN


def _before_the_day(record: Record, deadline: Deadline) -> Outcome:
    """A duty without a day is never overdue: what is known of it is told, and no more."""
    if deadline.at is not None:
        return Outcome.NOT_YET_DUE
    return Outcome.PARTLY_KEPT if record.confirmed else Outcome.UNKNOWN


def _kept(finished: Sequence[Performance], deadline: Deadline, matter: Matter) -> Outcome:
    if (matter.term.extra.get("per") and matter.instance is None) or matter.term.extra.get("progress"):
        return Outcome.PARTLY_KEPT
    in_time = [_in_time(each, deadline, matter) for each in finished]
    if Truth.YES in in_time:
        return Outcome.KEPT
    return Outcome.KEPT_LATE if set(in_time) == {Truth.NO} else Outcome.UNKNOWN


def _in_time(performance: Performance, deadline: Deadline, matter: Matter) -> Truth:
    spells = matter.dossier.spells
    return settled(deadline.kept_by(claim, spells[claim.id]) for claim in performance.told_by)


def _contested(done: Iterable[Performance], record: Record, matter: Matter) -> bool:
    """Whether somebody denies the act itself, or says, of a time after it, that it has not been done."""
    spells = matter.dossier.spells
    for each in done:
        begun = min(spells[claim.id].first for claim in each.told_by)
        later = (claim for claim in record.undone if spells[claim.id].last > begun)
        if each.denying or any(_state_of_affairs(claim, matter) for claim in later):
            return True
    return False


def _state_of_affairs(claim: Claim, matter: Matter) -> bool:
    """A denial that goes on ("has not withdrawn") rather than of one day, or a weapon that is still there."""
    if claim.polarity is Polarity.AFFIRMED:
        return True
    undated = claim.modality is Modality.ONGOING or claim.time.start is None
    return undated and matter.in_zone(claim) is Truth.YES


def _failure(record: Record, deadline: Deadline, matter: Matter) -> Weight:
    """The weight of those who say, of a time after the day, that it was not done."""
    spells = matter.dossier.spells
    after = [claim for claim in record.undone if deadline.at is not None and spells[claim.id].last >= deadline.at]
    sure = [claim for claim in after if matter.in_zone(claim) is Truth.YES]
    return weigh(matter.dossier.words_of(sure), against_interest=matter.own_sides)


def _deciding(record: Record, deadline: Deadline, outcome: Outcome, matter: Matter) -> Weight:
    """The weight on which the outcome rests."""
    if outcome in (Outcome.BREACHED, Outcome.OVERDUE_UNKNOWN):
        return _failure(record, deadline, matter)
    weights = [each.weight for each in record.known]
    return max(weights, key=lambda weight: weight.grade.rank, default=Weight(grade=Grade.NONE))


def _by_reading(deadlines: Sequence[Deadline], outcomes: dict[str, Outcome]) -> tuple[ByReading, ...]:
    return tuple(ByReading(reading=each.reading, outcome=outcomes[each.reading], due=each.at) for each in deadlines)


def _incidents_of(claims: Iterable[Claim], matter: Matter) -> tuple[str, ...]:
    return tuple(sorted({matter.dossier.told_in[claim.id].id for claim in claims}))


def _due_steps(matter: Matter, deadlines: Sequence[Deadline]) -> Iterable[Step]:
    for deadline in deadlines:
        if deadline.at is None:
            yield written(
                "obligation.due", "The text gives no day, so it is never overdue.", "no deadline", matter.term
            )
            continue
        past = deadline.passed(matter.dossier.about)
        text = f"Read as {deadline.reading}, it is due before {instant(deadline.at)}."
        yield written("obligation.due", text, "past" if past else "still to come", matter.term)


def _steps(record: Record, outcome: Outcome, matter: Matter) -> Iterable[Step]:
    for each in record.known:
        proved = each in record.confirmed
        how = "carried out" if each.done else "under way or in part"
        short = "" if proved else "; less than the term asks for"
        yield told("obligation.performed", f"Told as {how}, {_named(each)}{short}", outcome, each.told_by)
        if each.denying:
            yield told("obligation.denied", f"{each.incident.id} is denied.", "contested", each.denying)
    yield from doubt_steps("obligation.cannot-tell", record.doubtful)
    if record.undone:
        yield told("obligation.said-undone", "These say that it has not been done.", outcome, record.undone)
    if not record.known:
        yield _silence(matter, outcome)


def _named(performance: Performance) -> str:
    words = whose_words(performance.words, performance.weight)
    return f"{performance.incident.act} ({performance.incident.id}), {words}"


def _silence(matter: Matter, outcome: Outcome) -> Step:
    acts = " or ".join(matter.term.acts)
    zone = f" in {matter.term.zone}" if matter.term.zone else ""
    who = f" by {' or '.join(matter.bearers)}" if matter.bearers else ""
    absence = f"no report known tells for certain of {acts}{zone}{who} after the term began"
    return missing("obligation.silence", "Nothing known says for certain that it was done.", outcome, absence)
