"""Provisions: the claims of a text that lay down what is due, with what each does to its bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from trucewatch.assess.witnesses import side_of
from trucewatch.extract.parsing.sentences import split
from trucewatch.model.agreement import Deontic
from trucewatch.model.claim import Actor, Claim, Modality, Polarity
from trucewatch.model.document import Document, Span, span_of
from trucewatch.model.moment import Bound
from trucewatch.pipeline.terms_draft.lexicon import Provisions, first_match

DUE = frozenset({Modality.PROMISED, Modality.DEMANDED, Modality.PLANNED})
CIVILIANS, SIGNING = "CIV", "agreement.signed"
ENOUGH_MARKS = ENOUGH_DUTIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One term to be: its claim, the sentence that it stands in, and what is left open (``doubts``, as sentences).

    ``kind`` is what is handed over, where one act covers several kinds. ``bearer`` is empty where nobody is named.
    ``told``: by a report, so that the words are not the agreement's own.
    """

    claim: Claim
    sentence: Span
    modality: Deontic
    acts: tuple[str, ...]
    bearer: tuple[str, ...]
    kind: str = ""
    doubts: tuple[str, ...] = ()
    is_truce: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The provisions of a text, the sentences of duty that gave none, and whether it is an agreement's own text."""

    provisions: tuple[Provision, ...]
    unread: tuple[Span, ...]
    own_text: bool


def provisions_of(document: Document, claims: Sequence[Claim], words: Provisions) -> Found:
    """The provisions in the order of the text."""
    sentences = [span_of(document.text, each.start, each.end) for each in split(document)]
    own_text = is_agreement(document.text, sentences, words)
    chosen = list(_chosen(claims, sentences, words, own_text=own_text))
    sides = _sides(chosen, words)
    found = [_with_everybody(kind, sides, words) for each in chosen for kind in _kinds(each, words)]
    told = {provision.sentence.start for provision in found}
    unread = [each for each in sentences if own_text and each.start not in told and lays_down(each.text, words)]
    return Found(provisions=tuple(_joined(found)), unread=tuple(unread), own_text=own_text)


def is_agreement(text: str, sentences: Iterable[Span], words: Provisions) -> bool:
    """Whether a text is an agreement's own: it looks like one, and more than one of its sentences lays down a duty."""
    marks = sum(pattern.search(text) is not None for pattern in words.agreement)
    duties = sum(lays_down(each.text, words) is not None for each in sentences)
    return marks >= ENOUGH_MARKS and duties >= ENOUGH_DUTIES


def lays_down(sentence: str, words: Provisions) -> Deontic | None:
    """What a sentence does to whom it speaks of; None where it lays nothing down."""
    if first_match(words.ban, sentence):
        return Deontic.PROHIBITION
    if first_match(words.duty, sentence):
        return Deontic.OBLIGATION
    return Deontic.PERMISSION if first_match(words.permission, sentence) else None


def _chosen(
    claims: Sequence[Claim], sentences: Sequence[Span], words: Provisions, *, own_text: bool
) -> Iterator[Provision]:
    due = [claim for claim in claims if claim.act not in words.not_due]
    if not own_text:
        signed = _last_signing(claims)
        papers = [claim for claim in due if _by_a_paper(claim, words) or _is_its_truce(claim, signed, words)]
        due = papers or [claim for claim in due if _is_due(claim, words)]
    for claim in due:
        sentence = _sentence_of(claim, sentences)
        modality = _modality(claim, sentence.text, words, own_text=own_text)
        if modality is not None:
            yield replace(_provision(claim, sentence, modality, words), told=not own_text)


def _sentence_of(claim: Claim, sentences: Sequence[Span]) -> Span:
    first = min(claim.spans)
    return next((each for each in sentences if each.start <= first.start < each.end), first)


def _by_a_paper(claim: Claim, words: Provisions) -> bool:
    """Whether the last voice of a claim is a text, and what it tells is due under it."""
    last = claim.voices[-1]
    paper = last.agreement is not None or (last.actor is None and bool(last.name) and len(claim.voices) > 1)
    return paper and _is_due(claim, words)


def _last_signing(claims: Iterable[Claim]) -> date | None:
    """The day of the latest signing that a report tells of."""
    days = [_day(claim.time.end) for claim in claims if claim.act == SIGNING and claim.time.end is not None]
    return max(days, default=None)


def _is_its_truce(claim: Claim, signed: date | None, words: Provisions) -> bool:
    """Whether a claim tells of a truce that begins with what was signed; one of earlier years is another."""
    start = claim.time.start
    begins = signed is not None and start is not None and _day(start) >= signed
    return begins and claim.act in words.truce and _is_due(claim, words)


