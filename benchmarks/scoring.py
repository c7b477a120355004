"""Scoring: how a reader's claims agree with annotated ones, field by field.

Two claims can be matched where a span of the one and the quote of the other share a third of the shorter, and the acts
are of one family. Fields are compared among matched claims by the rules of the claims contract: actors by state or
group, places by name, times at the precision of the annotation, counts as sets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from annotated import Annotated, Record
from matching import best_pairs

LEAST_OVERLAP = 1 / 3
MATCHED = 100.0
SPEECH_ACTS = frozenset({"request", "accusation", "rejection", "threat", "notice.termination"})
WEIGHED = ("act", "initiator", "target", "place", "polarity", "modality")
STRICT = ("act", "initiator", "target", "origin", "time_from", "polarity", "modality")
FIELDS = (
    "act", "origin", "voices", "initiator", "target", "place", "place_empty", "time_from", "time_to", "time", "counts",
    "polarity", "modality", "strict",
)  # fmt: skip
DIGITS = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16}
Marks = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One document: its matched pairs with a mark from 0 to 1 for each field that applies, and what stayed alone."""

    document: Annotated
    read: tuple[Record, ...]
    pairs: tuple[tuple[int, int], ...]
    marks: tuple[Marks, ...]


def scored(document: Annotated, read: Sequence[Record]) -> Scored:
    """A document's claims matched and compared."""
    table = [[compared(gold, claim, document) if admissible(gold, claim, document) else None for claim in read]
             for gold in document.claims]  # fmt: skip
    weights = [[MATCHED + sum(m.get(f, 0.0) for f in WEIGHED) if m else 0.0 for m in row] for row in table]
    pairs = best_pairs(weights)
    marks = tuple(found for g, r in pairs if (found := table[g][r]) is not None)
    return Scored(document=document, read=tuple(read), pairs=tuple(pairs), marks=marks)


def admissible(gold: Record, claim: Record, document: Annotated) -> bool:
    """Whether two claims may be matched at all."""
    families = {act.split(".")[0] for act in (gold["act"], *gold.get("act_also", ()))}
    return claim["act"].split(".")[0] in families and any(
        shares(place, (span["start"], span["end"])) for place in places_of(gold["quote"], document.text) for span in claim["spans"]
    )  # fmt: skip


def places_of(quote: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a quote stands in a text."""
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def shares(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share at least a third of the shorter."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common >= LEAST_OVERLAP * min(one[1] - one[0], other[1] - other[0])


def compared(gold: Record, claim: Record, document: Annotated) -> Marks:
    """The marks of one pair."""
    zone, time, when = ZoneInfo(document.zone), gold["time"], claim["time"]
    starts = same_time(time["from"], when["from"], time["precision"], zone)
    ends = same_time(time["to"], when["to"], time["precision"], zone)
    chains, chain = accepted_chains(gold, document), chain_of(claim, document)
    marks = {
        "act": claim["act"] in (gold["act"], *gold.get("act_also", ())),
        "origin": any(same_origin(each, chain, document) for each in chains),
        "voices": chain in chains,
        "initiator": parties(gold["initiator"]) == parties(actors(claim["initiator"])),
        "target": parties(gold["target"]) == parties(actors(claim["target"])),
        "time_from": starts,
        "time_to": ends,
        "time": starts and ends,
        "counts": counts(gold) == counts(claim),
        "polarity": gold["polarity"] == claim["polarity"],
        "modality": gold["modality"] == claim["modality"],
    }
    marks["strict"] = all(marks[name] for name in STRICT)
    return {name: float(right) for name, right in marks.items()} | place_marks(gold, claim)


def place_marks(gold: Record, claim: Record) -> Marks:
    """Recall of the annotated places; where there are none, whether the claim has none either."""
    named = [folded(place["text"]) for place in claim["place"]]
    if not gold["place"]:
        return {"place_empty": float(not named)}
    found = [any(here in there or there in here for there in named if there) for here in map(folded, gold["place"])]
    return {"place": sum(found) / len(found)}


def folded(text: str) -> str:
    """Letters and digits only, without accents and case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def actors(values: Iterable[Record]) -> list[str | None]:
    """The codes of a claim's actors."""
    return [value["actor"] for value in values]


def parties(codes: Iterable[str | None]) -> frozenset[str]:
    """States and groups behind codes; an actor that is named and not known stands as a question mark."""
    return frozenset(part.split(".")[0] for code in codes for part in (code or "?").split("+"))


def chain_of(claim: Record, document: Annotated) -> list[str | None]:
    """The codes of the voices after the publisher."""
    chain = actors(claim["voices"])
    return chain[1:] if chain and chain[0] == document.publisher else chain


def accepted_chains(gold: Record, document: Annotated) -> list[list[str | None]]:
    """The annotated chain; for an act of speech also the one without, or with, its speaker."""
    chain = list(gold["voices"])
    if gold["act"] not in SPEECH_ACTS:
        return [chain]
    speakers = ["+".join(gold["initiator"]), *gold["initiator"]]
    if chain and chain[-1] in speakers:
        return [chain, chain[:-1]]
    return [chain, *([*chain, speaker] for speaker in speakers if speaker)]


def same_origin(gold: Sequence[str | None], chain: Sequence[str | None], document: Annotated) -> bool:
    """Whether the innermost voices are the same party; any member of a joint voice is right."""
    expected, found = (each[-1] if each else document.publisher for each in (gold, chain))
    if expected is None or found is None:
        return expected is found
    return bool(parties([expected]) & parties([found]))


def counts(claim: Record) -> set[tuple[object, object, object]]:
    """What is counted, with its bounds."""
    return {(count["of"], count["low"], count["high"]) for count in claim["counts"]}


def same_time(gold: str | None, read: str | None, precision: str, zone: ZoneInfo) -> bool:
    """Whether two bounds are equal at the annotation's precision; an open bound equals only an open one."""
    if gold is None or read is None:
        return gold is read
    digits = DIGITS.get(precision, 10)
    expected, found = moment(gold, zone), moment(read, zone)
    if isinstance(expected, datetime) and isinstance(found, datetime):
        local = found.astimezone(expected.tzinfo)
        return expected.isoformat()[:digits] == local.isoformat()[:digits]
    return gold[: min(digits, 10)] == read[: min(digits, 10)] and digits <= DIGITS["day"]


def moment(value: str, zone: ZoneInfo) -> date | datetime:
    """A bare date, or an instant; one without an offset counts in the document's zone."""
    if "T" not in value:
        return date.fromisoformat(value)
    instant = datetime.fromisoformat(value)
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over documents."""

    documents: int
    gold: int
    read: int
    matched: int
    fields: dict[str, float]

    @property
    def f1(self) -> float:
        """Claims found: the harmonic mean of precision and recall."""
        return 2 * self.matched / (self.gold + self.read) if self.gold + self.read else 0.0


def totals(every: Sequence[Scored]) -> Totals:
    """All documents together; ``strict`` is an F1, the other fields are shares of the matched claims they apply to."""
    marks = [mark for one in every for mark in one.marks]
    gold, read = sum(len(one.document.claims) for one in every), sum(len(one.read) for one in every)
    fields = {}
    for name in FIELDS:
        values = [mark[name] for mark in marks if name in mark]
        if name == "strict":
            fields[name] = 2 * sum(values) / (gold + read) if gold + read else 0.0
        elif values:
            fields[name] = sum(values) / len(values)
    return Totals(documents=len(every), gold=gold, read=read, matched=len(marks), fields=fields)
