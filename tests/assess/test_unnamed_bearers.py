"""Duties that the text lays on nobody by name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from trucewatch.assess import assess
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    Deontic,
    Due,
    FileStatus,
    Moment,
    Outcome,
    Party,
    Place,
    Precision,
    Source,
    Span,
    Term,
    Voice,
    Window,
    Zone,
)
from trucewatch.reconcile import reconcile

START, ABOUT = datetime(2021, 3, 1, tzinfo=UTC), datetime(2021, 3, 20, tzinfo=UTC)
STRIP = Place(text="the strip")
FOREIGN = Term(
    id="foreign",
    point="1",
    text="Foreign forces leave the strip.",
    modality=Deontic.OBLIGATION,
    bearer=None,
    counterparty=("BBB",),
    acts=("withdrawal",),
    zone="strip",
    window=Window(start=START, due=Due(unstated=True)),
)


def agreement(*terms: Term) -> Agreement:
    return Agreement(
        id="truce",
        title="A truce",
        signed=date(2021, 2, 28),
        timezone="UTC",
        status=FileStatus.TEST,
        parties=(
            Party(code="AAA", name="A", role="party"),
            Party(code="BBB", name="B", role="party"),
            Party(code="MISSION", name="the mission", role="monitor"),
        ),
        zones=(Zone(id="strip", names=("strip",)),),
        terms=terms,
    )


def seen(act: str, by: list[str]) -> Claim:
    moment = Moment(start=date(2021, 3, 5), end=date(2021, 3, 5), precision=Precision.DAY, zone="UTC")
    return Claim(
        id=act,
        document="doc",
        path="doc.txt",
        source=Source(name="MISSION", actor="MISSION"),
        published=moment,
        spans=(Span(start=0, end=len(act), text=act),),
        voices=(Voice(name="the mission", actor="MISSION"),),
        act=act,
        reported_as=act,
        initiator=tuple(Actor(text=code, actor=code) for code in by),
        place=(STRIP,),
        time=moment,
    )


@pytest.mark.parametrize(
    ("by", "outcome"),
    [
        (["CCC"], Outcome.KEPT),
        (["BBB"], Outcome.UNKNOWN),
        (["BBB.MIL"], Outcome.UNKNOWN),
        (["BBB", "CCC"], Outcome.KEPT),
        ([], Outcome.KEPT),
    ],
)
def test_it_is_done_by_anybody_but_the_side_to_which_it_is_owed(by: list[str], outcome: Outcome) -> None:
    claims = [seen("withdrawal", by)]
    assert assess(agreement(FOREIGN), reconcile(claims), claims, about=ABOUT)[0].outcome is outcome
