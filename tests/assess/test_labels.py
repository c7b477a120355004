from __future__ import annotations

from itertools import product

import pytest

from trucewatch.assess.labels import label_of, packaged_rows, read_rows
from trucewatch.model import Activation, Attribution, Grade, Outcome

FIELDS = {
    "activation": set(map(str, Activation)),
    "outcome": set(map(str, Outcome)),
    "grade": set(map(str, Grade)),
    "attribution": set(map(str, Attribution)),
    "reading": {"settled", "sensitive"},
}


def test_every_combination_of_the_five_fields_has_a_label() -> None:
    for activation, outcome, grade, attribution, sensitive in product(
        Activation, Outcome, Grade, Attribution, (False, True)
    ):
        assert label_of(activation, outcome, grade, attribution, sensitive=sensitive)


def test_rows_name_only_fields_and_values_that_there_are() -> None:
    for row in packaged_rows():
        for name, values in row.when.items():
            assert values <= FIELDS[name], f"{row.label}: {name}"


def test_every_row_can_be_reached() -> None:
    reached = {
        next(row.label for row in packaged_rows() if row.fits(dict(zip(FIELDS, combination, strict=True))))
        for combination in product(*FIELDS.values())
    }
    assert reached == {row.label for row in packaged_rows()}


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.NO_BREACH_FOUND, Outcome.OVERDUE_UNKNOWN])
def test_silence_is_never_called_kept_or_breached(outcome: Outcome) -> None:
    for grade, attribution in product(Grade, Attribution):
        label = label_of(Activation.IN_FORCE, outcome, grade, attribution, sensitive=False)
        assert "kept" not in label
        assert not label.startswith("breach")


def test_the_first_row_that_fits_gives_the_label() -> None:
    first, second = read_rows([{"outcome": ["kept", "kept_late"], "label": "a"}, {"label": "b"}])
    assert first.fits({"outcome": "kept_late"})
    assert not first.fits({"outcome": "unknown"})
    assert second.fits({})
