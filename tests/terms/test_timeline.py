"""The moments of an agreement in their order, in words and as a picture."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from trucewatch.model import DayEdge
from trucewatch.terms import (
    Happening,
    as_known,
    explain_timeline,
    load_packaged,
    packaged_agreements,
    timeline,
    timeline_svg,
)

BEFORE = datetime(2020, 11, 15, 7, 0, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def moments(agreement, **asked):
    return [(entry.at.astimezone(UTC), entry.happening, entry.reading) for entry in timeline(agreement, **asked)]


def test_begins_is_due_under_each_reading_is_announced_and_counts(truce):
    day = datetime(2020, 11, 14, 21, tzinfo=UTC)
    assert moments(truce) == [
        (datetime(2020, 11, 9, 21, tzinfo=UTC), Happening.BEGINS, None),
        (datetime(2020, 11, 9, 21, tzinfo=UTC), Happening.BEGINS, None),
        (day, Happening.COUNTS, None),
        (day, Happening.NO_LONGER_DUE, DayEdge.START_OF_DAY),
        (datetime(2020, 11, 15, 8, tzinfo=UTC), Happening.ANNOUNCED, None),
        (datetime(2020, 11, 15, 21, tzinfo=UTC), Happening.NO_LONGER_DUE, DayEdge.END_OF_DAY),
        (datetime(2020, 11, 24, 21, tzinfo=UTC), Happening.DUE, DayEdge.START_OF_DAY),
        (datetime(2020, 11, 25, 21, tzinfo=UTC), Happening.DUE, DayEdge.END_OF_DAY),
    ]


def test_before_the_announcement_nothing_of_it_shows(truce):
    happenings = {entry.happening for entry in timeline(truce, known=BEFORE)}
    assert happenings == {Happening.BEGINS, Happening.DUE}
    assert {entry.day for entry in timeline(truce, known=BEFORE)} == {None, date(2020, 11, 15)}


def test_renewal_and_the_last_moment_for_notice():
    own = [entry for entry in timeline(load_packaged("nk-2020-11-09")) if entry.term == "p4.stay"]
    assert [(entry.happening, entry.at.date()) for entry in own] == [
        (Happening.BEGINS, date(2020, 11, 10)),
        (Happening.NOTICE_BY, date(2025, 5, 10)),
        (Happening.RENEWS, date(2025, 11, 10)),
    ]


def test_in_words(truce):
    words = explain_timeline(truce)
    assert "10 November 2020, 00:00 (UTC+03:00)\n  t1 and t2 begin\n" in words
    assert (
        "15 November 2020, 11:00 (UTC+03:00)\n  amendment a1 is announced: for t2, it is due by the end of 25 November 2020 ("
        in words
    )
    assert "t2 is due now, if the whole of 25 November 2020 is still in time (the reading chosen)" in words
    assert "t2, before the change, was due now, if it must be done before 15 November 2020" in words
    assert words.endswith("Open end: t1.\nNo deadline stated: none.\n")


@pytest.mark.parametrize("name", packaged_agreements())
def test_the_picture_is_sound_and_has_a_row_for_each_term(name):
    agreement = load_packaged(name)
    picture = etree.fromstring(timeline_svg(agreement).encode())
    texts = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    for term in agreement.terms:
        assert f"{term.id} ({term.modality})" in texts
    diamonds = [path for path in picture.iter(f"{SVG}path") if path.get("stroke")]
    due = [entry for entry in timeline(agreement) if entry.happening in (Happening.DUE, Happening.NO_LONGER_DUE)]
    assert len(diamonds) == len(due)


def test_nothing_of_the_picture_runs_over_its_edge():
    picture = etree.fromstring(timeline_svg(load_packaged("nk-2020-11-09")).encode())
    width = float(picture.get("width"))
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x", "0")) + float(box.get("width")) <= width


def test_what_is_in_a_title_cannot_break_the_picture(truce, small, load):
    agreement, _ = load(small.replace("A truce for tests", '"<b> & \\"c\\""'))
    title = etree.fromstring(timeline_svg(agreement).encode()).find(f"{SVG}title")
    assert title.text.startswith('<b> & "c"')


def test_amendments_applied_before_change_nothing(truce):
    assert timeline(as_known(truce, None)) == timeline(truce)


def test_the_caption_of_the_picture_is_no_wider_than_the_picture(truce):
    picture = timeline_svg(truce)
    width = int(re.search(r'width="(\d+)"', picture)[1])
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", picture)
    assert len(lines) > 1
    assert " ".join(lines).endswith("Ring: announced, notice, renewal.")
    assert max(map(len, lines)) * 5 < width
