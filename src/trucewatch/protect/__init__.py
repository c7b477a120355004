"""Protection: what no publication prints, whoever reads it, and how coarsely it prints the rest.

What is protected, and what is not, is told in `docs/explanation/protection`.
"""

from trucewatch.protect.coarsening import coarsen, coarsened_for, is_sensitive
from trucewatch.protect.names import names_to_withhold, private_names, private_persons
from trucewatch.protect.redaction import Withheld, mark_of, redact, replaced, withheld

__all__ = [
    "Withheld",
    "coarsen",
    "coarsened_for",
    "is_sensitive",
    "mark_of",
    "names_to_withhold",
    "private_names",
    "private_persons",
    "redact",
    "replaced",
    "withheld",
]
