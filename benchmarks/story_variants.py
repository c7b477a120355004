"""Variants of a story by named edits: copies, as outlets make them, and others that only look like one.

Each edit takes a text as title, blank line, paragraphs, and a random generator, and gives the edited text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

Edit = Callable[[str, Random], str]
HEADLINES = (
    "What is known so far",
    "Morning briefing: new incidents along the line",
    "Latest from the front",
    "Ceasefire under strain again",
)
TAILS = (
    "Subscribe to our newsletter for more stories like this one.",
    "© All rights reserved.",
    "Read more on our website.",
)
ADVERT = "ADVERTISEMENT"
NEGATION = re.compile(r"\b(?:not|no|never|denied)\b ?", re.IGNORECASE)
NUMBER = re.compile(r"\b\d+\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\btoday\b")
SMALL = re.compile(r"\b[a-z]{7,}\b")


def _head(text: str) -> tuple[str, str]:
    head, _, body = text.partition("\n\n")
    return head, body


def new_headline(text: str, random: Random) -> str:
    """The outlet writes a head of its own."""
    return f"{random.choice(HEADLINES)}\n\n{_head(text)[1]}"


def closing_line(text: str, random: Random) -> str:
    """The outlet adds a line about itself."""
    return f"{text.rstrip()}\n\n{random.choice(TAILS)}\n"


def advert_inside(text: str, random: Random) -> str:
    """A line of the page stands between two paragraphs."""
    paragraphs = text.rstrip().split("\n\n")
    at = random.randrange(1, len(paragraphs)) if len(paragraphs) > 1 else 1
    return "\n\n".join([*paragraphs[:at], ADVERT, *paragraphs[at:]]) + "\n"


def cut_short(text: str, random: Random) -> str:
    """The outlet carries the first paragraphs only, at least two in three."""
    paragraphs = text.rstrip().split("\n\n")
    most = len(paragraphs) - 1
    return "\n\n".join(paragraphs[: random.randint(min(most, -(-2 * len(paragraphs) // 3)), most) or 1]) + "\n"


def typo_mended(text: str, random: Random) -> str:
    """One letter of a small word is lost, as in the version that was corrected later."""
    words = list(SMALL.finditer(text, text.find("\n\n") + 1))
    if not words:
        return text
    word = random.choice(words)
    at = word.start() + random.randrange(2, len(word.group()) - 1)
    return text[:at] + text[at + 1 :]


def curly_quotes(text: str, random: Random) -> str:
    """Quotation marks and dashes set by a printer."""
    return re.sub(r'"([^"\n]*)"', r"“\1”", text).replace(" - ", " – ").replace("'", "’")


def as_it_is(text: str, random: Random) -> str:
    """Not a letter is changed; the outlet is another."""
    return text + "\n"


def _one(pattern: re.Pattern[str], text: str, random: Random, by: Callable[[str], str]) -> str:
    """The text with one match in the body replaced; as it is where there is none."""
    found = list(pattern.finditer(text, text.find("\n\n") + 1))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + by(match.group()) + text[match.end() :]


def other_number(text: str, random: Random) -> str:
    """One number is another: 3 becomes 8."""
    return _one(
        NUMBER, text, random, lambda n: str(int(n) + random.randint(1, 9)) if n.isdigit()
        else random.choice([w for w in NUMBER_WORDS if w != n]),
    )  # fmt: skip


def negation_gone(text: str, random: Random) -> str:
    """One "no" or "not" is taken out."""
    return _one(NEGATION, text, random, lambda _: "")


def negation_added(text: str, random: Random) -> str:
    """One thing that was done was not."""
    return _one(re.compile(r"\b(?:was|were|had|has|have)\b"), text, random, lambda verb: f"{verb} not")


def other_name(text: str, random: Random) -> str:
    """One name of the body is another."""
    return _one(
        NAME, text, random, lambda name: random.choice([n for n in ("Ostrava", "Benik", "Tulova") if n != name])
    )


def other_day(text: str, random: Random) -> str:
    """One day is another."""
    return _one(DAY, text, random, lambda day: "Sunday" if day != "Sunday" else "Monday")


def sides_swapped(text: str, random: Random) -> str:
    """The two names met most often change places."""
    head, body = _head(text)
    names: dict[str, int] = {}
    for match in NAME.finditer(body):
        names[match.group()] = names.get(match.group(), 0) + 1
    most = sorted(names, key=lambda name: (-names[name], name))[:2]
    if len(most) < 2:
        return text
    swapped = re.sub(rf"\b({most[0]}|{most[1]})\b", lambda m: most[1 - most.index(m.group())], body)
    return f"{head}\n\n{swapped}"


COPIES: Mapping[str, Edit] = {
    "as it is": as_it_is,
    "another headline": new_headline,
    "closing line": closing_line,
    "advertisement inside": advert_inside,
    "cut short": cut_short,
    "typo mended": typo_mended,
    "printer's quotes": curly_quotes,
    "headline and closing line": lambda text, random: closing_line(new_headline(text, random), random),
    "headline, cut short": lambda text, random: cut_short(new_headline(text, random), random),
}
OTHERS: Mapping[str, Edit] = {
    "another number": other_number,
    "negation gone": negation_gone,
    "negation added": negation_added,
    "another name": other_name,
    "another day": other_day,
    "sides swapped": sides_swapped,
}


def edited(text: str, name: str, seed: int) -> str:
    """A text after the edit of that name, the same for the same seed."""
    return {**COPIES, **OTHERS}[name](text, Random(f"{name} {seed}"))
