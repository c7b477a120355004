"""How moments, counts, places and verdicts are put into words for a reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from trucewatch.model.agreement import DayEdge
from trucewatch.model.claim import Quantity
from trucewatch.model.finding import Activation, Attribution, Grade, Outcome
from trucewatch.model.incident import Figure
from trucewatch.model.moment import Bound, Moment
from trucewatch.model.place import Place, PlaceRole
from trucewatch.terms.vocabulary import act_meanings

# Not the calendar module's names: those follow the locale of the machine, and a report is the same everywhere.
FIRST_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*FIRST_HALF, "July", "August", "September", "October", "November", "December")


PRONOUNS = frozenset(("he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "we", "us", "i", "who"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A value of a finding as printed: its words, what they mean, and for outcomes the symbol and the tone."""

    value: str
    words: str
    meaning: str = ""
    symbol: str = ""
    tone: str = "quiet"


@cache
def labels() -> dict[str, Any]:
    """The file ``data/templates/labels.yaml``."""
    text = files("trucewatch").joinpath("data/templates/labels.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return content


def label_of(value: Outcome | Grade | Attribution | Activation) -> Label:
    """The printed form of one of a finding's fields."""
    table = {Outcome: "outcomes", Grade: "grades", Attribution: "attributions", Activation: "activations"}[type(value)]
    return Label(value=str(value), **labels()[table][str(value)])


def legend(table: str) -> tuple[Label, ...]:
    """All labels of ``outcomes``, ``grades`` or ``attributions``, in the file's order."""
    return tuple(Label(value=value, **entry) for value, entry in labels()[table].items())


def day_words(day: date) -> str:
    """``10 November 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def instant_words(instant: datetime) -> str:
    """``10 November 2020, 00:00 UTC+3``; in the zone that the instant carries."""
    return f"{day_words(instant)}, {instant:%H:%M} {zone_words(instant)}"


def zone_words(instant: datetime) -> str:
    """The offset that an instant carries: ``UTC``, ``UTC+3``, ``UTC−3:30``."""
    offset = instant.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "−"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def due_words(due: datetime, reading: str) -> str:
    """A due moment as its reading has it: midnight as the end of one day or the start of the next."""
    if due.time() == time.min and reading == DayEdge.END_OF_DAY:
        return f"end of {day_words(due - timedelta(days=1))}, {zone_words(due)}"
    if due.time() == time.min and reading == DayEdge.START_OF_DAY:
        return f"start of {day_words(due)}, {zone_words(due)}"
    return instant_words(due)


def bound_words(bound: Bound) -> str:
    """A day or an instant in words."""
    return instant_words(bound) if isinstance(bound, datetime) else day_words(bound)


def span_words(start: Bound | None, end: Bound | None) -> str:
    """``10 November 2020``, ``from … to …``, ``not after …``, ``since …`` or ``at an unknown time``."""
    if start is None:
        return "at an unknown time" if end is None else f"not after {bound_words(end)}"
    if end is None:
        return f"since {bound_words(start)}"
    return bound_words(start) if start == end else _from_to(start, end)


def _from_to(start: Bound, end: Bound) -> str:
    """Both bounds, with what they share said once: ``10 to 12 November 2020``, ``10 November 2020, 01:00 to 09:20 UTC``."""
    first, last = bound_words(start), bound_words(end)
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.utcoffset() == end.utcoffset():
            first = first.rsplit(" ", 1)[0]
            last = last.split(", ", 1)[1] if start.date() == end.date() else last
    elif not isinstance(start, datetime) and not isinstance(end, datetime) and start.year == end.year:
        first = str(start.day) if start.month == end.month else first.rsplit(" ", 1)[0]
    return f"{first} to {last}"


def moment_words(moment: Moment | None) -> str:
    """A moment as precise as it is known."""
    return "at an unknown time" if moment is None else span_words(moment.start, moment.end)


def figure_words(low: float | None, high: float | None) -> str:
    """``3``, ``at least 3``, ``up to 5``, ``3 to 5`` or ``an unknown number``."""
    if low is None:
        return "an unknown number" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def unit_words(unit: str) -> str:
    """The unit of a count as printed."""
    return str(labels()["units"].get(unit, unit))


def quantity_words(quantity: Quantity) -> str:
    """``at least 3 killed (civilians)``."""
    who = f" ({quantity.who})" if quantity.who else ""
    return f"{figure_words(quantity.low, quantity.high)} {unit_words(quantity.of)}{who}"


def best_words(figure: Figure) -> str:
    """``3 killed``, or where the figures leave more open ``3 killed (1 to 5; median of the latest figures of 3
    independent origins)``."""
    who = f" ({figure.who})" if figure.who else ""
    unit = f"{unit_words(figure.of)}{who}"
    if figure.best is None or figure.low == figure.best == figure.high:
        return f"{figure_words(figure.low, figure.high)} {unit}"
    return f"{figure.best:,} {unit} ({figure_words(figure.low, figure.high)}; {figure.rule})"


def place_words(place: Place) -> str:
    """The place as written, with its part in the act and its doubt where it was resolved."""
    role = "" if place.role is PlaceRole.AT else f"{place.role} "
    doubt = (
        f" (within {place.radius_km:g} km)" if place.radius_km else "" if place.lat is not None else " (not located)"
    )
    return f"{role}{place.text}{doubt}"


def act_title(act: str) -> str:
    """An act in short: ``fire.small_arms`` as ``Fire: small arms``."""
    family, _, kind = act.replace("_", " ").partition(".")
    return f"{family.capitalize()}: {kind}" if kind else family.capitalize()


def act_words(act: str) -> str:
    """What the vocabulary says that an act is; the id itself for an act that it does not know."""
    return act_meanings().get(act, act)


def joined(words: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    listed = list(words)
    return f" {last} ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def sentence(words: str) -> str:
    """Words as a sentence: a capital first and a full stop last."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words[-1:] in ".!?" else ".")


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``3 days``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
