"""Moments: time expressions spotted in English reports, then resolved against the report that tells them.

`spot_times` reads words only; `resolve` reads the publication, the zone and what was told before. A clock time without
a zone never gets one by default, and a date whose year nobody can know stays open.
"""

from trucewatch.locate.moments.resolving import resolve
from trucewatch.locate.moments.spotting import spot_times

__all__ = ["resolve", "spot_times"]
