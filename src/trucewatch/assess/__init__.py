"""Judging: incidents against terms, findings out."""
