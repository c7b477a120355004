"""The annotated reports, both halves: each claim fits its text and the closed sets of the contract, read without the reader.

Nothing here measures the reader. What is checked is that the annotation can be trusted as a yardstick.
"""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from trucewatch.model import Modality, Moment, Polarity, Precision
from trucewatch.model.moment import read_bound

HERE = Path(__file__).parent
HALVES = ("reports", "held-out")
GENRES = {
    "wire",
    "party communique",
    "monitor daily",
    "monitor spot",
    "statement",
    "patrol log",
    "degraded translation",
    "encyclopedia",
}
UNITS = {
    "killed",
    "wounded",
    "captured",
    "missing",
    "detained",
    "released",
    "remains",
    "displaced",
    "violations",
    "explosions",
    "bursts",
    "shots",
    "cases",
    "weapons",
    "vehicles",
    "aircraft",
    "personnel",
    "people",
    "houses",
    "posts",
    "tonnes",
    "other",
}
DOCUMENT_KEYS = {"name", "published", "source", "language", "timezone", "genre"}
CLAIM_KEYS = {
    "quote", "voices", "act", "act_also", "initiator", "target", "place", "time", "counts", "polarity", "modality",
}  # fmt: skip


def records(half: str) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / half).glob("*.json"))}


RECORDS = {(half, name): record for half in HALVES for name, record in records(half).items()}
DOCUMENTS = [pytest.param(half, name, id=f"{half}-{name}") for half, name in RECORDS]


def text_of(half: str, name: str) -> str:
    return (HERE / half / f"{name}.txt").read_bytes().decode("utf-8")


def claims_of(half: str, name: str) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = RECORDS[half, name]["claims"]
    return claims


@pytest.fixture(scope="module")
def acts() -> frozenset[str]:
    text = files("trucewatch").joinpath("data/vocabularies/acts.yaml").read_text(encoding="utf-8")
    return frozenset(YAML(typ="safe").load(text))


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_there_and_each_text_has_its_claims(half: str) -> None:
    annotated = {path.stem for path in (HERE / half).glob("*.json")}
    written = {path.stem for path in (HERE / half).glob("*.txt")}
    assert annotated
    assert annotated == written


def test_both_halves_hold_every_genre_so_that_their_figures_compare() -> None:
    for half in HALVES:
        found = {record["document"]["genre"] for (where, _), record in RECORDS.items() if where == half}
        assert found == GENRES, half


def test_no_report_is_in_both_halves() -> None:
    assert [name for name, times in Counter(name for _, name in RECORDS).items() if times > 1] == []


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_the_document_says_who_published_it_when_and_in_which_zone(half: str, name: str) -> None:
    about = RECORDS[half, name]["document"]
    assert set(about) == DOCUMENT_KEYS
    assert about["name"] == name
    assert about["genre"] in GENRES
    assert about["source"]["name"]
    assert about["source"]["actor"]
    assert read_bound(about["published"])
    assert ZoneInfo(about["timezone"])


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_the_words_are_in_the_text(half: str, name: str) -> None:
    text = text_of(half, name)
    quotes = [claim["quote"] for claim in claims_of(half, name)]
    assert [quote for quote in quotes if quote not in text or quote != quote.strip() or not quote] == []
    assert [place for claim in claims_of(half, name) for place in claim["place"] if place not in text] == []


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_acts_units_and_states_are_of_the_closed_sets(half: str, name: str, acts: frozenset[str]) -> None:
    for claim in claims_of(half, name):
        assert set(claim) == CLAIM_KEYS, claim["quote"]
        assert {claim["act"], *claim["act_also"]} <= acts, claim["quote"]
        assert claim["act"] not in claim["act_also"], claim["quote"]
        assert Polarity(claim["polarity"])
        assert Modality(claim["modality"])


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_counts_have_a_known_unit_and_bounds_in_order(half: str, name: str) -> None:
    for claim in claims_of(half, name):
        for count in claim["counts"]:
            assert count["of"] in UNITS, claim["quote"]
            low, high = count["low"], count["high"]
            assert low is not None or high is not None, claim["quote"]
            assert low is None or high is None or 0 <= low <= high, claim["quote"]


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_actors_are_written_as_codes(half: str, name: str) -> None:
    for claim in claims_of(half, name):
        voices = [voice for voice in claim["voices"] if voice is not None]
        for code in (*voices, *claim["initiator"], *claim["target"]):
            assert code, claim["quote"]
            assert code == code.upper(), claim["quote"]
            assert not set(code) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-"), claim["quote"]


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_bounds_are_in_order_and_as_fine_as_their_precision(half: str, name: str) -> None:
    for claim in claims_of(half, name):
        time = claim["time"]
        written = [text for text in (time["from"], time["to"]) if text]
        fine = Precision(time["precision"]) in (Precision.MINUTE, Precision.HOUR)
        assert bool(written) is (time["precision"] != "unknown"), claim["quote"]
        assert any("T" in text for text in written) is fine, claim["quote"]
        moment = Moment(start=read_bound(time["from"]), end=read_bound(time["to"]))
        first, last = moment.earliest(), moment.latest()
        assert first is None or last is None or first <= last, claim["quote"]


@pytest.mark.parametrize(("half", "name"), DOCUMENTS)
def test_no_claim_is_written_twice(half: str, name: str) -> None:
    written = [json.dumps(claim, sort_keys=True) for claim in claims_of(half, name)]
    assert len(written) == len(set(written))
