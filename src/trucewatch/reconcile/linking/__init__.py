"""Linking on columns: which of very many reports tell of one happening; see the page on reconciling."""

from trucewatch.reconcile.linking.candidates import Pairs, candidates
from trucewatch.reconcile.linking.clustering import NO_EDGES, HardEdges, Rules, Scored, clusters
from trucewatch.reconcile.linking.columns import UNKNOWN, Columns, Told, columns_of, joined, told_of
from trucewatch.reconcile.linking.fitting import LEAST_INCIDENTS, fit
from trucewatch.reconcile.linking.habits import often_repeating, own_repeats, repeating_sources, with_habits
from trucewatch.reconcile.linking.increment import NOT_JUDGED, Judged, KeptPair, Store, absorb
from trucewatch.reconcile.linking.linking import Reason, link, members, reasons, scored, together
from trucewatch.reconcile.linking.parting import Part, parts_of, repeats_in_part, scored_part
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
    "Part",
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
    "often_repeating",
    "own_repeats",
    "packaged_weights",
    "parts_of",
    "read_weights",
    "reasons",
    "repeating_sources",
    "repeats_in_part",
    "scored",
    "scored_part",
    "shelves",
    "together",
    "told_of",
    "weights_text",
    "with_habits",
]
