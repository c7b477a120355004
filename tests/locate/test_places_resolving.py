from __future__ import annotations

import pytest

from trucewatch.geo.sphere import bearing_deg, distance_km
from trucewatch.locate import Gazetteer
from trucewatch.locate.places.entry import Entry
from trucewatch.model.place import Place, PlacePrecision

gazetteer = Gazetteer.packaged()


def placed(text: str, name: str, nth: int = 0) -> Place:
    mentions = [mention for mention in gazetteer.spot(text) if name in mention.text]
    return gazetteer.resolve(mentions[nth], text)


def test_a_bearing_is_computed_and_never_finer_than_its_words():
    place = placed("Explosions were heard 31km north-east of Mariupol.", "Mariupol")
    anchor = gazetteer.entry("ua:mariupol")
    assert place.id is None
    assert place.text == "31km north-east of Mariupol"
    assert distance_km(anchor.lat, anchor.lon, place.lat, place.lon) == pytest.approx(31, abs=0.1)
    assert bearing_deg(anchor.lat, anchor.lon, place.lat, place.lon) == pytest.approx(45, abs=0.5)
    assert place.radius_km > 31 * 0.38


def test_the_finer_bearing_has_the_smaller_doubt():
    eight = placed("It fell 20km north-east of Mariupol.", "Mariupol")
    sixteen = placed("It fell 20km NNE of Mariupol.", "Mariupol")
    assert sixteen.radius_km < eight.radius_km


def test_a_gloss_decides_between_namesakes():
    text = "Calm in Petrivske (government-controlled, 41km south of Donetsk) and in Petrivske (20km west of Luhansk)."
    assert placed(text, "Petrivske").id == "ua:petrivske"
    other = placed(text, "Petrivske", 1)
    assert other.id is None
    assert other.lon == pytest.approx(39.03, abs=0.05)


def test_a_gloss_places_a_village_that_nobody_knows():
    place = placed("Two men were hurt in Nezabudkove (12km south of Donetsk).", "Nezabudkove")
    assert place.id is None
    assert place.lat == pytest.approx(47.9, abs=0.02)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Armenian forces in Martuni, Nagorno-Karabakh, were shelled.", "AZE"),
        ("The mayor of Martuni in Gegharkunik region met settlers from Vardenis and Sevan.", "ARM"),
    ],
)
def test_the_region_beside_decides_between_namesakes(text, country):
    assert placed(text, "Martuni").country == country


def test_namesakes_that_nothing_decides_stay_open():
    place = placed("Russian forces shelled Novooleksandrivka.", "Novooleksandrivka")
    assert place.id is None
    assert place.lat is None
    assert len(place.candidates) > 1


def test_a_village_that_nobody_knows_lies_somewhere_in_its_region():
    place = placed("Forces shelled Ungekanntivka, Kharkiv region.", "Ungekanntivka")
    assert place.id is None
    assert place.precision is PlacePrecision.REGION
    assert place.candidates == ("ua:kharkiv-region",)


def test_a_name_without_any_help_keeps_its_text_alone():
    assert placed("He was seen near Ungekanntivka.", "Ungekanntivka") == Place(text="Ungekanntivka")


def test_a_district_known_by_its_town_is_wider_than_the_town():
    place = placed("Fighting in Saraqib district in Idlib went on.", "Saraqib")
    assert place.id is None
    assert place.candidates == ("lv2:saraqib",)
    assert place.radius_km >= 20


def test_near_keeps_the_place_and_adds_doubt():
    there, near = placed("Calm in Shumy, Donetsk region.", "Shumy"), placed("Calm near Shumy, Donetsk region.", "Shumy")
    assert near.id == there.id == "ua:shumy"
    assert near.radius_km > there.radius_km


def test_a_part_of_a_region_lies_on_its_side():
    place, whole = placed("Rain in southern Abkhazia.", "Abkhazia"), gazetteer.entry("ge:abkhazia")
    assert place.lat < whole.lat
    assert place.radius_km < whole.radius_km


def test_between_two_towns():
    place = placed("A mine went off between Yei and Lasu.", "between")
    assert place.id is None
    assert place.candidates == ("ss:yei", "ss:lasu")
    assert 3.9 < place.lat < 4.1


def test_the_line_of_the_conflict_that_the_text_is_about():
    assert (
        placed("Stepanakert: the line of contact was calm.", "line of contact").id
        == "nk:nagorno-karabakh-line-of-contact"
    )
    assert placed("Popasna: the contact line was calm.", "contact line").id == "ua:contact-line"
    assert placed("The line of contact was calm.", "line of contact").id is None


def test_the_region_is_the_one_that_was_named():
    assert placed("In Tigray aid arrives. Fighting left the region.", "the region").id == "et:tigray"
    assert placed("In Tigray and Amhara aid arrives. Fighting left the region.", "the region").id is None


def test_a_bearing_from_the_observer_is_measured_on_the_same_line_only():
    seen = "From Svitlodarsk the mission heard two explosions 4km south."
    assert placed(seen, "4km south").lat == pytest.approx(48.399, abs=0.01)
    assert placed("Svitlodarsk\nTwo explosions 4km south.", "4km south").lat is None


def test_a_misspelling_is_found_in_the_documents_country_with_doubt():
    place = placed(
        "In Yerevan the ministry said: Armenian posts near Noyemberiyan and in Jermuk were hit.", "Noyemberiyan"
    )
    assert place.id == "nk:noyemberyan"
    assert place.precision is PlacePrecision.AREA
    assert place.candidates == ("nk:noyemberyan",)


def test_short_names_are_never_respelt():
    assert placed("In Jermuk an Armenian post near Bard was hit.", "Bard").id is None


@pytest.mark.parametrize(
    ("text", "name", "zone"),
    [
        ("Shelling in Donetsk.", "Donetsk", "Europe/Kyiv"),
        ("Shelling in Stepanakert.", "Stepanakert", "Asia/Baku"),
        ("A strike on Khan Younis.", "Khan Younis", "Asia/Gaza"),
        ("Talks in Moscow.", "Moscow", "Europe/Moscow"),
        ("Unrest in Goma.", "Goma", "Africa/Lubumbashi"),
        ("Unrest in Colombia.", "Colombia", "America/Bogota"),
        ("Unrest in Russia.", "Russia", None),
        ("Seen near Ungekanntivka.", "Ungekanntivka", None),
    ],
)
def test_the_zone_whose_clocks_a_place_keeps(text, name, zone):
    assert gazetteer.zone_of_time(placed(text, name)) == zone


def test_position_comes_whole_or_not_at_all():
    text = "In Shusha, near the region, at OP 5 and 3 km west of Goris, in the Aghdam and Ungekannt districts."
    for mention in gazetteer.spot(text):
        place = gazetteer.resolve(mention, text)
        assert len({value is None for value in (place.lat, place.lon, place.radius_km)}) == 1


def test_places_of_ones_own_are_found_and_leave_the_packaged_gazetteer_as_it_is():
    post = Entry(id="my:post", name="Post Edelweiss", kind="facility", lat=1.0, lon=2.0, radius_km=1.0, country="ARM")
    own = gazetteer.with_places([(post, ["Post Edelweiss"])])
    assert own.spot("Shots near Post Edelweiss.")[0].candidates == ("my:post",)
    assert gazetteer.find("Post Edelweiss") == ()
