"""Findings -> the report on one page, and data files fit to be published.

Everything here is a pure function of a `Publication`: no clock, no network, no files but the packaged ones.
"""

from trucewatch.publish.data_files import claims_jsonl, findings_jsonl, incidents_jsonl
from trucewatch.publish.page import report_html
from trucewatch.publish.publication import Publication

__all__ = ["Publication", "claims_jsonl", "findings_jsonl", "incidents_jsonl", "report_html"]
