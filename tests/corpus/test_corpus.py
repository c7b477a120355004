"""The expected claims fit their texts, the vocabularies and the manifest; they are data, read here without the reader."""

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from trucewatch.model import Modality, Moment, Polarity, Precision
from trucewatch.model.moment import read_bound

HERE = Path(__file__).parent
DATA = files("trucewatch").joinpath("data")
DOSSIER = DATA.joinpath("dossiers/karabakh-donbas-2020")
UNITS = [
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
]
EXPECTED = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.json"))}
CLAIMS = [
    pytest.param(name, claim, id=f"{name}-{number}")
    for name, record in EXPECTED.items()
    for number, claim in enumerate(record["claims"])
]


@pytest.fixture(scope="module")
def acts() -> frozenset[str]:
    text = DATA.joinpath("vocabularies/acts.yaml").read_text(encoding="utf-8")
    return frozenset(YAML(typ="safe").load(text))


def text_of(name: str) -> str:
    return DOSSIER.joinpath(f"{name}.txt").read_bytes().decode("utf-8")


def test_there_are_enough_of_them() -> None:
    assert len(EXPECTED) >= 6


@pytest.mark.parametrize("name", EXPECTED)
def test_the_document_is_what_the_manifest_says(name: str) -> None:
    rows = csv.DictReader(DOSSIER.joinpath("manifest.csv").read_text(encoding="utf-8").splitlines())
    row = next(row for row in rows if row["path"] == f"{name}.txt")
    about = EXPECTED[name]["document"]
    assert (about["name"], about["source"]["name"], about["source"]["actor"]) == (name, row["source"], row["actor"])
    assert (about["timezone"], about["language"]) == (row["timezone"], row["language"])
    assert about["published"].startswith(row["published"])
    assert read_bound(about["published"])
    assert ZoneInfo(about["timezone"])


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_the_words_are_in_the_text(name: str, claim: dict[str, Any]) -> None:
    text = text_of(name)
    assert claim["quote"] in text
    assert claim["quote"] == claim["quote"].strip()
    assert [place for place in claim["place"] if place not in text] == []


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_acts_units_and_states_are_of_the_vocabulary(name: str, claim: dict[str, Any], acts: frozenset[str]) -> None:
    assert [act for act in (claim["act"], *claim["act_also"]) if act not in acts] == [], name
    assert claim["act"] not in claim["act_also"]
    assert Polarity(claim["polarity"])
    assert Modality(claim["modality"])
    for count in claim["counts"]:
        assert count["of"] in UNITS
        assert count["low"] is None or count["high"] is None or count["low"] <= count["high"]


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_bounds_are_in_order_and_as_fine_as_their_precision(name: str, claim: dict[str, Any]) -> None:
    time = claim["time"]
    written = [text for text in (time["from"], time["to"]) if text]
    fine = Precision(time["precision"]) in (Precision.MINUTE, Precision.HOUR)
    assert bool(written) is (time["precision"] != "unknown"), name
    assert any("T" in text for text in written) is fine
    moment = Moment(start=read_bound(time["from"]), end=read_bound(time["to"]))
    first, last = moment.earliest(), moment.latest()
    assert first is None or last is None or first <= last
