"""What leaves every text, by the examples of the file itself and by properties."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Actor, Claim, Judgement, Source, Span, Verdict, Voice
from trucewatch.protect import names_to_withhold, private_names, redact, withheld
from trucewatch.protect.redaction import Pattern, patterns

CATCHES = [(pattern, text) for pattern in patterns() for text in pattern.catches]
LEAVES = [text for pattern in patterns() for text in pattern.leaves]


@pytest.mark.parametrize(("pattern", "text"), CATCHES, ids=[text for _, text in CATCHES])
def test_catches_what_the_file_says(pattern: Pattern, text: str) -> None:
    assert pattern.mark in redact(text)


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_what_the_file_says(text: str) -> None:
    assert redact(text) == text


def test_marks_do_not_tell_the_length() -> None:
    assert redact("a@b.example") == redact("a.very.long.name@some.ministry.example") == "[e-mail withheld]"


def test_names_are_withheld_whatever_their_spacing_and_case() -> None:
    text = "Nina  Orlan spoke; NINA\nORLAN's house; Orlan stayed; Ninah Orlanov left."
    expected = "[name withheld] spoke; [name withheld]'s house; Orlan stayed; Ninah Orlanov left."
    assert redact(text, {"Nina Orlan"}) == expected


def test_the_longest_name_goes_first() -> None:
    assert redact("Nina Orlan Vey", {"Nina Orlan", "Nina Orlan Vey"}) == "[name withheld]"


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=12), max_size=3))
def test_stretches_are_in_order_and_apart(text: str, names: list[str]) -> None:
    found = withheld(text, names)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="ab1 +-@.()0,XY", max_size=60))
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert redact(redact(text)) == redact(text)


def test_office_holders_keep_their_names_and_others_do_not() -> None:
    text = "President Arno Vale met Lena Brook."
    spans = [Span(start=10, end=19, text="Arno Vale"), Span(start=24, end=34, text="Lena Brook")]
    assert private_names(text, {"Arno Vale"}, spans) == "President Arno Vale met [name withheld]."
    assert private_names(text, {"Sir Arno Vale"}, spans) == "President Arno Vale met [name withheld]."


def judgement(key: str, names: str, supersedes: str | None = None) -> Judgement:
    at = datetime(2021, 1, 1, tzinfo=UTC)
    return Judgement(
        id=key,
        verdict=Verdict.REDACT,
        subjects=(),
        by="editor",
        at=at,
        why="asked to",
        change=names,
        supersedes=supersedes,
    )


def test_a_superseded_judgement_no_longer_withholds() -> None:
    old, new = judgement("j1", '{"names": ["Lena Brook"]}'), judgement("j2", '{"names": []}', "j1")
    assert names_to_withhold([old]) == {"Lena Brook"}
    assert names_to_withhold([old, new]) == frozenset()


@pytest.mark.parametrize(
    ("name", "code", "taken"),
    [
        ("Lena Brook", "CIV", True),
        ("Omar al-Masri", "CIV", True),
        ("J. B. Brook", "CIV", True),
        ("two women", "CIV", False),
        ("Karabakh Armenians", "CIV", False),
        ("Residents", "CIV", False),
        ("Lena Brook", "ARM.MFA", False),
    ],
)
def test_civilians_named_in_claims_are_withheld(name: str, code: str, taken: bool) -> None:
    claim = Claim(
        id="c1:1", document="sha256:1", path="a.txt", source=Source(), published=None,
        spans=(Span(start=0, end=1, text="x"),), voices=(Voice(name="a wire"),), act="detention", reported_as="held",
        target=(Actor(text=name, actor=code),),
    )  # fmt: skip
    assert (name in names_to_withhold(claims=[claim])) is taken
    assert names_to_withhold(claims=[claim], office_holders=["lena brook"]) <= {"Omar al-Masri", "J. B. Brook"}


def test_a_name_inside_a_longer_phrase_is_found() -> None:
    claim = Claim(
        id="c1:1", document="sha256:1", path="a.txt", source=Source(), published=None,
        spans=(Span(start=0, end=1, text="x"),), voices=(Voice(name="Relatives of Lena Brook", actor="CIV"),),
        act="detention", reported_as="held",
    )  # fmt: skip
    assert names_to_withhold(claims=[claim]) == {"Lena Brook"}
