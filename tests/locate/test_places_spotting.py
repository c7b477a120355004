from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.locate import Gazetteer

gazetteer = Gazetteer.packaged()


def spotted(text: str) -> list[str]:
    return [mention.text for mention in gazetteer.spot(text) if mention.kind != "generic"]


def generic(text: str) -> list[str]:
    return [mention.text for mention in gazetteer.spot(text) if mention.kind == "generic"]


def test_both_sides_names_are_one_place():
    mentions = gazetteer.spot("Stepanakert is Khankendi, and Xankəndi too.")
    assert [mention.candidates[0] for mention in mentions] == ["nk:stepanakert"] * 3


@pytest.mark.parametrize("written", ["Donetsk", "DONETSK", "Donets'k", "Donets’k"])
def test_accents_apostrophes_and_capitals_do_not_matter(written):
    assert gazetteer.spot(f"Shells fell on {written} at dawn.")[0].candidates[0] == "ua:donetsk"


def test_small_letters_are_no_name():
    assert spotted("the shire and the sos call, a unity of java and goma") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr Berd said that most people read in March.",
        "President Lachin Mammadov thanked General Sisian.",
        "The Minsk Group and the Stockholm Agreement were praised.",
        "The Donetsk People's Republic and the Gaza Health Ministry said so.",
        "From 18:00 Kyiv time 2 UK and 1 US officers watched.",
        "A Khartoum-based analyst and the Tripoli government disagree.",
    ],
)
def test_persons_bodies_and_compounds_are_no_places(text):
    assert spotted(text) == []


def test_spans_of_actors_are_left_alone():
    text = "The Idlib Rangers left Saraqib."
    assert [m.text for m in gazetteer.spot(text, actors=((0, 17),))] == ["Saraqib"]


def test_a_name_of_several_words_wins_over_its_parts():
    assert spotted("Fire from Stanytsia Luhanska and the Lachin corridor ceased.") == [
        "Stanytsia Luhanska",
        "the Lachin corridor",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the district of Kalbajar.", "the district of Kalbajar"),
        ("They shelled Berdavan village.", "Berdavan village"),
        ("It fell on the Martuni district.", "the Martuni district"),
        ("He reached the town of Ungekannt on foot.", "the town of Ungekannt"),
        ("A lorry burned on the road to Stepanakert.", "the road to Stepanakert"),
        (
            "It hit Mayo district of southern Khartoum.",
            "Mayo district of southern Khartoum",
        ),
        ("Ships wait at the port of Salif.", "the port of Salif"),
        ("They met at OP 129 before dawn.", "OP 129"),
    ],
)
def test_names_with_words_of_place(text, expected):
    assert spotted(text) == [expected]


def test_a_plural_head_is_shared_by_its_names():
    mentions = [m for m in gazetteer.spot("None in both Donetsk and Luhansk regions.") if m.kind != "generic"]
    assert [(m.text, m.kind, m.candidates[0]) for m in mentions] == [
        ("Donetsk", "region", "ua:donetsk-region"),
        ("Luhansk regions", "region", "ua:luhansk-region"),
    ]


def test_a_list_of_villages_takes_in_the_one_that_nobody_knows():
    text = "Shells fell on the villages of Zaichenko, Uzhivka and Nezabudkove."
    assert spotted(text) == ["Zaichenko", "Uzhivka", "Nezabudkove"]
    assert gazetteer.spot(text)[-1].candidates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line of contact was calm.", ["The line of contact"]),
        ("They moved the wounded to hospitals and left their villages.", ["hospitals", "their villages"]),
        ("It stopped at a Ukrainian checkpoint in the north.", ["a Ukrainian checkpoint", "the north"]),
        ("Children fled to the city's outskirts.", ["the city's outskirts"]),
        ("Border guards in plain clothes took up front seats.", []),
    ],
)
def test_words_of_place_without_a_name_are_generic(text, expected):
    assert generic(text) == expected


def test_an_abbreviation_counts_letter_by_letter():
    assert spotted("Troops stay out of the DMZ.") == ["the DMZ"]
    assert spotted("Troops stay out of the Dmz.") == []


def test_an_abbreviation_in_brackets_is_no_second_place():
    assert spotted("They fly along the Administrative Boundary Line (ABL).") == ["the Administrative Boundary Line"]


def test_a_strange_half_makes_another_name():
    assert "Bangui" not in spotted("A village elder of Bangui Mallam was released.")


