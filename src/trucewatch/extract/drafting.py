"""Drafting: the events of a scene become draft claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from trucewatch.extract.acts.events import Event, find_events
from trucewatch.extract.acts.gapping import split_gapped
from trucewatch.extract.acts.instruments import find_instruments, refined, wielded
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.merging import merged_tellings
from trucewatch.extract.acts.ownership import Ownership, ownership
from trucewatch.extract.acts.roles import initiators, targets
from trucewatch.extract.acts.victims import by_victim
from trucewatch.extract.acts.wording import clause_bounds, reported_words
from trucewatch.extract.clues import clues_of
from trucewatch.extract.confidence import packaged_confidence
from trucewatch.extract.discourse.parties import settle_participants
from trucewatch.extract.discourse.telling import Telling
from trucewatch.extract.discourse.told import NOTHING_BEFORE, Before
from trucewatch.extract.figures.apart import pieces_apart
from trucewatch.extract.figures.quantities import Figures, event_counts, figures
from trucewatch.extract.figures.splitting import NUMERIC_ACTS, split_tally
from trucewatch.extract.figures.tolls import settle_tolls
from trucewatch.extract.scene import Scene
from trucewatch.extract.setting.carrying import carry_places
from trucewatch.extract.setting.dating import in_perfect, is_performed, times_for
from trucewatch.extract.setting.places import places_for
from trucewatch.extract.stance.reading import TO_COME, Stance, stance_of
from trucewatch.extract.voices.chains import announced_by_paper, apart, chain_of, spoken_for, voiced, voices
from trucewatch.extract.voices.speech import Speech
from trucewatch.model import (
    Actor,
    Draft,
    Modality,
    Polarity,
    Reading,
    TimeMention,
    TimeQuestion,
)

BACKGROUND_TIMES = 24
# The first times of a document tell what period it covers: they stay in the background however long it is.
OPENING_TIMES = 6
# How far into a line of a log its time may stand.
LOG_INDENT = 4
HOUR = re.compile(r"\d{1,2}[:.]?\d\d\b")
# How far before an entry of a list the day of the whole list may stand.
LIST_REACH = 600


def drafts_of(
    scene: Scene, reading: Reading, speech: Speech, lexicon: Lexicon, before: Before = NOTHING_BEFORE
) -> list[Draft]:
    """All draft claims of one sentence."""
    events = without_mere_nouns(find_events(scene, lexicon, lambda event: holds(event, scene, lexicon)))
    if not events:
        return []
    marks = figures(scene, lexicon)
    owned = ownership(scene, events)
    tellings = [t for e in events for t in tell(e, scene, speech, marks, owned, lexicon)]
    name_sides(tellings, scene)
    settle_participants(tellings, scene, before)
    for telling in tellings:
        if telling.family == "mediation" and not telling.target:
            codes = {a.actor for a in telling.initiator}
            telling.target = tuple(a for a in before.sides if a.actor not in codes)
    tellings = merged_tellings(without_covered_speech(tellings, scene))
    tellings = settle_tolls(tellings, scene, marks, owned)
    name_by_victims(tellings, scene, lexicon)
    carry_places(tellings, before.places, scene, lexicon)
    pieces = [piece for telling in tellings for piece in split(telling, scene, marks)]
    pieces += pieces_apart(pieces, scene, marks.apart)
    return [draft(piece, scene, reading, lexicon) for piece in sorted(pieces, key=lambda p: (p.event.token.i, p.start))]


def name_by_victims(tellings: list[Telling], scene: Scene, lexicon: Lexicon) -> None:
    """Give harm that no other act of its sentence explains the name that its victims ask for."""
    for telling in tellings:
        if telling.act == "harm":
            telling.act = by_victim(telling.act, telling.event, scene, telling.target, lexicon)


def name_sides(tellings: list[Telling], scene: Scene) -> None:
    """Give the sides that the sentence names to acts between sides, to mediation, and to what continues an act."""
    former: Telling | None = None
    for telling in tellings:
        if telling.event.frame.symmetric and not telling.initiator:
            telling.initiator = scene.sides
        elif telling.family == "mediation" and not telling.target:
            codes = {a.actor for a in telling.initiator}
            telling.target = tuple(a for a in scene.sides if a.actor not in codes)
        elif not telling.initiator and former is not None and follows(telling, former):
            telling.initiator = former.initiator
        former = telling if telling.initiator else former


def follows(telling: Telling, former: Telling) -> bool:
    """Whether an act without a maker goes on with the maker of the act before it: a second blow of the same kind by the
    same voice, or a verb that a machine translation left without its subject."""
    if telling.event.token.dep_ == "compound":
        return True
    same_voice = [s.voice.actor for s in telling.chain] == [s.voice.actor for s in former.chain]
    return same_voice and telling.family == former.family == "fire" and not telling.event.slots.get("subj")


def tell(
    event: Event, scene: Scene, speech: Speech, marks: Figures, owned: Ownership, lexicon: Lexicon
) -> list[Telling]:
    """One event as its sentence tells it: one telling, two where a report is denied, none where it is no claim."""
    stance = stance_of(event, scene, lexicon)
    if stance.dropped:
        return []
    if event.frame.only == "future" and event.frame.modality:
        stance = replace(stance, modality=Modality(event.frame.modality))
    scopes = speech.around(scene)
    initiator = initiators(event, scene, lexicon)
    whole = chain_of(event, scene, speech, stance) + ([] if initiator else announced_by_paper(event, scene, scopes))
    clause = [t for t in scene.doc if t.i in owned.clause(event)]
    instruments = find_instruments(clause, lexicon)
    start, end = clause_bounds(event, scene)
    initiator = initiator or spoken_for(event, whole, lexicon)
    dates = times_for(event, scene, owned, scopes)
    target = targets(event, scene, lexicon, initiator)
    words = " ".join(t.text for t in clause)
    act = refined(event.frame.act, event.frame.refine, wielded(event, instruments), words)
    return [
        Telling(
            event=event,
            act=by_victim(act, event, scene, target, lexicon) if act != "harm" else act,
            stance=voiced(lasting(stance, event, scene, lexicon), chain, event),
            chain=chain,
            start=start,
            end=end,
            initiator=initiator,
            target=target,
            places=places_for(event, scene, owned, scopes, lexicon),
            times=dates.times,
            aside=dates.aside,
            counts=event_counts(event, marks, owned.of(event)),
            instruments=tuple(dict.fromkeys(i.text for i in instruments)) if event.frame.refine else (),
        )
        for chain in apart(whole)
    ]


def without_mere_nouns(events: list[Event]) -> list[Event]:
    """The events without those that only name a truce, where another event governs them or tells of that truce."""
    kept = []
    for event in events:
        others = [o for o in events if o is not event and not o.frame.alone]
        family = event.frame.act.split(".")[0]
        told = any(o.frame.act.split(".")[0] == family or o.token in list(event.token.ancestors) for o in others)
        if not (event.frame.alone and told):
            kept.append(event)
    return kept


def holds(event: Event, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the frame of an event holds for the way in which its sentence tells it."""
    bound = event.frame.only or event.frame.not_only
    return not bound or allowed(event, stance_of(event, scene, lexicon))


