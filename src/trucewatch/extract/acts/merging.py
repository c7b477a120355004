"""Merging: one happening told with several words is one telling.

"A burst of machine-gun fire hit a post" is one act of fire, "struck the depot, setting it ablaze" one strike, and
"using mortars" only says with what the act above it was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.acts.slots import is_passive
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.parsing import grammar
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of

VIOLENT = frozenset({"fire", "strike", "assault", "explosion", "attack", "clash"})
WEAPONS = frozenset({"fire", "strike", "explosion"})
MEANS = frozenset({"use", "employ", "apply", "utilise", "utilize", "involve", "fire", "launch", "shoot"})
ASSESSING = frozenset({"assess", "evaluate", "believe", "consider", "judge", "identify", "describe", "deem", "likely"})
BROKEN = frozenset({"tally", "ceasefire.violated"})
REPULSING = grammar.words("repulsing")
CLAUSES = frozenset({"advcl", "acl", "pcomp", "prep", "xcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def merged_tellings(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings with those that only word another one's act again left out."""
    kept = list(tellings)
    for rule in (
        is_repulse,
        is_part_of_noun,
        is_means,
        is_deed_of,
        is_result,
        is_landing,
        is_assessment,
        is_listed_with,
        is_sight_of,
    ):
        for telling in list(kept):
            alike = (o for o in kept if o is not telling and o.stance.polarity is telling.stance.polarity)
            if (twin := next((other for other in alike if rule(telling, other)), None)) is not None:
                kept.remove(telling)
                take_over(twin, telling)
    return kept


def is_means(telling: Telling, other: Telling) -> bool:
    """Whether a clause says with what the act above it was done: "using mortars"."""
    token = telling.event.token
    return (
        lemma_of(token) in MEANS
        and token.tag_ == "VBG"
        and token.dep_ in CLAUSES
        and telling.family == "fire"
        and (other.family in VIOLENT or other.act in BROKEN)
        and governed_by(token, other.event.token)
    )


def is_repulse(telling: Telling, other: Telling) -> bool:
    """Whether a verb tells how the attack before it ended: "attacked the post but were repelled by its guards"."""
    verb, attack = telling.event.token, other.event.token
    return (
        other.family in ("assault", "advance")
        and telling.family in ("assault", "clash")
        and lemma_of(verb) in REPULSING
        and is_passive(verb)
        and verb.dep_ == "conj"
        and verb.head.i in {attack.i, attack.head.i, attack.head.head.i}
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    )


def is_part_of_noun(telling: Telling, other: Telling) -> bool:
    """Whether a noun of fire stands inside the phrase of another: "a burst of machine-gun fire"."""
    token, head = telling.event.token, other.event.token
    if telling.family not in WEAPONS or other.family not in WEAPONS:
        return False
    if telling.event.frame.kind != "noun" or other.event.frame.kind != "noun":
        return False
    inner = token
    while inner.dep_ in ("compound", "conj", "amod", "nmod") and inner.head.i not in (head.i, inner.i):
        inner = inner.head
    above = inner.head
    return (inner.dep_ in ("compound", "amod", "nmod") and above.i == head.i) or (
        above.dep_ == "prep" and above.lower_ == "of" and above.head.i == head.i
    )


def is_deed_of(telling: Telling, other: Telling) -> bool:
    """Whether a verb of impact has a noun of fire as its subject: "the shelling hit a school"."""
    verb, noun = telling.event.token, other.event.token
    return (
        telling.event.frame.kind == "verb"
        and other.event.frame.kind == "noun"
        and (telling.family in WEAPONS or telling.act == "damage")
        and other.family in VIOLENT
        and (
            (noun.head.i == verb.i and noun.dep_ in (*SUBJECTS, "dobj"))
            or (noun.head.dep_ == "agent" and noun.head.head.i == verb.i)
            or (noun.head.lower_ in ("in", "during") and noun.head.head.i == verb.i and is_passive(verb))
        )
    )


def is_result(telling: Telling, other: Telling) -> bool:
    """Whether damage is told as what came of an act in the same sentence."""
    token = telling.event.token
    participle = token.tag_ == "VBG" and token.dep_ in (*CLAUSES, "conj")
    return (
        telling.act == "damage"
        and other.family in WEAPONS
        and (
            (participle and governed_by(token, other.event.token))
            or (caused_by(token, other.event.token) and not telling.initiator)
        )
    )


