"""Revisions: which of two claims was certainly published before the other."""

from __future__ import annotations

from datetime import datetime

from trucewatch.model import Claim


def is_published_before(one: Claim, other: Claim) -> bool:
    """Whether a claim was certainly published before another: bare dates are compared as dates, else instants."""
    first, second = one.published, other.published
    if first is None or second is None or first.end is None or second.start is None:
        return False
    if not isinstance(first.end, datetime) and not isinstance(second.start, datetime):
        return first.end < second.start
    last, begin = first.latest(), second.earliest()
    return last is not None and begin is not None and last < begin
