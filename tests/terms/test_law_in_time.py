"""What is known decides which amendments there are; what is asked about decides which of them count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Activation
from trucewatch.terms import as_known, end_of, load_packaged, term_in_force
from trucewatch.terms.written_values import later

ANNOUNCED = datetime(2020, 11, 15, 8, 0, tzinfo=UTC)
instants = st.integers(0, 60 * 24 * 60).map(
    lambda minutes: datetime(2020, 11, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def due(agreement, term="p6.kalbajar"):
    return agreement.term(term).window.due.at


def kalbajar(known, about=None):
    return as_known(load_packaged("nk-2020-11-09"), known, about=about)


def test_before_the_announcement_the_old_day_holds():
    assert due(kalbajar(ANNOUNCED - timedelta(minutes=1))) == date(2020, 11, 15)


def test_from_the_announcement_on_the_new_day_holds_and_the_old_one_is_remembered():
    agreement = kalbajar(ANNOUNCED)
    term = agreement.term("p6.kalbajar")
    assert due(agreement) == date(2020, 11, 25)
    assert term.original.window.due.at == date(2020, 11, 15)
    assert term.amended_by == ("a1",)
    assert term.window.due.also == term.original.window.due.also, "only the day was changed"


def test_everything_known_applies_every_amendment():
    assert due(kalbajar(None)) == date(2020, 11, 25)


def test_asked_about_a_moment_before_the_change_counts_the_old_day_holds():
    effective = datetime(2020, 11, 14, 21, 0, tzinfo=UTC)
    assert due(kalbajar(None, about=effective - timedelta(minutes=1))) == date(2020, 11, 15)
    assert due(kalbajar(None, about=effective)) == date(2020, 11, 25)


@given(known=instants)
def test_only_the_announcement_decides(known):
    assert (due(kalbajar(known)) == date(2020, 11, 25)) == (known >= ANNOUNCED)


@given(known=instants)
def test_applying_twice_is_applying_once(known):
    once = kalbajar(known)
    assert as_known(once, known) == once


def status_file(small, *amendments):
    listed = "".join(f"  - {amendment}\n" for amendment in amendments)
    return small[: small.index("amendments:")] + "amendments:\n" + listed


SUSPENDED = "{id: s1, kind: suspension, announced: 2020-12-01T00:00, effective: 2020-12-01T00:00, terms: [t1]}"
RESUMED = "{id: s2, kind: resumption, announced: 2020-12-03T00:00, effective: 2020-12-03T00:00, terms: [t1]}"
ENDED = "{id: s3, kind: termination, announced: 2020-12-05T00:00, effective: 2020-12-05T00:00, terms: all}"


@pytest.mark.parametrize(
    ("day", "activation"),
    [
        (datetime(2020, 11, 9, 20, 59, tzinfo=UTC), Activation.INACTIVE),
        (datetime(2020, 11, 9, 21, 0, tzinfo=UTC), Activation.IN_FORCE),
        (datetime(2020, 12, 2, tzinfo=UTC), Activation.SUSPENDED),
        (datetime(2020, 12, 4, tzinfo=UTC), Activation.IN_FORCE),
        (datetime(2020, 12, 6, tzinfo=UTC), Activation.TERMINATED),
    ],
)
def test_a_term_is_suspended_resumed_and_ended(day, activation, small, load):
    agreement, _ = load(status_file(small, SUSPENDED, RESUMED, ENDED))
    assert term_in_force(as_known(agreement, None).term("t1"), day) is activation


def test_a_suspension_that_nobody_could_know_of_does_not_count(small, load):
    agreement, _ = load(status_file(small, SUSPENDED))
    earlier = as_known(agreement, datetime(2020, 11, 30, tzinfo=UTC))
    assert term_in_force(earlier.term("t1"), datetime(2020, 12, 2, tzinfo=UTC)) is Activation.IN_FORCE


def test_all_means_every_term(small, load):
    agreement, _ = load(status_file(small, ENDED))
    day = datetime(2020, 12, 6, tzinfo=UTC)
    assert {term_in_force(term, day) for term in as_known(agreement, None).terms} == {Activation.TERMINATED}


def test_a_window_ends_at_the_end_of_its_last_day(small, load):
    agreement, _ = load(small.replace("until: open", "until: 2020-12-31"))
    last = datetime(2020, 12, 31, 20, 59, tzinfo=UTC)
    assert term_in_force(agreement.term("t1"), last) is Activation.IN_FORCE
    assert term_in_force(agreement.term("t1"), last + timedelta(minutes=1)) is Activation.EXPIRED


def test_while_another_term_holds(small, load):
    content = status_file(small, SUSPENDED).replace("    text: Aland hands", "    while: t1\n    text: Aland hands")
    agreement, issues = load(content)
    assert issues == ()
    known, day = as_known(agreement, None), datetime(2020, 12, 2, tzinfo=UTC)
    assert term_in_force(known.term("t2"), day, agreement=known) is Activation.SUSPENDED
    assert term_in_force(known.term("t2"), day) is Activation.IN_FORCE, "without the agreement nobody can tell"


FIRST_END = datetime(2025, 11, 9, 21, 0, tzinfo=UTC)
LAST_NOTICE = datetime(2025, 5, 9, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("about", "notices", "end"),
    [
        (FIRST_END - timedelta(days=1), [], 2025),
        (FIRST_END, [], 2030),
        (datetime(2031, 1, 1, tzinfo=UTC), [], 2035),
        (FIRST_END, [LAST_NOTICE], 2025),
        (FIRST_END, [LAST_NOTICE + timedelta(minutes=1)], 2030),
        (datetime(2031, 1, 1, tzinfo=UTC), [LAST_NOTICE + timedelta(minutes=1)], 2030),
    ],
)
def test_five_years_renew_themselves_unless_notice_came_in_time(about, notices, end):
    assert end_of(load_packaged("nk-2020-11-09").term("p4.stay"), about, notices).year == end


def test_a_notice_among_the_amendments_ends_the_renewal(small, load):
    notice = "{id: n1, kind: notice, announced: 2020-11-20T00:00, effective: 2020-11-20T00:00, terms: [t1]}"
    content = status_file(small, notice).replace("until: open", "until: 2021-01-01T00:00")
    content = content.replace("    text: All fire", "    renewal: {every: 1 year, automatic: true}\n    text: All fire")
    agreement, issues = load(content)
    assert issues == ()
    after = datetime(2021, 6, 1, tzinfo=UTC)
    assert term_in_force(agreement.term("t1"), after) is Activation.IN_FORCE
    assert term_in_force(as_known(agreement, None).term("t1"), after) is Activation.EXPIRED


@pytest.mark.parametrize(
    ("start", "stretch", "sign", "end"),
    [
        (datetime(2020, 8, 31, tzinfo=UTC), "6 months", 1, datetime(2021, 2, 28, tzinfo=UTC)),
        (datetime(2020, 2, 29, tzinfo=UTC), "1 year", 1, datetime(2021, 2, 28, tzinfo=UTC)),
        (datetime(2020, 1, 31, tzinfo=UTC), "1 month", -1, datetime(2019, 12, 31, tzinfo=UTC)),
        (datetime(2020, 1, 1, tzinfo=UTC), "24 hours", 1, datetime(2020, 1, 2, tzinfo=UTC)),
        (datetime(2020, 1, 1, tzinfo=UTC), "2 weeks", 1, datetime(2020, 1, 15, tzinfo=UTC)),
    ],
)
def test_stretches_go_by_the_calendar(start, stretch, sign, end):
    assert later(start, stretch, sign=sign) == end
