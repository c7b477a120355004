"""The yardstick itself: the best pairs are the best, and what was annotated agrees with itself."""

import copy
import itertools
from zoneinfo import ZoneInfo

import pytest
from annotated import CORPUS, Annotated, documents_in
from hypothesis import given
from hypothesis import strategies as st
from matching import best_pairs
from reliability import Outcome, bands, calibration_error, separation
from scoring import FIELDS, same_time, scored, totals

DOCUMENTS = list(documents_in(CORPUS / "reports"))


@st.composite
def matrices(draw):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cell = st.integers(0, 9)
    return [[draw(cell) for _ in range(columns)] for _ in range(rows)]


@given(weights=matrices())
def test_no_other_pairs_weigh_more(weights):
    pairs = best_pairs(weights)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    wide = weights if len(weights) <= len(weights[0]) else [list(row) for row in zip(*weights, strict=True)]
    every = itertools.permutations(range(len(wide[0])), len(wide))
    assert sum(weights[r][c] for r, c in pairs) == max(sum(wide[r][c] for r, c in enumerate(p)) for p in every)


def read_from(document: Annotated) -> list[dict]:
    """The annotated claims in the form of the reader's own."""
    found = []
    for gold in copy.deepcopy(list(document.claims)):
        start = document.text.index(gold["quote"])
        people = {role: [{"text": code, "actor": code} for code in gold[role]] for role in ("initiator", "target")}
        voices = [{"name": "", "actor": code} for code in (document.publisher, *gold["voices"])]
        place = [{"text": name} for name in gold["place"]]
        spans = [{"start": start, "end": start + len(gold["quote"])}]
        found.append({**gold, **people, "voices": voices, "place": place, "spans": spans})
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_what_was_annotated_agrees_with_itself(document):
    total = totals([scored(document, read_from(document))])
    assert total.f1 == 1
    assert {name: value for name, value in total.fields.items() if value < 1} == {}
    assert set(total.fields) <= set(FIELDS)


def test_a_missed_a_false_and_a_wrong_claim_are_told_apart():
    document = DOCUMENTS[0]
    claims = read_from(document)
    claims[0]["polarity"] = "denied" if claims[0]["polarity"] == "affirmed" else "affirmed"
    total = totals([scored(document, [*claims[:-1], {**claims[-1], "spans": [{"start": 0, "end": 1}]}])])
    assert (total.gold, total.read, total.matched) == (len(claims), len(claims), len(claims) - 1)
    assert total.fields["polarity"] == (len(claims) - 2) / (len(claims) - 1)


@pytest.mark.parametrize(
    ("gold", "read", "precision", "same"),
    [
        ("2021-05-03", "2021-05-03", "day", True),
        ("2021-05-03", "2021-05-03T10:00+03:00", "day", True),
        ("2021-05-03T10:00+03:00", "2021-05-03T07:00+00:00", "minute", True),
        ("2021-05-03T10:00+03:00", "2021-05-03T10:40+03:00", "hour", True),
        ("2021-05-03T10:00+03:00", "2021-05-03", "minute", False),
        ("2021-05-03", None, "day", False),
        (None, None, "day", True),
        ("2021-05-01", "2021-05-09", "month", True),
    ],
)
def test_times_agree_at_the_precision_of_the_annotation(gold, read, precision, same):
    assert same_time(gold, read, precision, ZoneInfo("Europe/Kyiv")) is same


def test_a_table_of_reliability_keeps_every_outcome():
    outcomes = [Outcome(confidence=c / 10, right=c > 5, strict=False) for c in range(11)]
    assert sum(len(band.outcomes) for band in bands(outcomes)) == len(outcomes)
    assert separation(outcomes) == 1
    assert 0 < calibration_error(outcomes) < 1
