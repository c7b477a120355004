"""The data files speak of codes and acts that there are."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from trucewatch.assess.vocabulary import packaged, packaged_regimes, packaged_witnesses
from trucewatch.terms.vocabulary import known_acts

ACTORS = resources.files("trucewatch.data").joinpath("vocabularies/actors")


def codes(name: str) -> set[str]:
    text = ACTORS.joinpath(name).read_text(encoding="utf-8")
    return {row["code"] for row in csv.DictReader(text.splitlines())}


def test_monitors_are_missions_of_the_actor_registry() -> None:
    assert packaged_witnesses().monitors <= codes("missions.csv")


def test_outlets_are_agencies_and_speak_for_a_state_or_group() -> None:
    outlets = packaged_witnesses().outlets
    assert set(outlets) <= codes("agencies.csv")
    assert set(outlets.values()) <= codes("states.csv") | codes("groups.csv")


@pytest.mark.parametrize("member", ["forbids", "broken", "holds", "watching", "two_sided", "presupposed_undone"])
def test_words_on_ceasefires_are_acts_of_the_vocabulary(member: str) -> None:
    assert set(getattr(packaged_regimes(), member)) <= known_acts()


def test_happenings_name_acts_of_the_vocabulary_and_none_twice() -> None:
    entries = packaged("happenings.yaml")["happenings"].values()
    named = [act for entry in entries for acts in (*entry["kinds"].values(), entry["any"]) for act in acts]
    assert set(named) <= known_acts()
    assert len(named) == len(set(named))
    for entry in entries:
        assert set(entry["cautious"]) <= set(named)
