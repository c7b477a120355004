"""Linking on columns: which of very many reports tell of one happening; see the page on reconciling."""

from trucewatch.reconcile.linking.candidates import Pairs, candidates
from trucewatch.reconcile.linking.clustering import NO_EDGES, HardEdges, Rules, Scored, clusters
from trucewatch.reconcile.linking.columns import UNKNOWN, Columns, Told, columns_of, joined, told_of
from trucewatch.reconcile.linking.fitting import LEAST_INCIDENTS, fit
from trucewatch.reconcile.linking.habits import repeating_sources, with_habits
from trucewatch.reconcile.linking.increment import NOT_JUDGED, Judged, KeptPair, Store, absorb
from trucewatch.reconcile.linking.linking import Reason, link, members, reasons, scored
from trucewatch.reconcile.linking.shelving import CUTS, Asked, asked, shelves
from trucewatch.reconcile.linking.weights import Weights, packaged_weights, read_weights, weights_text

__all__ = [
    "CUTS",
    "LEAST_INCIDENTS",
    "NOT_JUDGED",
    "NO_EDGES",
    "UNKNOWN",
    "Asked",
    "Columns",
    "HardEdges",
    "Judged",
    "KeptPair",
    "Pairs",
    "Reason",
    "Rules",
    "Scored",
    "Store",
    "Told",
    "Weights",
    "absorb",
    "asked",
    "candidates",
    "clusters",
    "columns_of",
    "fit",
    "joined",
    "link",
    "members",
    "packaged_weights",
    "read_weights",
    "reasons",
    "repeating_sources",
    "scored",
    "shelves",
    "told_of",
    "weights_text",
    "with_habits",
]
