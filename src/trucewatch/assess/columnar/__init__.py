"""Judging very many incidents at once, from columns; see the page on the speed of judging."""

from trucewatch.assess.columnar.incident_columns import FAR_OFF, LONG_AGO, NEVER, NOBODY, IncidentColumns, microseconds
from trucewatch.assess.columnar.judging import BulkJudging, assess_columns
from trucewatch.assess.columnar.material import Laid, columns_of
from trucewatch.assess.columnar.verdict import BulkVerdict

__all__ = [
    "FAR_OFF",
    "LONG_AGO",
    "NEVER",
    "NOBODY",
    "BulkJudging",
    "BulkVerdict",
    "IncidentColumns",
    "Laid",
    "assess_columns",
    "columns_of",
    "microseconds",
]
