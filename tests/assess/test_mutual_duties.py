"""Duties that both sides owe, or that the text lays on nobody by name."""

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
CROSSING = Term(
    id="crossing",
    point="1",
    text="Nobody moves into the strip.",
    modality=Deontic.PROHIBITION,
    bearer=("BBB",),
    acts=("advance",),
    zone="strip",
    window=Window(start=START),
)


def leaving(bearer: str, counterparty: str) -> Term:
    return Term(
        id=f"leaving-{bearer}",
        point="2",
        text="One side leaves the strip.",
        modality=Deontic.OBLIGATION,
        bearer=(bearer,),
        counterparty=(counterparty,),
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


def seen(act: str, by: str) -> Claim:
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
        initiator=(Actor(text=by, actor=by),),
        place=(STRIP,),
        time=moment,
    )


@pytest.mark.parametrize(
    ("duties", "outcome"),
    [
        ([leaving("AAA", "BBB")], Outcome.UNKNOWN),  # it may be taking over what A hands over
        ([leaving("AAA", "BBB"), leaving("BBB", "AAA")], Outcome.BREACHED),
        ([], Outcome.BREACHED),
    ],
)
def test_a_strip_that_both_sides_must_leave_is_handed_over_to_neither(duties: list[Term], outcome: Outcome) -> None:
    claims = [seen("advance", "BBB")]
    assert assess(agreement(CROSSING, *duties), reconcile(claims), claims, about=ABOUT)[0].outcome is outcome


@pytest.mark.parametrize(("by", "outcome"), [("CCC", Outcome.KEPT), ("BBB", Outcome.UNKNOWN)])
def test_a_duty_of_nobody_by_name_is_not_done_by_the_side_to_which_it_is_owed(by: str, outcome: Outcome) -> None:
    unnamed = Term(
        id="foreign",
        point="3",
        text="Others leave.",
        modality=Deontic.OBLIGATION,
        bearer=None,
        counterparty=("BBB",),
        acts=("withdrawal",),
        zone="strip",
        window=Window(start=START, due=Due(unstated=True)),
    )
    claims = [seen("withdrawal", by)]
    assert assess(agreement(unnamed), reconcile(claims), claims, about=ABOUT)[0].outcome is outcome
