"""Records: the nouns as plain JSON data and back. The claim record is a public contract (`docs/reference/claims`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trucewatch.model.claim import Actor, Claim, Modality, Polarity, Quantity, Voice
from trucewatch.model.document import Document, Source, Span
from trucewatch.model.identity import content_id
from trucewatch.model.moment import Basis, Moment, Precision, bound_text, read_bound
from trucewatch.model.place import Place, PlacePrecision, PlaceRole

Record = dict[str, Any]


def span_record(span: Span) -> Record:
    """``{"start", "end", "text"}``."""
    return {"start": span.start, "end": span.end, "text": span.text}


def read_span(record: Mapping[str, Any]) -> Span:
    """The reverse of `span_record`."""
    return Span(start=record["start"], end=record["end"], text=record["text"])


def moment_record(moment: Moment) -> Record:
    """The contract's ``time``; ``zone`` is added where bare dates were read in a known zone."""
    record: Record = {
        "text": moment.text,
        "from": bound_text(moment.start),
        "to": bound_text(moment.end),
        "precision": str(moment.precision),
        "basis": str(moment.basis),
    }
    if moment.zone:
        record["zone"] = moment.zone
    return record


def read_moment(record: Mapping[str, Any]) -> Moment:
    """The reverse of `moment_record`. Raises ValueError for a bound that is neither a date nor an instant."""
    return Moment(
        text=record.get("text") or "",
        start=read_bound(record.get("from")),
        end=read_bound(record.get("to")),
        precision=Precision(record.get("precision") or "unknown"),
        basis=Basis(record.get("basis") or "unknown"),
        zone=record.get("zone"),
    )


def place_record(place: Place) -> Record:
    """The contract's ``place``; role, country, admin and candidates are added where they say something."""
    record: Record = {
        "text": place.text,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": str(place.precision),
    }
    if place.role is not PlaceRole.AT:
        record["role"] = str(place.role)
    if place.country:
        record["country"] = place.country
    if place.admin:
        record["admin"] = list(place.admin)
    if place.candidates:
        record["candidates"] = list(place.candidates)
    return record


def read_place(record: Mapping[str, Any]) -> Place:
    """The reverse of `place_record`."""
    return Place(
        text=record["text"],
        id=record.get("id"),
        lat=record.get("lat"),
        lon=record.get("lon"),
        radius_km=record.get("radius_km"),
        precision=PlacePrecision(record.get("precision") or "unknown"),
        role=PlaceRole(record.get("role") or "at"),
        country=record.get("country"),
        admin=tuple(record.get("admin") or ()),
        candidates=tuple(record.get("candidates") or ()),
    )


def voice_record(voice: Voice) -> Record:
    """``name`` and ``actor`` always; ``cue`` and ``agreement`` where there is one."""
    record: Record = {"name": voice.name, "actor": voice.actor}
    if voice.cue:
        record["cue"] = voice.cue
    if voice.agreement:
        record["agreement"] = voice.agreement
    return record


def read_voice(record: Mapping[str, Any]) -> Voice:
    """The reverse of `voice_record`."""
    return Voice(
        name=record.get("name") or "",
        actor=record.get("actor"),
        cue=record.get("cue"),
        agreement=record.get("agreement"),
    )


def quantity_record(quantity: Quantity) -> Record:
    """The contract's ``counts`` entry; ``who`` and ``note`` where there is one."""
    record: Record = {"of": quantity.of, "low": quantity.low, "high": quantity.high, "text": quantity.text}
    if quantity.who:
        record["who"] = quantity.who
    if quantity.note:
        record["note"] = quantity.note
    return record


def read_quantity(record: Mapping[str, Any]) -> Quantity:
    """The reverse of `quantity_record`."""
    return Quantity(
        of=record["of"],
        low=record.get("low"),
        high=record.get("high"),
        text=record.get("text") or "",
        who=record.get("who"),
        note=record.get("note"),
    )


