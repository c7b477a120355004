"""The registry's tables: every row is well formed, every code that a table speaks of exists, no wording is two things."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from trucewatch.extract.actors.knowledge import packaged_codes, packaged_entries, source_names
from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.extract.actors.tables import Role, day, listed, members, rows
from trucewatch.extract.actors.words import fold, plural_of

CODES = packaged_codes()
ORGANS = {"PRES", "PM", "GOV", "MOD", "MIL", "PKF", "MFA", "POLICE", "HEALTH", "LOCAL"}
TABLES = ["states", "bodies", "groups", "missions", "agencies", "officeholders", "contextual"]
NAMES = {Role.STATE, Role.GROUP, Role.BODY, Role.MISSION, Role.AGENCY}


def known(code: str) -> bool:
    owner, _, organ = code.partition(".")
    return owner in CODES.leaders or owner in CODES.groups or (owner in CODES.missions and not organ)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_as_many_cells_as_the_head(table: str) -> None:
    assert all(None not in row and None not in row.values() for row in rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_code_follows_the_contract(table: str) -> None:
    for row in rows(table):
        for code in row["code"].split("+"):
            assert re.fullmatch(r"[A-Z0-9][A-Z0-9-]*(\.[A-Z]+)?", code), row
            assert code.partition(".")[2] in ORGANS | {""}, row


@pytest.mark.parametrize("table", ["officeholders", "bodies", "contextual"])
def test_every_code_is_of_somebody_in_a_table(table: str) -> None:
    assert [row["code"] for row in rows(table) if not all(known(code) for code in row["code"].split("+"))] == []


def test_no_state_has_the_code_of_civilians() -> None:
    assert "CIV" not in CODES.leaders | dict.fromkeys(CODES.groups | CODES.missions)


def test_states_are_about_all_of_the_world() -> None:
    assert len([row for row in rows("states") if re.fullmatch("[A-Z]{3}", row["code"])]) >= 195


def test_offices_are_held_in_order() -> None:
    for row in rows("officeholders"):
        since, until = day(row["from"]), day(row["until"], last=True)
        assert since is not None, row
        assert until is None or since <= until, row


def test_one_office_of_a_state_has_one_president_at_a_time() -> None:
    heads = defaultdict(list)
    for row in rows("officeholders"):
        if row["code"] in ("UKR.PRES", "AZE.PRES", "COL.PRES", "USA.PRES", "FRA.PRES") and row["alone"] in HEADS:
            heads[row["code"]].append((row["from"], row["until"] or "9999"))
    for terms in heads.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(terms)))


HEADS = {
    "Poroshenko",
    "Zelensky; Zelenskyy; Zelenskiy",
    "Santos",
    "Duque",
    "Petro",
    "Obama",
    "Trump",
    "Biden",
    "Hollande",
}


def test_conflicts_speak_of_known_parties() -> None:
    for name, conflict in members("conflicts")["conflicts"].items():
        assert len(conflict["sides"]) >= 2, name
        assert all(known(party) for side in conflict["sides"] for code in side for party in code.split("+")), name
        assert conflict.get("home") is None or any(conflict["home"] in side for side in conflict["sides"]), name


def test_missions_watch_known_parties_and_have_known_parents() -> None:
    for row in rows("missions"):
        assert all(known(code) for code, _, _ in listed(row["watches"])), row
        assert not row["parent"] or row["parent"] in CODES.missions, row


def test_a_name_is_one_actor_at_one_time() -> None:
    by_words = defaultdict(set)
    for entry in packaged_entries():
        if entry.role in NAMES and not entry.beside and not entry.since and not entry.until:
            by_words[entry.words].add(entry.code)
    assert {words: codes for words, codes in by_words.items() if len(codes) > 1} == {}


def test_every_name_of_a_source_gives_its_code() -> None:
    registry = ActorRegistry.packaged()
    assert all(registry.code_of_source(name) == code for name, code in source_names().items())


def test_a_table_cell_may_bound_its_names_in_time() -> None:
    (first, second) = listed("Sanaa [2014-09-21..]; Old Town [..2014-09]")
    assert (first[0], str(first[1]), first[2]) == ("Sanaa", "2014-09-21", None)
    assert (second[0], second[1], str(second[2])) == ("Old Town", None, "2014-09-30")


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("ministry", "ministries"),
        ("chief of staff", "chiefs of staff"),
        ("army", "armies"),
        ("press", "presses"),
        ("day", "days"),
    ],
)
def test_nouns_have_regular_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_folding_forgets_case_accents_and_marks() -> None:
    assert fold("Bogotá’s") == "bogota's"
