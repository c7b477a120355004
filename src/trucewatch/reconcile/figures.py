"""How many: low, best and high, and the range that the claims leave open. Tellings of one toll are never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.model import Quantity
from trucewatch.model.incident import Figure, Resolution
from trucewatch.reconcile.founding import publication_order
from trucewatch.reconcile.origins import root_of
from trucewatch.reconcile.questions import Question, Told

Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """One count with the figures that stand: the latest of each voice, less those that people set aside."""

    question: Question
    told: tuple[Told, ...]
    settled: Resolution | None = None


def counted(question: Question, settled: Resolution | None, wrong: frozenset[str]) -> Counted:
    """The count of a question; ``wrong`` are the claims whose figure people found wrong."""
    told = tuple(each for each in question.current if each.claim.id not in wrong)
    return Counted(question=question, told=told, settled=settled)


def quantity_of(count: Counted, figure: Figure) -> Quantity:
    """What the figures that stand leave open: the lowest low to the highest high; where they differ, with the best."""
    ranges = {_range(each) for each in count.told}
    texts = sorted({each.quantity.text for each in count.told if each.quantity and each.quantity.text})
    best = f"best {figure.best:g}: {figure.rule}" if figure.best is not None and len(ranges) > 1 else None
    return Quantity(of=figure.of, who=figure.who, low=figure.low, high=figure.high, text="; ".join(texts), note=best)


def figure_of(count: Counted) -> Figure:
    """Low, best and high of one count.

    Each independent origin has one figure, its latest; a range counts with its low end, as its source vouches for no
    more. ``best`` is the median of these, of an even number the lower of the middle two.
    """
    latest = _latest(count.told)
    ranges = {_range(each) for each in count.told}
    numbers = sorted(low for low, _ in map(_range, latest) if low is not None)
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    return Figure(
        of=count.question.of or "",
        who=count.question.who,
        low=min(lows, default=None),
        best=numbers[(len(numbers) - 1) // 2] if numbers else None,
        high=max(highs) if len(highs) == len(ranges) else None,
        rule=_rule(count, latest, numbers),
    )


def _rule(count: Counted, latest: Sequence[Told], numbers: Sequence[float]) -> str:
    if count.settled is not None and count.settled.side is not None:
        return f"settled by {count.settled.by}"
    if not numbers:
        return "no origin gives a number from below"
    if len(latest) == 1:
        return "the latest figure of one origin" if count.question.replaced else "the figure of one origin"
    if len(set(numbers)) == 1:
        return f"the figure of {len(latest)} independent origins"
    return f"median of the latest figures of {len(latest)} independent origins"


def _latest(told: Iterable[Told]) -> list[Told]:
    """The latest figure of each independent origin; of several published together the lowest."""
    newest: dict[str, Told] = {}
    for each in sorted(told, key=_from_oldest):
        newest[root_of(each.facts.origin, each.facts.coded)] = each
    singles = {root for root in newest if "+" not in root}
    return [each for root, each in newest.items() if "+" not in root or singles.isdisjoint(root.split("+"))]


def _from_oldest(told: Told) -> tuple[object, ...]:
    unknown, published = publication_order(told.claim)
    return (not unknown, published, -(_range(told)[0] or 0.0), told.claim.id)


def _range(told: Told) -> Range:
    return (told.quantity.low, told.quantity.high) if told.quantity else (None, None)
