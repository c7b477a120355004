"""A story that comes again is read once, and what comes of it is what reading it alone gives."""

import json
import sys
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.tellings import Tellings
from trucewatch.readers.given import Given

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from story_variants import COPIES, OTHERS, edited

ROOT = Path(__file__).parents[2]
REPORTS = sorted((ROOT / "tests/corpus/reports").glob("*.txt"), key=lambda path: path.stat().st_size)[:8]
OUTLET = Given(published="2024-03-09", source="Northern Evening Post")
OTHER = Given(published="2024-03-11T08:00+00:00", source="The Harbour Courier")
AGENCY = Given(published="2024-03-09", source="Reuters")


@pytest.fixture(scope="module")
def plain():
    """A reader that remembers no story; a parse does not depend on what was parsed before."""
    reader = Reader()
    reader.tellings = Tellings(kept=0)
    return reader


def remembering(plain):
    reader = Reader()
    for name in ("registry", "gazetteer", "extractor"):
        setattr(reader, name, getattr(plain, name))
    return reader


def own(report):
    about = json.loads(report.with_suffix(".json").read_text())["document"]
    source = about.get("source") or {}
    return Given(published=about.get("published"), source=source.get("name"), actor=source.get("actor"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_what_is_told_again_is_what_reading_gives(plain, report):
    text, given = report.read_text(), own(report)
    reader = remembering(plain)
    reader.read(text.encode(), "first.txt", given)
    carriers = cycle((given, replace(given, published="2021-06-01"), OUTLET, OTHER, AGENCY))
    for name, said in zip([*COPIES, *OTHERS], carriers, strict=False):
        copy = edited(text, name, 1).encode()
        assert reader.read(copy, "copy.txt", said) == plain.read(copy, "copy.txt", said), name


STORY = (
    "Two wounded near the line\n\nZARIVKA, Dec 8 - Two soldiers were wounded on Tuesday when the village of Shyrokyne was "
    "shelled, a hospital doctor said.\n\nUkraine's defence ministry said that its forces did not open fire. Five houses "
    "were damaged.\n\nThe truce of July has held for months, but shots were fired yesterday near Horlivka.\n"
)


@pytest.mark.parametrize("name", sorted(COPIES.keys() - {"typo mended", "printer's quotes"}))
def test_a_copy_is_not_read_again(plain, name):
    reader = remembering(plain)
    reader.read(STORY.encode(), "first.txt", OUTLET)
    read = reader.read(edited(STORY, name, 1).encode(), "copy.txt", OTHER)
    assert reader.tellings.retold == 1
    assert read.claims
    for claim in read.claims:
        assert claim.voices[0].name == OTHER.source
        assert all(span.text == read.document.text[span.start : span.end] for span in claim.spans)


def test_yesterday_is_the_day_before_the_copy(plain):
    reader = remembering(plain)
    days = []
    for given in (OUTLET, OTHER):
        read = reader.read(STORY.encode(), "copy.txt", given)
        days += [str(claim.time.start) for claim in read.claims if claim.time.text == "yesterday"]
    assert reader.tellings.retold == 1
    assert days == ["2024-03-08", "2024-03-10"]


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_changed_word_is_read(plain, name):
    reader = remembering(plain)
    reader.read(STORY.encode(), "first.txt", OUTLET)
    changed = edited(STORY, name, 2)
    assert changed != STORY
    reader.read(changed.encode(), "copy.txt", OTHER)
    assert reader.tellings.retold == 0


def test_only_so_many_stories_are_kept(plain):
    reader = remembering(plain)
    reader.tellings = Tellings(kept=1)
    for text in (STORY, STORY.replace("Two soldiers", "Nine soldiers"), STORY):
        reader.read(text.encode(), "a.txt", OUTLET)
    assert reader.tellings.retold == 0
    assert len(reader.tellings.known) == 1
