"""Reconciliation: claims in, incidents out."""

from trucewatch.reconcile.incidents import reconcile
from trucewatch.reconcile.origins import origin_key

__all__ = ["origin_key", "reconcile"]
