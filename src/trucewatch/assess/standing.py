"""Standing: findings kept up to date. News re-judges only those that looked at what it touches.

While a finding is made, the dossier notes which acts it asked for. Nothing else of the evidence can have had a part in
it, so it stands for as long as the answers, and the law that it applies, are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from trucewatch.assess.allowance import hands_over
from trucewatch.assess.dossier import Dossier, open_dossier
from trucewatch.assess.findings import bearers_of, finding_on, identified
from trucewatch.assess.matter import Matter
from trucewatch.assess.notices import with_notices
from trucewatch.model import Agreement, Claim, Deontic, Finding, Incident, Term, Truth
from trucewatch.terms import under_reading

Instance = tuple[str, str | None]
"""The id of a term, and the bearer for whom it is judged (None: the regime as a whole)."""

Acts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Noting(Dossier):
    """A dossier that notes for which acts it is asked."""

    asked: set[Acts] = field(default_factory=set)

    def telling(self, acts: Iterable[str]) -> list[Claim]:
        """See `Dossier.telling`."""
        wanted = tuple(acts)
        self.asked.add(wanted)
        return Dossier.telling(self, wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that a finding was made from, beside the data that come with trucewatch."""

    about: datetime
    law: tuple[object, ...]
    told: tuple[tuple[Incident, tuple[tuple[Claim, bool], ...]], ...]
    undated: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finding with the acts that it asked for and what it was made from."""

    finding: Finding
    asked: frozenset[Acts]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The findings on one agreement as they stand, and which of them the last news made judged anew."""

    held: Mapping[Instance, Held]
    rejudged: tuple[Instance, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """To the byte what `assess` says of the same material."""
        return tuple(each.finding for each in self.held.values())


def stand(
    agreement: Agreement,
    incidents: Sequence[Incident],
    claims: Iterable[Claim],
    *,
    about: datetime,
    known: datetime | None = None,
    before: Standing | None = None,
) -> Standing:
    """The findings of `assess`, which takes the same, with those of ``before`` kept wherever they still hold.

    ``before`` may be the standing of any earlier state: of fewer or other claims, of terms before an amendment, of
    another moment. It decides how much is judged, never what is found.
    """
    dossier = with_notices(open_dossier(agreement, incidents, claims, about=about, known=known))
    past = before.held if before is not None else {}
    held: dict[Instance, Held] = {}
    anew: list[Instance] = []
    for term in dossier.agreement.terms:
        for bearer in bearers_of(term):
            kept = _kept(past.get((term.id, bearer)), term, dossier)
            if kept is None:
                anew.append((term.id, bearer))
            held[term.id, bearer] = kept or _judged(term, bearer, dossier)
    return Standing(held=held, rejudged=tuple(anew))


def _kept(held: Held | None, term: Term, dossier: Dossier) -> Held | None:
    """What is held, where it still holds, under the moment and the text of today."""
    if held is None or held.basis != _basis(term, held.asked, dossier):
        return None
    finding = replace(held.finding, known=dossier.known, terms_digest=dossier.agreement.digest)
    return held if finding == held.finding else replace(held, finding=identified(finding))


def _judged(term: Term, bearer: str | None, dossier: Dossier) -> Held:
    noting = Noting(**{each.name: getattr(dossier, each.name) for each in fields(dossier)})
    finding = finding_on(Matter(term=term, bearer=bearer, dossier=noting))
    asked = frozenset(noting.asked)
    return Held(finding=finding, asked=asked, basis=_basis(term, asked, dossier))


def _basis(term: Term, asked: frozenset[Acts], dossier: Dossier) -> Basis:
    terms = _hanging_together(term, dossier)
    # Further members (a cause, an excuse) may ask of any act, wherever it was done: there everything counts.
    whole = any(each.extra for each in terms)
    asking = dossier.incidents if whole else (one for acts in asked for one in dossier.incidents_telling(acts))
    found = {each.id: each for each in asking}
    return Basis(
        about=dossier.about,
        law=(
            replace(dossier.agreement, terms=(), amendments=(), digest=""),
            *(dossier.agreement.terms if whole else terms),
        ),
        told=tuple(
            (found[incident], _members(found[incident], dossier))
            for incident in sorted(found)
            if whole or _may_count(found[incident], terms, dossier)
        ),
        undated=dossier.undated,
    )


def _members(incident: Incident, dossier: Dossier) -> tuple[tuple[Claim, bool], ...]:
    """Its claims, and whether the report of each is one on other conflicts."""
    return tuple((claim, claim.document in dossier.where.foreign) for claim in dossier.members(incident))


def _may_count(incident: Incident, terms: Iterable[Term], dossier: Dossier) -> bool:
    """Whether any claim of it may lie in the zone of any of the terms; what lies elsewhere has no part in them."""
    members = dossier.members(incident)
    return any(dossier.in_zone(claim, term) is not Truth.NO for term in terms for claim in members)


def _hanging_together(term: Term, dossier: Dossier) -> tuple[Term, ...]:
    """The term, all that it names, what those name in turn, and for a ban the duties that may allow the act."""
    ids = {each.id: each for each in dossier.agreement.terms}
    waiting = [term]
    if term.modality is Deontic.PROHIBITION:
        waiting += [each for each in ids.values() if hands_over(each, dossier)]
    found = {each.id: each for each in waiting}
    while waiting:
        named = {word for word in _words(waiting.pop()) if word in ids and word not in found}
        found |= {each: ids[each] for each in named}
        waiting += [ids[each] for each in sorted(named)]
    return tuple(term for each in sorted(found) for term in _as_read(found[each], dossier))


def _as_read(term: Term, dossier: Dossier) -> tuple[Term, ...]:
    """The term as written and under each of its readings, of which one may name another zone."""
    return (term, *(under_reading(dossier.agreement, term, reading) for reading in term.readings))


def _words(value: Any) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (str(key), *_words(each))
    elif isinstance(value, Term):
        yield from _words([value.extra, value.window.while_term or "", value.readings])
    elif isinstance(value, Sequence | frozenset):
        for each in value:
            yield from _words(each)
    elif hasattr(value, "__dataclass_fields__"):
        yield from _words([getattr(value, each.name) for each in fields(value)])
