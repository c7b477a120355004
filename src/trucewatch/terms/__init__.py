"""Agreements as data: load, check, amend, ask what is in force, read back in English."""

from trucewatch.terms.cases import Case, Expected, load_cases
from trucewatch.terms.changes import under_reading
from trucewatch.terms.expectations import Difference, check_expectations
from trucewatch.terms.explain import explain_term
from trucewatch.terms.explain_timeline import explain_timeline
from trucewatch.terms.law_in_time import as_known, end_of, term_in_force
from trucewatch.terms.load import (
    check,
    load_agreement,
    load_packaged,
    packaged_agreements,
    packaged_text,
)
from trucewatch.terms.timeline import Happening, TimelineEntry, timeline
from trucewatch.terms.timeline_svg import timeline_svg
from trucewatch.terms.vocabulary import covers

__all__ = [
    "Case",
    "Difference",
    "Expected",
    "Happening",
    "TimelineEntry",
    "as_known",
    "check",
    "check_expectations",
    "covers",
    "end_of",
    "explain_term",
    "explain_timeline",
    "load_agreement",
    "load_cases",
    "load_packaged",
    "packaged_agreements",
    "packaged_text",
    "term_in_force",
    "timeline",
    "timeline_svg",
    "under_reading",
]
