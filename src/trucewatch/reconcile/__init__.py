"""Reconciliation: claims in, incidents out."""
