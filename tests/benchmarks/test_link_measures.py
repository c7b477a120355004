"""The measures of linking, by hand, and the made-up reports that they are taken on."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from made_up_reports import COLUMNS, write_reports

from trucewatch.reconcile.linking.measures import measured


def test_measures_by_hand():
    truth, labels = np.array([1, 1, 1, 2, 2]), np.array([7, 7, 8, 8, 9])
    found = measured(truth, labels)
    assert found["precision"] == pytest.approx(1 / 2)
    assert found["recall"] == pytest.approx(1 / 4)
    assert found["f1"] == pytest.approx(1 / 3)
    precision, recall = (1 + 1 + 0.5 + 0.5 + 1) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5
    assert found["b3"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_what_is_right_and_what_is_all_apart():
    truth = np.array([1, 1, 2])
    assert measured(truth, truth)["f1"] == measured(truth, truth)["b3"] == 1.0
    assert measured(truth, np.arange(3))["recall"] == 0.0


def test_made_up_reports_are_the_same_for_a_seed(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    assert write_reports(one, incidents=200, towns=30, seed=3) == write_reports(other, incidents=200, towns=30, seed=3)
    assert one.read_bytes() == other.read_bytes()
    with one.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == COLUMNS
    assert len({row["truth"] for row in rows}) < len(rows)
