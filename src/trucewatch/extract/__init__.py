"""Extraction: a document in, claims out."""
