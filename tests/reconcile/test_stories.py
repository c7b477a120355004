"""Which documents carry one story, and which only look as if they did."""

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Document, Moment, Source
from trucewatch.model.identity import document_id
from trucewatch.model.moment import Precision
from trucewatch.reconcile.stories.families import compared, families
from trucewatch.reconcile.stories.likeness import Verdict, likeness
from trucewatch.reconcile.stories.wording import story_of

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from story_frames import dailies, wires
from story_variants import COPIES, OTHERS, edited

DAY = date(2021, 3, 9)
WIRES = list(wires(12, 5))


def document(text, source="Northern Evening Post", day=DAY, actor=None, **more):
    published = Moment(start=day, end=day, precision=Precision.DAY) if day else None
    body = text.find("\n\n") + 2 if "\n\n" in text else 0
    return Document(
        id=document_id(f"{text}{source}{day}".encode()), path=f"{source}.txt", text=text, body=body, published=published,
        source=Source(name=source, actor=actor), **more,
    )  # fmt: skip


def verdict(one, two):
    return compared(story_of(one), story_of(two))


@pytest.mark.parametrize("name", sorted(COPIES))
@pytest.mark.parametrize("number", range(len(WIRES)))
def test_what_outlets_make_of_a_story_is_a_copy(name, number):
    first = document(WIRES[number])
    copy = document(edited(WIRES[number], name, number), "The Harbour Courier", DAY + timedelta(days=1))
    assert verdict(first, copy) is Verdict.COPY
    assert len(families([first, copy])) == 1


@pytest.mark.parametrize("name", sorted(OTHERS))
@pytest.mark.parametrize("number", range(len(WIRES)))
def test_a_word_that_matters_makes_another_story(name, number):
    changed = edited(WIRES[number], name, number)
    if changed.partition("\n\n")[2] == WIRES[number].partition("\n\n")[2]:
        pytest.skip("the story has no such word")
    first, other = document(WIRES[number]), document(changed, "The Harbour Courier")
    assert verdict(first, other) is not Verdict.COPY
    assert families([first, other]) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("recorded no explosions", "recorded explosions"),
        ("3 explosions", "8 explosions"),
        ("three soldiers", "eight soldiers"),
        ("north of Zarivka", "south of Zarivka"),
        ("Armenian forces fired at Azerbaijani positions", "Azerbaijani forces fired at Armenian positions"),
        ("on 4 May", "on 5 May"),
        ("at 09:15", "at 19:15"),
        ("was hit by shells", "was not hit by shells"),
        ("The army said that it did not fire", "The army said that it did fire"),
        ("couldn't confirm", "could confirm"),
        ("General Orlenko", "General Orlovsky"),
        ("before the truce", "after the truce"),
        ("were killed", "were wounded"),
    ],
)
def test_a_forged_word_is_never_passed_over(before, after):
    frame = (
        "Report\n\nThe mission visited the hospital and the school and spoke to residents of both villages on the line. "
        "In the morning {}, according to the patrol that was there. The mission also saw repairs to the water pipe, and it "
        "noted that the road to the market was open to civilian traffic all week long.\n"
    )
    first, forged = document(frame.format(before), "OSCE", actor="OSCE"), document(frame.format(after), "Courier")
    assert verdict(first, forged) is Verdict.ANOTHER


def test_reports_of_one_frame_are_never_one_story():
    documents = [document(text, f"Team {team}", day) for day, team, text in dailies(200, 3)]
    assert families(documents) == ()


def test_a_quiet_day_is_not_the_quiet_day_before():
    text = (
        "Situation report\n\nDuring the reporting period the team observed no violations in its area. All crossing points "
        "were open, and the team met with both local commanders, who had nothing to report to it. Patrols go on.\n"
    )
    same = [document(text, "Team Alpha", DAY + timedelta(days=n)) for n in range(3)]
    neighbour = document(text, "Team Bravo", DAY)
    assert families([*same, neighbour]) == ()


def test_another_date_in_the_head_is_another_report():
    body = WIRES[0].partition("\n\n")[2]
    one, two = document(f"Update, 8 March\n\n{body}"), document(f"Update, 9 March\n\n{body}", "The Harbour Courier")
    assert verdict(one, two) is Verdict.ANOTHER


def test_the_same_words_a_week_later_are_no_copy():
    assert families([document(WIRES[0]), document(WIRES[0], "Courier", DAY + timedelta(days=7))]) == ()


def test_a_line_that_one_alone_has_inside_makes_another_story():
    first, *rest = WIRES[1].rstrip().split("\n\n")
    added = "\n\n".join([first, rest[0], "In Zolote 14 shells fell.", *rest[1:]])
    assert verdict(document(WIRES[1]), document(added, "Courier")) is Verdict.ANOTHER


def test_a_row_of_a_table_is_no_story():
    assert story_of(document(WIRES[0], media="text/csv; kind=acled")) is None
    assert families([document(WIRES[0]), document(WIRES[0], "ACLED", media="text/csv; kind=acled")]) == ()


def test_what_differs_is_told():
    copy = edited(WIRES[2], "typo mended", 1)
    found = likeness(story_of(document(WIRES[2])), story_of(document(copy, "Courier")))
    assert [len(found.differences), found.differences[0].first != found.differences[0].second] == [1, True]


def several():
    """Three stories with copies, some forged, and unrelated ones."""
    found = []
    for number, text in enumerate(WIRES[:5]):
        found.append(document(text, "Reuters", actor="REUTERS"))
        for place, name in enumerate((*COPIES, *OTHERS)):
            if (number + place) % 3:
                day = DAY + timedelta(days=place % 3)
                found.append(document(edited(text, name, number), f"Outlet {place}", day))
    return found


SEVERAL = several()
EXPECTED = families(SEVERAL)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(random: Random):
    shuffled = [*SEVERAL]
    random.shuffle(shuffled)
    assert families([*shuffled, shuffled[0]]) == EXPECTED


def test_the_first_of_a_family_is_the_one_published_first():
    assert [family.root.source.name for family in EXPECTED] == ["Reuters"] * 5
    assert not {m.id for m in EXPECTED[0].members} & {m.id for m in EXPECTED[1].members}
