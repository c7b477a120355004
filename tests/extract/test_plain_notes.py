"""Plain sentences of event notes: who attacked whom and was beaten off, who was killed, and what only a protest names."""

from __future__ import annotations

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.model import Actor, Document, Draft, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def drafts(extractor: Extractor, text: str) -> list[Draft]:
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    return list(extractor.extract(Reading(document=document)).drafts)


def codes(actors: tuple[Actor, ...]) -> list[str | None]:
    return [actor.actor for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "attacker", "other"),
    [
        ("Russian forces engaged in an offensive near Bilohirka, but were repulsed by Ukrainian forces.", "RUS", "UKR"),
        ("Armenian units tried to seize a height near Yeraskh but were repelled by Azerbaijani troops.", "ARM", "AZE"),
        ("Armenian troops fired in the direction of Azerbaijani positions near Vardenis.", "ARM", "AZE"),
        ("Russian troops fired mortars and small arms at Ukrainian positions near Bilohirka.", "RUS", "UKR"),
        ("RSF fighters attacked government positions near Bara.", "RSF", "SAF"),
        ("The DPR fired grenade launchers at army positions near Avdiivka.", "DNR", "UKR"),
    ],
)
def test_an_attack_has_its_maker_and_its_target(extractor: Extractor, sentence: str, attacker: str, other: str):
    (told,) = drafts(extractor, sentence)
    assert [str(code).split(".")[0] for code in codes(told.initiator)] == [attacker]
    assert [str(code).split(".")[0] for code in codes(told.target)] == [other]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("The attackers killed the village chief.", [1]),
        ("Gunmen killed commander Salim Haddad in a camp.", [1]),
        ("A shopkeeper was shot dead by unknown gunmen.", [1]),
        ("Two herders were found dead in the bush.", [2]),
        ("The blast killed a captain and one of his men.", [1, 1]),
        ("Five people, among them two children, were killed.", [5]),
        ("The family was killed.", []),
    ],
)
def test_the_dead_are_counted(extractor: Extractor, sentence: str, killed: list[int]):
    counts = [q for draft in drafts(extractor, sentence) for q in draft.counts if q.of == "killed"]
    assert [q.low for q in counts] == killed


@pytest.mark.parametrize(
    "sentence",
    [
        "Hundreds of residents demonstrated against the killing of a teacher by gendarmes.",
        "Hundreds gathered in the square to denounce the attack on the market.",
        "A vigil was held for two men killed in the valley.",
        "The march marked the anniversary of the shelling of the port.",
    ],
)
def test_what_a_gathering_is_held_for_is_not_told(extractor: Extractor, sentence: str):
    assert drafts(extractor, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Soldiers shot a student during a demonstration against the tax.", "fire.small_arms"),
        ("After gendarmes killed two miners, hundreds marched in the town.", "harm"),
        ("The ministry condemned the shelling of the port by the rebels.", "fire.indirect"),
    ],
)
def test_what_happened_beside_a_gathering_is_told(extractor: Extractor, sentence: str, act: str):
    assert act in [draft.act for draft in drafts(extractor, sentence)]


@pytest.mark.parametrize(
    ("sentence", "act", "maker", "target"),
    [
        ("Norway demanded that Iran reveal its plans.", "request", "NOR", "IRN"),
        ("The Kenyan minister said that Uganda must be sincere.", "request", "KEN", "UGA"),
        ("Brazil rejected a Chilean proposal.", "rejection", "BRA", "CHL"),
        ("Mexico expelled two Peruvian diplomats.", "sanction", "MEX", "PER"),
        ("Japan suspended its economic aid to Fiji.", "sanction", "JPN", "FJI"),
    ],
)
def test_words_and_measures_between_governments(extractor: Extractor, sentence: str, act: str, maker: str, target: str):
    (told,) = drafts(extractor, sentence)
    assert told.act == act
    assert [str(code).split(".")[0] for code in codes(told.initiator)] == [maker]
    assert [str(code).split(".")[0] for code in codes(told.target)] == [target]
