"""Reports that come later: the same clusters as if all had come at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.reconcile.linking import (
    HardEdges,
    Judged,
    Rules,
    Told,
    absorb,
    asked,
    candidates,
    clusters,
    columns_of,
    packaged_weights,
    scored,
    shelves,
)

DAY = date(2021, 3, 4)
WEIGHTS = packaged_weights()
LINK_MORE = replace(WEIGHTS, start=WEIGHTS.start + 4.0)


class Shelf:
    """A store in memory; knows only what it was told to keep."""

    def __init__(self):
        self.told, self.rows, self.pairs, self.homes = {}, {}, {}, {}

    def near(self, questions):
        found = {
            name
            for each in questions
            for name, row in self.rows.items()
            if row[each.cut] == each.cell and each.first <= self.told[name].first.toordinal() <= each.last
        }
        return [self.told[name] for name in found]

    def pairs_with(self, ids):
        ids = set(ids)
        return [pair for pair in self.pairs.values() if pair.one in ids or pair.other in ids]

    def drop(self, ids):
        for name in ids:
            for kept in (self.told, self.rows, self.homes):
                kept.pop(name, None)
        self.pairs = {key: pair for key, pair in self.pairs.items() if not set(key) & set(ids)}

    def keep(self, told, table, pairs):
        for each, row in zip(told, table.tolist(), strict=True):
            self.told[each.id], self.rows[each.id] = each, row
        self.pairs |= {(pair.one, pair.other): pair for pair in pairs}

    def settle(self, homes):
        self.homes |= homes


reports = st.builds(
    Told,
    id=st.integers(0, 40).map(str),
    source=st.sampled_from(["monitor", "ministry", "wire"]),
    first=st.integers(0, 5).map(lambda days: DAY + timedelta(days)),
    last=st.just(DAY),
    lon=st.sampled_from([38.0, 38.05, 38.2, 38.7, None]),
    lat=st.sampled_from([48.3, 48.33]),
    radius_km=st.sampled_from([0.0, 3.0, 30.0]),
    area=st.sampled_from(["north", ""]),
    act=st.sampled_from(["fire.indirect", "detention"]),
    family=st.just(""),
    sides=st.sampled_from([(), ("Army of Ukravia",), ("Army of Ukravia", "Brezh Militia")]),
    deaths=st.integers(0, 3) | st.none(),
).map(lambda told: replace(told, last=told.first + timedelta(len(told.id) * 3 - 3)))
batches = st.lists(st.lists(reports, max_size=8), max_size=5)
names = st.integers(0, 40).map(str)
judgements = st.lists(st.tuples(names, names, st.booleans()).filter(lambda each: each[0] != each[1]), max_size=3)


def at_once(told, weights, judged):
    columns = columns_of(told)
    row = {name: place for place, name in enumerate(columns.ids)}
    same = tuple((row[one], row[other]) for one, other in judged.same)
    different = frozenset((min(row[a], row[b]), max(row[a], row[b])) for a, b in judged.different)
    rules = Rules(absent=weights.absent, repeat=weights.repeat)
    edges = HardEdges(same=same, different=different)
    labels = clusters(len(columns), scored(columns, weights), rules, edges)
    return {name: columns.ids[label] for name, label in zip(columns.ids, labels.tolist(), strict=True)}


def judged_among(judgements, ids):
    present = [each for each in judgements if each[0] in ids and each[1] in ids]
    return Judged(
        same=tuple((one, other) for one, other, alike in present if alike),
        different=frozenset((one, other) for one, other, alike in present if not alike),
    )


@settings(max_examples=30, deadline=None)
@given(batches, judgements, st.lists(names, max_size=3))
def test_what_comes_bit_by_bit_links_as_if_it_came_at_once(batches, judgements, gone):
    store, told = Shelf(), {}
    for batch in batches:
        told |= {each.id: each for each in batch}
        absorb(store, batch, LINK_MORE)
    judged = judged_among(judgements, told)
    absorb(store, [], LINK_MORE, judged=judged, touched=[n for pair in (*judged.same, *judged.different) for n in pair])
    assert store.homes == at_once(told.values(), LINK_MORE, judged)
    left = [each for each in told.values() if each.id not in gone]
    judged = judged_among(judgements, {each.id for each in left})
    turned = {name for one, other, _ in judgements for name in (one, other) if name in told}
    absorb(store, [], LINK_MORE, judged=judged, gone=gone, touched=turned)
    assert store.homes == at_once(left, LINK_MORE, judged)


@settings(max_examples=20, deadline=None)
@given(st.lists(reports, max_size=20, unique_by=lambda told: told.id))
def test_whatever_may_be_a_partner_is_asked_for(told):
    columns = columns_of(told)
    for pairs in candidates(columns):
        for one, other in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
            for new, kept in ((one, other), (other, one)):
                (row,) = shelves(columns_of([told_by(told, columns.ids[kept])])).tolist()
                questions = list(asked(columns_of([told_by(told, columns.ids[new])])))
                first = columns.first[kept]
                assert any(row[each.cut] == each.cell and each.first <= first <= each.last for each in questions)


def told_by(told, name):
    return next(each for each in told if each.id == name)


def test_only_what_is_touched_is_settled_anew():
    store = Shelf()
    one = Told(id="a", source="monitor", first=DAY, last=DAY, lon=38.0, lat=48.3, act="clash", family="clash")
    absorb(store, [one, replace(one, id="b", lon=45.0)], WEIGHTS)
    homes = absorb(store, [replace(one, id="c", source="wire", deaths=2)], WEIGHTS)
    assert "b" not in homes
    assert "c" in homes
