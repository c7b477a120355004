"""Drafting: a first terms file from the text of an agreement, or of a report about one, for a person to correct."""
