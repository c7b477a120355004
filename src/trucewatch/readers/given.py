"""What is said of a file from outside it (manifest, flags), and what reading it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Basis, Moment, Precision, zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the manifest or the flags say of one file; it wins over what the file says of itself.

    ``published`` is an ISO 8601 date, an instant with offset, or a clock time that counts in ``timezone``.
    ``timezone`` is an IANA name. ``where`` is the place that says so (``manifest.csv:7``), for issues.
    """

    published: str | None = None
    source: str | None = None
    actor: str | None = None
    timezone: str | None = None
    language: str | None = None
    url: str | None = None
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """A document, or why there is none.

    ``skipped`` says why a file is no report at all; without it and without a document, reading failed and ``issues``
    holds the error.
    """

    document: Document | None
    issues: tuple[Issue, ...] = ()
    skipped: str = ""


def stated(bound: date | datetime, text: str, zone: str | None) -> Moment:
    """A moment that words or data name outright: an instant to the minute, or a whole day of a zone."""
    precision = Precision.MINUTE if isinstance(bound, datetime) else Precision.DAY
    return Moment(start=bound, end=bound, precision=precision, basis=Basis.STATED, text=text, zone=zone)


def unreadable_published(error: ValueError, where: str) -> Issue:
    """The issue of a given publication moment that `read_published` refuses."""
    hint = "write 2020-11-10, 2020-11-10T00:30+03:00, or a clock time together with a timezone"
    return Issue(code="given.published", severity=Severity.ERROR, where=where, message=str(error), hint=hint)


def read_published(text: str, timezone: str | None) -> Moment:
    """A publication moment in ISO 8601.

    Raises ValueError with a sentence that tells what is missing, also for a clock time whose zone nobody states.
    """
    text = text.strip()
    zone = timezone if zone_of(timezone) else None
    try:
        if len(text) == len("2020-12-07"):
            return stated(date.fromisoformat(text), text, zone)
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date or time in ISO 8601") from None
    if len(text) < len("2020-12-07"):
        return stated(instant.date(), text, zone)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=zone_of(zone))
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} is a clock time without offset, and no timezone is given")
    return stated(instant, text, zone)
