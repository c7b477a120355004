"""Lineage: what became of each incident between two reconciliations, told from their members alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from trucewatch.model.judgement import Judgement, Verdict
from trucewatch.model.lineage import Change, Stage, Turn

Members = Mapping[str, Sequence[str]]
"""The claims of each incident by its id."""

MOVING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})


def stages(before: Members, after: Members, judgements: Iterable[Judgement] = ()) -> tuple[Stage, ...]:
    """A stage for each incident whose members are others than before, in order of the ids.

    ``judgements`` are those made since; a stage is laid to those that speak of a claim that moved.
    """
    was, now = _homes(before), _homes(after)
    made = [judgement for judgement in judgements if judgement.verdict in MOVING]
    changed = (
        one for one in sorted(before.keys() | after.keys()) if set(before.get(one, ())) != set(after.get(one, ()))
    )
    return tuple(_laid_to(_stage(one, before, after, was, now), made) for one in changed)


def _homes(incidents: Members) -> dict[str, str]:
    return {claim: incident for incident, claims in incidents.items() for claim in claims}


def _stage(incident: str, before: Members, after: Members, was: Mapping[str, str], now: Mapping[str, str]) -> Stage:
    old, new = frozenset(before.get(incident, ())), frozenset(after.get(incident, ()))
    changes = _gone(old, now) if not new else _come_about(new, was, after) if not old else _moved(old, new, was, now)
    return Stage(incident=incident, claims=tuple(sorted(new)), changes=tuple(changes))


def _gone(old: frozenset[str], now: Mapping[str, str]) -> Iterator[Change]:
    yield _change(Turn.DISSOLVED, old, now)


def _come_about(new: frozenset[str], was: Mapping[str, str], after: Members) -> Iterator[Change]:
    """How an id came to be: out of nothing, out of another that goes on, or in the place of others."""
    unheard = new - was.keys()
    standing = frozenset(claim for claim in new & was.keys() if was[claim] in after)
    replaced = new - unheard - standing
    if standing:
        yield _change(Turn.SPLIT_FROM, standing, was)
    if replaced:
        yield _change(Turn.RENAMED, replaced, was)
    if unheard:
        yield _change(Turn.JOINED if standing or replaced else Turn.FOUNDED, unheard, was)


def _moved(
    old: frozenset[str], new: frozenset[str], was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Change]:
    come, went = new - old, old - new
    moves = (
        (Turn.JOINED, come - was.keys(), was),
        (Turn.MERGED, come & was.keys(), was),
        (Turn.SPLIT, went & now.keys(), now),
        (Turn.LEFT, went - now.keys(), now),
    )
    yield from (_change(turn, claims, homes) for turn, claims, homes in moves if claims)


def _change(turn: Turn, claims: frozenset[str], homes: Mapping[str, str]) -> Change:
    others = sorted({homes[claim] for claim in claims if claim in homes})
    return Change(turn=turn, claims=tuple(sorted(claims)), incidents=tuple(others))


def _laid_to(stage: Stage, judgements: Sequence[Judgement]) -> Stage:
    moved = stage.moved
    by = (judgement.id for judgement in judgements if not moved.isdisjoint(judgement.subjects))
    return replace(stage, judgements=tuple(by))