def _day(bound: Bound) -> date:
    return bound.date() if isinstance(bound, datetime) else bound


def _is_due(claim: Claim, words: Provisions) -> bool:
    dated_truce = claim.act in words.truce and claim.time.start is not None and claim.polarity is Polarity.AFFIRMED
    return claim.modality in DUE or dated_truce


def _modality(claim: Claim, sentence: str, words: Provisions, *, own_text: bool) -> Deontic | None:
    """What a claim's sentence does to its bearer; None for a recital that lays nothing down."""
    if claim.act in words.truce:
        return Deontic.PROHIBITION
    laid_down = lays_down(sentence, words)
    if own_text and (words.recital.search(sentence) or (laid_down is None and claim.modality is Modality.OCCURRED)):
        return None
    if claim.polarity is Polarity.DENIED or laid_down is Deontic.PROHIBITION:
        return Deontic.PROHIBITION
    if claim.act in words.powers:
        return Deontic.POWER if own_text else None
    if laid_down is Deontic.PERMISSION:
        return laid_down
    return _stopped(claim, sentence, words)


def _stopped(claim: Claim, sentence: str, words: Provisions) -> Deontic:
    """A duty to stop firing forbids firing."""
    family = claim.act.partition(".")[0]
    stops = family in words.forbidden_by_truce and words.stops.search(sentence)
    return Deontic.PROHIBITION if stops else Deontic.OBLIGATION


def _provision(claim: Claim, sentence: Span, modality: Deontic, words: Provisions) -> Provision:
    return Provision(
        claim=claim,
        sentence=sentence,
        modality=modality,
        acts=words.forbidden_by_truce if claim.act in words.truce else (claim.act,),
        bearer=tuple(dict.fromkeys(_codes(claim.initiator))),
        is_truce=claim.act in words.truce,
    )


def _codes(actors: Iterable[Actor]) -> Iterator[str]:
    """The sides that actors belong to, a joint actor's each; civilians sign nothing and are bound by nothing."""
    for actor in actors:
        if actor.actor:
            yield from (side_of(code) for code in actor.actor.split("+") if code != CIVILIANS)


def _sides(provisions: Sequence[Provision], words: Provisions) -> tuple[str, ...]:
    """Whom "the Parties" means: those who bear what all do, else everybody who bears anything, in text order."""
    joint = [each for each in provisions if first_match(words.everybody, each.sentence.text)]
    named = [code for each in joint for code in each.bearer] or [code for each in provisions for code in each.bearer]
    return tuple(dict.fromkeys(named))


def _with_everybody(provision: Provision, sides: tuple[str, ...], words: Provisions) -> Provision:
    """Where nobody is named but "each Party", all sides that sign together bear it; else it is left open."""
    if provision.bearer:
        return provision
    if sides and first_match(words.everybody, provision.sentence.text):
        return replace(provision, bearer=sides, doubts=("Are these all whom the words mean?",))
    return replace(provision, doubts=("No bearer was read: does the text say who bears it?",))


def _kinds(provision: Provision, words: Provisions) -> Iterator[Provision]:
    """One provision for each kind of people that a sentence hands over; the act alone does not tell them apart."""
    kinds = words.handed_over.get(provision.claim.act, {})
    named = [kind for kind, pattern in kinds.items() if pattern.search(provision.sentence.text)]
    yield from (replace(provision, kind=kind) for kind in named) if named else (provision,)


def _joined(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Bans of one sentence on the same bearers are one provision, as are the same acts told twice by one sentence."""
    kept: dict[tuple[object, ...], Provision] = {}
    for each in provisions:
        key: tuple[object, ...] = (each.sentence.start, each.modality, each.bearer, each.kind)
        if each.modality is not Deontic.PROHIBITION:
            key = (*key, each.acts)
        kept[key] = _both(kept[key], each) if key in kept else each
    yield from _once(kept.values())


def _both(one: Provision, other: Provision) -> Provision:
    """Two bans as one: a truce where one of them is, by the claim that gives a time."""
    claim = one.claim if one.claim.time.start is not None else other.claim
    truce = next((each for each in (one, other) if each.is_truce), None)
    acts = truce.acts if truce else tuple(dict.fromkeys((*one.acts, *other.acts)))
    return replace(one, claim=claim, acts=acts, is_truce=truce is not None)


def _once(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """A truce told again, from the same moment, stays at its first words."""
    begun = set[object]()
    for each in provisions:
        start = each.claim.time.start
        if each.is_truce and start is not None and start in begun:
            continue
        begun |= {start} if each.is_truce else set()
        yield each
