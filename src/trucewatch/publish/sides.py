"""What is contradicted: each side with its own words, facing the other, in the order told, with no majority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model.claim import Polarity
from trucewatch.model.incident import Contradiction, Incident
from trucewatch.publish.naming import Naming
from trucewatch.publish.publication import Publication
from trucewatch.publish.quotation import Quotation, Quoting
from trucewatch.publish.wording import act_title, bound_words, joined, moment_words, place_words

POLARITY, INITIATOR, TARGET = "polarity", "initiator", "target"
ATTRIBUTES = {
    POLARITY: "whether it happened",
    INITIATOR: "who did it",
    "act": "what happened",
    TARGET: "to whom",
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
    """An incident and one thing about it on which its claims differ; ``standing`` says what people have made of it."""

    incident: str
    heading: str
    attribute: str
    sides: tuple[SideView, ...]
    standing: str = ""


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
    told = [(incident, each) for incident in incidents for each in _told(incident)]
    shown = (_view(incident, each, quoting, naming) for incident, each in told[:SHOWN])
    return Disputes(shown=tuple(shown), more=max(len(told) - SHOWN, 0))


def _told(incident: Incident) -> Iterator[Contradiction]:
    """The attributes on which an incident's claims differ; its denials too, where nobody listed them."""
    affirms = tuple(claim for origin in incident.origins for claim in origin.affirms)
    denies = tuple(claim for origin in incident.origins for claim in origin.denies)
    listed = incident.contradictions
    if affirms and denies and not any(each.attribute == POLARITY for each in listed):
        yield Contradiction(attribute=POLARITY, sides=((Polarity.AFFIRMED, affirms), (Polarity.DENIED, denies)))
    yield from listed


def _view(incident: Incident, each: Contradiction, quoting: Quoting, naming: Naming) -> DisputeView:
    attribute = each.attribute
    return DisputeView(
        incident=incident.id,
        heading=incident_heading(incident, quoting),
        attribute=ATTRIBUTES.get(attribute, attribute.replace("_", " ")),
        sides=tuple(
            _side(side_words(attribute, value, naming), claims, incident, quoting, naming)
            for value, claims in each.sides
        ),
        standing=quoting.clean(_standing(each, naming)),
    )


def _standing(each: Contradiction, naming: Naming) -> str:
    """What people have made of it, in a sentence; nothing where nobody has spoken."""
    said = each.resolution
    if said is None:
        return f"Assigned to {each.assigned_to}." if each.assigned_to else ""
    answer = "It cannot be settled" if said.side is None else side_words(each.attribute, said.side, naming)
    again = " News has come since, so it is open again." if said.stale else ""
    return f"Resolved by {said.by}, {bound_words(said.at)}: {answer}, because {said.why}.{again}"


def side_words(attribute: str, value: str, naming: Naming) -> str:
    """What a side holds, in words: a polarity as a sentence, the codes of initiators as names."""
    if attribute == POLARITY:
        return {Polarity.AFFIRMED: "It happened", Polarity.DENIED: "It did not happen"}.get(Polarity(value), value)
    if attribute in (INITIATOR, TARGET):
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
