"""Words for moments, lists, names, zones and acts, as the read-back of a term needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import resources

from trucewatch.model import Agreement, Bound, DayEdge, Due, Zone
from trucewatch.model.moment import zone_of
from trucewatch.terms.yaml_text import read_yaml

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

KILOMETRE = 1000


@cache
def act_phrases() -> dict[str, str]:
    """How each act and family reads after "must", by its id."""
    content = resources.files("trucewatch.data").joinpath("vocabularies/act_phrases.yaml").read_text(encoding="utf-8")
    return dict(read_yaml(content).data)


def acts_in_words(acts: Iterable[str]) -> str:
    """The acts as verb phrases, joined by "or"."""
    return listing((act_phrases().get(act, act) for act in acts), "or")


def listing(items: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    words = list(dict.fromkeys(items))
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def day_in_words(day: date) -> str:
    """``10 November 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: Bound, timezone: str) -> str:
    """``00:00 on 10 November 2020 (UTC+03:00)`` in the agreement's zone, or the day where there is no clock time."""
    if not isinstance(moment, datetime):
        return day_in_words(moment)
    local = moment.astimezone(zone_of(timezone))
    return f"{local:%H:%M} on {day_in_words(local)} ({offset_in_words(local)})"


def offset_in_words(moment: datetime) -> str:
    """``UTC+03:00``."""
    offset = moment.isoformat()[-6:]
    return "UTC" if offset == "+00:00" else f"UTC{offset}"


def due_in_words(due: Due, timezone: str) -> str:
    """When a duty is due, with the readings of a bare date."""
    if due.at is None:
        return "at a time that the text does not state"
    if isinstance(due.at, datetime):
        return f"by {moment_in_words(due.at, timezone)}"
    others = [edge_in_words(edge) for edge in due.also]
    reading = f" (or, as it is also read, {listing(others, 'or')} that day)" if others else ""
    reading += f", because {due.why}" if due.why else ""
    return f"{edge_in_words(due.chosen)} {day_in_words(due.at)}{reading}"


def edge_in_words(edge: DayEdge) -> str:
    """``by the end of`` or ``before the beginning of``."""
    return "by the end of" if edge is DayEdge.END_OF_DAY else "before the beginning of"


def parties_in_words(agreement: Agreement, codes: Iterable[str], last: str = "and") -> str:
    """The names of the parties, or their codes where the agreement does not list them."""
    found = ((code, agreement.party(code)) for code in codes)
    return listing((party.name if party else code for code, party in found), last)


def kilometres(metres: float) -> str:
    """``3 km``, ``500 m``."""
    return f"{metres:g} m" if metres < KILOMETRE else f"{metres / KILOMETRE:g} km"


def zone_in_words(agreement: Agreement, zone_id: str) -> str:
    """``the zone "kalbajar" (its edge known to 3 km)``, with what it is made of."""
    zone = next((each for each in agreement.zones if each.id == zone_id), None)
    details = "; ".join(_zone_details(zone)) if zone else ""
    return f"the zone “{zone_id}”{f' ({details})' if details else ''}"


def _zone_details(zone: Zone) -> Iterator[str]:
    if zone.buffer_km:
        yield f"{zone.buffer_km:g} km to either side of what is drawn"
    if zone.union:
        yield f"{'together with' if zone.geometry else 'made of'} {listing(zone.union)}"
    if zone.minus:
        yield f"without {listing(zone.minus)}"
    if zone.edge_m:
        yield f"its edge known to {kilometres(zone.edge_m)}"
