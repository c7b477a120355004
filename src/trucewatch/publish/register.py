"""The register of incidents: one line each, in the order of time. It is also the map in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.incident import Incident
from trucewatch.protect import coarsened_for
from trucewatch.publish.map_drawing import MapView
from trucewatch.publish.naming import Naming
from trucewatch.publish.quotation import Quoting
from trucewatch.publish.standing import STANDING_WORDS, Standing, Standings, kind_of
from trucewatch.publish.wording import act_title, best_words, joined, moment_words, place_words, quantity_words

LISTED = 300
"""Incidents listed under one agreement; the rest stand in the data files, and the page says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """An incident in one line of a table: its number, and its place's number on the map (0 for none)."""

    id: str
    number: int
    place_number: int
    what: str
    kind: str
    standing: Standing
    standing_words: str
    when: str
    where: str
    who: str
    counts: str
    independent: int
    affirmed_by: str
    denied_by: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The lines shown and how many more there are."""

    lines: tuple[IncidentLine, ...]
    more: int

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each incident listed, by its id."""
        return {line.id: line.number for line in self.lines}


def register(
    incidents: Sequence[Incident], parts: Standings, drawn: MapView | None, quoting: Quoting, naming: Naming
) -> Register:
    """The lines of the incidents that findings cite first of all, then the rest, each in the order of time."""
    places = dict(_places(drawn))
    ordered = sorted(incidents, key=lambda incident: (parts.of(incident) is Standing.OTHER, *_order(incident)))
    listed = enumerate(ordered[:LISTED], start=1)
    lines = (_line(number, incident, places, parts, quoting, naming) for number, incident in listed)
    return Register(lines=tuple(lines), more=max(len(ordered) - LISTED, 0))


def _places(drawn: MapView | None) -> Iterator[tuple[str, int]]:
    for site in drawn.sites if drawn else ():
        yield from ((incident, site.number) for mark in site.marks for incident in mark.incidents)


def _order(incident: Incident) -> tuple[str, str]:
    first = incident.time.earliest() or incident.time.latest()
    return first.isoformat() if first else "9999", incident.id


def _line(
    number: int, incident: Incident, places: dict[str, int], parts: Standings, quoting: Quoting, naming: Naming
) -> IncidentLine:
    place = coarsened_for(incident.place, incident.act) if incident.place else None
    standing = parts.of(incident)
    return IncidentLine(
        id=incident.id,
        number=number,
        place_number=places.get(incident.id, 0),
        what=act_title(incident.act),
        kind=kind_of(incident.act),
        standing=standing,
        standing_words=STANDING_WORDS[standing],
        when=moment_words(incident.time),
        where=quoting.clean(place_words(place)) if place else "place not stated",
        who=_who(incident, naming),
        counts=_how_many(incident),
        independent=incident.independent,
        affirmed_by=_names(incident, quoting, naming, affirming=True),
        denied_by=_names(incident, quoting, naming, affirming=False),
        claims=len(incident.claims),
    )


def _how_many(incident: Incident) -> str:
    """The best figure of each count with what is left open; of an incident without figures the bare ranges."""
    words = [best_words(figure) for figure in incident.figures] or [quantity_words(each) for each in incident.counts]
    return joined(words) if words else ""


def _who(incident: Incident, naming: Naming) -> str:
    if not incident.initiators:
        return "not stated by whom"
    by = joined((naming.of(code) for code in incident.initiators), "or")
    to = f" → {joined(naming.of(code) for code in incident.targets)}" if incident.targets else ""
    return by + to


def _names(incident: Incident, quoting: Quoting, naming: Naming, *, affirming: bool) -> str:
    chosen = [origin for origin in incident.origins if (origin.affirms if affirming else origin.denies)]
    names = dict.fromkeys(naming.voice(origin.name, origin.actor) for origin in chosen)
    return quoting.clean(joined(names)) if names else ""
