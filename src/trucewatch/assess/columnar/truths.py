"""Yes, no and cannot tell as small integers, so that arrays of them can be weighed: and = minimum, or = maximum."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from trucewatch.model import Truth

Truths = NDArray[np.int8]
YES, CANNOT_TELL, NO = 1, 0, -1
CODES: Mapping[Truth, int] = {Truth.YES: YES, Truth.CANNOT_TELL: CANNOT_TELL, Truth.NO: NO}


def truths(yes: NDArray[np.bool_], no: NDArray[np.bool_]) -> Truths:
    """Yes where the first holds, no where the second does, else cannot tell."""
    return yes.astype(np.int8) - no.astype(np.int8)