def allowed(event: Event, stance: Stance) -> bool:
    """Whether the frame holds for an event of this polarity and modality."""
    denied = (stance.polarity is Polarity.DENIED) != event.frame.denied
    wanted = {"": True, "denied": denied, "future": stance.modality is not Modality.OCCURRED}
    return wanted.get(event.frame.only, True) and not (event.frame.not_only == "denied" and denied)


def lasting(stance: Stance, event: Event, scene: Scene, lexicon: Lexicon) -> Stance:
    """ "Have been shut since May" and "has refused entry since May" go on, "have returned since May" has happened."""
    if stance.modality is not Modality.OCCURRED or not any(t.text[:6].casefold() == "since " for t in scene.times):
        return stance
    verb = event.token if event.token.pos_ in ("VERB", "AUX") else event.token.head
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    present = any(c.lemma_ == "have" and c.tag_ in ("VBZ", "VBP") for c in helpers)
    counted = any(c.lemma_ in ("time", "occasion") for c in verb.children)
    kept_up = event.frame.act in lexicon.setting["kept_up"]
    state = (any(c.dep_ == "auxpass" for c in helpers) or verb.lemma_ == "be" or kept_up) and not counted
    return replace(stance, modality=Modality.ONGOING) if present and state and not event.frame.unit else stance


def without_covered_speech(tellings: list[Telling], scene: Scene) -> list[Telling]:
    """The tellings without the acts of speech whose content is itself an act."""
    plain = [t for t in tellings if not t.event.frame.speech]
    kept = []
    for telling in tellings:
        cue = scene.start_of(telling.event.token)
        content = any(s.cue_start == cue for t in plain for s in t.chain)
        governed = any(
            telling.event.token in list(t.event.token.ancestors) and t.event.token.dep_ != "conj" for t in plain
        )
        if not (telling.event.frame.speech and (content or governed)):
            kept.append(telling)
    return kept


