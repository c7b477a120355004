"""Who is hit decides the act where the words name no weapon."""

from __future__ import annotations

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.locate import Gazetteer
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.model import Document, Mentions, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def acts(extractor: Extractor, text: str) -> list[str]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    places = Gazetteer.packaged().spot(text)
    reading = Reading(document=document, mentions=Mentions(places=places, times=spot_times(text)))
    return [draft.act for draft in extractor.extract(reading).drafts]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Militiamen killed four villagers near the river.", "attack.civilians"),
        ("A teacher was murdered on the road to the mill.", "attack.civilians"),
        ("Militiamen killed four soldiers near the river.", "harm"),
        ("Four villagers were killed near the river.", "harm"),
        ("Militiamen killed two peacekeepers near the river.", "attack.monitor"),
        ("A UNIFIL vehicle was fired at near the river.", "attack.monitor"),
        ("An army lorry was fired at near the river.", "fire"),
    ],
)
def test_the_victim_names_the_act(extractor: Extractor, text: str, act: str):
    assert acts(extractor, text) == [act]


def test_what_was_fired_at_did_not_fire(extractor: Extractor):
    assert acts(extractor, "Militiamen fired at an army helicopter.") == ["fire"]


def test_one_man_with_his_rank_counts_one(extractor: Extractor):
    assert acts(extractor, "Corporal Vantsyan died at noon.") == ["harm"]


def test_a_past_tense_taken_for_a_participle_keeps_its_subject(extractor: Extractor):
    assert acts(extractor, "A quadcopter hovered over the patrol.") == ["overflight"]


def test_villagers_killed_by_a_told_act_are_its_toll(extractor: Extractor):
    assert acts(extractor, "Both armies exchanged fire, killing four villagers.") == ["fire"]


def test_victims_without_a_number_are_harm_all_the_same(extractor: Extractor):
    assert acts(extractor, "Villagers were killed in their sleep.") == ["harm"]


def test_hit_in_a_strike_is_one_act(extractor: Extractor):
    assert acts(extractor, "The hospital was hit in an air strike.") == ["strike.air"]


def targets(extractor: Extractor, text: str) -> list[list[str | None]]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    places = Gazetteer.packaged().spot(text)
    reading = Reading(document=document, mentions=Mentions(places=places, times=spot_times(text)))
    return [[actor.actor for actor in draft.target] for draft in extractor.extract(reading).drafts]


@pytest.mark.parametrize(
    "hit",
    ["a market", "homes near the river", "peaceful settlements", "a camp for displaced people"],
)
def test_who_hits_homes_hits_civilians(extractor: Extractor, hit: str):
    assert targets(extractor, f"M23 shelled {hit}.") == [["CIV"]]


def test_who_hits_a_trench_hits_nobody_named(extractor: Extractor):
    assert targets(extractor, "M23 shelled a trench near the river.") == [[]]
