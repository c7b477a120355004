"""Records of what the members of an incident say of it: attributes, figures and contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trucewatch.model.incident import Attribute, AttributeState, Contradiction, Figure, Resolution, Saying
from trucewatch.model.moment import bound_text
from trucewatch.model.record import Record


def attribute_record(attribute: Attribute) -> Record:
    """One attribute with its state and who says what."""
    return {
        "attribute": attribute.name,
        "of": attribute.of,
        "who": attribute.who,
        "state": str(attribute.state),
        "sayings": [
            {
                "value": saying.value,
                "origins": list(saying.origins),
                "claims": list(saying.claims),
                "replaced": saying.replaced,
            }
            for saying in attribute.sayings
        ],
    }


def read_attribute(record: Mapping[str, Any]) -> Attribute:
    """The reverse of `attribute_record`."""
    return Attribute(
        name=record["attribute"],
        of=record.get("of"),
        who=record.get("who"),
        state=AttributeState(record["state"]),
        sayings=tuple(
            Saying(
                value=item["value"],
                origins=tuple(item["origins"]),
                claims=tuple(item["claims"]),
                replaced=item["replaced"],
            )
            for item in record["sayings"]
        ),
    )


def figure_record(figure: Figure) -> Record:
    """Low, best, high and the rule."""
    return {
        "of": figure.of,
        "who": figure.who,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "rule": figure.rule,
    }


def read_figure(record: Mapping[str, Any]) -> Figure:
    """The reverse of `figure_record`."""
    return Figure(**{name: record[name] for name in ("of", "who", "low", "best", "high", "rule")})


def contradiction_record(contradiction: Contradiction) -> Record:
    """The attribute, its sides (``{"value", "claims"}`` each), and what people have done about it."""
    return {
        "contradiction": contradiction.id,
        "attribute": contradiction.attribute,
        "of": contradiction.of,
        "who": contradiction.who,
        "sides": [{"value": value, "claims": list(claims)} for value, claims in contradiction.sides],
        "state": str(contradiction.handling),
        "assigned_to": contradiction.assigned_to,
        "resolution": _resolution_record(contradiction.resolution) if contradiction.resolution else None,
    }


def read_contradiction(record: Mapping[str, Any]) -> Contradiction:
    """The reverse of `contradiction_record`."""
    resolution = record.get("resolution")
    return Contradiction(
        id=record.get("contradiction", ""),
        attribute=record["attribute"],
        of=record.get("of"),
        who=record.get("who"),
        sides=tuple((side["value"], tuple(side["claims"])) for side in record["sides"]),
        assigned_to=record.get("assigned_to"),
        resolution=_read_resolution(resolution) if resolution else None,
    )


def _resolution_record(resolution: Resolution) -> Record:
    return {
        "judgement": resolution.judgement,
        "side": resolution.side,
        "by": resolution.by,
        "at": bound_text(resolution.at),
        "why": resolution.why,
        "stale": resolution.stale,
    }


def _read_resolution(record: Mapping[str, Any]) -> Resolution:
    return Resolution(
        judgement=record["judgement"],
        side=record["side"],
        by=record["by"],
        at=datetime.fromisoformat(record["at"]),
        why=record["why"],
        stale=record["stale"],
    )
