"""Parsing: what of a report is parsed, how it is prepared for the small model, and the parse as plain values."""
