from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

from trucewatch.assess import exchanges
from trucewatch.model import (
    Actor,
    Agreement,
    Claim,
    Deontic,
    ExchangeRow,
    FileStatus,
    Modality,
    Moment,
    Party,
    Polarity,
    Precision,
    Quantity,
    Source,
    Span,
    Term,
    Voice,
    Window,
)
from trucewatch.model.record_of_board import exchange_record
from trucewatch.reconcile import reconcile

ABOUT = datetime(2020, 12, 31, tzinfo=UTC)
DUTY = Term(
    id="p8",
    point="8",
    text="Prisoners and hostages are exchanged.",
    modality=Deontic.OBLIGATION,
    bearer=("AZE", "ARM"),
    acts=("exchange.prisoners", "release"),
    window=Window(),
)
AGREEMENT = Agreement(
    id="statement",
    title="A statement",
    signed=date(2020, 11, 9),
    timezone="UTC",
    status=FileStatus.TEST,
    parties=(
        Party(code="ARM", name="Armenia", role="party"),
        Party(code="AZE", name="Azerbaijan", role="party"),
        Party(code="RUS", name="Russia", role="guarantor"),
    ),
    zones=(),
    terms=(DUTY,),
)


def freed(name: str, number: int | None, voice: str = "AFP", day: int = 14, **fields: object) -> Claim:
    when = Moment(start=date(2020, 12, day), end=date(2020, 12, day), precision=Precision.DAY, zone="UTC")
    values: dict[str, object] = {
        "voices": (Voice(name=voice.title(), actor=voice),),
        "initiator": (Actor(text="Azerbaijan", actor="AZE"),),
        "target": (Actor(text="Armenia", actor="ARM"),),
        "counts": () if number is None else (Quantity(of="released", low=number, high=number),),
        "act": "release",
        "reported_as": "released prisoners",
        "spans": (Span(start=0, end=9, text="prisoners"),),
        "time": when,
        "published": when,
    }
    return Claim(
        id=name, document=name, path=f"{name}.txt", source=Source(name=voice, actor=voice), **(values | fields)
    )


def row_of(rows: tuple[ExchangeRow, ...], side: str, kind: str) -> ExchangeRow:
    (row,) = [row for row in rows if row.sides == (side,) and row.kind == kind]
    return row


def ledger(*claims: Claim, agreement: Agreement = AGREEMENT) -> tuple[ExchangeRow, ...]:
    return exchanges([agreement], reconcile(claims), claims, about=ABOUT)


def test_the_text_promises_each_kind_that_it_names_from_each_side_and_no_number() -> None:
    rows = ledger()
    assert {(row.sides, row.kind) for row in rows} == {
        ((side,), kind) for side in ("ARM", "AZE") for kind in ("prisoners", "detainees")
    }
    assert {(row.promised[0].term, row.open_high) for row in rows} == {("p8", None)}


def test_two_independent_origins_corroborate_and_two_outlets_of_a_party_do_not() -> None:
    row = row_of(ledger(freed("a", 44, "AFP"), freed("b", 44, "REUTERS")), "AZE", "prisoners")
    assert [(figure.low, figure.claims) for figure in row.corroborated] == [(44, ("a", "b"))]
    own = row_of(ledger(freed("a", 44, "AZE.MOD"), freed("b", 44, "AZE.MFA")), "AZE", "prisoners")
    assert not own.corroborated
    assert sum(len(figure.claims) for figure in own.reported) == 2


def test_the_receiving_side_admits_what_it_received() -> None:
    assert row_of(ledger(freed("a", 44, "ARM.GOV")), "AZE", "prisoners").corroborated


def test_one_source_adds_its_own_days_and_never_those_of_another() -> None:
    rows = ledger(freed("a", 44, "AFP", 14), freed("b", 12, "AFP", 20), freed("c", 5, "REUTERS", 22))
    row = row_of(rows, "AZE", "prisoners")
    assert [(figure.sources, figure.low) for figure in row.reported] == [(("AFP",), 56), (("REUTERS",), 5)]


def test_what_was_promised_in_numbers_and_is_not_corroborated_is_open() -> None:
    promise = freed("p", 60, "AZE.PRES", 10, modality=Modality.PROMISED)
    row = row_of(ledger(promise, freed("a", 44, "AFP"), freed("b", 44, "REUTERS")), "AZE", "prisoners")
    assert (row.open_low, row.open_high) == (16, 16)
    silent = row_of(ledger(promise), "AZE", "prisoners")
    assert (silent.open_low, silent.open_high) == (60, 60)


def test_a_number_told_of_both_sides_is_not_parted_and_an_exchange_without_one_is_told_of_each() -> None:
    both = (Actor(text="Azerbaijan", actor="AZE"), Actor(text="Armenia", actor="ARM"))
    joint = freed("a", 56, act="exchange.prisoners", initiator=both, target=())
    assert any(row.sides == ("ARM", "AZE") and row.reported[0].low == 56 for row in ledger(joint))
    silent = ledger(replace(joint, counts=()))
    assert [row_of(silent, side, "prisoners").reported[0].low for side in ("ARM", "AZE")] == [None, None]


def test_a_denial_stands_beside() -> None:
    row = row_of(ledger(freed("a", 44), freed("b", None, "ARM.GOV", polarity=Polarity.DENIED)), "AZE", "prisoners")
    assert row.denied == ("b",)


def test_what_others_exchange_is_none_of_the_agreements_business() -> None:
    other = freed("a", 3, initiator=(Actor(text="Syria", actor="SYR"),), target=(Actor(text="Turkey", actor="TUR"),))
    assert not any(row.reported for row in ledger(other))


def test_nobody_is_named() -> None:
    witness = Voice(name="Aram Test-Witness", actor=None)
    told = freed("a", 1, voices=(witness,), target=(Actor(text="Davit Test-Prisoner", actor="ARM"),))
    for row in ledger(told):
        assert "Test-" not in str(exchange_record(row))


def test_the_order_of_arrival_changes_nothing() -> None:
    claims = [freed("a", 44), freed("b", 12, "AFP", 20), freed("c", 44, "REUTERS")]
    assert len({ledger(*order) for order in permutations(claims)}) == 1
