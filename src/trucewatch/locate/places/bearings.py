"""Bearings and distances around a place: "31km north-east of X", "X (15km west of Y)", "near X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.geo.sphere import compass_name

KM: dict[str, float] = {"k": 1.0, "m": 0.001, "mi": 1.609344}
SEVERAL = {"a few": (2.0, 5.0), "several": (3.0, 9.0), "a couple of": (1.0, 3.0), "a": (1.0, 1.0), "one": (1.0, 1.0),
           "two": (2.0, 2.0), "three": (3.0, 3.0), "four": (4.0, 4.0), "five": (5.0, 5.0), "six": (6.0, 6.0),
           "seven": (7.0, 7.0), "eight": (8.0, 8.0), "nine": (9.0, 9.0), "ten": (10.0, 10.0), "twenty": (20.0, 20.0),
           "half a": (0.5, 0.5), "dozens of": (20.0, 90.0), "some hundred": (100.0, 100.0)}  # fmt: skip

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?"
_WORDS = "|".join(sorted(SEVERAL, key=len, reverse=True))
_UNIT = r"km|kms|kilomet(?:re|er)s?|metres?|meters?|miles?|m"
_QUALIFIER = (
    r"(?:(?:about|approx\.?|approximately|some|around|roughly|nearly|almost|est\.?|ca\.?|c\.|over|under|within|"
    r"less than|more than|up to|at least|just|only|an estimated)\s+)*"
)
_COMPASS_WORD = r"(?:north|south|east|west)(?:[\s-]?(?:north|south|east|west)){0,2}(?:ern|wards?)?"
_TO_THE = r"(?:(?:to|in|on)\s+the\s+)?"
_AWAY = r"(?:away\s+)?(?:of|from|off|outside|inside|into|within|behind|beyond|deep into|short of)"


def distance_pattern(mark: str = "") -> str:
    """A distance with its unit; ``mark`` is added to the names of the groups."""
    return (
        rf"{_QUALIFIER}(?:(?P<low{mark}>{_NUMBER})(?:\s*(?:-|–|—|to|or|and)\s*(?P<high{mark}>{_NUMBER}))?"
        rf"|(?P<words{mark}>{_WORDS}))[\s-]?(?P<unit{mark}>{_UNIT})\b"
    )


def direction_pattern(mark: str = "") -> str:
    """A compass direction in words, or in capitals."""
    return rf"(?P<bearing{mark}>{_COMPASS_WORD}|(?-i:[NSEW]{{1,3}}))"


def both_pattern(mark: str = "") -> str:
    """A distance and a direction."""
    return rf"{distance_pattern(mark)}\s*{_TO_THE}{direction_pattern(mark)}"


BEFORE_PLACE = re.compile(
    rf"(?<![\w.])(?:{both_pattern()}\s+(?:of|from)|{_TO_THE}{direction_pattern('2')}\s+(?:of|from)"
    rf"|{distance_pattern('3')}\s*{_AWAY})\s+(?:the\s+)?$",
    re.IGNORECASE,
)
LOOSE = re.compile(rf"(?<![\w.]){both_pattern()}\b(?!\s+(?:of|from)\b|-\w)", re.IGNORECASE)
GLOSS = re.compile(
    rf"\s*\((?P<inside>[^()]{{0,90}}?{both_pattern()}\s+(?:of|from)\s+(?P<anchor>[^();,]{{2,60}})[^()]{{0,60}})\)"
    rf"|,\s+{both_pattern('2')}\s+(?:of|from)\s+(?=(?:the\s+)?\w)",
    re.IGNORECASE,
)
CONTROL = re.compile(
    r"\s*\((?:non-)?(?:government|rebel|opposition|houthi)-(?:controlled|held)[^()]{0,80}\)", re.IGNORECASE
)
LOOK_BACK = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A direction and a distance in kilometres, either of which may be missing; ``start`` is where they begin."""

    start: int
    direction: str | None
    distance_km: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A gloss after a place: it lies ``distance_km`` ``direction`` of what begins at ``anchor``; ``end`` is its end."""

    end: int
    anchor: int
    direction: str
    distance_km: tuple[float, float]


def before(text: str, start: int) -> Bearing | None:
    """The bearing, the distance or both that stand before a place that begins at ``start``."""
    from_ = max(0, start - LOOK_BACK)
    match = BEFORE_PLACE.search(text[from_:start])
    if match is None:
        return None
    direction = match["bearing"] or match["bearing2"]
    return Bearing(
        start=from_ + match.start() + leading_space(match.group()),
        direction=compass_name(direction) if direction else None,
        distance_km=distance_of(match, "") or distance_of(match, "3"),
    )


def gloss_after(text: str, end: int) -> Gloss | None:
    """The bearing in brackets, or after a comma, that says where the place that ends at ``end`` lies."""
    match = GLOSS.match(text, end)
    if match is None:
        return None
    suffix = "" if match["inside"] else "2"
    direction = compass_name(match[f"bearing{suffix}"])
    distance = distance_of(match, suffix)
    if direction is None or distance is None:
        return None
    anchor = match.start("anchor") if match["inside"] else match.end()
    return Gloss(end=match.end(), anchor=anchor, direction=direction, distance_km=distance)


def loose(text: str) -> list[tuple[int, int, Bearing]]:
    """Distances with a direction and no place beside them: seen from where the observer stands."""
    found = []
    for match in LOOSE.finditer(text):
        direction, distance = compass_name(match["bearing"]), distance_of(match, "")
        if direction is not None and distance is not None:
            bearing = Bearing(start=match.start(), direction=direction, distance_km=distance)
            found.append((match.start(), match.end(), bearing))
    return found


def control_after(text: str, end: int) -> int:
    """Where a note of control in brackets ends ("(government-controlled)"), or ``end`` where there is none."""
    match = CONTROL.match(text, end)
    return match.end() if match else end


def lead_before(text: str, start: int, leads: Sequence[str]) -> int:
    """Where words such as "on the outskirts of" begin before a place, or ``start`` where there are none."""
    head = text[max(0, start - LOOK_BACK) : start].rstrip()
    head = head[:-4].rstrip() if head.lower().endswith(" the") else head
    for lead in leads:
        if head.lower().endswith(lead) and not head[: -len(lead)][-1:].isalnum():
            return max(0, start - LOOK_BACK) + len(head) - len(lead)
    return start


def distance_of(match: re.Match[str], suffix: str) -> tuple[float, float] | None:
    """The distance of a match in kilometres, as bounds."""
    unit = match[f"unit{suffix}"]
    if unit is None:
        return None
    factor = KM["mi"] if unit.lower().startswith("mi") else KM["k"] if unit.lower().startswith("k") else KM["m"]
    words = match[f"words{suffix}"]
    if words:
        low, high = SEVERAL[" ".join(words.lower().split())]
    else:
        low = number(match[f"low{suffix}"])
        high = number(match[f"high{suffix}"] or match[f"low{suffix}"])
    return min(low, high) * factor, max(low, high) * factor


def number(digits: str) -> float:
    """A number as written; a comma before three digits parts thousands, any other is a decimal sign."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", "."))


def leading_space(piece: str) -> int:
    """How many blanks a piece begins with."""
    return len(piece) - len(piece.lstrip())