def test_bearings_belong_to_the_whole_of_a_mention():
    text = "Ten explosions were heard 31km north-east of Mariupol."
    (mention,) = gazetteer.spot(text)
    assert (mention.text, mention.bearing, mention.distance_km) == ("Mariupol", "north-east", (31.0, 31.0))
    assert text[mention.whole_start : mention.whole_end] == "31km north-east of Mariupol"


def test_a_gloss_belongs_to_the_place_before_it():
    text = "In Svitlodarsk (government-controlled, 57km north-east of Donetsk) it was calm."
    (mention,) = gazetteer.spot(text)
    assert mention.text == "Svitlodarsk"
    assert mention.bearing is None
    assert text[mention.whole_start : mention.whole_end].endswith("of Donetsk)")


def test_a_bearing_from_where_one_stands_is_generic():
    (mention,) = [m for m in gazetteer.spot("Bursts were heard 3–5 km south-east.") if m.distance_km]
    assert (mention.kind, mention.bearing, mention.distance_km) == ("generic", "south-east", (3.0, 5.0))


def test_countries_and_capitals_are_not_a_stretch_of_ground():
    assert "between Armenia and Azerbaijan" not in spotted("The war between Armenia and Azerbaijan goes on.")
    assert "between Yei and Lasu" in spotted("The convoy was stopped between Yei and Lasu.")


def test_machine_translation_clips_names():
    assert gazetteer.spot("peacekeepers in the Naka region")[0].candidates[0] == "nk:nagorno-karabakh"


WORDS = st.sampled_from(
    [
        "Donetsk",
        "Shusha",
        "al",
        "-",
        "Faza",
        "the",
        "of",
        "in",
        "near",
        "(",
        ")",
        ",",
        ".",
        "5",
        "km",
        "3–5",
        "north-east",
        "N",
        "W",
        "village",
        "district",
        "regions",
        "and",
        "between",
        "Xankəndi",
        "’s",
        "'n",
        "\n",
        "\n\n",
        "region,",
        "OP",
        "129",
        "Petrivske",
        "southern",
        "1,200",
        "m",
        "(2km",
        "west",
        "of",
        "İstanbul",
        "ß",
        "́",
        "💥",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_can_be_read_and_spans_are_slices(text):
    mentions = gazetteer.spot(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.whole_start <= mention.start < mention.end <= mention.whole_end <= len(text)
        gazetteer.resolve(mention, text)
    ends = [mention.end for mention in mentions]
    starts = [mention.start for mention in mentions]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert gazetteer.spot(text) == mentions


UNLISTED = [
    ("The team went to Alue Dua on Wednesday.", ["Alue Dua"]),
    ("Clashes erupted in Tarbo, Mendel and Sirkut, killing two.", ["Tarbo", "Mendel", "Sirkut"]),
    ("Our units bombed dugouts in Udei Rakba and Fadret Ach.", ["Udei Rakba", "Fadret Ach"]),
    ("Residents of Birmaza report a white aircraft.", ["Birmaza"]),
    (
        "Patrols resume on the Nisem–Yelota track and at the Nisem barrier.",
        ["the Nisem–Yelota track", "the Nisem barrier"],
    ),
    ("Shots were fired from W of SP 74.", ["SP 74"]),
    ("Shells fell in Tarbo and Mendel said nothing of it.", ["Tarbo"]),
]


@pytest.mark.parametrize(("text", "names"), UNLISTED)
def test_a_name_that_no_list_has_is_known_by_the_words_around_it(text: str, names: list[str]) -> None:
    assert [mention.text for mention in Gazetteer.packaged().spot(text)] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells landed in Zelmin and Orvat, killing two.", ["Zelmin", "Orvat"]),
        ("Mortars fell near Zelmin, Orvat and Teskan on Monday.", ["Zelmin", "Orvat", "Teskan"]),
        ("A hundred families fled to Zelmin.", ["Zelmin"]),
        ("The patrol returned to Zelmin at noon.", ["Zelmin"]),
        ("The rebels overran Zelmin.", ["Zelmin"]),
        ("A mine went off on the Zelmin causeway.", ["the Zelmin causeway"]),
        ("Guards at the Orvat barrier turned the trucks back.", ["the Orvat barrier"]),
    ],
)
def test_unknown_names_are_places_where_the_words_put_them(text, places):
    assert spotted(text) == places


@pytest.mark.parametrize(
    "text", ["Talks went on in Zelmin and Salma Hassan spoke.", "In Zelmin, Ahmed Saleh and others spoke."]
)
def test_a_person_beside_a_place_is_no_place(text):
    assert spotted(text) == ["Zelmin"]
