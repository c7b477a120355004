"""Made-up stories of a line of contact: wires that are all different, and reports that are built of the same sentences.

The same seed gives the same texts. Nothing in them is real but the frame in which such reports are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

VILLAGES = (
    "Zarivka", "Petrovske", "Shyrokyne", "Horlivka", "Avdiivka", "Novoluhanske", "Krymske", "Zolote", "Verkhno",
    "Talakivka", "Hranitne", "Staromykhailivka", "Donetske", "Katerynivka", "Pisky", "Maiorske", "Travneve", "Svitlodarsk",
)  # fmt: skip
WEAPONS = ("mortars", "heavy machine guns", "grenade launchers", "howitzers", "rockets", "small arms")
PEOPLE = ("soldiers", "civilians", "farmers", "policemen", "shoppers", "workers", "volunteers")
SPEAKERS = (
    "a spokesman for the army",
    "the regional governor",
    "a hospital doctor",
    "the defence ministry",
    "the mayor",
    "witnesses",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HURT = ("wounded", "killed", "injured", "taken to hospital")
THINGS = (
    "a school",
    "a power line",
    "the water station",
    "a bakery",
    "two barns",
    "the railway yard",
    "a bus stop",
    "the clinic",
)
CALLS = ("talks", "an inquiry", "restraint", "a new truce", "an exchange of prisoners", "access for monitors")
START = date(2021, 3, 1)
TITLES = (
    "{n} {people} {hurt} in {village}",
    "Shelling of {village} leaves {n} {people} {hurt}",
    "Fire near {village} after quiet week",
)
SENTENCES = (
    "{n} {people} were {hurt} on {day} when {weapons} were fired at {village}, {speaker} said.",
    "The village of {village} came under fire from {weapons} for {m} hours, and {thing} was damaged.",
    "{speaker} said that government forces did not open fire near {village} on {day}.",
    "Both sides accused each other of firing {weapons} across the river at {village}.",
    "About {m} families have left {village} since the fighting resumed, {speaker} said.",
    "The truce of July had held for {m} days before shots were fired close to {village}.",
    "Separatist forces denied that they had brought {weapons} to {village}.",
    "A patrol found {n} craters beside {thing} and collected fragments of {weapons}.",
    "The president called for {call} and said that {village} would be defended.",
    "Ambulances reached {village} only after {m} hours because the road was mined.",
    "Negotiators are to meet on {day} to discuss {call}.",
    "{n} of the {people} remain in a serious condition, according to {speaker}.",
)
DAILY = """\
Daily report of the monitoring team {team}, {day} {month}

Summary. During the reporting period the team recorded {n} ceasefire violations, against {m} in the previous period. The \
team's freedom of movement was restricted at {k} checkpoints.

In {village}, positioned on the northern edge, the team heard {a} explosions and {b} bursts of heavy machine-gun fire, all \
assessed as outside the disengagement area.

In {other} the team saw {c} soldiers and no heavy weapons. The team continued to follow up on reports of civilian \
casualties and spoke to residents at the hospital and the local administration.

The team continued to monitor the withdrawal of weapons and visited {d} holding areas. It noted that {e} howitzers were \
missing.

The team monitored and facilitated repairs to water and power lines. No incidents were reported at the crossing points.
"""


def wire(random: Random) -> str:
    """One wire story: a title and four to seven paragraphs."""

    def words() -> dict[str, object]:
        return {
            "n": random.randint(2, 40), "m": random.randint(2, 90), "people": random.choice(PEOPLE),
            "hurt": random.choice(HURT), "village": random.choice(VILLAGES), "weapons": random.choice(WEAPONS),
            "speaker": random.choice(SPEAKERS), "day": random.choice(DAYS), "thing": random.choice(THINGS),
            "call": random.choice(CALLS),
        }  # fmt: skip

    def sentence(frame: str) -> str:
        text = frame.format(**words())
        return text[0].upper() + text[1:]

    frames = random.sample(SENTENCES, random.randint(7, len(SENTENCES)))
    said = [sentence(frame) for frame in frames]
    size = random.choice((1, 2, 2, 3))
    paragraphs = [" ".join(said[at : at + size]) for at in range(0, len(said), size)]
    return "\n\n".join([sentence(random.choice(TITLES)), *paragraphs]) + "\n"


def wires(number: int, seed: int) -> Iterator[str]:
    """So many different stories."""
    random = Random(seed)
    return (wire(random) for _ in range(number))


def daily(day: date, team: str, random: Random) -> str:
    """A monitor's report of one day: the frame is the same every day."""
    village, other = random.sample(VILLAGES, 2)
    figures = {name: random.randint(0, 60) for name in "nmabcde"}
    return DAILY.format(
        team=team, day=day.day, month=f"{day:%B}", village=village, other=other, k=random.randint(1, 4), **figures
    )


def dailies(number: int, seed: int, teams: tuple[str, ...] = ("Alpha", "Bravo")) -> Iterator[tuple[date, str, str]]:
    """The reports of some teams, day after day: the day, the team, the text."""
    random = Random(seed)
    for place in range(number):
        day, team = START + timedelta(days=place // len(teams)), teams[place % len(teams)]
        yield day, team, daily(day, team, random)
