"""Places and moments: spotted in a text, then resolved."""

from trucewatch.locate.moments.resolving import resolve
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.locate.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "resolve", "spot_times"]
