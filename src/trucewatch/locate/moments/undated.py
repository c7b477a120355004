"""Undated acts: what the publication alone says of when they were."""

from __future__ import annotations

import re

from trucewatch.locate.moments.anchors import Anchor
from trucewatch.model.document import Document
from trucewatch.model.mention import TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision

DAILY = re.compile(r"\bdaily\b|\bLatest from\b|\bsituation report\b", re.IGNORECASE)
HEAD = 240
UNKNOWN = Moment()


def undated_moment(question: TimeQuestion, document: Document, anchor: Anchor) -> Moment:
    """An act that occurred is bounded by the publication; what is to come, or goes on, stays open.

    In a monitor's daily report what goes on is known up to the report's day.
    """
    if anchor.latest is None:
        return UNKNOWN
    ongoing_in_daily = question.state == "ongoing" and DAILY.search(document.text[:HEAD]) is not None
    if question.state != "occurred" and not ongoing_in_daily:
        return UNKNOWN
    precision = Precision.DAY if anchor.precision in (Precision.MINUTE, Precision.HOUR) else anchor.precision
    return Moment(
        end=anchor.latest, precision=precision, basis=Basis.BOUNDED, zone=anchor.zone.name if anchor.zone else None
    )
