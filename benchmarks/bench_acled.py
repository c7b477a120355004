"""What the reader makes of the notes of an event table, beside the codes that trained coders gave the same notes.

usage: bench_acled.py [TABLE.csv] [--limit N] [--country NAME ...]

TABLE holds events in ACLED's columns; it never enters the repository. Without it, the sample in ../shared is used where it is
there. Measured:

violent       a note tells of an act of violence that happened; expected of battles, explosions and violence against civilians;
              in the second line of all that the table's codebook calls political violence, which adds mob violence and
              excessive force against protesters; in the third of all riots too, and of force by those who broke up a protest
country       parties of the acts in rows of Armenia, Azerbaijan and Ukraine, as states and de facto authorities
dyad          who against whom, of rows of these three that name two sides; the victims of a sentence of its own ("two civilians
              were killed") are those of the maker of the note's acts, if it has only one
fatalities    the number of killed of rows with violence, equal to the coded one: the greatest sum of a claim's figures
place         the coded place name, where the note writes it, stands among the places of the note's claims: of the rows with
              violence, since the act vocabulary has no word for a protest or a strike, whose notes give no claim at all
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from event_notes import HAPPENED, Note, Score, crosswalk, read_notes

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.model.claim import Claim

SAMPLE = Path(__file__).resolve().parent.parent.parent / "shared" / "real" / "events" / "acled_2022H1_sample.csv"
VIOLENT_EVENTS = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
VIOLENT_KINDS = {
    "Armed clash", "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED", "Attack",
    "Abduction/forced disappearance",
}  # fmt: skip
ATTACKS = ("fire", "strike", "assault", "attack", "explosion")
POLITICAL_VIOLENCE = {"Mob violence", "Excessive force against protesters"}
UNREST = POLITICAL_VIOLENCE | {"Violent demonstration", "Protest with intervention"}
REGION = {"Armenia", "Azerbaijan", "Ukraine"}
AUTHORITIES = {"NAF": {"DNR", "LNR"}, "Artsakh": {"NK"}}
COUNTRY = re.compile(r"(?:Forces|Service) of (?:the )?([\w' ]+?) \(|\(([A-Z][\w' ]+)\)")


def rows_of(path: Path, limit: int | None, countries: set[str]) -> Iterator[Note]:
    """The notes of the table."""
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            if limit is not None and number >= limit:
                return
            if not countries or row["country"] in countries:
                yield Note(text=row["notes"], published=row["event_date"], row=row)


class Parties:
    """Actor names of the table as codes of the claims contract, without organs."""

    def __init__(self) -> None:
        self.registry = ActorRegistry.packaged()
        self.known: dict[str, str | None] = {}

    def of(self, name: str) -> set[str]:
        """The codes of one actor; empty where it is nobody in particular, two where the name covers two authorities."""
        for word, codes in AUTHORITIES.items():
            if word in name:
                return codes
        if name.startswith("Civilians"):
            return {"CIV"}
        found = COUNTRY.search(name)
        if not found or name.startswith(("Unidentified", "Protesters", "Rioters")):
            return set()
        country = found.group(1) or found.group(2)
        if country not in self.known:
            spotted = self.registry.spot(country, on=date(2022, 3, 1))
            self.known[country] = spotted[0].code if spotted else None
        code = self.known[country]
        return {code.split(".")[0]} if code else set()


def folded(text: str) -> str:
    """A name without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def heads(actors: Iterator[str | None] | list[str | None]) -> set[str]:
    """Codes without organs."""
    return {code.split(".")[0] for code in actors if code}


