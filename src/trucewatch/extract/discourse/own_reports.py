"""Own reports: what a party's communique and a mission's report leave to be understood of who did what to whom."""

from __future__ import annotations

from trucewatch.extract.discourse.occasions import Occasion, answering, denied, done_by, listed, named_doer, proper_doer
from trucewatch.extract.discourse.told import Actors, packaged
from trucewatch.extract.parsing.words import lemma_of

STATE_FORCES = frozenset({"MIL", "MOD"})


def other_side_of_the_publisher(occasion: Occasion) -> Actors:
    """The enemy, in a party's own report, as the maker of an act of force that names none."""
    telling, stand = occasion.telling, occasion.stand
    verb = telling.event.token
    committed = telling.act == "tally" and verb.pos_ == "VERB" and lemma_of(verb) in packaged()["committing"]
    hostile = committed or (listed(telling, packaged()["against_us"]) and not done_by(occasion) and not denied(telling))
    if not stand.enemy or not hostile or not stand.speaks(telling) or named_doer(occasion):
        return ()
    if stand.is_enemy(telling.target) or answering(occasion):
        return ()
    last = next((t.initiator for t in reversed(occasion.before.told) if stand.is_only_enemy(t.initiator)), ())
    return last or stand.enemy


def own_side_of_the_publisher(occasion: Occasion) -> Actors:
    """The publisher's own forces, in its report, where the enemy is hit or a blow is answered."""
    telling, stand = occasion.telling, occasion.stand
    if telling.family not in packaged()["force"] or denied(telling) or done_by(occasion) or occasion.slot("subj"):
        return ()
    return stand.own if stand.speaks(telling) and (stand.is_enemy(telling.target) or answering(occasion)) else ()


def publisher_at_work(occasion: Occasion) -> Actors:
    """The publisher, for the work that its own report tells of."""
    stand, telling = occasion.stand, occasion.telling
    own, works = (stand.mission, "mission_work") if stand.mission else (stand.workers, "own_work")
    if telling.act not in packaged()[works] or telling.chain or done_by(occasion) or denied(telling):
        return ()
    return own if not proper_doer(occasion) else ()


def mission_that_reports(occasion: Occasion) -> Actors:
    """The mission whose report tells that access was refused or a drone was jammed, to nobody named."""
    stand, telling = occasion.stand, occasion.telling
    return stand.mission if telling.act in packaged()["done_to_missions"] else ()


def own_side_under_fire(occasion: Occasion) -> Actors:
    """The publisher's own side, where a ministry or an army reports what the enemy has done to nobody named."""
    stand, telling = occasion.stand, occasion.telling
    organ = (stand.publisher or "").partition(".")[2]
    hostile = telling.family in ("fire", "strike", "assault") or (telling.act == "tally" and bool(telling.initiator))
    if organ not in STATE_FORCES or not hostile or denied(telling) or not stand.speaks(telling):
        return ()
    return stand.own if stand.is_enemy(telling.initiator) else ()
