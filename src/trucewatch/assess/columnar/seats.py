"""Who is asked about: for one bearer, or the regime as a whole, what each initiator is to it, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.bearers import is_bearer, sides_bound
from trucewatch.assess.columnar.incident_columns import IncidentColumns
from trucewatch.assess.columnar.truths import CODES, NO, YES, Truths
from trucewatch.model import Agreement, Deontic, Term, Truth
from trucewatch.model.truth import any_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seat:
    """One bearer of a term. ``who`` and ``admitting`` have an entry for each initiator's code, the last for nobody:
    whether its act is the bearer's, and the sides (as bits) that speak against their interest in telling it.

    ``own`` are the bearer's sides, ``owed`` those to whom a duty is owed.
    """

    term: Term
    bearer: str | None
    who: Truths
    admitting: NDArray[np.uint64]
    own: np.uint64
    owed: np.uint64


def seats_of(term: Term, agreement: Agreement, columns: IncidentColumns) -> tuple[Seat, ...]:
    """The seats of a term in the order in which `assess` finds on them."""
    named = term.bearer or ()
    bearers = (*named, None) if term.modality is Deontic.PROHIBITION or not named else named
    return tuple(_seat(term, bearer, agreement, columns) for bearer in bearers)


def _seat(term: Term, bearer: str | None, agreement: Agreement, columns: IncidentColumns) -> Seat:
    bearers = (bearer,) if bearer is not None else (term.bearer or ())
    own = sides_bound(bearers, agreement)
    blames = [any_of(is_bearer(code, each, agreement) for each in bearers) for code in columns.codes]
    who = [CODES[truth] for truth in (*blames, Truth.CANNOT_TELL)]
    admitting = [
        columns.bits([side for side in own if is_bearer(code, side, agreement) is Truth.YES]) for code in columns.codes
    ]
    return Seat(
        term=term,
        bearer=bearer,
        who=np.array(_answering(who, term, bearer), np.int8),
        admitting=np.array([*admitting, 0], np.uint64),
        own=columns.bits(tuple(own)),
        owed=columns.bits(tuple(sides_bound(term.counterparty, agreement))),
    )


def _answering(who: Iterable[int], term: Term, bearer: str | None) -> list[int]:
    """The regime answers for what nobody is named for, too; a text that names no bearer binds everybody."""
    if bearer is not None:
        return list(who)
    return [YES if term.bearer is None or answer != NO else NO for answer in who]
