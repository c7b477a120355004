"""Withdrawals: a record taken back by who had published it. What it had said stays on record, and counts no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.model.document import Source
from trucewatch.model.identity import content_id
from trucewatch.model.moment import Moment
from trucewatch.model.record import moment_record, read_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The record named ``key`` (as in `Document.key`) is taken back.

    ``published`` is when that was told, None where nobody says; ``by`` who told it, ``why`` in their words; ``path``
    and ``text`` are the row that says so.
    """

    key: str
    published: Moment | None = None
    by: Source = Source()
    why: str = ""
    path: str = ""
    text: str = ""

    @property
    def id(self) -> str:
        """The hash of what it says; where the file lies is no part of that."""
        return content_id("w1", {**withdrawal_record(self), "path": ""})


def withdrawal_record(withdrawal: Withdrawal) -> dict[str, Any]:
    """The members of a withdrawal."""
    return {
        "key": withdrawal.key,
        "published": moment_record(withdrawal.published) if withdrawal.published else None,
        "by": {"name": withdrawal.by.name, "actor": withdrawal.by.actor},
        "why": withdrawal.why,
        "path": withdrawal.path,
        "text": withdrawal.text,
    }


def read_withdrawal(record: Mapping[str, Any]) -> Withdrawal:
    """The reverse of `withdrawal_record`."""
    published = record.get("published")
    return Withdrawal(
        key=record["key"],
        published=read_moment(published) if published else None,
        by=Source(name=record["by"]["name"], actor=record["by"]["actor"]),
        why=record["why"],
        path=record["path"],
        text=record["text"],
    )
