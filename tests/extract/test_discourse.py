"""Discourse: makers and targets that a sentence leaves to what was told before, and the notes that say so."""

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.locate import Gazetteer
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.model import Actor, Draft, Mentions, Reading
from trucewatch.readers.given import Given
from trucewatch.readers.reading import read_document

WIRE = "NORTHWIRE"
EXTRACTOR = Extractor.packaged()
PLACES = Gazetteer.packaged()


def drafts(text: str, actor: str = WIRE, published: str = "2020-10-20") -> list[Draft]:
    given = Given(published=published, source="the publisher", actor=actor)
    document = read_document(text.encode(), "report.txt", given=given).document
    mentions = Mentions(places=PLACES.spot(document.text), times=spot_times(document.text))
    return list(EXTRACTOR.extract(Reading(document=document, mentions=mentions)).drafts)


def of(found: list[Draft], act: str) -> Draft:
    return next(draft for draft in reversed(found) if draft.act == act)


def codes(actors: tuple[Actor, ...]) -> list[str | None]:
    return [actor.actor for actor in actors]


COMMUNIQUE = (
    "Over the past day the enemy opened fire with small arms on our posts near Agdam. Armenian units hold the heights "
    "there. At 04:10, 82-mm mortars were used near Tartar."
)


def test_a_party_lays_fire_without_a_maker_at_the_enemys_door() -> None:
    fire = of(drafts(COMMUNIQUE, "AZE.MOD"), "fire.indirect")
    assert codes(fire.initiator) == ["ARM.MIL"]
    assert codes(fire.target) == ["AZE.MIL"]
    assert fire.notes


def test_a_wire_lays_it_at_nobodys_door() -> None:
    text = "Armenia and Azerbaijan accuse each other.\n\nMortar shells fell on Tartar on Monday, killing a farmer."
    assert codes(of(drafts(text), "fire.indirect").initiator) == []


def test_a_truce_that_takes_effect_is_between_the_sides_named_before() -> None:
    text = "Armenia and Azerbaijan fought for six weeks. The truce took effect at midnight on Monday."
    assert set(codes(of(drafts(text), "ceasefire.in_force").initiator)) == {"ARM", "AZE"}


def test_no_side_is_taken_from_what_comes_later() -> None:
    text = "A truce took effect at midnight on Monday.\n\nArmenia and Azerbaijan fought for six weeks."
    assert codes(of(drafts(text), "ceasefire.in_force").initiator) == []


def test_a_survey_goes_from_one_group_to_the_next() -> None:
    text = (
        "The Colombian government and the FARC signed an agreement in 2016.\n\n"
        "The ELN talked in Quito. A truce took effect on 1 October 2017."
    )
    assert set(codes(of(drafts(text, published="2024-05-01"), "ceasefire.in_force").initiator)) == {"COL", "ELN"}


def test_a_definite_noun_repeats_its_maker() -> None:
    text = "Azerbaijani troops attacked a post near Hadrut on Sunday.\n\nThe attack lasted for an hour."
    assert codes(of(drafts(text), "assault").initiator) == ["AZE.MIL"]


def test_a_mission_is_who_was_refused() -> None:
    found = of(drafts("A team was denied entry at the bridge.", "UNMISS", "2019-08-20"), "access.denied")
    assert codes(found.target) == ["UNMISS"]
    assert "UNMISS" not in codes(found.initiator)


@pytest.mark.parametrize(
    ("text", "act", "maker"),
    [
        ("An attack blamed on the FARC killed three soldiers near Tame.", "assault", "FARC"),
        ("The shelling of Marib was the work of the Houthis.", "fire.indirect", "HOUTHI"),
        ("Two officers died at the hands of LTTE gunmen in Batticaloa.", "harm", "LTTE"),
        ("Three sailors died in an ambush that the navy attributed to the LTTE.", "assault.ambush", "LTTE"),
        ("The TTP claimed responsibility for the attack on the post.", "assault", "TTP"),
    ],
)
def test_words_beside_the_act_lay_it_to_somebody(text: str, act: str, maker: str) -> None:
    assert codes(of(drafts(text), act).initiator) == [maker]


INSERTION = (
    "Israeli forces left Khiyam on Monday and troops of the Lebanese army, helped by sappers who removed shells, moved in "
    "the next day."
)
AFTER_HOURS = "Over the past 24 hours units of the armed forces of Armenia broke the cease-fire 32 times."


@pytest.mark.parametrize(
    ("text", "act", "maker"),
    [(AFTER_HOURS, "tally", "ARM.MIL"), (INSERTION, "deployment.forces", "LBN.MIL")],
)
def test_a_subject_that_the_parse_lost_is_found(text: str, act: str, maker: str) -> None:
    assert codes(of(drafts(text), act).initiator) == [maker]


def test_a_capital_under_fire_is_no_actor() -> None:
    assert codes(of(drafts("Bosnian Serb gunners shelled Sarajevo on Monday."), "fire.indirect").target) == []


@pytest.mark.parametrize(
    ("text", "keeper"),
    [
        ("The patrol was turned back at a checkpoint manned by the LTTE.", "LTTE"),
        ("At the DPR checkpoint near Olenivka the patrol was denied entry.", "DNR"),
        ('At a barrier in "DPR"-controlled Olenivka armed men refused the patrol passage.', "DNR"),
    ],
)
def test_who_holds_the_checkpoint_turns_people_back(text: str, keeper: str) -> None:
    assert codes(of(drafts(text, "UNMISS"), "access.denied").initiator) == [keeper]


def test_a_publisher_keeps_the_id_that_the_manifest_gives_it() -> None:
    given = Given(published="1999-01-20", source="Kosovo Verification Mission", actor="OSCE-KVM")
    text = "A KVM patrol was denied entry at the bridge."
    document = read_document(text.encode(), "report.txt", given=given).document
    mentions = EXTRACTOR.registry.read(document)
    assert [m.code for m in mentions if m.code] == ["OSCE-KVM"]


def test_an_unlisted_mission_is_known_by_its_name() -> None:
    given = Given(published="2004-01-20", source="Joint Monitoring Mission in Elbonia", actor="JMMEL")
    text = "The Mission visited the bridge. A team was denied entry there."
    document = read_document(text.encode(), "report.txt", given=given).document
    assert {m.code for m in EXTRACTOR.registry.read(document) if m.code} == {"JMMEL"}


def test_an_outlet_is_no_mission() -> None:
    found = drafts("Aid workers were denied entry at the bridge.", "XINHUA")
    assert codes(of(found, "access.denied").target) != ["XINHUA"]
