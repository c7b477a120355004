"""Stories: which documents carry the same one, and what is told in both."""

from trucewatch.reconcile.stories.carriage import carried, told_once
from trucewatch.reconcile.stories.families import Family, families

__all__ = ["Family", "carried", "families", "told_once"]
