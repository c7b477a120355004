"""Made-up stories: reports in words, each of another day, place and count, so that no two are alike."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

TOWNS = ("Agdam", "Donetsk", "Luhansk", "Shyrokyne", "Horlivka", "Avdiivka", "Fuzuli", "Tartar", "Mariupol", "Kalbajar")
SIDES = ("the army", "the rebels", "the separatist forces", "government forces", "the militia")
SENTENCES = (
    "{n} soldiers were wounded when {one} shelled the outskirts of {town} on {day}, the defence ministry said.",
    "The monitoring mission recorded {n} explosions {km} km north of {town} between the evening and the morning.",
    "A spokesman of {other} denied that his side had fired mortars at {town} on {day}.",
    "{n} civilians, among them {few} children, were killed in the village of {town} by artillery fire, residents said.",
    "The two sides exchanged {n} prisoners at a crossing {km} km from {town} on {day}.",
    "The talks in the capital went on for a {few}th day, and the chairman spoke of a calm and useful exchange.",
    "Observers saw {few} howitzers in violation of withdrawal lines {km} km south of {town}.",
    "The price of bread rose by {n} percent in {town} over the year, and {few} bakeries closed.",
    "According to {one}, {other} opened fire {n} times with small arms near {town}.",
    "The governor opened a school with {n} places in {town} and thanked {few} donors for it.",
)
SENTENCES_EACH = 8


def write_stories(folder: Path, number: int, seed: int = 7) -> list[Path]:
    """So many stories as files, the same for the same seed."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    files = []
    for place in range(number):
        file = folder / f"{place:06}.txt"
        file.write_text(_story(chance, place), encoding="utf-8")
        files.append(file)
    return files


def _story(chance: random.Random, place: int) -> str:
    told = date(2015, 1, 1) + timedelta(days=chance.randrange(2000))
    day = told - timedelta(days=1)
    lines = [f"{chance.choice(TOWNS).upper()}, {told.day} {told:%B} {told.year} (Bulletin {place}) -"]
    for sentence in chance.sample(SENTENCES, SENTENCES_EACH):
        one, other = chance.sample(SIDES, 2)
        told_so = sentence.format(
            n=chance.randrange(2, 400),
            few=chance.randrange(2, 12),
            km=chance.randrange(1, 40),
            one=one,
            other=other,
            town=chance.choice(TOWNS),
            day=f"{day.day} {day:%B}",
        )
        lines.append(told_so[0].upper() + told_so[1:])
    return " ".join(lines[:2]) + "\n\n" + "\n\n".join(lines[2:]) + "\n"
