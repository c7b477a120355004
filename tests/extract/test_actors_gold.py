"""How many actor codes of a gold set the mentions of the same paragraph give; skipped where no gold set lies beside."""

import json
from pathlib import Path

import pytest

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.extract.parsing.sentences import split
from trucewatch.readers.given import Given
from trucewatch.readers.reading import read_document

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"
FLOOR_OF_CODES, FLOOR_OF_PARTIES = 0.84, 0.90


def shares() -> tuple[float, float]:
    full = parties = total = 0
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted, found = codes_of(path, gold)
        for code, near in zip(wanted, found, strict=True):
            total += 1
            full += code in near
            parties += code.split(".")[0] in {c.split(".")[0] for c in near}
    return full / total, parties / total


def codes_of(path: Path, gold: dict) -> tuple[list[str], list[set[str]]]:
    head = gold["document"]
    given = Given(published=head["published"], source=head["source"]["name"], actor=head["source"]["actor"])
    text_path = path.with_suffix(".txt")
    document = read_document(text_path.read_bytes(), text_path.name, given=given).document
    assert document is not None
    mentions = ActorRegistry.packaged().read(document, split(document))
    wanted, found = [], []
    for claim in gold["claims"]:
        start = document.text.find(claim["quote"])
        left = document.text.rfind("\n", 0, start) + 1
        right = document.text.find("\n", start + len(claim["quote"]))
        near = {c for m in mentions if left <= m.start < (right if right >= 0 else 10**9) for c in m.codes}
        actors = [a for role in ("voices", "initiator", "target") for a in claim[role] if a]
        for code in (single for actor in actors for single in actor.split("+")):
            wanted.append(code)
            found.append(near | {head["source"]["actor"]})
    return wanted, found


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold set lies beside the checkout")
def test_most_gold_codes_can_be_recovered_from_the_paragraph() -> None:
    codes, parties = shares()
    assert codes >= FLOOR_OF_CODES
    assert parties >= FLOOR_OF_PARTIES
