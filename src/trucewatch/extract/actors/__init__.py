"""Actors: noun phrases of a text as codes of the claims contract, and the references between them."""
