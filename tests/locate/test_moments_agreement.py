"""Agreement with claims that people dated by hand, where such a set lies beside the checkout; skipped where it does not.

Only claims whose own words hold more than a length or the name of a paper are counted; which of several expressions
governs the act is not decided here, nor in which zone the place of the act lies.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.locate.moments.expression import Role
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Bound, Moment, Precision, first_instant, read_bound

CLAIMS = Path(__file__).parents[3] / "shared" / "gold" / "dev"
UNREAL = ("planned", "promised", "demanded", "conditional", "feared")
TENSES = {"occurred": Tense.PAST, "habitual": Tense.PAST, "ongoing": Tense.PRESENT}
FLOOR = 0.85

pytestmark = pytest.mark.skipif(not CLAIMS.is_dir(), reason="no claims beside the checkout")


def documents() -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    for path in sorted(CLAIMS.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text, zone = path.with_suffix(".txt").read_text(encoding="utf-8"), record["document"]["timezone"]
        bound = read_bound(record["document"]["published"])
        precision = Precision.MINUTE if isinstance(bound, datetime) else Precision.DAY
        published = Moment(start=bound, end=bound, precision=precision, basis=Basis.STATED)
        yield Document(id=path.stem, path=path.name, text=text, published=published, timezone=zone), record["claims"]


def own_mentions(claim: dict[str, Any], document: Document, spotted: tuple[TimeMention, ...]) -> list[TimeMention]:
    start = document.text.index(claim["quote"])
    return [mention for mention in spotted if mention.start < start + len(claim["quote"]) and mention.end > start]


def agrees(claim: dict[str, Any], moment: Moment, zone: str | None) -> bool:
    precision = claim["time"]["precision"]
    wanted = (read_bound(claim["time"]["from"]), read_bound(claim["time"]["to"]))
    return all(same(one, two, precision, zone) for one, two in zip(wanted, (moment.start, moment.end), strict=True))


def same(wanted: Bound | None, found: Bound | None, precision: str, zone: str | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    if precision in ("minute", "hour"):
        return (
            isinstance(found, datetime)
            and isinstance(wanted, datetime)
            and cut(wanted, precision) == cut(found, precision)
        )
    length = {"year": 4, "month": 7}.get(precision, 10)
    return str(wanted)[:length] == str(found)[:length] or first_instant(wanted, zone) == first_instant(found, zone)


def cut(instant: datetime, precision: str) -> datetime:
    return instant.replace(minute=0, second=0) if precision == "hour" else instant.replace(second=0)


def test_moments_agree_with_those_dated_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    right = total = 0
    for document, claims in documents():
        spotted = spot_times(document.text)
        for claim in claims:
            own = own_mentions(claim, document, spotted)
            if all(mention.expression.role in (Role.FOR, Role.OF) for mention in own):
                continue
            earlier = tuple(mention for mention in reversed(spotted) if mention.end <= own[0].start)
            state = claim["modality"]
            tense = Tense.FUTURE if state in UNREAL else TENSES[state]
            question = TimeQuestion(mentions=tuple(own), background=earlier, tense=tense, state=state, act=claim["act"])
            right += agrees(claim, resolve(question, document), document.timezone)
            total += 1
    with capsys.disabled():
        sys.stdout.write(
            f"\nmoments agree with {right} of {total} claims dated by their own words ({right / total:.3f})\n"
        )
    assert right / total >= FLOOR
