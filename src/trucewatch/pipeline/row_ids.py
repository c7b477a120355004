"""Ids of row claims: the hash that `claim_id` gives, put together from pieces that repeat from row to row.

A million rows repeat some thousand actors, places, days and figures: writing these as JSON once is most of the time that
reading a table takes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any, TypeVar

from trucewatch.model.claim import Actor, Claim, Quantity, Voice
from trucewatch.model.document import Source, Span
from trucewatch.model.identity import DIGEST_CHARACTERS, canonical
from trucewatch.model.moment import Moment
from trucewatch.model.place import Place
from trucewatch.model.record import moment_record, place_record, published_text, quantity_record, voice_record

MOST_REMEMBERED = 50_000
Thing = TypeVar("Thing")


@dataclass(slots=True)
class RowIds:
    """Gives ids, remembering the JSON of what it has met: the same object has the same JSON."""

    _pieces: dict[int, tuple[Any, str]] = field(default_factory=dict)

    def id_of(self, claim: Claim) -> str:
        """The same as `claim_id`: a hash of everything but the path, the confidence and the id itself."""
        piece = self._piece
        whole = (
            f'{{"act":"{claim.act}","agreement":{piece(claim.agreement, canonical)}'
            f',"counts":[{",".join([piece(each, _quantity) for each in claim.counts])}]'
            f',"document":"{claim.document}","extractor":{piece(claim.extractor, canonical)}'
            f',"initiator":{self._actors(claim.initiator)},"instruments":{piece(claim.instruments, _listed)}'
            f',"modality":"{claim.modality}","notes":{piece(claim.notes, _listed)}'
            f',"place":[{",".join([piece(each, _place) for each in claim.place])}],"polarity":"{claim.polarity}"'
            f',"published":{_published(claim.published)},"reported_as":{encode_basestring(claim.reported_as)}'
            f',"source":{piece(claim.source, _source)}'
            f',"spans":[{",".join(map(_span, claim.spans))}],"target":{self._actors(claim.target)}'
            f',"time":{piece(claim.time, _moment)},"voices":[{",".join([piece(each, _voice) for each in claim.voices])}]}}'
        )
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
        return f"c1:{digest[:DIGEST_CHARACTERS]}"

    def _actors(self, actors: tuple[Any, ...]) -> str:
        return f"[{','.join([self._piece(each, _actor) for each in actors])}]"

    def _piece(self, thing: Thing, written: Callable[[Thing], str]) -> str:
        known = self._pieces.get(id(thing))
        # The memory holds the object, so that no other one can have its identity.
        if known is not None:
            return known[1]
        if len(self._pieces) >= MOST_REMEMBERED:
            self._pieces.clear()
        text = written(thing)
        self._pieces[id(thing)] = (thing, text)
        return text


def _listed(things: tuple[str, ...]) -> str:
    return canonical(list(things))


def _actor(actor: Actor) -> str:
    return canonical({"text": actor.text, "actor": actor.actor})


def _source(source: Source) -> str:
    return canonical({"name": source.name, "actor": source.actor})


def _quantity(quantity: Quantity) -> str:
    return canonical(quantity_record(quantity))


def _place(place: Place) -> str:
    return canonical(place_record(place))


def _moment(moment: Moment) -> str:
    return canonical(moment_record(moment))


def _published(moment: Moment | None) -> str:
    text = published_text(moment)
    return "null" if text is None else f'"{text}"'


def _voice(voice: Voice) -> str:
    return canonical(voice_record(voice))


def _span(span: Span) -> str:
    return f'{{"end":{span.end},"start":{span.start},"text":{encode_basestring(span.text)}}}'
