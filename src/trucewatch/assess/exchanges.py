"""The exchange ledger: what each side promised to hand over, is said to have handed over, and what is corroborated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.assess.addition import Count, added
from trucewatch.assess.bearers import codes_of
from trucewatch.assess.dossier import Dossier, open_dossier
from trucewatch.assess.vocabulary import Exchanges, packaged_exchanges
from trucewatch.assess.weight import weigh
from trucewatch.assess.witnesses import side_of
from trucewatch.model import (
    Agreement,
    Claim,
    Deontic,
    ExchangeFigure,
    ExchangeRow,
    Grade,
    Incident,
    Modality,
    Polarity,
    Term,
    Truth,
)
from trucewatch.model.incident import UNNAMED
from trucewatch.terms.vocabulary import covers

PROMISES = frozenset({Modality.PROMISED, Modality.PLANNED})
WORD = re.compile(r"[\w-]+")
Key = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heading:
    """One row in the making: who hands over, what, and the claims that tell of it."""

    dossier: Dossier
    known: Exchanges
    sides: tuple[str, ...]
    kind: str
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]


def exchanges(
    agreements: Iterable[Agreement],
    incidents: Sequence[Incident],
    claims: Iterable[Claim],
    *,
    about: datetime,
    known: datetime | None = None,
) -> tuple[ExchangeRow, ...]:
    """The rows of all agreements, in order of agreement, side and kind. No row names a person."""
    words, told = packaged_exchanges(), tuple(claims)
    acts = {claim.id for claim in told if covers(words.acts, claim.act)}
    kept = [incident for incident in incidents if not acts.isdisjoint(incident.claims)]
    rows: list[ExchangeRow] = []
    for agreement in agreements:
        dossier = open_dossier(agreement, kept, told, about=about, known=known)
        rows.extend(_row(heading) for heading in _headings(dossier, words))
    return tuple(rows)


def _headings(dossier: Dossier, words: Exchanges) -> Iterator[Heading]:
    claims: dict[Key, list[Claim]] = {}
    for claim in dossier.telling(words.acts):
        if _concerns(claim, dossier):
            for key in _keys(_sides(claim, dossier), _kinds(claim, words), numbered=_has_number(claim, words)):
                claims.setdefault(key, []).append(claim)
    terms = _promised_by_text(dossier, words)
    for sides, kind in sorted({*claims, *terms}, key=lambda key: (not key[0], key)):
        yield Heading(
            dossier=dossier,
            known=words,
            sides=sides,
            kind=kind,
            claims=tuple(claims.get((sides, kind), ())),
            terms=tuple(terms.get((sides, kind), ())),
        )


def _keys(sides: tuple[str, ...], kinds: tuple[str, ...], *, numbered: bool) -> list[Key]:
    """The rows that a telling stands in: one number for several sides or kinds cannot be parted between them."""
    if numbered:
        return [(sides, " and ".join(kinds))]
    return [((side,) if side else (), kind) for side in sides or ("",) for kind in kinds or ("",)]


def _has_number(claim: Claim, words: Exchanges) -> bool:
    return any(count.of in words.units for count in claim.counts)


def _concerns(claim: Claim, dossier: Dossier) -> bool:
    """Whether the handing over is one under the agreement.

    By or to sides bound by it alone, unless it lies elsewhere; with others beside them, or where nobody is named,
    only where it lies in the agreement's zones, or a side bound tells of it and it may lie there.
    """
    if claim.modality.real and dossier.spells[claim.id].begun_by(dossier.about) is Truth.NO:
        return False
    named = {side_of(code) for code in (*codes_of(claim.initiator), *codes_of(claim.target))}
    bound, where = _bound(dossier), dossier.where.in_zone(claim, None)
    if where is Truth.NO or (named and not named & bound):
        return False
    own_word = not named and bool(dossier.words[claim.id].sides & bound)
    return where is Truth.YES or own_word or (bool(named) and named <= bound)


def _bound(dossier: Dossier) -> frozenset[str]:
    return frozenset(side_of(party.code) for party in dossier.agreement.parties if party.bound)


def _sides(claim: Claim, dossier: Dossier) -> tuple[str, ...]:
    return tuple(sorted({side_of(code) for code in codes_of(claim.initiator)} & _bound(dossier)))


def _kinds(claim: Claim, words: Exchanges) -> tuple[str, ...]:
    told = (claim.reported_as, *(span.text for span in claim.spans), *(count.who or "" for count in claim.counts))
    return words.kinds_of(claim.act, WORD.findall(" ".join(told)))


def _promised_by_text(dossier: Dossier, words: Exchanges) -> dict[Key, list[Term]]:
    """The duties of the agreement to hand over, under each who bears them and each kind that they name."""
    found: dict[Key, list[Term]] = {}
    for term in dossier.agreement.terms:
        if term.modality is Deontic.OBLIGATION and any(act in words.acts for act in term.acts):
            kinds = words.kinds_of(term.acts[0], WORD.findall(term.text))
            for key in _keys(term.bearer or (), kinds, numbered=False):
                found.setdefault(key, []).append(term)
    return found


def _row(heading: Heading) -> ExchangeRow:
    affirmed = [claim for claim in heading.claims if claim.polarity is Polarity.AFFIRMED]
    promised = [claim for claim in affirmed if claim.modality in PROMISES]
    done = [claim for claim in affirmed if claim.modality.real]
    by_text, by_word = _text_figures(heading), _by_source(heading, promised)
    corroborated = tuple(_corroborated(heading, done))
    low, high = _still_open((*by_text, *by_word), corroborated)
    return ExchangeRow(
        agreement=heading.dossier.agreement.id,
        sides=heading.sides,
        kind=heading.kind,
        promised=(*by_text, *by_word),
        reported=_by_source(heading, done),
        corroborated=corroborated,
        open_low=low,
        open_high=high,
        denied=tuple(claim.id for claim in heading.claims if claim.polarity is Polarity.DENIED),
    )


def _text_figures(heading: Heading) -> tuple[ExchangeFigure, ...]:
    """What the text itself promises, with a number where it gives exactly one."""
    figures = []
    for term in heading.terms:
        amounts = [entry["value"] for entry in term.extra.get("quantity", ()) if entry["of"] in heading.known.units]
        number = float(amounts[0]) if len(amounts) == 1 else None
        source = heading.dossier.agreement.id
        figures.append(ExchangeFigure(sources=(source,), low=number, high=number, term=term.id))
    return tuple(figures)


def _source(claim: Claim) -> str:
    return claim.origin.actor or UNNAMED


def _by_source(heading: Heading, claims: Iterable[Claim]) -> tuple[ExchangeFigure, ...]:
    """One figure a source, its own counts of times apart added; more than one where they may overlap."""
    counts: list[Count] = []
    silent: dict[str, list[Claim]] = {}
    for claim in claims:
        figures = [count for count in claim.counts if count.of in heading.known.units]
        counts += [Count.told(claim, figure, _source(claim)) for figure in figures]
        if not figures:
            silent.setdefault(_source(claim), []).append(claim)
    told = [_figure(heading, (sum_.source,), sum_.claims, (sum_.low, sum_.high)) for sum_ in added(counts)]
    untold = [_figure(heading, (source,), [c.id for c in each], (None, None)) for source, each in silent.items()]
    return tuple(sorted((*told, *untold), key=lambda figure: (figure.sources, figure.claims)))


def _figure(
    heading: Heading, sources: tuple[str, ...], claims: Iterable[str], bounds: tuple[float | None, float | None]
) -> ExchangeFigure:
    named = tuple(sorted(claims))
    told_in = {heading.dossier.told_in[claim].id for claim in named}
    return ExchangeFigure(
        sources=sources, low=bounds[0], high=bounds[1], claims=named, incidents=tuple(sorted(told_in))
    )


def _corroborated(heading: Heading, done: Sequence[Claim]) -> Iterator[ExchangeFigure]:
    """The incidents that two independent origins tell of, a monitor saw, or the receiving side admits."""
    by_incident: dict[str, list[Claim]] = {}
    for claim in done:
        by_incident.setdefault(heading.dossier.told_in[claim.id].id, []).append(claim)
    receiving = _bound(heading.dossier) - frozenset(heading.sides)
    for _, told in sorted(by_incident.items()):
        weight = weigh(heading.dossier.words_of(told), against_interest=receiving if heading.sides else frozenset())
        if weight.grade.rank >= Grade.CORROBORATED.rank:
            sources = tuple(sorted({_source(claim) for claim in told}))
            yield _figure(heading, sources, [claim.id for claim in told], _range(heading, told))


def _range(heading: Heading, told: Iterable[Claim]) -> tuple[float | None, float | None]:
    """The widest bounds that any of the claims gives."""
    counts = [count for claim in told for count in claim.counts if count.of in heading.known.units]
    lows = [0 if count.low is None else count.low for count in counts]
    highs = [count.high for count in counts if count.high is not None]
    return min(lows, default=None), max(highs) if highs and len(highs) == len(counts) else None


def _still_open(
    promised: Iterable[ExchangeFigure], corroborated: Sequence[ExchangeFigure]
) -> tuple[float | None, float | None]:
    """What is left of the numbers promised: one corroborated figure is taken off, of several at least the greatest."""
    numbers = [figure for figure in promised if figure.low is not None and figure.high is not None]
    if not numbers:
        return None, None
    least, most = min(f.low or 0 for f in numbers), max(f.high or 0 for f in numbers)
    proved = max((figure.low or 0 for figure in corroborated), default=0)
    alone = [figure.high for figure in corroborated]
    taken = None if len(alone) > 1 or None in alone else alone[0] if alone else 0
    low = 0 if taken is None else max(0, least - taken)
    return low, max(0, most - proved)
