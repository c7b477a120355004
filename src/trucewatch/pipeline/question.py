"""The question: about which moment, as known at which moment; both come from the caller or from the reports, never
from the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.errors import UsageError
from trucewatch.model.moment import Bound, last_instant, zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. A bare date means its end, in the timezone of the agreement that is judged.

    ``about`` None is the latest publication moment of the reports. ``known`` None lets everything count that was
    given, also reports of which nobody knows when they were published.
    """

    about: Bound | None = None
    known: Bound | None = None


def instant_in(bound: Bound, timezone: str) -> datetime:
    """The last instant of a bound, a bare date read in a timezone."""
    zone = zone_of(timezone) or UTC
    return last_instant(bound, timezone).astimezone(zone)


def latest_publication(documents: Iterable[Document], timezone: str) -> datetime:
    """The last instant at which any of the documents can have been published.

    Raises UsageError where none of them says when it was.
    """
    latest = [
        instant_in(document.published.end, document.published.zone or timezone)
        for document in documents
        if document.published and document.published.end
    ]
    if not latest:
        hint = "give --about, or the moments of publication in a manifest"
        raise UsageError("no report says when it was published, so there is no moment to ask about", hint=hint)
    return max(latest).astimezone(zone_of(timezone) or UTC)


def dated_in(claims: Iterable[Claim], timezone: str) -> tuple[Claim, ...]:
    """The claims, each bare date of publication that nobody gave a zone read in this one.

    What was known when is asked in an agreement's days, and a report "of 7 December" is one of that day.
    """
    return tuple(
        replace(claim, published=replace(claim.published, zone=timezone))
        if claim.published and claim.published.zone is None
        else claim
        for claim in claims
    )
