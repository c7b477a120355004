"""A story that several outlets carry is one origin for what it tells, and whoever changes a word speaks for himself."""

from itertools import permutations

import pytest

from trucewatch.pipeline.reading import Reader
from trucewatch.readers.given import Given
from trucewatch.reconcile import reconcile
from trucewatch.reconcile.stories import told_once

STORY = (
    "Two wounded near the line\n\nTwo soldiers were wounded on 8 December 2020 when the village of Shyrokyne was shelled with "
    "mortars. Five houses were damaged in the same village, and a school lost its roof to a shell. Rescue workers "
    "reached the place after three hours, because the road to the village was mined.\n\nA security source said that shots "
    "were fired at Horlivka on 7 December 2020 as well.\n"
)


@pytest.fixture(scope="module")
def reader():
    return Reader()


def read(reader, *told):
    found = [
        reader.read(f"{text}\n© 2020 {source}\n".encode(), f"{source}.txt", Given(published=day, source=source))
        for source, day, text in told
    ]
    documents = [one.document for one in found]
    return told_once([claim for one in found for claim in one.claims], documents)


def origins(claims, act):
    incidents = [incident for incident in reconcile(claims) if incident.act == act]
    return sorted(origin.name for incident in incidents for origin in incident.origins)


def fire(claims):
    return {claim.act for claim in claims if claim.family == "fire" and len(claim.voices) == 1}.pop()


def test_five_outlets_with_one_story_are_one_origin(reader):
    names = ("Courier", "Evening Post", "Gazette", "Herald")
    told = [("Reuters", "2020-12-08", STORY), *((name, "2020-12-09", STORY.replace("near", "at", 1)) for name in names)]
    claims = read(reader, *told)
    assert origins(claims, fire(claims)) == ["Reuters"]
    assert {claim.story.source.name for claim in claims if claim.source.name in names} == {"Reuters"}


def test_the_agencys_story_and_who_names_the_agency_are_one_origin(reader):
    other = "Shelling\n\nReuters reported that two soldiers were wounded on 8 December 2020 when the village of Shyrokyne was shelled with mortars.\n"
    claims = read(
        reader, ("Reuters", "2020-12-08", STORY), ("Courier", "2020-12-09", STORY), ("Gazette", "2020-12-09", other)
    )
    assert origins(claims, fire(claims)) == ["Reuters"]


def test_a_nameless_source_of_a_carried_story_is_one(reader):
    claims = read(reader, ("Courier", "2020-12-08", STORY), ("Gazette", "2020-12-09", STORY))
    unnamed = [claim for claim in claims if len(claim.voices) > 1]
    assert len(unnamed) == 2
    assert len({claim.told_in for claim in unnamed}) == 1


@pytest.mark.parametrize(
    ("before", "after"), [("Two soldiers", "Nine soldiers"), ("Shyrokyne", "Pisky"), ("was shelled", "was not shelled")]
)
def test_who_changes_a_word_speaks_for_himself(reader, before, after):
    head, _, body = STORY.partition("\n\n")
    forged = f"{head}\n\n{body.replace(before, after)}"
    claims = read(reader, ("Reuters", "2020-12-08", STORY), ("Courier", "2020-12-08", forged))
    assert not any(claim.story for claim in claims)


def test_the_order_of_arrival_changes_nothing(reader):
    told = [
        ("Reuters", "2020-12-08", STORY),
        ("Courier", "2020-12-09", STORY),
        ("Gazette", "2020-12-08", STORY + "\nRead more.\n"),
    ]
    found = {frozenset(read(reader, *some)) for some in permutations(told)}
    assert len(found) == 1
    assert {claim.story.source.name for claim in found.pop() if claim.story} == {"Reuters"}


def test_who_is_credited_comes_before_who_credits_on_the_same_day(reader):
    credit = STORY.replace("Two wounded near the line", "Two wounded, Meridian Agency reports")
    claims = read(reader, ("Courier", "2020-12-08", credit), ("Meridian Agency", "2020-12-08", STORY))
    assert {claim.story.source.name for claim in claims if claim.story} == {"Meridian Agency"}
