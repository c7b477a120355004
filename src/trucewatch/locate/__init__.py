"""Places and moments: spotted in a text, then resolved."""

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.locate.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "resolve", "spot_times"]
