"""Origins: the roots of attribution. Five outlets that carry one ministry are one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.model import Claim, Origin, Polarity, Voice


def origin_key(claim: Claim) -> str:
    """The key under which claims count as one origin.

    The innermost voice's actor code where it has one (a joint voice's codes in order). A publisher without a code
    speaking for itself is keyed by its name. Any other voice without a code (an unnamed source, a paper quoted) can
    be told apart from others only within its document: the last voice with a code, and the document.
    """
    voice = claim.origin
    if voice.actor:
        return "+".join(sorted(voice.actor.split("+")))
    if voice.agreement:
        return f"agreement:{voice.agreement}"
    if len(claim.voices) <= 1 and voice.name:
        return f"source:{voice.name.casefold().strip()}"
    return f"{_carrier(claim.voices)}@{claim.document}"


def _carrier(voices: Sequence[Voice]) -> str:
    codes = [voice.actor for voice in voices if voice.actor]
    return codes[-1] if codes else "unnamed"


def sides(code: str | None) -> frozenset[str]:
    """The sides that a code names: the state or group before the dot, of each voice of a joint one."""
    return frozenset(part.split(".")[0] for part in code.split("+")) if code else frozenset()


def origins_of(claims: Iterable[Claim]) -> tuple[Origin, ...]:
    """The origins of claims, in order of their keys; each with the ids in which it affirms and denies."""
    by_key: dict[str, list[Claim]] = {}
    for claim in claims:
        by_key.setdefault(origin_key(claim), []).append(claim)
    return tuple(_origin(key, by_key[key]) for key in sorted(by_key))


def _origin(key: str, claims: Sequence[Claim]) -> Origin:
    names = Counter(claim.origin.name for claim in claims)
    return Origin(
        key=key,
        name=min(names, key=lambda name: (-names[name], name)),
        actor=claims[0].origin.actor and key,
        affirms=_ids(claims, Polarity.AFFIRMED),
        denies=_ids(claims, Polarity.DENIED),
    )


def _ids(claims: Iterable[Claim], polarity: Polarity) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims if claim.polarity is polarity))
