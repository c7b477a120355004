"""Lines broken to a width are joined again, and no character moves."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.parsing.unwrapping import unwrapped
from trucewatch.pipeline.reading import Reader

STORY = (
    (
        "GENEVA, 3 March 2021 - Libya's eastern forces shelled the outskirts of the town of Sirte on Tuesday, killing at least "
        "four soldiers of the Government of National Accord, its defence ministry said in a statement."
    ),
    (
        "The United Nations Support Mission in Libya said it would deploy ten monitors to Sirte by 15 March and called on both "
        "sides to withdraw their heavy weapons from the line of contact before the end of the month."
    ),
)
LOG = "".join(
    f"{hour:02}10 Patrol left the base for the northern post near the bridge over the river\n{hour:02}40 Patrol back in base\n"
    for hour in range(6, 12)
)


def wrapped(width: int, newline: str = "\n") -> str:
    return (newline * 2).join(newline.join(textwrap.wrap(paragraph, width)) for paragraph in STORY)


def told(reader: Reader, text: str) -> list[tuple[object, ...]]:
    read = reader.read(text.encode(), "story.txt")
    assert read.document is not None
    assert read.document.text == text
    assert all(text[span.start : span.end] == span.text for claim in read.claims for span in claim.spans)
    return [
        (claim.act, tuple(actor.actor for actor in claim.initiator), claim.time.start, claim.time.end, claim.counts)
        for claim in read.claims
    ]


def test_a_wrapped_story_tells_what_the_story_tells():
    reader = Reader()
    whole = told(reader, "\n\n".join(STORY))
    assert len(whole) > len(STORY)
    for text in (wrapped(60), wrapped(76), wrapped(100), wrapped(76, "\r\n")):
        assert told(reader, text) == whole


def test_a_log_and_wide_paragraphs_stay_as_they_are():
    for text in (LOG, "\n".join(STORY) * 3, "Short lines\nof a list\nthat stand\nalone\n"):
        assert unwrapped(text) == text


def test_items_of_a_list_stay_lines():
    text = wrapped(70) + "\n- a mortar at the post, which the monitors saw in the morning\n- two tanks\n"
    assert unwrapped(text).endswith("in the morning\n- two tanks\n")


def test_the_head_stays_as_it_is():
    text = "A headline that is long enough to look like a line of the text itself\n" + wrapped(70)
    assert unwrapped(text, body=text.index("GENEVA")).startswith(text[: text.index("GENEVA")])


@given(st.text(alphabet="ab .\n\r-", max_size=300), st.integers(0, 300))
def test_no_character_moves(text, body):
    joined = unwrapped(text, body)
    assert len(joined) == len(text)
    assert {(a, b) for a, b in zip(text, joined, strict=True) if a != b} <= {("\n", " "), ("\r", " ")}
    assert joined[:body] == text[:body]
