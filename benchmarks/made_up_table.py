"""A made-up table of events in ACLED's columns, by a seed: as wide, as long-worded and as repetitive as real ones."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
KINDS = (
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("Battles", "Armed clash"),
    ("Violence against civilians", "Attack"),
    ("Strategic developments", "Looting/property destruction"),
)
COUNTRIES = ("Ukraine", "Yemen", "Syria", "Sudan", "Myanmar", "Colombia")
WORDS = (
    "forces", "militants", "village", "positions", "district", "troops", "shelled", "reportedly", "mortar",
    "night", "attack", "town", "checkpoint", "artillery", "killed", "wounded", "soldiers", "fighters", "road",
    "bridge", "clashes", "rounds", "exchange", "fire", "unspecified", "casualties",
)  # fmt: skip
PLACES, ACTORS, SOURCES, MOST_WORDS = 5_000, 400, 3_000, 60


def rows(number: int, seed: int = 7) -> Iterator[list[str]]:
    """So many rows; every one is an act of the vocabulary, which is the dearest case."""
    rng = Random(seed)
    places = [(f"Vryl {place}", rng.uniform(10, 55), rng.uniform(20, 70), place) for place in range(PLACES)]
    sources = [f"Paper {paper}" + "; Paper 1" * (paper % 4 == 0) for paper in range(SOURCES)]
    for event in range(number):
        kind, finer = rng.choice(KINDS)
        town, lat, lon, place = rng.choice(places)
        country = COUNTRIES[place % len(COUNTRIES)]
        day = date(2018, 1, 1) + timedelta(days=rng.randrange(2500))
        words = " ".join(rng.choices(WORDS, k=rng.randrange(20, MOST_WORDS)))
        yield [
            f"UKR{event}", day.isoformat(), str(day.year), rng.choice("1112"), "Political violence", kind, finer,
            f"Military Forces of {country} (2018-)", "", "1", f"{rng.randrange(ACTORS)} Front: Made Up Front", "", "2",
            "12", "", "804", "Europe", country, f"Admin {place % 30}", f"District {place % 300}", "", town, f"{lat:.4f}",
            f"{lon:.4f}", rng.choice("1123"), rng.choice(sources),
            "National", f"On {day:%d %B %Y}, {words}.", rng.choice("000123"), "", str(1_600_000_000 + event),
        ]  # fmt: skip


def write_table(file: Path, number: int, seed: int = 7) -> None:
    """The rows as a CSV file."""
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(rows(number, seed))
