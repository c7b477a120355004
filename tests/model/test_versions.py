"""Versions and withdrawals: what counts depends on what was published, not on the order in which it arrived."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.document import Document
from trucewatch.model.moment import Moment
from trucewatch.model.version import outdated
from trucewatch.model.withdrawal import Withdrawal, read_withdrawal, withdrawal_record

START = datetime(2021, 1, 1, tzinfo=UTC)


def at(day: int | None) -> Moment | None:
    instant = None if day is None else START + timedelta(days=day)
    return instant and Moment(start=instant, end=instant)


def version(name: str, day: int | None, key: str | None = "acled:1") -> Document:
    return Document(id=name, path=name, text=name, published=at(day), key=key)


def test_the_version_published_last_counts_as_known():
    versions = [version("b", 5), version("a", 1), version("other", 1, key=None)]
    assert outdated(versions, ()) == {"a"}
    assert outdated(versions, (), known=START + timedelta(days=3)) == {"b"}


def test_what_is_taken_back_counts_no_more_and_did_before():
    taken_back = Withdrawal(key="acled:1", published=at(9))
    versions = [version("a", 1), version("b", 5)]
    assert outdated(versions, [taken_back]) == {"a", "b"}
    assert outdated(versions, [taken_back], known=START + timedelta(days=6)) == {"a"}
    assert outdated([*versions, version("c", 12)], [taken_back]) == {"a", "b"}


def test_without_dates_the_one_recorded_last_counts():
    versions = [version("b", None), version("a", None)]
    assert outdated(versions, (), arrivals={"b": 1, "a": 2}) == {"b"}


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), unique=True, max_size=8),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), max_size=4),
    st.one_of(st.none(), st.integers(0, 20)),
    st.randoms(use_true_random=False),
)
def test_any_order_of_arrival(told, taken_back, day, rng):
    documents = [version(f"{key}@{published}", published, f"acled:{key}") for published, key in told]
    withdrawals = [Withdrawal(key=f"acled:{key}", published=at(published)) for published, key in taken_back]
    known = None if day is None else START + timedelta(days=day)
    before = outdated(documents, withdrawals, known=known, arrivals={d.id: n for n, d in enumerate(documents)})
    rng.shuffle(documents)
    rng.shuffle(withdrawals)
    after = outdated(documents, withdrawals, known=known, arrivals={d.id: n for n, d in enumerate(documents)})
    assert before == after
    counting = [d for d in documents if d.id not in before]
    assert len({d.key for d in counting}) == len(counting)


def test_a_withdrawal_is_read_back_as_written():
    taken_back = Withdrawal(
        key="acled:1", published=at(9), why="a double", path="deleted.csv#1", text="event_id_cnty: 1"
    )
    assert read_withdrawal(withdrawal_record(taken_back)) == taken_back