def caused_by(token: Token, cause: Token) -> bool:
    """Whether something is said to come of a noun of fire: "damaged by shelling", "as a result of the shelling"."""
    hung = cause.head if cause.dep_ == "pobj" else cause
    return (
        hung.dep_ in ("agent", "prep")
        and hung.lower_ in ("by", "in", "of", "from", "during")
        and token.i
        in {
            hung.head.i,
            hung.head.head.i,
            hung.head.head.head.i,
        }
    )


def is_landing(telling: Telling, other: Telling) -> bool:
    """Whether a with-clause tells where the rounds of the fire above it came down: "with 22 shells landing nearby"."""
    token = telling.event.token
    return (
        telling.family == other.family == "fire"
        and token.tag_ == "VBG"
        and not is_passive(token)
        and token.dep_ in CLAUSES
        and governed_by(token, other.event.token)
    )


def is_assessment(telling: Telling, other: Telling) -> bool:
    """Whether a noun says what an explosion was taken for: "explosions, assessed as impacts of mortar rounds"."""
    line = [telling.event.token, *telling.event.token.ancestors]
    judged = next((t for t in line[:5] if lemma_of(t) in ASSESSING), None)
    if judged is None or telling.family not in WEAPONS or other.act != "explosion":
        return False
    return judged.dep_ in ("acl", "advcl", "conj", "ROOT") and other.event.token.i < judged.i


def is_listed_with(telling: Telling, other: Telling) -> bool:
    """Whether two counts of the same fire are listed together: "two bursts of rifle fire and five shots"."""
    token = telling.event.token
    impact = telling.act == "explosion" and lemma_of(token) == "impact" and other.family == "fire"
    if telling.event.frame.kind != "noun" or not (impact or same_fire(telling.act, other.act)):
        return False
    if impact and other.event.frame.log and other.event.token.i < token.i:
        return True
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
        if token.i == other.event.token.i:
            return True
    return False


def is_sight_of(telling: Telling, other: Telling) -> bool:
    """Whether a weapon is only said to be seen because it fired: "the howitzer fired three rounds, seen from the roof"."""
    seen = {t.i for t in telling.event.slots.get("obj", [])}
    used = {t.i for name in ("subj", "obj", "from") for t in other.event.slots.get(name, [])} | other.event.support
    return telling.act == "weapons.presence" and other.family == "fire" and bool(seen & used)


def same_fire(first: str, second: str) -> bool:
    """Whether two acts are the same kind of fire, one of them perhaps without its kind."""
    return first.startswith("fire") and (first == second or "fire" in (first, second))


def governed_by(token: Token, head: Token) -> bool:
    """Whether a word stands below another without a verb between them."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.i == head.i:
            return True
        if current.pos_ in ("VERB", "AUX") and current.dep_ not in ("xcomp", "pcomp"):
            return False
    return False


def take_over(kept: Telling, dropped: Telling) -> None:
    """Let the telling that stays have what only the dropped one says, the more exact act included."""
    if kept.act in BROKEN:
        if kept.act == "ceasefire.violated":
            kept.act, kept.event = dropped.act, replace(kept.event, frame=dropped.event.frame)
        kept.instruments = kept.instruments or dropped.instruments
        return
    kept.act = dropped.act if is_assessment(dropped, kept) else more_exact(kept.act, dropped.act)
    kept.initiator = kept.initiator or dropped.initiator
    codes = {a.actor for a in kept.initiator}
    kept.target = kept.target or tuple(a for a in dropped.target if a.actor not in codes)
    kept.places = kept.places or dropped.places
    kept.times = kept.times or dropped.times
    kept.instruments = tuple(dict.fromkeys([*kept.instruments, *dropped.instruments]))
    told = {(q.of, q.low, q.high) for q in kept.counts}
    kept.counts = [*kept.counts, *(q for q in dropped.counts if (q.of, q.low, q.high) not in told)]
    kept.start, kept.end = min(kept.start, dropped.start), max(kept.end, dropped.end)


def more_exact(kept: str, dropped: str) -> str:
    """The act that says more: a member of a family before the family itself."""
    return dropped if dropped.startswith(f"{kept}.") else kept
