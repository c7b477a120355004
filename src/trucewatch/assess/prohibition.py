"""Prohibitions: what was done against them, as far as anybody knows. Silence never keeps one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from trucewatch.assess.charges import WHO, Charge, charges
from trucewatch.assess.coverage import coverage_of
from trucewatch.assess.holding import contradicting, speaking_for
from trucewatch.assess.judged import Judged
from trucewatch.assess.matter import Matter
from trucewatch.assess.steps import doubt_steps, missing, told, whose_words, written
from trucewatch.assess.weight import Weight, firmness
from trucewatch.model import Attribution, Claim, Coverage, Grade, Outcome, Step, Truth

CLOSE = timedelta(days=1)
NOBODY_CAN_TELL = "Whether that was so, nobody can tell from the claims; who relies on it must show it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A charge with everything that is said against it, and whether it is proved as the term asks."""

    charge: Charge
    against_it: tuple[Claim, ...]
    proved: bool

    @property
    def contested(self) -> bool:
        """Whether evidence stands on both sides."""
        return bool(self.against_it)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Excuse:
    """An exception of the text under which an act falls, whether it is shown to, and the claims that say so.

    ``in_words`` are the conditions that no claim can be read to show.
    """

    text: str
    shown: Truth
    claims: tuple[Claim, ...]
    in_words: tuple[str, ...] = ()


def without_excuse(_: Charge, __: Matter) -> Excuse | None:
    """No excuse, as where one term asks what became of another: else two bans could excuse each other for ever."""
    return None


def judge_prohibition(matter: Matter, excused: Callable[[Charge, Matter], Excuse | None] = without_excuse) -> Judged:
    """What became of a prohibition for one bearer, or (None) for the regime as a whole.

    Breached by a charge that nobody contests and that is proved as the term asks; disputed where evidence stands on
    both sides; unknown where the proof falls short or one cannot tell whether the act counts; else no breach was
    found, with the coverage that this rests on. ``excused`` says under which exception a charge falls: one shown
    takes it away, one that rests on the word of who relies on it leaves it open.
    """
    spoken = speaking_for(matter)
    found = charges(matter)
    held = {each: excused(each, matter) for each in found if each.counts is Truth.YES}
    heard = [_answered(hear(each, spoken, matter), held[each]) for each in held if not _taken_away(held[each])]
    doubtful = [charge for charge in found if charge.counts is Truth.CANNOT_TELL]
    missed = [charge for charge in found if _near_miss(charge, matter)]
    outcome, deciding = _decide(heard, doubtful)
    coverage = coverage_of(matter.term, matter.dossier)
    weights = [each.weight for each in deciding]
    blaming = [each.weight for each in deciding if each.answers[WHO] is Truth.YES]
    return Judged(
        outcome=outcome,
        grade=max((weight.grade for weight in weights), key=lambda grade: grade.rank, default=Grade.NONE),
        attribution=_attribution(blaming, matter, outcome),
        steps=(
            *(step for each in heard for step in _heard_steps(each)),
            *doubt_steps("prohibition.cannot-tell", doubtful),
            *map(_missed_step, missed),
            *_spoken_steps(spoken, outcome),
            *_excuse_steps(held),
            *(_exception_steps(matter, [each.charge for each in heard], held) if heard else ()),
            coverage_step(coverage, outcome, matter.bearer),
        ),
        against=_ids(each.charge for each in heard),
        speaking_for=_incidents_of(spoken, matter),
        open=_ids(doubtful),
        coverage=coverage,
    )


def hear(charge: Charge, spoken: Sequence[Claim], matter: Matter) -> Heard:
    """A charge with what is said against it."""
    asked = matter.term.evidence
    proved = charge.weight.meets(asked.breach) and (matter.bearer is None or charge.weight.meets(asked.attribution))
    against_it = (*charge.contesting, *contradicting(charge, spoken, matter))
    return Heard(charge=charge, against_it=against_it, proved=proved)


def _taken_away(excuse: Excuse | None) -> bool:
    return excuse is not None and excuse.shown is Truth.YES


def _answered(heard: Heard, excuse: Excuse | None) -> Heard:
    """A charge that an exception may take away is not proved, and contested where anybody says that it applies."""
    if excuse is None or excuse.shown is not Truth.CANNOT_TELL:
        return heard
    return replace(heard, against_it=(*heard.against_it, *excuse.claims), proved=False)


def _excuse_steps(held: Mapping[Charge, Excuse | None]) -> Iterable[Step]:
    words = {Truth.YES: "shown", Truth.CANNOT_TELL: "claimed, not shown", Truth.NO: "not shown"}
    for charge, excuse in held.items():
        if excuse is not None:
            text = f"{charge.incident.act} ({charge.incident.id}) may fall under an exception: {excuse.text}."
            if excuse.in_words:
                text += f" It also requires, in words alone: {'; '.join(excuse.in_words)}. {NOBODY_CAN_TELL}"
            claims = dict.fromkeys((*charge.told_by, *excuse.claims))
            yield told("prohibition.excuse", text, words[excuse.shown], tuple(claims))


