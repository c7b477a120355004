"""Lists that leave out the verb, figures that are compared or taken back, and dates that are only ruled out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.extractor import Extractor
from trucewatch.extract.figures.apart import set_apart
from trucewatch.extract.figures.numbers import find_numbers
from trucewatch.locate import Gazetteer
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.model import Document, Draft, Mentions, Polarity, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.packaged()


def read(text: str, extractor: Extractor, gazetteer: Gazetteer) -> Sequence[Draft]:
    """The drafts of a text whose places and times were spotted."""
    document = Document(id="x", path="x", text=text, source=Source(name="P", actor="PUB"))
    mentions = Mentions(places=gazetteer.spot(text), times=spot_times(text))
    return extractor.extract(Reading(document=document, mentions=mentions)).drafts


def test_a_list_of_places_with_their_dates_is_a_claim_each(extractor: Extractor, gazetteer: Gazetteer):
    text = "Armenia is to return Martuni by 3 May, Aghdam by 9 May and Lachin by 1 June."
    drafts = read(text, extractor, gazetteer)
    told = [(d.act, d.places[-1].mention.text, d.time.mentions[0].text) for d in drafts]
    assert told == [
        ("control.transfer", "Martuni", "by 3 May"),
        ("control.transfer", "Aghdam", "by 9 May"),
        ("control.transfer", "Lachin", "by 1 June"),
    ]
    assert [span.text for span in drafts[-1].spans][-1] == "Lachin by 1 June"
    assert drafts[-1].spans[0].text.startswith("Armenia is to return")


def test_bare_numbers_with_places_are_a_claim_each(extractor: Extractor, gazetteer: Gazetteer):
    drafts = read("Two soldiers were killed at Talish, one at Madagiz and three near Hadrut.", extractor, gazetteer)
    assert [(d.counts[0].low, d.places[0].mention.text) for d in drafts] == [
        (2, "Talish"),
        (1, "Madagiz"),
        (3, "Hadrut"),
    ]


def test_none_in_a_second_place_is_denied(extractor: Extractor, gazetteer: Gazetteer):
    drafts = read("Five prisoners were released in Taiz and none in Marib.", extractor, gazetteer)
    assert [(d.counts[0].low, d.polarity) for d in drafts] == [(5, Polarity.AFFIRMED), (0, Polarity.DENIED)]


def test_a_second_actor_with_a_bare_number_is_a_second_claim(extractor: Extractor, gazetteer: Gazetteer):
    drafts = read("Ukraine withdrew 15 tanks and Russia 20.", extractor, gazetteer)
    assert [(d.initiator[0].actor, d.counts[0].low) for d in drafts] == [("UKR", 15), ("RUS", 20)]


@pytest.mark.parametrize(
    ("text", "told", "earlier"),
    [
        ("The mission recorded 12 ceasefire violations, compared with seven the day before.", 12, 7),
        ("The mission recorded 12 ceasefire violations, up from seven a day earlier.", 12, 7),
        ("Two ceasefire violations were entered in the log (ten in the 24 hours before).", 2, 10),
        ("The mission recorded eight ceasefire violations, against six in the preceding period.", 8, 6),
    ],
)
def test_an_earlier_figure_is_a_claim_of_its_own(
    text: str, told: int, earlier: int, extractor: Extractor, gazetteer: Gazetteer
):
    drafts = read(text, extractor, gazetteer)
    assert [(d.act, d.counts[0].low, d.polarity) for d in drafts] == [
        ("tally", told, Polarity.AFFIRMED),
        ("tally", earlier, Polarity.AFFIRMED),
    ]


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("Two villagers were killed in the shelling of Barda, not four as first stated.", 2, 4),
        ("The clinic received 14 wounded instead of the 20 reported earlier.", 14, 20),
    ],
)
def test_a_retracted_figure_is_denied(text: str, new: int, old: int, extractor: Extractor, gazetteer: Gazetteer):
    drafts = read(text, extractor, gazetteer)
    assert [(d.counts[0].low, d.polarity, "retracted" in d.notes) for d in drafts] == [
        (new, Polarity.AFFIRMED, False),
        (old, Polarity.DENIED, True),
    ]


def test_a_date_that_is_ruled_out_is_no_date_of_the_act(extractor: Extractor, gazetteer: Gazetteer):
    drafts = read("The talks were held not on 5 June but on 7 June.", extractor, gazetteer)
    assert [[t.text for t in d.time.mentions] for d in drafts] == [["on 7 June"]]


@given(first=st.integers(2, 999), second=st.integers(2, 999))
def test_a_lone_comparison_compares_nothing(first: int, second: int):
    alone = f"The army advanced against {first} villages."
    beside = f"The post counted {first} shots, compared with {second} the day before."
    assert set_apart(alone, find_numbers(alone)) == []
    assert [figure.count.low for figure in set_apart(beside, find_numbers(beside))] == [second]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A ceasefire came into force at noon. It was broken within minutes.", "ceasefire.violated"),
        ("The two armies agreed a truce in May. Both sides kept to it.", "ceasefire.observed"),
    ],
)
def test_a_pronoun_may_stand_for_a_truce(text: str, act: str, extractor: Extractor, gazetteer: Gazetteer):
    assert [d.act for d in read(text, extractor, gazetteer)] == ["ceasefire.in_force", act]
