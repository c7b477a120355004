"""Carried stories: are they found, is nothing else taken for one, and what does it save to read them once?

usage: bench_stories.py [--stories N] [--dailies N] [--seed N]

Made-up wires, each edit of `story_variants.py` applied to some, and the dailies of two teams in between. Of the dossier
two in five documents are copies.

found     of the copies, by edit: the share that is listed with its story
forged    of the stories with one word changed, by edit: how many were taken for copies
reading   processor milliseconds a document: with every sentence forgotten, with parses kept, and with stories read once
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from story_frames import START, dailies, wires
from story_variants import COPIES, OTHERS, edited

from trucewatch.model.document import Document
from trucewatch.pipeline.batches import FILES_A_BATCH, Unread, read_batch, unguarded
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.tellings import Tellings
from trucewatch.readers.given import Given
from trucewatch.readers.reading import read_document
from trucewatch.reconcile.stories import families

COPIES_EACH = 2
DAYS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file, the edit that made it, and the number of its story; None for what is nobody's copy."""

    file: Unread
    edit: str = ""
    story: int | None = None


def dossier(stories: int, reports: int, seed: int) -> Iterator[Made]:
    """Stories, two copies of each, one forgery of each, and dailies."""
    copies, others = list(COPIES), list(OTHERS)
    for number, text in enumerate(wires(stories, seed)):
        day = START + timedelta(days=number % DAYS)
        yield Made(file=unread(text, f"{number}/first.txt", "Meridian Agency", day), story=number)
        for place in range(COPIES_EACH):
            name = copies[(number * COPIES_EACH + place) % len(copies)]
            copy = edited(text, name, number)
            yield Made(
                file=unread(copy, f"{number}/{place}.txt", f"Outlet {place}", day + timedelta(days=place)),
                edit=name, story=number,
            )  # fmt: skip
        name = others[number % len(others)]
        forged = edited(text, name, number)
        if forged.partition("\n\n")[2] != text.partition("\n\n")[2]:
            yield Made(file=unread(forged, f"{number}/forged.txt", "The Other Side", day), edit=name)
    for number, (day, team, text) in enumerate(dailies(reports, seed)):
        yield Made(file=unread(text, f"daily/{number}.txt", f"Team {team}", day), edit="daily")


def unread(text: str, path: str, source: str, day: object) -> Unread:
    """A text as a file of its own bytes."""
    content = f"{text}\n© {source}\n".encode()
    return Unread(content=content, path=path, given=Given(published=str(day), source=source))


def document_of(file: Unread) -> Document:
    """The document in a file that holds one."""
    document = read_document(file.content, file.path, given=file.given).document
    if document is None:
        raise ValueError(f"{file.path} is no report")
    return document


def finding(made: Sequence[Made]) -> Iterator[str]:
    """The lines on what was found."""
    documents = [document_of(each.file) for each in made]
    start = time.process_time()
    stories = families(documents)
    spent = time.process_time() - start
    home = {document.path: story.root.path for story in stories for document in story.members}
    yield f"{len(made):,} documents, {sum(1 for e in made if e.edit in COPIES):,} of them copies: {len(made) / spent:,.0f} documents/s"
    every, met = Counter(e.edit for e in made), Counter[str]()
    for each in made:
        path = each.file.path
        if each.edit in COPIES:
            met[each.edit] += home.get(path, path) == home.get(f"{each.story}/first.txt")
        elif each.edit:
            met[each.edit] += home.get(path, path) == home.get(f"{path.partition('/')[0]}/first.txt", path in home)
    right = sum(met[name] for name in COPIES)
    wrong = sum(met[name] for name in (*OTHERS, "daily"))
    yield f"recall {right / sum(every[name] for name in COPIES):.3f}, precision {right / (right + wrong):.3f}"
    yield from (f"  found   {name:28}{met[name]:5} of {every[name]}" for name in COPIES if every[name])
    yield from (f"  forged  {name:28}{met[name]:5} of {every[name]}" for name in (*OTHERS, "daily") if every[name])


def reading(made: Sequence[Made]) -> Iterator[str]:
    """The lines on what reading takes."""
    files = [each.file for each in made]
    for label, kept, forgetful in (("forgotten", 0, True), ("parses kept", 0, False), ("read once", 512, False)):
        reader = Reader()
        reader.tellings = Tellings(kept=kept)
        read_batch(files[:2], reader, unguarded)
        reader.extractor.parser.kept.clear()
        start = time.process_time()
        for at in range(0, len(files), FILES_A_BATCH):
            for file in files[at : at + FILES_A_BATCH] if forgetful else []:
                reader.extractor.parser.kept.clear()
                read_batch([file], reader, unguarded)
            if not forgetful:
                read_batch(files[at : at + FILES_A_BATCH], reader, unguarded)
        spent = (time.process_time() - start) / len(files) * 1000
        yield f"  {label:14}{spent:8.1f} ms a document, {reader.tellings.retold:,} of {len(files):,} not read again"


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=300)
    options.add_argument("--dailies", type=int, default=300)
    options.add_argument("--read", type=int, default=40, help="stories of the dossier that is read")
    options.add_argument("--seed", type=int, default=11)
    said = options.parse_args()
    print("\n".join(finding(list(dossier(said.stories, said.dailies, said.seed)))), flush=True)
    print("\n".join(reading(list(dossier(said.read, said.read, said.seed)))))


if __name__ == "__main__":
    main()
