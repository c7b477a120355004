"""Origins: the roots of attribution. Five outlets that carry one ministry are one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from trucewatch.model import Claim, Origin, Polarity, Voice
from trucewatch.model.incident import UNNAMED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carriers:
    """From `witnesses.yaml`: who codes the reports of others and sees nothing, and the side that an outlet speaks for."""

    coders: frozenset[str]
    outlets: Mapping[str, str]


@cache
def packaged_carriers() -> Carriers:
    """The list that comes with trucewatch."""
    text = resources.files("trucewatch.data").joinpath("vocabularies/witnesses.yaml").read_text(encoding="utf-8")
    record = YAML(typ="safe").load(text)
    return Carriers(coders=frozenset(record["coders"]), outlets=record["outlets"])


def origin_key(claim: Claim) -> str:
    """The key under which claims count as one origin.

    The innermost voice's actor code where it has one (a joint voice's codes in order). A publisher without a code
    speaking for itself is keyed by its name, and so is a source that a coder's table names. Any other voice without a
    code (an unnamed source, a paper quoted), and a coder that names no source, can be told apart from others only
    within its document: the last voice with a code, and the document.
    """
    voice, coders = claim.origin, packaged_carriers().coders
    if voice.actor and voice.actor not in coders:
        return "+".join(sorted(voice.actor.split("+")))
    if voice.agreement:
        return f"agreement:{voice.agreement}"
    if voice.name and not voice.actor and all(outer.actor in coders for outer in claim.voices[:-1]):
        return f"source:{voice.name.casefold().strip()}"
    return f"{_carrier(claim)}@{claim.told_in}"


def _carrier(claim: Claim) -> str:
    """The last voice with a code; of a carried story not the outlet that carries it, but who published it first."""
    outer = [Voice(name="", actor=claim.story.source.actor), *claim.voices[1:]] if claim.story else claim.voices
    codes = [voice.actor for voice in outer if voice.actor]
    return codes[-1] if codes else UNNAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """The key of an origin, and its actor code where it is one of a code."""

    key: str
    actor: str | None


def origin_of(claim: Claim) -> Root:
    """The root of a claim's attribution."""
    key, actor = origin_key(claim), claim.origin.actor
    coded = bool(actor) and actor not in packaged_carriers().coders
    return Root(key=key, actor=key if coded else None)


@cache
def root_of(key: str, actor: str | None) -> str:
    """The name under which an origin counts when independent ones are counted: all organs and outlets of one state or
    group are one, all unnamed sources together are one."""
    if actor is None:
        return UNNAMED if "@" in key and not key.startswith(("source:", "agreement:")) else key
    outlets = packaged_carriers().outlets
    return "+".join(sorted({outlets.get(code, code).split(".")[0] for code in actor.split("+")}))


def sides(code: str | None) -> frozenset[str]:
    """The sides that a code names: the state or group before the dot, of each voice of a joint one."""
    return frozenset(part.split(".")[0] for part in code.split("+")) if code else frozenset()


Rooted = tuple[Claim, Root]
"""A claim with the root of its attribution."""


def origins_of(rooted: Iterable[Rooted]) -> tuple[Origin, ...]:
    """The origins of claims, in order of their keys; each with the ids in which it affirms and denies."""
    by_root: dict[Root, list[Claim]] = {}
    for claim, root in rooted:
        by_root.setdefault(root, []).append(claim)
    return tuple(
        _origin(root, by_root[root]) for root in sorted(by_root, key=lambda root: (root.key, root.actor or ""))
    )


def _origin(root: Root, claims: Sequence[Claim]) -> Origin:
    own = [claim for claim in claims if origin_key(claim) == root.key] or claims
    names = Counter(claim.origin.name for claim in own)
    return Origin(
        key=root.key,
        name=min(names, key=lambda name: (-names[name], name)),
        actor=root.actor,
        affirms=_ids(claims, Polarity.AFFIRMED),
        denies=_ids(claims, Polarity.DENIED),
        root=root_of(root.key, root.actor),
    )


def _ids(claims: Iterable[Claim], polarity: Polarity) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims if claim.polarity is polarity))
