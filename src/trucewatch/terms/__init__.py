"""Agreements as data: load, check, amend, ask what is in force, read back in English."""
