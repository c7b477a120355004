"""Changes: which findings are others in a second state of knowledge, and what made them so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from trucewatch.model.agreement import Agreement, Amendment, Term
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Coverage, Finding
from trucewatch.model.judgement import Judgement
from trucewatch.model.moment import bound_text
from trucewatch.model.notice import Cause, Notice
from trucewatch.model.record import claim_record
from trucewatch.pipeline.judging import Judged
from trucewatch.protect import redact
from trucewatch.protect.names import names_to_withhold
from trucewatch.terms import as_known

Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was judged, laid out by ids."""

    judged: Judged
    findings: Mapping[Key, Finding]
    claims: Mapping[str, Claim]
    agreements: Mapping[str, Agreement]
    judgements: Mapping[str, Judgement]

    def cited(self, key: Key) -> frozenset[str]:
        """The claims on whose words a finding rests."""
        finding = self.findings.get(key)
        steps = finding.steps if finding else ()
        return frozenset(proof.claim for step in steps for proof in step.proof)

    def term(self, key: Key) -> Term | None:
        """The term as known in this state."""
        agreement, finding = self.agreements.get(key[0]), self.findings.get(key)
        if agreement is None or finding is None:
            return None
        return as_known(agreement, finding.known, about=finding.about).term(key[1])


def state_of(judged: Judged) -> State:
    """What was judged, laid out."""
    return State(
        judged=judged,
        findings={(each.agreement, each.term, each.bearer): each for each in judged.findings},
        claims={claim.id: claim for claim in judged.claims},
        agreements={agreement.id: agreement for agreement in judged.agreements},
        judgements={judgement.id: judgement for judgement in judged.counted},
    )


def changes(before: Judged, after: Judged) -> tuple[Notice, ...]:
    """A notice for each finding that says something else, or rests on something else, in the order of the terms.

    Names that the ledger withholds are withheld from every sentence.
    """
    old, new = state_of(before), state_of(after)
    withheld = names_to_withhold(after.judgements, (*before.claims, *after.claims))
    return tuple(
        _redacted(_notice(key, old, new), withheld)
        for key in dict.fromkeys([*new.findings, *old.findings])
        if _matter(old.findings.get(key)) != _matter(new.findings.get(key))
    )


def _matter(finding: Finding | None) -> Finding | None:
    """A finding without what every question changes."""
    return replace(finding, id="", known=None, terms_digest="") if finding else None


def _notice(key: Key, old: State, new: State) -> Notice:
    causes = (*_claims(key, old, new), *_judgements(key, old, new), *_law(key, old, new), *_coverage(key, old, new))
    return Notice(before=old.findings.get(key), after=new.findings.get(key), causes=causes)


def _claims(key: Key, old: State, new: State) -> Iterator[Cause]:
    """The claims that either finding rests on and the other does not, or that are told otherwise now."""
    was, now = old.cited(key), new.cited(key)
    for claim in sorted(was | now):
        before, after = old.claims.get(claim), new.claims.get(claim)
        if before is None and after is not None:
            yield _of_claim("claim.known", "now known", after)
        elif before is not None and after is None:
            yield _of_claim("claim.gone", "no longer held or known", before)
        elif before and after and claim_record(before) != claim_record(after):
            yield _of_claim("claim.corrected", "corrected", after)
        elif after and (claim in was) is not (claim in now):
            yield _of_claim("claim.counted", "counts now" if claim in now else "no longer counts", after)


def _of_claim(kind: str, text: str, claim: Claim) -> Cause:
    published = bound_text(claim.published.start) if claim.published else None
    said = f"{text}: {claim.act}, told by {claim.origin.name or 'an unnamed voice'}, published {published or 'unknown'}"
    return Cause(kind=kind, id=claim.id, text=said, document=claim.document, path=claim.path, spans=claim.spans)


def _judgements(key: Key, old: State, new: State) -> Iterator[Cause]:
    """The judgements that count in one state only and are about claims that either finding rests on."""
    touched = old.cited(key) | new.cited(key)
    for judgement_id in sorted(old.judgements.keys() ^ new.judgements.keys()):
        judgement = new.judgements.get(judgement_id) or old.judgements[judgement_id]
        if touched.intersection(judgement.subjects):
            ended = "" if judgement_id in new.judgements else " (no longer counts)"
            said = f"{judgement.verdict} by {judgement.by} at {bound_text(judgement.at)}: {judgement.why}{ended}"
            yield Cause(kind="judgement", id=judgement_id, text=said)


def _law(key: Key, old: State, new: State) -> Iterator[Cause]:
    """The amendments that made the term another, and a terms file that was written anew."""
    before, after = old.term(key), new.term(key)
    amended = set(before.amended_by if before else ()) ^ set(after.amended_by if after else ())
    agreement = new.agreements.get(key[0]) or old.agreements[key[0]]
    for amendment in agreement.amendments:
        if amendment.id in amended:
            yield Cause(kind="amendment", id=amendment.id, text=_announced(amendment))
    digests = {state.agreements[key[0]].digest for state in (old, new) if key[0] in state.agreements}
    if len(digests) > 1 or before is None or after is None:
        yield Cause(kind="terms", id=key[0], text="the terms file is another")


def _announced(amendment: Amendment) -> str:
    who = f" by {amendment.announced_by}" if amendment.announced_by else ""
    moments = f"announced {bound_text(amendment.announced)}{who}, effective {bound_text(amendment.effective)}"
    return f"{amendment.kind}, {moments}" + (f": {amendment.note}" if amendment.note else "")


def _coverage(key: Key, old: State, new: State) -> Iterator[Cause]:
    before, after = old.findings.get(key), new.findings.get(key)
    if before and after and before.coverage and after.coverage and before.coverage != after.coverage:
        was, now = before.coverage, after.coverage
        parts = [f"{name} {one}, now {other}" for name, one, other in _reported(was, now) if one != other]
        yield Cause(kind="coverage", id=key[1], text="; ".join(parts) or "reports that may lie in the zone or not")


def _reported(was: Coverage, now: Coverage) -> Iterator[tuple[str, str, str]]:
    """What two coverages say of one thing each, in words."""
    yield "days reported on", f"{was.days_reported} of {was.days}", f"{now.days_reported} of {now.days}"
    yield "days on which a monitor reported", str(was.by_monitor), str(now.by_monitor)
    yield "days on which a monitor was kept out", str(was.access_denied), str(now.access_denied)
    if was.area_ever is not None and now.area_ever is not None:
        yield "share of the zone reported on", f"{was.area_ever:.0%}", f"{now.area_ever:.0%}"


def _redacted(notice: Notice, withheld: Iterable[str]) -> Notice:
    names = frozenset(withheld)
    causes = (
        replace(
            cause,
            text=redact(cause.text, names),
            spans=tuple(replace(span, text=redact(span.text, names)) for span in cause.spans),
        )
        for cause in notice.causes
    )
    return replace(notice, causes=tuple(causes))
