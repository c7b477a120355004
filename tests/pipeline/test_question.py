from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assess import cut_known
from trucewatch.model import Basis, Claim, Document, Moment, Precision, Source, Span, UsageError, Voice
from trucewatch.pipeline.question import dated_in, instant_in, latest_publication

MOSCOW = "Europe/Moscow"


def moment(bound, zone=None):
    return Moment(start=bound, end=bound, precision=Precision.DAY, basis=Basis.STATED, zone=zone)


def document(published):
    return Document(id="sha256:0", path="a.txt", text="x", published=published)


def claim(published):
    return Claim(
        id="c1:0",
        document="sha256:0",
        path="a.txt",
        source=Source(),
        published=published,
        spans=(Span(start=0, end=1, text="x"),),
        voices=(Voice(name="x"),),
        act="fire",
        reported_as="fire",
    )


def counts(published, known, zone=MOSCOW):
    return bool(cut_known(dated_in([claim(published)], zone), known and instant_in(known, zone)))


def test_a_date_is_meant_to_its_end_in_the_zone():
    assert instant_in(date(2020, 12, 7), MOSCOW) == datetime(2020, 12, 7, 20, 59, 59, 999999, tzinfo=UTC)


def test_the_latest_publication_is_the_end_of_its_day():
    documents = [document(moment(date(2020, 12, 6))), document(moment(date(2020, 12, 7))), document(None)]
    assert latest_publication(documents, MOSCOW) == instant_in(date(2020, 12, 7), MOSCOW)


def test_a_later_instant_beats_an_earlier_day():
    late = datetime(2020, 12, 8, 5, 0, tzinfo=UTC)
    documents = [document(moment(late)), document(moment(date(2020, 12, 7)))]
    assert latest_publication(documents, MOSCOW) == late


def test_without_any_publication_there_is_nothing_to_ask_about():
    with pytest.raises(UsageError, match="--about"):
        latest_publication([document(None)], MOSCOW)


def test_without_a_cut_everything_counts():
    assert counts(None, None)


def test_what_nobody_dates_was_not_certainly_known():
    assert not counts(None, date(2020, 12, 7))


@pytest.mark.parametrize(
    ("published", "known", "expected"),
    [
        (date(2020, 12, 7), date(2020, 12, 7), True),
        (date(2020, 12, 8), date(2020, 12, 7), False),
        (datetime(2020, 12, 7, 20, 59, tzinfo=UTC), date(2020, 12, 7), True),
        (datetime(2020, 12, 7, 21, 0, tzinfo=UTC), date(2020, 12, 7), False),
        (date(2020, 12, 7), datetime(2020, 12, 7, 12, 0, tzinfo=UTC), False),
        (date(2020, 12, 6), datetime(2020, 12, 7, 12, 0, tzinfo=UTC), True),
        (datetime(2020, 12, 7, 12, 0, tzinfo=UTC), datetime(2020, 12, 7, 12, 0, tzinfo=UTC), True),
    ],
)
def test_the_cut_by_publication(published, known, expected):
    assert counts(moment(published), known) is expected


days = st.dates(min_value=date(2014, 1, 1), max_value=date(2026, 1, 1))


@given(days, days, days)
def test_a_later_cut_never_loses_a_claim(published, one, other):
    earlier, later = sorted((one, other))
    assert counts(moment(published), later) or not counts(moment(published), earlier)
