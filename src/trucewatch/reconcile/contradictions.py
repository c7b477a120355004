"""Contradictions: where the claims of one incident cannot all be true, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.model import Attribute, AttributeState, Contradiction, content_id
from trucewatch.reconcile.facts import Facts

POLARITY = "polarity"


def contradictions_of(
    members: Iterable[Facts], attributes: Sequence[Attribute], incident: str
) -> tuple[Contradiction, ...]:
    """All things on which the members of an incident contradict each other: whether it happened, and what of it.

    The sides are what counts today: a figure that its own voice has replaced contradicts nobody.
    """
    denied: dict[str, list[str]] = {}
    for facts in members:
        denied.setdefault(str(facts.claim.polarity), []).append(facts.claim.id)
    polarity = [_contradiction(incident, POLARITY, None, None, denied.items())] if len(denied) > 1 else []
    differing = (each for each in attributes if each.state is AttributeState.CONTRADICTED)
    return (*polarity, *(_of_attribute(incident, each) for each in differing))


def _of_attribute(incident: str, attribute: Attribute) -> Contradiction:
    sides = ((saying.value, saying.claims) for saying in attribute.sayings if not saying.replaced)
    return _contradiction(incident, attribute.name, attribute.of, attribute.who, sides)


def _contradiction(
    incident: str, attribute: str, of: str | None, who: str | None, sides: Iterable[tuple[str, Sequence[str]]]
) -> Contradiction:
    return Contradiction(
        id=content_id("x1", [incident, attribute, of, who]),
        attribute=attribute,
        of=of,
        who=who,
        sides=tuple((value, tuple(sorted(set(claims)))) for value, claims in sorted(sides)),
    )
