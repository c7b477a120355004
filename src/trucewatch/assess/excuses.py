"""Excuses: what a ban excepts. Who relies on an exception must show it; its own word alone leaves the case open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trucewatch.assess.bearers import done_by, sides_bound
from trucewatch.assess.charges import Charge
from trucewatch.assess.conditions import MEANT, OPEN
from trucewatch.assess.kinds import judgings_of
from trucewatch.assess.matter import Matter
from trucewatch.assess.prohibition import Excuse
from trucewatch.assess.truths import settled
from trucewatch.model import Claim, Polarity, Term, Truth
from trucewatch.model.truth import all_of, any_of, known


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """One condition of a permission: whether it is shown, and the claims that say so.

    ``wording`` is that of a condition in words alone, of which no claim can be read to say whether it was met.
    """

    shown: Truth
    claims: tuple[Claim, ...] = ()
    wording: str = ""


def excused(charge: Charge, matter: Matter) -> Excuse | None:
    """The exception of the term that a charge falls under, the best shown first; None where it falls under none.

    One that rests on words alone cannot be read off reports and takes no charge away.
    """
    found = [_excuse(entry, charge, matter) for entry in matter.term.extra.get("exceptions", ())]
    order = (Truth.YES, Truth.CANNOT_TELL, Truth.NO)
    return min((each for each in found if each is not None), key=lambda each: order.index(each.shown), default=None)


def _excuse(entry: Mapping[str, Any], charge: Charge, matter: Matter) -> Excuse | None:
    if not {"by", "zone", "term"} & set(entry) or not _described(entry, charge, matter):
        return None
    conditions = _conditions(matter.dossier.agreement.term(entry["term"]), charge, matter) if "term" in entry else []
    if conditions is None:
        return None
    return Excuse(
        text=entry["text"],
        shown=_shown(conditions),
        claims=tuple(claim for each in conditions for claim in each.claims),
        in_words=tuple(each.wording for each in conditions if each.wording),
    )


def _shown(conditions: Sequence[Condition]) -> Truth:
    """Whether a permission applies. Where all that claims can show is shown, words alone leave it open.

    Where nothing is shown, nobody is known to rely on it, and the charge stands as it is.
    """
    read = all_of(each.shown for each in conditions if not each.wording)
    if all(not each.wording for each in conditions):
        return read
    relied_on = any(each.claims for each in conditions)
    return Truth.CANNOT_TELL if relied_on and read is not Truth.NO else Truth.NO


def _described(entry: Mapping[str, Any], charge: Charge, matter: Matter) -> bool:
    """Whether the act, its doer and its place are those that the exception names."""
    dossier = matter.dossier
    told, acts, zone = charge.told_by, entry.get("act", ()), replace(matter.term, zone=entry.get("zone"))
    return (
        (not acts or all(dossier.regimes.means(acts, claim.act) for claim in told))
        and ("by" not in entry or settled(_by(entry["by"], told, matter)) is Truth.YES)
        and ("zone" not in entry or settled(dossier.in_zone(claim, zone) for claim in told) is Truth.YES)
    )


def _by(codes: Iterable[str], told: Iterable[Claim], matter: Matter) -> list[Truth]:
    return [done_by(claim, codes, matter.dossier.agreement) for claim in told]


def _conditions(permission: Term, charge: Charge, matter: Matter) -> list[Condition] | None:
    """The conditions of a permission under which the act falls; None where it does not fall under it."""
    allowed = replace(
        matter, term=permission, bearer=matter.bearer if matter.bearer in (permission.bearer or ()) else None
    )
    told = charge.told_by
    means = all(matter.dossier.regimes.means(permission.acts, claim.act) for claim in told)
    theirs = not permission.bearer or settled(_by(allowed.bearers, told, matter)) is Truth.YES
    here = settled(allowed.in_zone(claim) & allowed.in_window(claim) for claim in told)
    if not means or not theirs or here is Truth.NO:
        return None
    doer = next((code for code in permission.bearer or () if Truth.NO not in _by([code], told, matter)), None)
    relying = replace(allowed, bearer=doer)
    return [
        Condition(shown=here),
        *(_condition(each, charge, relying) for each in permission.extra.get("requires", ())),
    ]


def _condition(requirement: Mapping[str, Any], charge: Charge, matter: Matter) -> Condition:
    if requirement.get("term"):
        return _state(requirement, charge, matter)
    if not requirement.get("act"):
        return Condition(shown=Truth.CANNOT_TELL, wording=requirement["text"])
    return _act(requirement, charge, matter)


def _state(requirement: Mapping[str, Any], charge: Charge, matter: Matter) -> Condition:
    """Whether the other term was in its state before the act: a breach that came after answers for nothing."""
    state = requirement.get("state", "in_force")
    breached = state == "breached"
    judgings = judgings_of(matter, requirement["term"], others=breached)
    if state not in MEANT:
        return Condition(shown=known(bool(judgings)))
    incidents = [each for judged in judgings for each in (judged.against if breached else judged.speaking_for)]
    claims = tuple(claim for each in incidents for claim in matter.dossier.members(matter.dossier.named(each)))
    answers = (
        Truth.CANNOT_TELL if judged.outcome in OPEN else known(judged.outcome in MEANT[state]) for judged in judgings
    )
    return Condition(shown=any_of(answers) & _before(incidents, charge, matter), claims=claims)


def _before(incidents: Iterable[str], charge: Charge, matter: Matter) -> Truth:
    spells = [matter.dossier.spell_of_incident(incident) for incident in incidents]
    act = matter.dossier.spell_of_incident(charge.incident.id)
    return any_of(
        Truth.YES if spell.last <= act.first else known(False) if spell.first > act.last else Truth.CANNOT_TELL
        for spell in spells
    )


def _act(requirement: Mapping[str, Any], charge: Charge, matter: Matter) -> Condition:
    """Whether an act that the permission asks for was told of, no later than the act, by others than who relies on it."""
    dossier = matter.dossier
    latest = dossier.spell_of_incident(charge.incident.id).last
    by = requirement.get("by", ())
    claims = tuple(
        claim
        for claim in dossier.telling(requirement["act"])
        if claim.polarity is Polarity.AFFIRMED
        and claim.modality.real
        and dossier.spells[claim.id].first <= latest
        and (not by or done_by(claim, by, dossier.agreement) is Truth.YES)
        and matter.in_zone(claim) is not Truth.NO
    )
    own = sides_bound(matter.bearers, dossier.agreement)
    heard = [not dossier.words[claim.id].sides & own for claim in claims]
    return Condition(shown=Truth.YES if any(heard) else Truth.CANNOT_TELL if heard else Truth.NO, claims=claims)
