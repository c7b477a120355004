"""Attributes: on each thing about an incident, whether the members agree, one voice tells it, or they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.model.incident import Attribute, AttributeState, Saying, count_independent
from trucewatch.reconcile.origins import root_of
from trucewatch.reconcile.questions import Question, Told

SEVERAL = 2


def attribute_of(question: Question) -> Attribute:
    """The state of one thing, with who says what: what counts today first, each part in the order of its words."""
    return Attribute(
        name=question.name,
        of=question.of,
        who=question.who,
        state=_state(question),
        sayings=(*_sayings(question.current, replaced=False), *_sayings(question.replaced, replaced=True)),
    )


def _state(question: Question) -> AttributeState:
    if question.is_contradicted:
        return AttributeState.CONTRADICTED
    if question.replaced:
        return AttributeState.CORRECTED
    several = len(question.current) >= SEVERAL and independent(question.current) >= SEVERAL
    return AttributeState.AGREED if several else AttributeState.ONE_VOICE


def independent(told: Iterable[Told]) -> int:
    """How many independent origins tell something."""
    return count_independent(root_of(each.facts.origin, each.facts.coded) for each in told)


def _sayings(told: Sequence[Told], *, replaced: bool) -> Iterator[Saying]:
    by_value: dict[str, list[Told]] = {}
    for each in told:
        by_value.setdefault(each.value, []).append(each)
    for value in sorted(by_value):
        yield Saying(
            value=value,
            origins=tuple(sorted({each.facts.origin for each in by_value[value]})),
            claims=tuple(sorted({each.claim.id for each in by_value[value]})),
            replaced=replaced,
        )
