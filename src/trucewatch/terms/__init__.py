"""Agreements as data: load, check, amend, ask what is in force, read back in English."""

from trucewatch.terms.changes import under_reading
from trucewatch.terms.explain import explain_term
from trucewatch.terms.law_in_time import as_known, end_of, term_in_force
from trucewatch.terms.load import check, load_agreement, load_packaged, packaged_agreements, packaged_text
from trucewatch.terms.timeline import Happening, TimelineEntry, timeline

__all__ = [
    "Happening",
    "TimelineEntry",
    "as_known",
    "check",
    "end_of",
    "explain_term",
    "load_agreement",
    "load_packaged",
    "packaged_agreements",
    "packaged_text",
    "term_in_force",
    "timeline",
    "under_reading",
]
