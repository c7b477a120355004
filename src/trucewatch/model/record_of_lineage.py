"""Records of stages in an incident's life: plain JSON data and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trucewatch.model.lineage import Change, Stage, Turn
from trucewatch.model.record import Record


def stage_record(stage: Stage) -> Record:
    """One stage as one JSON object."""
    return {
        "incident": stage.incident,
        "claims": list(stage.claims),
        "changes": [
            {"turn": str(change.turn), "claims": list(change.claims), "incidents": list(change.incidents)}
            for change in stage.changes
        ],
        "judgements": list(stage.judgements),
    }


def read_stage(record: Mapping[str, Any]) -> Stage:
    """The reverse of `stage_record`. Raises KeyError or ValueError for a record out of form."""
    return Stage(
        incident=record["incident"],
        claims=tuple(record["claims"]),
        changes=tuple(
            Change(turn=Turn(item["turn"]), claims=tuple(item["claims"]), incidents=tuple(item["incidents"]))
            for item in record["changes"]
        ),
        judgements=tuple(record["judgements"]),
    )
