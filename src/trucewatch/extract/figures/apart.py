"""Figures set apart: those of an earlier period ("compared with 13 the day before") and those that are taken back.

Neither counts what the sentence reports. Each makes a claim of its own beside it: the earlier figure with its own
time, the retracted one denied. The wordings stand in `data/lexicons/figures.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from trucewatch.extract.acts.lexicon import read_yaml
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.figures.numbers import Count
from trucewatch.extract.scene import Scene
from trucewatch.model import Polarity, Quantity

RETRACTED = "retracted"
LOOK_BACK = 60
NUMBER_FROM_TO = re.compile(r"\bfrom\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartFigure:
    """A number that is compared or taken back; offsets are those of the sentence, ``end`` that of its wording."""

    count: Count
    retracted: bool
    start: int
    end: int


@cache
def wordings() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before and after a figure set apart, by kind."""
    raw = read_yaml(files("trucewatch.data") / "lexicons" / "figures.yaml")
    return {
        kind: (
            re.compile(
                rf"(?:^|(?<=\W)|(?=[,(]))(?:{'|'.join(found['before'])})\s+(?:an? |the |only |just |its )?$",
                re.IGNORECASE,
            ),
            re.compile(rf"\s*(?:{'|'.join(found['after'])})", re.IGNORECASE),
        )
        for kind, found in raw.items()
    }


def set_apart(text: str, counts: Iterable[Count]) -> list[ApartFigure]:
    """The numbers of a sentence that are compared with or replaced by another one.

    A number is set apart only beside another one: "against 13 villages" alone compares nothing.
    """
    ordered = sorted(counts, key=lambda count: count.start)
    found = [hit for count in ordered if (hit := apart_figure(text, count)) is not None]
    return found if len(found) < len(ordered) or any(hit.retracted for hit in found) else []


def apart_figure(text: str, count: Count) -> ApartFigure | None:
    """How a number is set apart; None where it is not. Taking back goes before comparing."""
    for kind in ("retracted", "earlier"):
        before, after = wordings()[kind]
        led = before.search(text[max(0, count.start - LOOK_BACK) : count.start])
        followed = after.match(text, count.end)
        if led or followed:
            start = max(0, count.start - LOOK_BACK) + led.start() if led else count.start
            return ApartFigure(
                count=count, retracted=kind == "retracted", start=start, end=followed.end() if followed else count.end
            )
    return None


def is_difference(text: str, count: Count) -> bool:
    """Whether a number only says by how much another one rose or fell: "14 incidents, three fewer than last week"."""
    before, after = wordings()["difference"]
    led = before.search(text[max(0, count.start - LOOK_BACK) : count.start])
    return bool(led or after.match(text, count.end))


def pieces_apart(tellings: Sequence[Telling], scene: Scene, apart: Iterable[ApartFigure]) -> list[Telling]:
    """The claims that the figures set apart make, each beside the telling whose count it is compared with."""
    return [piece for figure in apart if (piece := piece_apart(tellings, scene, figure)) is not None]


def piece_apart(tellings: Sequence[Telling], scene: Scene, figure: ApartFigure) -> Telling | None:
    """One figure's claim: what the nearest counted telling says, with this count instead."""
    counted = [t for t in tellings if t.counts]
    if not counted:
        return None
    at = scene.sentence.start + figure.count.start
    partner = min(counted, key=lambda t: abs(scene.start_of(t.event.token) - at))
    piece = copy(partner)
    count = figure.count
    unit = partner.counts[-1].of
    piece.counts = [Quantity(of=unit, low=count.low, high=count.high, text=count.text, note=count.note)]
    start, end = scene.sentence.start + figure.start, scene.sentence.start + figure.end
    own = tuple(t for t in scene.times if start <= t.start and t.start <= end + 1)
    piece.lead, piece.start, piece.end = (partner.start, partner.end), start, max([end, *(t.end for t in own)])
    piece.notes = list(partner.notes)
    if figure.retracted:
        piece.stance = replace(partner.stance, polarity=Polarity.DENIED)
        piece.notes.append(RETRACTED)
    else:
        piece.times = own
    return piece
