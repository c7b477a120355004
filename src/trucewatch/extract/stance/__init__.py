"""Stance: whether an act is affirmed or denied, done, promised, demanded or feared."""