def _near_miss(charge: Charge, matter: Matter) -> bool:
    """Whether an act that does not count fell within a day before the term began: readers will ask about it."""
    start = matter.term.window.start
    if start is None or not charge.out_of_time:
        return False
    return any(start - CLOSE <= matter.dossier.spells[claim.id].last < start for claim in charge.told_by)


def _decide(heard: Sequence[Heard], doubtful: Sequence[Charge]) -> tuple[Outcome, list[Charge]]:
    """The outcome, and the charges that decide it."""
    proved = [each.charge for each in heard if each.proved and not each.contested]
    if proved:
        return Outcome.BREACHED, proved
    contested = [each.charge for each in heard if each.contested]
    if contested:
        return Outcome.DISPUTED, contested
    if heard or doubtful:
        return Outcome.UNKNOWN, [each.charge for each in heard] or list(doubtful)
    return Outcome.NO_BREACH_FOUND, []


def _attribution(weights: Iterable[Weight], matter: Matter, outcome: Outcome) -> Attribution:
    if matter.bearer is None or outcome is Outcome.NO_BREACH_FOUND:
        return Attribution.NONE
    return max((weight.attribution for weight in weights), key=firmness, default=Attribution.NONE)


def _ids(found: Iterable[Charge]) -> tuple[str, ...]:
    return tuple(sorted(charge.incident.id for charge in found))


def _incidents_of(spoken: Iterable[Claim], matter: Matter) -> tuple[str, ...]:
    return tuple(sorted({matter.dossier.told_in[claim.id].id for claim in spoken}))


def _missed_step(charge: Charge) -> Step:
    text = f"Before the term counted, so no breach of it: {_named(charge)}"
    return told("prohibition.before-effect", text, Truth.NO, charge.told_by)


def _spoken_steps(spoken: Sequence[Claim], outcome: Outcome) -> Iterable[Step]:
    if spoken:
        yield told("prohibition.said-to-hold", "These speak for its being kept.", outcome, spoken)


def _exception_steps(matter: Matter, heard: Sequence[Charge], held: Mapping[Charge, Excuse | None]) -> Iterable[Step]:
    """What the text excepts is named, not applied: who relies on an exception must show it."""
    for exception in matter.term.extra.get("exceptions", ()):
        text = f"The text excepts: {exception['text']}."
        if not {"by", "zone", "term"} & set(exception):
            if _may_be_excepted(exception.get("act", ()), heard, matter):
                yield written("prohibition.exception", f"{text} {NOBODY_CAN_TELL}", Truth.CANNOT_TELL, matter.term)
        elif not any(held.values()):
            unshown = "Nobody is known to have shown that this applies."
            yield written("prohibition.exception", f"{text} {unshown}", "not shown", matter.term)


def _may_be_excepted(acts: Iterable[str], heard: Iterable[Charge], matter: Matter) -> bool:
    wanted = tuple(acts)
    means = matter.dossier.regimes.means
    return not wanted or any(means(wanted, claim.act) for charge in heard for claim in charge.told_by)


def _heard_steps(heard: Heard) -> Iterable[Step]:
    charge = heard.charge
    short = "" if heard.proved else "; less than the term asks for"
    yield told(
        "prohibition.charge", f"{_named(charge)}{short}", "proved" if heard.proved else "charged", charge.told_by
    )
    if heard.against_it:
        yield told("prohibition.contested", f"{charge.incident.id} is contested.", "contested", heard.against_it)


def _named(charge: Charge) -> str:
    return f"{charge.incident.act} ({charge.incident.id}), {whose_words(charge.words, charge.weight)}"


def coverage_step(coverage: Coverage, outcome: Outcome, bearer: str | None) -> Step:
    """What a finding on a prohibition rests on beside the acts that it names."""
    days = f"{coverage.days_reported} of {coverage.days} days reported on, {coverage.by_monitor} by a monitor"
    refused = f", access refused on {coverage.access_denied}" if coverage.access_denied else ""
    where = (
        "the zone is not drawn"
        if coverage.area_ever is None or coverage.area_daily is None
        else f"{coverage.area_ever:.0%} of the area at least once, {coverage.area_daily:.1%} on an average day"
    )
    who = f"by {bearer}" if bearer else "by anybody bound"
    looked = (
        f"no act {who} found beyond those named" if outcome is not Outcome.NO_BREACH_FOUND else f"no act {who} found"
    )
    return missing(
        "prohibition.coverage", f"Coverage: {days}{refused}; {where}.", outcome, f"{looked} in what is known"
    )
