"""What is contradicted: each side with its own words, facing the other, in the order told, with no majority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model.claim import Polarity
from trucewatch.model.incident import Incident
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quotation, Quoting
from trucewatch.publish.wording import act_title, joined, moment_words, place_words

Sides = tuple[tuple[str, tuple[str, ...]], ...]
"""Each value in words with the claims that hold it."""

POLARITY, INITIATOR = "polarity", "initiator"
ATTRIBUTES = {
    POLARITY: "whether it happened",
    INITIATOR: "who did it",
    "time": "when it happened",
    "place": "where it happened",
    "counts": "how many",
}

SHOWN = 30
"""Contradictions shown in one place."""

QUOTED = 3
"""Sentences quoted on one side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side: what it holds, whose word it is, its sentences; ``more`` counts those that are not quoted."""

    value: str
    origins: str
    quotations: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """An incident and one thing about it on which its claims differ."""

    incident: str
    heading: str
    attribute: str
    sides: tuple[SideView, ...]


def incident_heading(incident: Incident, quoting: Quoting) -> str:
    """The act, the place and the time of an incident in one line."""
    where = f", {quoting.clean(place_words(incident.place))}" if incident.place else ""
    return f"{act_title(incident.act)}{where}, {moment_words(incident.time)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """The contradictions shown, and how many more there are."""

    shown: tuple[DisputeView, ...] = ()
    more: int = 0


def disputes(publication: Publication, incidents: Iterable[Incident], naming: Naming) -> Disputes:
    """What the claims of the given incidents contradict each other on, the first `SHOWN` of them."""
    quoting = Quoting(publication)
    told = [(incident, *told) for incident in incidents for told in _told(incident)]
    shown = (_view(incident, attribute, sides, quoting, naming) for incident, attribute, sides in told[:SHOWN])
    return Disputes(shown=tuple(shown), more=max(len(told) - SHOWN, 0))


def _told(incident: Incident) -> Iterator[tuple[str, Sides]]:
    """The attributes on which an incident's claims differ; its denials too, where nobody listed them."""
    affirms = tuple(claim for origin in incident.origins for claim in origin.affirms)
    denies = tuple(claim for origin in incident.origins for claim in origin.denies)
    listed = [(item.attribute, item.sides) for item in incident.contradictions]
    if affirms and denies and not any(attribute == POLARITY for attribute, _ in listed):
        yield POLARITY, ((Polarity.AFFIRMED, affirms), (Polarity.DENIED, denies))
    yield from listed


def _view(incident: Incident, attribute: str, sides: Sides, quoting: Quoting, naming: Naming) -> DisputeView:
    return DisputeView(
        incident=incident.id,
        heading=incident_heading(incident, quoting),
        attribute=ATTRIBUTES.get(attribute, attribute.replace("_", " ")),
        sides=tuple(
            _side(side_words(attribute, value, naming), claims, incident, quoting, naming) for value, claims in sides
        ),
    )


def side_words(attribute: str, value: str, naming: Naming) -> str:
    """What a side holds, in words: a polarity as a sentence, the codes of initiators as names."""
    if attribute == POLARITY:
        return {Polarity.AFFIRMED: "It happened", Polarity.DENIED: "It did not happen"}.get(Polarity(value), value)
    if attribute == INITIATOR:
        return joined(naming.of(code) for code in value.split(" + "))
    return value


def _side(value: str, claims: tuple[str, ...], incident: Incident, quoting: Quoting, naming: Naming) -> SideView:
    known = [quoting.publication.claims[claim] for claim in claims if claim in quoting.publication.claims]
    origins = [origin for origin in incident.origins if set(claims) & {*origin.affirms, *origin.denies}]
    told = [(origin.name, origin.actor) for origin in origins]
    told = told or [(claim.origin.name, claim.origin.actor) for claim in known]
    return SideView(
        value=quoting.clean(value),
        origins=quoting.clean(joined(dict.fromkeys(naming.voice(name, actor) for name, actor in told))),
        quotations=tuple(quoting.of(claim) for claim in known[:QUOTED]),
        more=max(len(known) - QUOTED, 0),
    )
