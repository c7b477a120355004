"""Proposals: claims that a language model suggests, none of which counts before the text itself has proven it."""
