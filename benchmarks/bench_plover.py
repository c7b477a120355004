"""What the reader makes of coded event sentences: the class of the event, who, and to whom.

usage: bench_plover.py [RECORDS.json] [--errors]

RECORDS is a list of records in the form of the PLOVER example file (``text``, ``event``, ``source``, ``target``), each of one
coded event. Without it, the file in ../shared is used where it is there. The sentences speak of politics at large; classes that
the act vocabulary has no word for (protest, support, concession) count against recall all the same, and a further event that
a sentence tells of counts against precision, though only one was coded.

PLOVER codes a demand, a promise, a threat, a refusal and a charge as events of their own. A claim keeps them as the modality,
the polarity and the voice of the act that is demanded, promised, feared, denied or charged; ``told`` turns them back. The acts
of both sides alike ("A met B") name no target, while a record puts one side first: either order agrees. Civilians are of the
country that their words name. Organisations are IGO, and armed groups are of their country, as in the file.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from event_notes import Note, Score, crosswalk, read_notes

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.model.claim import Actor, Claim, Voice

RECORDS = Path(__file__).resolve().parent.parent.parent / "shared" / "real" / "text" / "PLOVER_GSR_CAMEO.json"

CIVILIANS = "CIV"

# Codes of the file that are no codes of ISO 3166-1; a coder's "Human Rights Watch" is as often an NGO as an IGO.
MISSPELT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO", "IMG": "IGO", "ISM": "IGO"}

# A voice that charges somebody; acts that are denied without anybody's refusing something.
CHARGE = re.compile(r"\b(?:accus|blam|charg|condemn|denounc|critici|protest|complain|alleg)", re.IGNORECASE)
TOLLS = {"harm", "damage", "tally", "ceasefire.violated"}

# One act of ours that is two classes of PLOVER's: giving oneself up, martial law, an inquiry, the end of an emergency.
BY_WORDS = (
    ("capture", re.compile(r"surrender", re.IGNORECASE), "RETREAT"),
    ("mobilization", re.compile(r"curfew|emergency|martial|siege", re.IGNORECASE), "COERCE"),
    ("monitoring", re.compile(r"investigat|inquiry|probe|verif|inspect", re.IGNORECASE), "INVESTIGATE"),
)

# Names of classes before version 0.8 and after.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}


def notes_of(path: Path) -> Iterator[Note]:
    """The records that hold an event."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record.get("text"):
            yield Note(text=record["text"].strip("{}"), published=record["date"], row=record)


def codes(actors: object) -> set[str]:
    """Countries and organisations of one side of a record."""
    found = {str(actor["code"]) for actor in actors} if isinstance(actors, list) else set()
    return {MISSPELT.get(code, code) for code in found}


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


@cache
def registry() -> ActorRegistry:
    """The registry, for the countries that the words of a mention of civilians name."""
    return ActorRegistry.packaged()


@cache
def countries(words: str) -> frozenset[str]:
    """The countries that a wording names: "three Iraqi civilians"."""
    found = registry().spot(words, on=date(2000, 1, 1))
    return frozenset(m.code.split(".")[0] for m in found if m.code and m.code != CIVILIANS)


def parties(actors: Iterable[Actor | Voice]) -> set[str]:
    """Countries and organisations of actors, as PLOVER knows them."""
    known: set[str] = set()
    for actor in actors:
        if actor.actor == CIVILIANS:
            known |= countries(actor.text) if isinstance(actor, Actor) else set()
        elif actor.actor:
            known |= {homes().get(code.split(".")[0], code.split(".")[0]) for code in actor.actor.split("+")}
    return known


def told(claim: Claim, classes: Mapping[str, str]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Classes, sources and targets of a claim: of the act, and of the speech that it is told by."""
    made, met = parties(claim.initiator), parties(claim.target)
    voice = next(iter(claim.voices[1:][-1:]), None)
    speaker = parties([voice]) if voice else set()
    if voice and voice.cue and CHARGE.search(voice.cue):
        yield "ACCUSE", speaker, made
    elif claim.modality == "demanded":
        yield "REQUEST", speaker, (made | met) - speaker
    elif claim.modality in ("feared", "conditional"):
        yield "THREATEN", made or speaker, met
    elif claim.modality in ("promised", "planned"):
        yield "AGREE", made, met
    elif claim.polarity == "denied" and claim.act not in TOLLS and (speaker or made):
        yield "REJECT", speaker or made, met
    else:
        yield from sides(event_of(claim, classes), made, met)


def event_of(claim: Claim, classes: Mapping[str, str]) -> str:
    """The class of an act that happened, by its words where one act of ours is two classes of PLOVER's."""
    for act, words, event in BY_WORDS:
        if claim.act == act and words.search(claim.reported_as):
            return event
    return classes.get(claim.act, "").split(":")[0]


def sides(event: str, made: set[str], met: set[str]) -> Iterator[tuple[str, set[str], set[str]]]:
    """An event with its sides; of an act of several sides alike each may be the one that PLOVER puts first."""
    if event:
        yield event, made, met
        if len(made) > 1 and not met:
            yield from ((event, {one}, made - {one}) for one in sorted(made))


def agree(expected: tuple[set[str], set[str]], found: tuple[set[str], set[str]]) -> bool:
    """Whether both sides agree: both empty or with somebody in common.

    A target of the source's own country says of an act at home that it has no other; no target says the same.
    """
    (made, met), (who, whom) = expected, found
    at_home = bool(met) and met <= made and not whom
    return alike(made, who) and (alike(met, whom) or at_home)


def alike(one: set[str], other: set[str]) -> bool:
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
        right = any(name == event and agree((made, met), (who, whom)) for name, who, whom in found)
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
