"""Which of the places in a text belongs to an act. Olvar, Tarsk and Bekdash are invented."""

from collections.abc import Callable

import pytest

from trucewatch.model.claim import Claim

Read = Callable[..., list[Claim]]


def where(claims: list[Claim], act: str) -> list[str]:
    claim = next(c for c in claims if c.act == act or c.act.startswith(act + "."))
    return [place.text for place in claim.place]


HERE = [
    ("Heavy explosions were heard on the edge of Mariupol.", "explosion", "Mariupol"),
    ("Gunfire crackled on the fringes of Stepanakert on Monday.", "fire", "Stepanakert"),
    ("In Zolote (held by the government, 60km west of Luhansk) residents said that shells had hit a house.", "fire",
     "Zolote"),
    ("The army shelled the village of Tarsk, lying near Debaltseve.", "fire", "Debaltseve"),
    ("The army shelled Debaltseve. The artillery fire hit the same town again on Monday.", "fire", "Debaltseve"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "place"), HERE)
def test_a_place_goes_to_the_act_of_its_clause(read: Read, text: str, act: str, place: str) -> None:
    claims = [c for c in read(text) if c.act.startswith(act)]
    assert any(place in p.text for p in claims[-1].place)


ELSEWHERE = [
    ("Under a paper the commanders signed in Nairobi, heavy weapons are to be withdrawn.", "withdrawal", "Nairobi"),
    ("A drone hit a bus that was taking volunteers towards Mariupol.", "strike", "Mariupol"),
    ("The drone destroyed a howitzer without crossing the contact line.", "strike", "the contact line"),
    ("A ceasefire was holding in Donbas, the ministry said in Geneva.", "ceasefire", "Geneva"),
    ("The truce lapsed; shells fell in Debaltseve on Monday.", "ceasefire", "Debaltseve"),
    ("We have appealed to Russia for restraint.", "request", "Russia"),
]


@pytest.mark.parametrize(("text", "act", "place"), ELSEWHERE)
def test_a_place_of_something_else_is_left_out(read: Read, text: str, act: str, place: str) -> None:
    assert not any(place in found for found in where(read(text), act))


def test_the_paragraph_goes_on_where_it_was(read: Read) -> None:
    claims = read("Rebels attacked the barracks in Debaltseve on Monday; the governor counted eight dead.")
    assert any("Debaltseve" in place for place in where(claims, "harm"))


def test_a_capital_that_speaks_is_no_place_to_go_on_from(read: Read) -> None:
    claims = read("Yerevan denied it. Two soldiers were wounded by gunfire.")
    assert not any(claim.place for claim in claims)


def test_a_denial_takes_no_place_over(read: Read) -> None:
    claims = read(
        "Two shells fell near Debaltseve. The ministry said that not a single shot had been fired by its troops."
    )
    denied = next(claim for claim in claims if str(claim.polarity) == "denied")
    assert denied.place == ()


def test_vague_words_are_no_place(read: Read) -> None:
    claims = read("Medical teams were deployed along the route.")
    assert not any(claim.place for claim in claims)


def test_the_line_of_a_log_gives_its_place_to_every_act_on_it(read: Read) -> None:
    text = "PATROL LOG 12 June 2021\n\n1340 Debaltseve. 2 trucks w/ covered load seen heading W.\n"
    assert "Debaltseve" in where(read(text), "weapons.presence")