def split(telling: Telling, scene: Scene, marks: Figures) -> Iterable[Telling]:
    """A telling as the one or several claims that it makes."""
    if telling.act in NUMERIC_ACTS and telling.event.frame.requires:
        return split_tally(telling, scene, marks)
    if telling.event.frame.requires == "number" and not telling.counts:
        return []
    return split_gapped(telling, scene, marks)


def draft(telling: Telling, scene: Scene, reading: Reading, lexicon: Lexicon) -> Draft:
    """One telling as a draft claim."""
    document = reading.document
    polarity, clues = telling.stance.polarity, clues_of(telling, scene)
    if telling.act == "tally":
        polarity = Polarity.AFFIRMED
    return Draft(
        spans=tuple(
            document.span(start, end)
            for start, end in [*([telling.lead] if telling.lead else []), (telling.start, telling.end)]
        ),
        voices=voices(telling, document),
        act=telling.act,
        reported_as=reported_words(telling.event, scene),
        initiator=telling.initiator,
        target=telling.target,
        places=telling.places,
        time=question(telling, scene, reading, lexicon),
        counts=tuple(telling.counts),
        instruments=telling.instruments,
        polarity=polarity,
        modality=telling.stance.modality,
        notes=tuple(telling.notes),
        confidence=packaged_confidence().of(clues),
        clues=clues,
    )


def question(telling: Telling, scene: Scene, reading: Reading, lexicon: Lexicon) -> TimeQuestion:
    """What to ask of the resolver of moments."""
    times, mentions = reading.mentions.times, telling.times
    at = max((t.start for t in mentions), default=scene.start_of(telling.event.token))
    earlier = [t for t in times if t.end <= max(at, scene.sentence.start) and t not in mentions]
    if scene.sentence.log:
        mentions = log_times(telling, scene, times)
    return TimeQuestion(
        mentions=mentions,
        background=(*reversed(earlier[:OPENING_TIMES] + earlier[OPENING_TIMES:][-BACKGROUND_TIMES:]),),
        shared=shared_times(telling, scene, earlier, lexicon),
        tense=telling.stance.tense,
        state=str(telling.stance.modality),
        act=telling.act,
        aside=telling.aside,
        perfect=in_perfect(telling.event),
        performed=is_performed(telling.event, told_by_another=bool(telling.chain)),
    )


def log_times(telling: Telling, scene: Scene, times: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The times of an act on a line of a log: its own, else the one other time of its sentence, else the hour of the line.

    Fire that somebody else tells of on the line was before that hour, nobody says when; for what is still to come the
    hour of the line only says when it was noted.
    """
    start = scene.sentence.block_start
    of_line = tuple(t for t in times if start <= t.start < start + LOG_INDENT)
    others = [t for t in scene.times if t not in of_line]
    if telling.stance.modality in TO_COME and all(HOUR.match(t.text) for t in of_line):
        return tuple(t for t in telling.times if t not in of_line) or tuple(others[:1])
    hour = tuple(t for t in of_line if t not in telling.times)
    if not telling.times and len(others) == 1:
        return (*others, *hour)
    reported = telling.physical and any(scope.stance != "perceives" for scope in telling.chain)
    return telling.times if reported else (*telling.times, *hour)


def shared_times(
    telling: Telling, scene: Scene, earlier: Sequence[TimeMention], lexicon: Lexicon
) -> tuple[TimeMention, ...]:
    """The times told before in the paragraph whose day an undated act shares, latest first.

    An entry of a list shares the day of the list. Any act shares the day of an earlier clause of its own sentence; that of a
    sentence before only an act of force.
    """
    if telling.stance.modality is not Modality.OCCURRED:
        return ()
    if telling.event.frame.entry:
        return tuple(t for t in reversed(earlier) if t.start >= scene.sentence.start - LIST_REACH)[:2]
    close = [t for t in reversed(earlier) if t.start >= scene.sentence.block_start and t not in telling.aside]
    if not (telling.physical or telling.act in lexicon.setting["dated_together"]):
        close = [t for t in close if t.start >= scene.sentence.start]
    return tuple(close[:2])


__all__ = ["Actor", "drafts_of"]
