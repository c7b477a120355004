"""Undated acts: what the publication alone says of when they were."""

from __future__ import annotations

import re
from datetime import timedelta

from trucewatch.locate.moments.anchors import Anchor
from trucewatch.locate.moments.words import alternatives, time_words
from trucewatch.model.document import Document
from trucewatch.model.mention import TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision

HEAD = 240


def undated_moment(question: TimeQuestion, document: Document, anchor: Anchor, text: str = "") -> Moment:
    """An act that occurred is bounded by the publication; what is to come, or goes on, stays open.

    In a monitor's daily what goes on is known up to the report's day, and counts with a stated "as of" cover the
    24 hours before it. ``text`` keeps the words of an expression that nothing resolves.
    """
    zone = anchor.zone.name if anchor.zone else None
    if question.performed and anchor.day is not None:
        return Moment(start=anchor.day, end=anchor.day, precision=Precision.DAY, basis=Basis.DERIVED, zone=zone)
    counted = question.act == "tally" and question.state == "occurred" and anchor.informed_day is not None
    if counted and anchor.informed is not None and not text:
        start = anchor.informed - timedelta(hours=24)
        return Moment(start=start, end=anchor.informed, precision=Precision.HOUR, basis=Basis.DERIVED, zone=zone)
    if counted and anchor.informed_day is not None and not text:
        before = anchor.informed_day - timedelta(days=1)
        return Moment(start=before, end=anchor.informed_day, precision=Precision.DAY, basis=Basis.DERIVED, zone=zone)
    over = question.state in ("occurred", "habitual") or (question.state == "ongoing" and is_daily(document))
    if anchor.latest is None or not over:
        return Moment(text=text)
    return Moment(end=anchor.latest, precision=anchor.precision, basis=Basis.BOUNDED, zone=zone, text=text)


def is_on_an_incident(document: Document) -> bool:
    """Whether the head of a document calls it a report on one incident."""
    titles = alternatives(time_words().incident_titles)
    heading = "\n".join(document.text[:HEAD].strip().splitlines()[:2])
    return re.search(rf"\b(?:{titles})\b", heading, re.IGNORECASE) is not None


def is_daily(document: Document) -> bool:
    """Whether the head of a document calls it a daily report."""
    titles = alternatives(time_words().daily_titles)
    return re.search(rf"\b(?:{titles})\b", document.text[:HEAD], re.IGNORECASE) is not None
