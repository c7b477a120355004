"""Coverage: what the words "no breach found" rest on. Which days and parts of the zone did anybody report on?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from trucewatch.assess.bearers import codes_of
from trucewatch.assess.dossier import Dossier
from trucewatch.assess.ground import ground_of
from trucewatch.assess.looks import Look, Seen
from trucewatch.assess.witnesses import Stand
from trucewatch.model import Bound, Claim, Coverage, Modality, Moment, Polarity, Term, Truth
from trucewatch.model.moment import first_instant, zone_of
from trucewatch.terms import end_of

# A report on a period longer than this does not show that somebody looked on each of its days.
LONGEST_PERIOD_DAYS = 35
INSTANT = timedelta(microseconds=1)


def coverage_of(term: Term, dossier: Dossier) -> Coverage:
    """The coverage of the term's zone from its beginning to the moment asked about, in days of its timezone.

    A day counts as reported on when a claim about the zone tells of it; as a monitor's when a monitor tells it. A
    day on which a monitor was kept from looking is not one of the monitor's days, and where it was kept out is not
    ground that it saw that day.
    """
    zone = zone_of(dossier.agreement.timezone)
    days = set(_days_asked(term, dossier, zone))
    told = [claim for claim in dossier.telling((*dossier.regimes.watching, *term.acts)) if claim.modality.real]
    reports = [claim for claim in told if dossier.in_zone(claim, term) is Truth.YES]
    refused = [c for c in dossier.telling(dossier.regimes.kept_from_looking) if _kept_out(c, term, dossier)]
    denied = {day for claim in refused for day in _days(claim, zone)}
    by_monitor = {day for claim in reports if _monitors(claim, dossier) for day in _days(claim, zone)} - denied
    others = {day for claim in reports if not _monitors(claim, dossier) for day in _days(claim, zone)}
    ground = ground_of(_looks(reports, refused, days, dossier), term, dossier)
    unplaced = sum(dossier.in_zone(claim, term) is Truth.CANNOT_TELL for claim in told)
    note = f"{unplaced} more reports may lie in the zone or not" if unplaced else ""
    return Coverage(
        days=len(days),
        days_reported=len((by_monitor | others) & days),
        by_monitor=len(by_monitor & days),
        access_denied=len(denied & days),
        longest_silence=_longest_run(days - by_monitor - others),
        area_ever=None if ground is None else ground.ever,
        area_daily=None if ground is None else ground.on_average(len(days)),
        note=note,
    )


def _looks(
    reports: Iterable[Claim], refused: Iterable[Claim], days: Collection[date], dossier: Dossier
) -> Iterator[Look]:
    """Every day asked about on which somebody reported, or a monitor was refused, with the places of it."""
    zone = zone_of(dossier.agreement.timezone)
    kept_out = {claim.id for claim in refused}
    for claim in {claim.id: claim for claim in (*reports, *refused)}.values():
        seen = Seen.BY_MONITOR if _monitors(claim, dossier) else Seen.BY_OTHERS
        seen = Seen.REFUSED if claim.id in kept_out else seen
        yield from (Look(day=day, seen=seen, places=claim.place) for day in _days(claim, zone) if day in days)


def _longest_run(silent: Collection[date]) -> int:
    """The greatest number of days on end among some days."""
    longest = run = 0
    for day in sorted(silent):
        run = run + 1 if day - timedelta(days=1) in silent else 1
        longest = max(longest, run)
    return longest


def _days_asked(term: Term, dossier: Dossier, zone: tzinfo | None) -> Iterator[date]:
    start = term.window.start or first_instant(dossier.agreement.signed, dossier.agreement.timezone)
    end = end_of(term, dossier.about)
    last = dossier.about if end is None else min(dossier.about, end - INSTANT)
    day, final = _date(start, zone), _date(last, zone)
    while day <= final:
        yield day
        day += timedelta(days=1)


def _kept_out(claim: Claim, term: Term, dossier: Dossier) -> bool:
    """Whether a monitor says that it was kept from looking, or somebody says so of a monitor.

    What a monitor tells of others' being turned away or jammed says nothing of itself.
    """
    if claim.polarity is not Polarity.AFFIRMED or not claim.modality.real:
        return False
    aimed_at = codes_of(claim.target)
    itself = not aimed_at and _monitors(claim, dossier)
    aimed = itself or any(dossier.is_monitor(code) for code in aimed_at)
    return aimed and dossier.in_zone(claim, term) is Truth.YES


def _monitors(claim: Claim, dossier: Dossier) -> bool:
    return dossier.words[claim.id].stand is Stand.MONITOR


def _days(claim: Claim, zone: tzinfo | None) -> list[date]:
    """The days that a claim tells of: of a statement that something goes on, the day on which it was made."""
    going_on = claim.modality is Modality.ONGOING and claim.time.end is None
    moment = (claim.published or Moment()) if going_on else claim.time
    if moment.start is None or moment.end is None:
        return []
    first, last = _date(moment.start, zone), _date(moment.end, zone)
    length = (last - first).days + 1
    return [first + timedelta(days=n) for n in range(length)] if length <= LONGEST_PERIOD_DAYS else []


def _date(bound: Bound, zone: tzinfo | None) -> date:
    return bound.astimezone(zone).date() if isinstance(bound, datetime) else bound
