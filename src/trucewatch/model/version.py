"""Versions: of several documents with one key, which one counts, as known at any moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from trucewatch.model.document import Document
from trucewatch.model.moment import Moment, last_instant
from trucewatch.model.withdrawal import Withdrawal

NEVER = datetime.min.replace(tzinfo=UTC)
NO_ARRIVALS: Mapping[str, int] = {}


def outdated(
    documents: Iterable[Document],
    withdrawals: Iterable[Withdrawal],
    *,
    known: datetime | None = None,
    arrivals: Mapping[str, int] = NO_ARRIVALS,
    timezone: str | None = None,
) -> frozenset[str]:
    """The ids of the documents that do not count: versions that a later one replaces, and records taken back.

    Of the versions published by ``known`` (None: of all) the one published last counts. Where that does not decide,
    the one recorded last does (``arrivals`` numbers the ids in the order of recording), and then the greater id, so that
    the order in which files are read decides nothing. A withdrawal takes back every version published up to it; one of
    unknown publication takes back all, but was known to nobody at any moment of the past. Bare dates of publication are
    read in ``timezone`` where nobody gave them one.
    """
    versions: dict[str, list[Document]] = {}
    for document in documents:
        if document.key is not None:
            versions.setdefault(document.key, []).append(document)
    taken_back = _taken_back(withdrawals, known, timezone)
    gone: set[str] = set()
    for key, every in versions.items():
        counting = _counting(every, known, arrivals, timezone)
        end = taken_back.get(key)
        if counting is not None and end is not None and _published(counting.published, timezone) <= end:
            counting = None
        gone.update(document.id for document in every if document is not counting)
    return frozenset(gone)


def _counting(
    every: Iterable[Document], known: datetime | None, arrivals: Mapping[str, int], timezone: str | None
) -> Document | None:
    candidates = [each for each in every if known is None or _was_known(each.published, known, timezone)]
    return max(
        candidates,
        key=lambda each: (_published(each.published, timezone), arrivals.get(each.id, 0), each.id),
        default=None,
    )


def _taken_back(withdrawals: Iterable[Withdrawal], known: datetime | None, timezone: str | None) -> dict[str, datetime]:
    """Up to when the versions of each key are taken back."""
    ends: dict[str, datetime] = {}
    for withdrawal in withdrawals:
        if known is not None and not _was_known(withdrawal.published, known, timezone):
            continue
        end = _published(withdrawal.published, timezone) if withdrawal.published else datetime.max.replace(tzinfo=UTC)
        ends[withdrawal.key] = max(end, ends.get(withdrawal.key, NEVER))
    return ends


def _published(moment: Moment | None, timezone: str | None) -> datetime:
    if moment is None or moment.end is None:
        return NEVER
    return last_instant(moment.end, moment.zone or timezone)


def _was_known(moment: Moment | None, known: datetime, timezone: str | None) -> bool:
    return moment is not None and moment.end is not None and _published(moment, timezone) <= known
