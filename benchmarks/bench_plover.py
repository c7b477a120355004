"""What the reader makes of coded event sentences: the class of the event, who, and to whom.

usage: bench_plover.py [RECORDS.json] [--errors]

RECORDS is a list of records in the form of the PLOVER example file (``text``, ``event``, ``source``, ``target``), each of one
coded event. Without it, the file in ../shared is used where it is there. The sentences speak of politics at large; classes that
the act vocabulary has no word for (protest, support, concession, investigation) count against recall all the same.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from event_notes import Note, Score, crosswalk, read_notes

from trucewatch.model.claim import Claim

RECORDS = Path(__file__).resolve().parent.parent.parent / "shared" / "real" / "text" / "PLOVER_GSR_CAMEO.json"

# Names of classes before version 0.8 and after.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}


def notes_of(path: Path) -> Iterator[Note]:
    """The records that hold an event."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record.get("text"):
            yield Note(text=record["text"].strip("{}"), published=record["date"], row=record)


def codes(actors: object) -> set[str]:
    """Countries and organisations of one side of a record."""
    return {str(actor["code"]) for actor in actors} if isinstance(actors, list) else set()


def expected(row: Mapping[str, Any]) -> tuple[str, set[str], set[str]]:
    """Class, sources and targets of a record."""
    event = RENAMED.get(row["event"], row["event"])
    return event, codes(row.get("source")), codes(row.get("target"))


@cache
def homes() -> dict[str, str]:
    """What PLOVER has in place of a code of ours: a group's state, IGO for missions and organisations."""
    tables = files("trucewatch").joinpath("data/vocabularies/actors")
    found: dict[str, str] = {}
    for name in ("groups", "missions"):
        for row in csv.DictReader(io.StringIO(tables.joinpath(f"{name}.csv").read_text(encoding="utf-8"))):
            found[row["code"]] = row.get("state") or "IGO"
    return found


def parties(codes: list[str | None]) -> set[str]:
    """Codes without organs, as PLOVER knows them."""
    plain = {code.split(".")[0] for code in codes if code}
    return {homes().get(code, code) for code in plain}


def told(claim: Claim, classes: Mapping[str, str]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Classes, sources and targets of a claim: of the act, and of the speech that it is told by.

    PLOVER codes a demand, a promise or a denial as an event of its own, which a claim keeps as its modality and polarity.
    """
    made, met = (parties([a.actor for a in actors]) for actors in (claim.initiator, claim.target))
    speaker = parties([v.actor for v in claim.voices[1:][-1:]])
    if claim.modality == "demanded":
        yield "REQUEST", speaker, made | met
    elif claim.modality in ("promised", "planned"):
        yield "AGREE", made, met
    elif claim.polarity == "denied" and speaker:
        yield "REJECT", speaker, met
    elif claim.act in classes:
        yield classes[claim.act].split(":")[0], made, met


def agrees(one: set[str], other: set[str]) -> bool:
    """Whether two sides are both empty or share somebody."""
    return bool(one & other) or not (one | other)


def main() -> None:
    """Read the records' sentences and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="?", type=Path, default=RECORDS)
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()
    if not chosen.records.exists():
        print(f"{chosen.records}: not here; left out")
        return
    classes = crosswalk("plover")
    by_class, triple, missed = Score(), Score(), Counter[str]()
    for note, claims in read_notes(notes_of(chosen.records), "PLOVER"):
        event, made, met = expected(note.row)
        found = [event for claim in claims for event in told(claim, classes)]
        by_class.sets({event}, {name for name, _, _ in found if name})
        right = any(name == event and agrees(made, who) and agrees(met, whom) for name, who, whom in found)
        triple.sets({event}, ({event} if right else set()) | {name for name, _, _ in found if name and name != event})
        if event not in {name for name, _, _ in found}:
            missed[event] += 1
            if chosen.errors:
                print(event, sorted(made), sorted(met), "|", [name for name, _, _ in found], "|", note.text)
    print("class                  ", by_class)
    print("class, source, target  ", triple)
    print("missed by class        ", ", ".join(f"{name} {count}" for name, count in missed.most_common()))


if __name__ == "__main__":
    main()
