"""Several witnesses on one question: agreed, contradicted, or unable to tell."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model import Truth


def settled(answers: Iterable[Truth]) -> Truth:
    """What several tellings of one thing settle: who cannot tell gives way; a yes against a no settles nothing."""
    firm = {answer for answer in answers if answer is not Truth.CANNOT_TELL}
    return firm.pop() if len(firm) == 1 else Truth.CANNOT_TELL
