"""Cases beside an agreement: given these claims, known by then, these verdicts. A lawyer writes them.

Each given claim carries its own short text; the claim's document is that text, and its span is the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trucewatch.model import (
    Activation,
    Actor,
    Attribution,
    Basis,
    Bound,
    Claim,
    Grade,
    Issue,
    Moment,
    Outcome,
    Place,
    Precision,
    Quantity,
    Source,
    Voice,
    document_id,
)
from trucewatch.model.document import span_of
from trucewatch.model.moment import bound_text, zone_of
from trucewatch.model.record import claim_id
from trucewatch.terms.case_schema import (
    CaseFile,
    CasesHead,
    ClaimShort,
    CountShort,
    ExpectedShort,
    PlaceShort,
    TimeShort,
)
from trucewatch.terms.entry_faults import did_you_mean, entry_of, unknown_key
from trucewatch.terms.vocabulary import known_acts
from trucewatch.terms.written_values import NOBODY
from trucewatch.terms.yaml_text import Fault, Path, Written, read_yaml

EXTRACTOR = "cases@1"
UNNAMED = "unnamed"
HEAD_KEYS = ("format", "agreement", "timezone", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One verdict that a case expects; None means that the field is not compared, ``bearer`` None is the regime.

    ``instances`` pairs outcomes with the number of objects that came to them, ``steps`` rules with their outcomes.
    """

    term: str
    bearer: str | None
    outcome: Outcome
    activation: Activation | None = None
    grade: Grade | None = None
    attribution: Attribution | None = None
    label: str | None = None
    reading_sensitive: bool | None = None
    reading: str | None = None
    progress: int | None = None
    instances: tuple[tuple[str, int], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: the claims, the moment asked about, what was known by then, and the verdicts expected."""

    name: str
    agreement: str
    claims: tuple[Claim, ...]
    about: datetime
    known: datetime | None
    expected: tuple[Expected, ...]
    why: str = ""
    where: str = ""


def load_cases(content: str, where: str) -> tuple[tuple[Case, ...], tuple[Issue, ...]]:
    """The cases of a cases file, those with faults left out, and every issue in the file's order."""
    written = read_yaml(content)
    data = written.data
    if not isinstance(data, dict):
        return (), written.issues([] if written.faults else [_no_mapping()], where)
    head, faults = entry_of(CasesHead, {key: data[key] for key in HEAD_KEYS if key in data}, (), None)
    faults += [unknown_key((key,), key, (*HEAD_KEYS, "cases")) for key in data if key not in (*HEAD_KEYS, "cases")]
    timezone = str(data.get("timezone"))
    entries, found = _entries(data.get("cases"), timezone if zone_of(timezone) else None)
    issues = written.issues([*faults, *found], where)
    if head is None:
        return (), issues
    return tuple(_case(entry, index, head, written, where) for index, entry in entries), issues


def _no_mapping() -> Fault:
    return Fault((), "terms.value.mapping", "a cases file is a mapping", "begin with format: trucewatch-cases/1")


def _entries(cases: Any, timezone: str | None) -> tuple[list[tuple[int, CaseFile]], list[Fault]]:
    if not isinstance(cases, list) or not cases:
        return [], [Fault(("cases",), "terms.value.list", "'cases' must be a list of cases")]
    entries: list[tuple[int, CaseFile]] = []
    faults: list[Fault] = []
    names: set[str] = set()
    for index, case in enumerate(cases):
        entry, found = entry_of(CaseFile, case, ("cases", index), timezone)
        found += list(_claim_faults(entry, ("cases", index))) if entry else []
        if entry and entry.name in names:
            place = ("cases", index, "name")
            found.append(Fault(place, "terms.id.duplicate", f"two cases are named {entry.name!r}", "rename one"))
        faults += found
        if entry and not found:
            entries.append((index, entry))
            names.add(entry.name)
    return entries, faults


def _claim_faults(entry: CaseFile, path: Path) -> Iterator[Fault]:
    for index, claim in enumerate(entry.given):
        place = (*path, "given", index)
        if claim.act not in known_acts():
            hint = did_you_mean(claim.act, known_acts())
            message = f"the act {claim.act!r} is not in the act vocabulary"
            yield Fault((*place, "act"), "terms.act.unknown", message, hint)
        for number, spot in enumerate(claim.place):
            if len({spot.lat is None, spot.lon is None, spot.radius_km is None}) > 1:
                message = f"{spot.name!r} needs lat, lon and radius_km together, or none of them"
                yield Fault((*place, "place", number), "terms.case.place", message)


def _case(entry: CaseFile, index: int, head: CasesHead, written: Written, where: str) -> Case:
    line = written.position(("cases", index)).line
    return Case(
        name=entry.name,
        agreement=head.agreement,
        claims=tuple(claim_of(short, f"{where}:{line}", head.timezone) for short in entry.given),
        about=entry.about,
        known=entry.known,
        expected=tuple(_expected(short, entry.reading) for short in entry.expect),
        why=entry.why or "",
        where=f"{where}:{line}",
    )


def _expected(short: ExpectedShort, reading: str | None) -> Expected:
    return Expected(
        term=short.term,
        bearer=None if short.bearer == NOBODY else short.bearer,
        outcome=short.outcome,
        activation=short.activation,
        grade=short.grade,
        attribution=short.attribution,
        label=short.label,
        reading_sensitive=short.reading_sensitive,
        reading=short.reading or reading,
        progress=None if short.progress is None else int(short.progress),
        instances=tuple(sorted((str(outcome), int(number)) for outcome, number in short.instances.items())),
        steps=tuple(short.steps.items()),
    )


def claim_of(short: ClaimShort, path: str, timezone: str) -> Claim:
    """The claim that its short form stands for; the whole text is its span, and the id a hash of its content."""
    voices = tuple(_voice(name) for name in short.says)
    published = _moment(short.published, short.published, None, timezone)
    claim = Claim(
        id="",
        document=document_id(short.text.encode()),
        path=path,
        source=Source(name=voices[0].name, actor=voices[0].actor),
        published=published,
        spans=(span_of(short.text, 0, len(short.text)),),
        voices=voices,
        act=short.act,
        reported_as=short.text,
        initiator=tuple(Actor(text=code, actor=code) for code in short.initiator),
        target=tuple(Actor(text=code, actor=code) for code in short.target),
        place=tuple(_place(place) for place in short.place),
        time=_time(short.time, timezone),
        counts=tuple(_quantity(count) for count in short.counts),
        instruments=short.instruments,
        polarity=short.polarity,
        modality=short.modality,
        agreement=short.agreement,
        extractor=EXTRACTOR,
        confidence=1.0,
    )
    return replace(claim, id=claim_id(claim))


def _voice(name: str) -> Voice:
    return Voice(name=name, actor=None if name == UNNAMED else name)


def _time(short: TimeShort | None, timezone: str) -> Moment:
    if short is None:
        return Moment()
    return _moment(short.from_, short.to, short.precision, short.zone or timezone)


def _moment(start: Bound | None, end: Bound | None, precision: Precision | None, timezone: str) -> Moment:
    clock = isinstance(start or end, datetime)
    text = " to ".join(dict.fromkeys(filter(None, (bound_text(start), bound_text(end)))))
    return Moment(
        start=start,
        end=end,
        precision=precision or (Precision.MINUTE if clock else Precision.DAY),
        basis=Basis.STATED,
        text=text,
        zone=timezone,
    )


def _place(short: PlaceShort) -> Place:
    return Place(
        text=short.name,
        id=short.id,
        lat=short.lat,
        lon=short.lon,
        radius_km=short.radius_km,
        precision=short.precision,
    )


def _quantity(short: CountShort) -> Quantity:
    low = short.number if short.number is not None else short.low
    high = short.number if short.number is not None else short.high
    return Quantity(of=short.of, low=low, high=high, who=short.who)
