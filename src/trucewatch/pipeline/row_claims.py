"""Row claims: a coded row as a document of its own, with the claim that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trucewatch.model.claim import Actor, Claim, Voice
from trucewatch.model.document import Document, Source
from trucewatch.model.identity import document_id
from trucewatch.model.moment import Moment
from trucewatch.model.place import Place, PlacePrecision
from trucewatch.pipeline.coded_actors import CodedActors
from trucewatch.pipeline.row_ids import MOST_REMEMBERED, RowIds
from trucewatch.readers.given import Given, read_published
from trucewatch.readers.tables.coded import CodedRow, CodedSpot
from trucewatch.readers.tables.mapping import TableMapping

MEDIA = "text/x-row"


@dataclass(slots=True)
class RowClaims:
    """Makes the documents and claims of one table's rows. ``path`` names its file, ``given`` what is said of it."""

    mapping: TableMapping
    path: str
    given: Given
    actors: CodedActors
    source: Source = field(init=False)
    published: Moment | None = field(init=False)
    extractor: str = field(init=False)
    ids: RowIds = field(default_factory=RowIds)
    _chains: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Voice, ...]] = field(default_factory=dict)
    _spots: dict[CodedSpot, tuple[Place, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = self.given.source or self.mapping.publisher or None
        known = self.mapping.publisher_actor if name == self.mapping.publisher else None
        actor = self.given.actor or known or (self.actors.source(name) if name else None)
        self.source = Source(name=name, actor=actor)
        stated = self.given.published
        self.published = read_published(stated, self.given.timezone) if stated else None
        self.extractor = f"table.{self.mapping.kind}@1"

    def document(self, row: CodedRow) -> Document:
        """The row as a document. Its own word of when it was published wins over what is given of the file."""
        key = row.key.partition(":")[2]
        return Document(
            id=document_id(f"{self.mapping.kind}\n{row.text}".encode("utf-8", "backslashreplace")),
            path=f"{self.path}#{key or row.number}",
            text=row.text,
            media=f"{MEDIA}; kind={self.mapping.kind}",
            source=self.source,
            published=row.published or self.published,
            timezone=self.mapping.timezone or self.given.timezone,
            language=self.given.language,
            url=row.url or self.given.url,
            key=row.key or None,
        )

    def claims(self, row: CodedRow, document: Document) -> tuple[Claim, ...]:
        """What the row says happened; nothing for an act that is none of the vocabulary."""
        told = row.told
        if told is None:
            return ()
        claim = Claim(
            id="",
            document=document.id,
            path=document.path,
            source=document.source,
            published=document.published,
            spans=row.spans,
            voices=self._voices(row.voices, row.origins),
            act=told.act.act,
            reported_as=told.reported_as,
            initiator=self._parties(told.first),
            target=self._parties(told.second),
            place=self._places(told.spot),
            time=told.time,
            counts=told.counts,
            instruments=told.instruments,
            polarity=told.act.polarity,
            modality=told.act.modality,
            extractor=self.extractor,
            confidence=self.mapping.confidence,
            notes=row.notes,
        )
        return (replace(claim, id=self.ids.id_of(claim)),)

    def _voices(self, voices: tuple[str, ...], origins: tuple[str, ...]) -> tuple[Voice, ...]:
        """The publisher of the table, who coded the row, then whom it read, and whom these named."""
        known = self._chains.get((voices, origins))
        if known is None:
            if len(self._chains) >= MOST_REMEMBERED:
                self._chains.clear()
            coder = Voice(name=self.source.name or "", actor=self.source.actor)
            told = [self.actors.voice(names) for names in (voices, origins)]
            first = [coder] if coder.name or not any(told) else []
            known = self._chains[voices, origins] = (*first, *(each for each in told if each is not None))
        return known

    def _parties(self, names: tuple[str, ...]) -> tuple[Actor, ...]:
        return tuple([self.actors.actor(name) for name in names])

    def _places(self, spot: CodedSpot | None) -> tuple[Place, ...]:
        if spot is None:
            return ()
        known = self._spots.get(spot)
        if known is None:
            if len(self._spots) >= MOST_REMEMBERED:
                self._spots.clear()
            known = self._spots[spot] = (self._place(spot),)
        return known

    def _place(self, spot: CodedSpot) -> Place:
        """The place as coded. Without a code for its precision the coordinates have a doubt that nobody knows."""
        placed = spot.lat is not None and spot.coded is not None and spot.coded.radius_km is not None
        return Place(
            text=spot.text,
            lat=spot.lat if placed else None,
            lon=spot.lon if placed else None,
            radius_km=spot.coded.radius_km if placed and spot.coded else None,
            precision=spot.coded.precision if spot.coded else PlacePrecision.UNKNOWN,
            country=self.actors.state(spot.country) if spot.country else None,
            admin=spot.admin,
        )
