"""Duties that arise: from what moment they count, and by when they are due, told from what gave rise to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from trucewatch.assess.conditions import MEANT, done_while_it_counts
from trucewatch.assess.kinds import judgings_of
from trucewatch.assess.matter import Matter
from trucewatch.assess.spell import FAR_OFF, Spell
from trucewatch.model import Due, Window
from trucewatch.terms.written_values import later


def from_its_cause(matter: Matter) -> Matter:
    """The matter with the window of a duty that arises ``within`` a stretch: from its cause on, due that much later.

    The first cause decides. It is due once the stretch has passed since the last instant at which the cause may have
    happened: a cause known only to the day makes nobody late too early. A day that the text itself gives stays.
    """
    arises = matter.term.extra.get("arises") or {}
    if "within" not in arises or "answered_by" in arises:
        return matter
    cause = min(_causes(arises, matter), key=lambda spell: (spell.last, spell.first), default=None)
    if cause is None:
        return matter
    return replace(matter, term=replace(matter.term, window=_window(matter.term.window, cause, arises["within"])))


def _window(window: Window, cause: Spell, within: str) -> Window:
    start = cause.first if window.start is None else max(window.start, cause.first)
    given = window.due is not None and window.due.at is not None
    if given or cause.last == FAR_OFF:
        return replace(window, start=start)
    return replace(window, start=start, until=None, due=Due(at=later(cause.last, within)))


def _causes(arises: Mapping[str, Any], matter: Matter) -> Iterable[Spell]:
    if arises["on"] == "act":
        return [matter.dossier.spells[claim.id] for claim in done_while_it_counts(arises.get("act", ()), (), matter)]
    return [
        matter.dossier.spell_of_incident(incident)
        for term in arises.get("of", ())
        for judged in judgings_of(matter, term)
        if judged.outcome in MEANT[arises["on"]]
        for incident in (judged.against if arises["on"] == "breach" else judged.speaking_for)
    ]