def published_text(published: Moment | None) -> str | None:
    """The publication moment as the contract writes it: one date or instant, as precise as known."""
    if published is None:
        return None
    # An hour whose zone nobody states is written down as its day: an offset would be made up.
    anywhere = isinstance(published.start, datetime) and published.precision is Precision.DAY
    text = bound_text(published.start)
    return text[: len("2020-12-07")] if text and anywhere else text


def read_published(text: str | None, zone: str | None = None) -> Moment | None:
    """The reverse of `published_text`. Raises ValueError."""
    bound = read_bound(text)
    if bound is None:
        return None
    precision = Precision.MINUTE if text and len(text) > len("2020-12-07") else Precision.DAY
    return Moment(start=bound, end=bound, precision=precision, basis=Basis.STATED, text=text or "", zone=zone)


def claim_record(claim: Claim) -> Record:
    """One claim as one JSON object, with the contract's fields in the contract's order."""
    return {
        "claim": claim.id,
        "document": claim.document,
        "path": claim.path,
        "source": {"name": claim.source.name, "actor": claim.source.actor},
        "published": published_text(claim.published),
        "spans": [span_record(span) for span in claim.spans],
        "voices": [voice_record(voice) for voice in claim.voices],
        "act": claim.act,
        "reported_as": claim.reported_as,
        "initiator": [{"text": actor.text, "actor": actor.actor} for actor in claim.initiator],
        "target": [{"text": actor.text, "actor": actor.actor} for actor in claim.target],
        "place": [place_record(place) for place in claim.place],
        "time": moment_record(claim.time),
        "counts": [quantity_record(quantity) for quantity in claim.counts],
        "instruments": list(claim.instruments),
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "agreement": claim.agreement,
        "extractor": claim.extractor,
        "confidence": round(claim.confidence, 3),
        "notes": list(claim.notes),
    }


def read_claim(record: Mapping[str, Any]) -> Claim:
    """The reverse of `claim_record`. Raises KeyError, TypeError or ValueError for a record out of contract."""
    source = record.get("source") or {}
    zone = (record.get("time") or {}).get("zone")
    return Claim(
        id=record["claim"],
        document=record["document"],
        path=record["path"],
        source=Source(name=source.get("name"), actor=source.get("actor")),
        published=read_published(record.get("published"), zone),
        spans=tuple(read_span(span) for span in record["spans"]),
        voices=tuple(read_voice(voice) for voice in record["voices"]),
        act=record["act"],
        reported_as=record["reported_as"],
        initiator=tuple(Actor(text=item["text"], actor=item.get("actor")) for item in record["initiator"]),
        target=tuple(Actor(text=item["text"], actor=item.get("actor")) for item in record["target"]),
        place=tuple(read_place(place) for place in record["place"]),
        time=read_moment(record["time"]),
        counts=tuple(read_quantity(quantity) for quantity in record["counts"]),
        instruments=tuple(record["instruments"]),
        polarity=Polarity(record["polarity"]),
        modality=Modality(record["modality"]),
        agreement=record.get("agreement"),
        extractor=record["extractor"],
        confidence=record["confidence"],
        notes=tuple(record["notes"]),
    )


def claim_id(claim: Claim) -> str:
    """The id that the content asks for: a hash of everything but the path, the confidence and the id itself."""
    record = claim_record(claim)
    for key in ("claim", "path", "confidence"):
        del record[key]
    return content_id("c1", record)


def document_record(document: Document) -> Record:
    """What the ledger keeps of a document beside its text; ``key`` only where it is a version of a record."""
    record: Record = {
        "document": document.id,
        "path": document.path,
        "media": document.media,
        "source": {"name": document.source.name, "actor": document.source.actor},
        "published": published_text(document.published),
        "as_of": published_text(document.as_of),
        "title": span_record(document.title) if document.title else None,
        "byline": span_record(document.byline) if document.byline else None,
        "dateline": span_record(document.dateline) if document.dateline else None,
        "body": document.body,
        "timezone": document.timezone,
        "language": document.language,
        "url": document.url,
    }
    if document.key:
        record["key"] = document.key
    return record
