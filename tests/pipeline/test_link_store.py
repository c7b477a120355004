"""Links kept in a file: what comes later links as if it had come at once, whatever was shut in between."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.pipeline.link_store import LinkStore
from trucewatch.reconcile.linking import absorb, columns_of

spec = importlib.util.spec_from_file_location("increment", Path(__file__).parents[1] / "reconcile/test_increment.py")
increment = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
spec.loader.exec_module(increment)
WEIGHTS, at_once, judged_among = increment.LINK_MORE, increment.at_once, increment.judged_among


@settings(max_examples=15, deadline=None)
@given(increment.batches, increment.judgements, st.lists(increment.names, max_size=3))
def test_a_store_on_disk_links_as_if_all_had_come_at_once(batches, judgements, gone):
    told = {each.id: each for batch in batches for each in batch}
    with TemporaryDirectory() as folder:
        for batch in batches:
            with LinkStore(Path(folder) / "links", WEIGHTS) as store:
                absorb(store, batch, WEIGHTS)
        judged = judged_among(judgements, told)
        touched = [name for pair in (*judged.same, *judged.different) for name in pair]
        with LinkStore(Path(folder) / "links", WEIGHTS) as store:
            absorb(store, [], WEIGHTS, judged=judged, touched=touched)
            assert store.homes() == at_once(told.values(), WEIGHTS, judged)
            left = [each for each in told.values() if each.id not in gone]
            judged = judged_among(judgements, {each.id for each in left})
            turned = {name for one, other, _ in judgements for name in (one, other) if name in told}
            absorb(store, [], WEIGHTS, judged=judged, gone=gone, touched=turned)
            assert store.homes() == at_once(left, WEIGHTS, judged)


@settings(max_examples=15, deadline=None)
@given(increment.batches.filter(bool))
def test_filled_at_once_or_bit_by_bit_it_goes_on_alike(batches):
    *first, last = batches
    told = {each.id: each for batch in first for each in batch}
    with LinkStore(":memory:", WEIGHTS) as filled:
        filled.fill(columns_of(told.values()))
        assert filled.homes() == at_once(told.values(), filled.weights, judged_among([], told))
        absorb(filled, last, filled.weights)
        told |= {each.id: each for each in last}
        assert filled.homes() == at_once(told.values(), filled.weights, judged_among([], told))


def test_other_weights_find_an_empty_store(tmp_path):
    one = increment.Told(
        id="a", source="monitor", first=increment.DAY, last=increment.DAY, lon=38.0, lat=48.3, act="clash"
    )
    with LinkStore(tmp_path / "links", WEIGHTS) as store:
        absorb(store, [one, replace(one, id="b", source="wire")], WEIGHTS)
    with LinkStore(tmp_path / "links", WEIGHTS) as store:
        assert set(store.homes()) == {"a", "b"}
    with LinkStore(tmp_path / "links", replace(WEIGHTS, start=WEIGHTS.start + 1)) as store:
        assert store.homes() == {}
