"""How many of the places of hand-made claims are spotted. Runs where the sets lie beside the checkout."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from trucewatch.locate import Gazetteer

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"
AIM = 0.95


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", kept).strip()


def line_around(text: str, quote: str) -> tuple[int, int]:
    at = text.find(quote)
    end = text.find("\n", at + len(quote))
    return max(text.rfind("\n", 0, at), 0), end if end >= 0 else len(text)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the sets are not here")
def test_places_are_spotted_in_the_lines_that_tell_of_them():
    gazetteer, missed, total = Gazetteer.packaged(), [], 0
    for file in sorted(GOLD.glob("*.json")):
        text = file.with_suffix(".txt").read_text("utf-8")
        mentions = gazetteer.spot(text)
        for claim in json.loads(file.read_text("utf-8"))["claims"]:
            start, end = line_around(text, claim["quote"])
            near = [plain(m.text) for m in mentions if start <= m.start and m.end <= end]
            for place in claim["place"]:
                total += 1
                if not any(name in plain(place) or plain(place) in name for name in near if name):
                    missed.append(f"{file.stem}: {place}")
    assert total - len(missed) >= AIM * total, f"{len(missed)} of {total} missed: {missed}"
