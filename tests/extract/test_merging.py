"""One happening told with several words is one claim."""

from __future__ import annotations

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.model import Document, Draft, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def drafts(extractor: Extractor, text: str) -> list[Draft]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    return list(extractor.extract(Reading(document=document)).drafts)


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("A burst of machine-gun fire hit a post of the militia.", ["fire.small_arms"]),
        ("The team heard two bursts of small-arms fire and a shot of sniper fire.", ["fire.small_arms"]),
        ("Drones struck the fuel depot, setting it ablaze.", ["strike.uav"]),
        ("Three houses were damaged by the shelling.", ["fire.indirect"]),
        ("The battery returned fire, with 22 shells landing near the grove.", ["fire.indirect"]),
        ("The team heard three explosions, assessed as outgoing mortar rounds.", ["fire.indirect"]),
        ("Rebels attacked the base using mortars.", ["assault"]),
        ("A missile struck the town.", ["fire.missile"]),
    ],
)
def test_one_happening_is_one_claim(extractor: Extractor, sentence: str, acts: list[str]):
    assert [draft.act for draft in drafts(extractor, sentence)] == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        (
            "The team heard three undetermined explosions and nine bursts of rifle fire.",
            ["explosion", "fire.small_arms"],
        ),
        ("Rebels shelled the town and mined the road.", ["fire.indirect", "mine.laying"]),
        ("Warplanes bombed the port and gunmen ambushed a column.", ["strike.air", "assault.ambush"]),
    ],
)
def test_two_happenings_stay_two(extractor: Extractor, sentence: str, acts: list[str]):
    assert [draft.act for draft in drafts(extractor, sentence)] == acts


def test_what_only_the_merged_words_say_goes_over(extractor: Extractor):
    draft = drafts(extractor, "The battery returned fire, with 22 shells landing near the grove.")[0]
    assert [(count.of, count.low) for count in draft.counts] == [("shots", 22)]


def test_damage_without_an_act_stays_damage(extractor: Extractor):
    assert [d.act for d in drafts(extractor, "Two houses were damaged on Monday.")] == ["damage"]