class Measure:
    """All that is counted over the table."""

    def __init__(self) -> None:
        acled = crosswalk("acled")
        violent = {act for act, kind in acled.items() if kind in VIOLENT_KINDS}
        self.violent = violent | {"harm", "hostilities"}
        self.parties = Parties()
        self.violence, self.political, self.unrest = Score(), Score(), Score()
        self.country, self.dyad, self.fatal, self.place = Score(), Score(), Score(), Score()

    def add(self, note: Note, claims: tuple[Claim, ...]) -> None:
        """Count one note."""
        row = note.row
        told = [c for c in claims if c.polarity == "affirmed" and c.modality in HAPPENED]
        found = {"violent"} if any(c.act in self.violent for c in told) else set()
        violent = row["event_type"] in VIOLENT_EVENTS
        self.violence.sets({"violent"} if violent else set(), found)
        kind = row["sub_event_type"]
        self.political.sets({"violent"} if violent or kind in POLITICAL_VIOLENCE else set(), found)
        self.unrest.sets({"violent"} if violent or kind in UNREST else set(), found)
        if violent:
            self.fatal.sets({row["fatalities"]}, {str(float(killed(told)))})
        named = folded(row["location"])
        if violent and named in folded(note.text):
            places = {folded(place.text) for claim in claims for place in claim.place}
            self.place.sets({named}, {named} if any(named in place or place in named for place in places) else set())
        if row["country"] in REGION:
            self.sides(row["actor1"], row["actor2"], told)

    def sides(self, first: str, second: str, told: list[Claim]) -> None:
        """Count the parties and their direction."""
        makers, targets = self.parties.of(first), self.parties.of(second)
        expected = makers | targets
        found = heads([a.actor for claim in told for a in (*claim.initiator, *claim.target)])
        for pair in ({"DNR", "LNR"},):
            if pair <= expected and pair & found:
                found |= pair
        self.country.sets(expected - {"CIV"}, found - {"CIV"})
        if makers and targets:
            pairs = {(i, t) for claim in told for i, t in directed(claim)} | outcome(told)
            right = any((i, t) in pairs for i in makers for t in targets)
            self.dyad.sets({(first, second)}, {(first, second)} if right else set())


def directed(claim: Claim) -> set[tuple[str, str]]:
    """Who against whom in a claim; symmetric acts go both ways."""
    makers, targets = heads([a.actor for a in claim.initiator]), heads([a.actor for a in claim.target])
    if targets:
        return {(i, t) for i in makers for t in targets}
    return {(i, t) for i in makers for t in makers if i != t}


def outcome(claims: list[Claim]) -> set[tuple[str, str]]:
    """Who hurt whom over two sentences: a note tells of one event, and its harm is a claim of its own without a maker.

    Counted only where the acts of the note have one maker that is not itself the one who was hurt.
    """
    makers = {m for c in claims if c.act.startswith(ATTACKS) for m in heads([a.actor for a in c.initiator])}
    hurt = {
        t for c in claims if c.act in ("harm", "damage") and not c.initiator for t in heads([a.actor for a in c.target])
    }
    return {(maker, one) for maker in makers for one in hurt if maker != one} if len(makers) == 1 else set()


def killed(claims: list[Claim]) -> int:
    """The killed of a note: the greatest toll of a claim, since the parts of a toll stand beside the toll."""
    return max((toll(claim) for claim in claims), default=0)


def toll(claim: Claim) -> int:
    """The killed of one claim: the sum of its figures, unless the greatest of them takes in the others."""
    figures = [c.low for c in claim.counts if c.of == "killed" and c.low is not None]
    parts = any(word in span.text for span in claim.spans for word in ("includ", "among", "of them", "of whom"))
    return max(figures, default=0) if parts else sum(figures)


def main() -> None:
    """Read the table's notes and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--country", nargs="*", default=[])
    chosen = parser.parse_args()
    if not chosen.table.exists():
        print(f"{chosen.table}: not here; left out")
        return
    measure = Measure()
    number = 0
    for note, claims in read_notes(rows_of(chosen.table, chosen.limit, set(chosen.country)), "ACLED"):
        measure.add(note, claims)
        number += 1
    print(f"{number} notes")
    print("violent               ", measure.violence)
    print("political violence    ", measure.political)
    print("violence and unrest   ", measure.unrest)
    print("actor country         ", measure.country)
    print(
        f"directed dyad          recall {measure.dyad.recall:.3f} ({measure.dyad.right + measure.dyad.missed} expected)"
    )
    print(f"fatalities exact       {measure.fatal.recall:.3f} ({measure.fatal.right + measure.fatal.missed} rows)")
    print(f"place named in note    {measure.place.recall:.3f} ({measure.place.right + measure.place.missed} rows)")


if __name__ == "__main__":
    main()
