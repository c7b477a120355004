"""Judging: incidents against terms, findings out."""

from trucewatch.assess.boards import contradictions, deadlines, tallies
from trucewatch.assess.clock import clock
from trucewatch.assess.columnar import BulkJudging, BulkVerdict, IncidentColumns, assess_columns, columns_of
from trucewatch.assess.cut import cut_known, of_unknown_publication
from trucewatch.assess.exchanges import exchanges
from trucewatch.assess.findings import assess
from trucewatch.assess.labels import label_of
from trucewatch.assess.standing import Instance, Standing, stand

__all__ = [
    "BulkJudging",
    "BulkVerdict",
    "IncidentColumns",
    "Instance",
    "Standing",
    "assess",
    "assess_columns",
    "clock",
    "columns_of",
    "contradictions",
    "cut_known",
    "deadlines",
    "exchanges",
    "label_of",
    "of_unknown_publication",
    "stand",
    "tallies",
]
