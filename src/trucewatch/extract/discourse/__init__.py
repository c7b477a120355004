"""Discourse: what a sentence leaves to what was told before it."""
