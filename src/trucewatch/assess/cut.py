"""What was known at a moment: the claims published by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.model import Claim, Issue, Severity


def cut_known(claims: Iterable[Claim], known: datetime | None) -> tuple[Claim, ...]:
    """The claims that were certainly published by ``known`` (None: all of them), in order of their ids.

    The last instant that the publication allows decides, so that a claim published "on the 16th" counts once the
    16th is over. A claim of unknown publication cannot have been known for certain and is left out; see
    `of_unknown_publication`.
    """
    by_id = {claim.id: claim for claim in claims}
    return tuple(by_id[claim] for claim in sorted(by_id) if known is None or published_by(by_id[claim], known))


def published_by(claim: Claim, known: datetime) -> bool:
    """Whether the claim was certainly published by that moment."""
    latest = claim.published.latest() if claim.published is not None else None
    return latest is not None and latest <= known


def publication_unknown(claim: Claim) -> bool:
    """Whether nothing bounds the moment of publication from above."""
    return claim.published is None or claim.published.latest() is None


def of_unknown_publication(claims: Iterable[Claim]) -> tuple[Issue, ...]:
    """One issue a document whose claims no question about what was known can take into account."""
    paths = {claim.document: claim.path for claim in claims if publication_unknown(claim)}
    return tuple(
        Issue(
            code="assess.publication.unknown",
            severity=Severity.WARNING,
            where=path,
            message="its publication is unknown, so it is left out wherever the question is what was known when",
            hint="give `published` in the manifest",
        )
        for _, path in sorted(paths.items())
    )
