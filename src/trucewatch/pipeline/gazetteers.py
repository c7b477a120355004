"""Gazetteers of the user's own: a GeoNames dump made into a file of places, and such files taken up by a reader."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from trucewatch.locate import Gazetteer
from trucewatch.locate.places.files import country_codes
from trucewatch.locate.places.geonames import LeftOut, Named, read_geonames
from trucewatch.locate.places.imported import HEAD, imported_row, is_imported_row
from trucewatch.model.errors import InputError, UsageError
from trucewatch.model.issue import Issue

MOST_PLACES = 1_000_000
"""With more places than this a file would take more than 700 MB in memory."""

SHOWN_ISSUES = 20
UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile)


@dataclass(kw_only=True)
class Written:
    """What an import came to: places by country, the first broken lines as issues, how many lines were broken, and how
    many were left out for which reason."""

    places: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    broken: int = 0
    left_out: dict[LeftOut, int] = field(default_factory=dict)


def import_dump(dump: Path, out: Path, countries: Sequence[str] = (), kinds: Collection[str] = ()) -> Written:
    """Make a file of places out of a GeoNames dump, plain, gzipped or zipped, line by line in bounded memory.

    ``countries`` are ISO codes of either length, all where empty; ``kinds`` gazetteer classes, all where empty. The
    file takes its place only when it is whole. Raises InputError where the dump cannot be read, holds no place, or
    more than `MOST_PLACES`; UsageError for a code that is none.
    """
    wanted = chosen_codes(countries)
    if not out.parent.is_dir():
        raise UsageError(f"there is no folder {str(out.parent)!r}", where=str(out), hint="make it first")
    part = out.with_name(f"{out.name}.part")
    written = Written()
    try:
        with opened(dump) as lines, gzip.GzipFile(part, "wb", mtime=0) as target:
            target.write(f"{HEAD}\n".encode())
            for row in rows_of(lines, wanted, kinds, dump.name, written):
                target.write(f"{row}\n".encode())
        if not written.places:
            hint = "is it a file of download.geonames.org, and of the countries asked for?"
            raise InputError("no place was found in it", where=str(dump), hint=hint)
        part.replace(out)
    except UNREADABLE as error:
        raise InputError(f"cannot be imported: {getattr(error, 'strerror', None) or error}", where=str(dump)) from error
    finally:
        part.unlink(missing_ok=True)
    return written


def chosen_codes(countries: Sequence[str]) -> Mapping[str, str]:
    """The countries asked for, alpha-2 to alpha-3."""
    codes = country_codes()
    by_either = {**{long: short for short, long in codes.items()}, **{short: short for short in codes}}
    unknown = [code for code in countries if code.upper() not in by_either]
    if unknown:
        raise UsageError(f"no country has the code {', '.join(unknown)}", hint="use ISO 3166-1 codes such as UA or UKR")
    return {short: codes[short] for code in countries for short in (by_either[code.upper()],)} or codes


@contextmanager
def opened(dump: Path) -> Iterator[Iterator[str]]:
    """The lines of a dump; of a zip file, those of its largest member."""
    if zipfile.is_zipfile(dump):
        with zipfile.ZipFile(dump) as archive:
            member = max(archive.infolist(), key=lambda info: info.file_size)
            with archive.open(member) as stream:
                yield iter(io.TextIOWrapper(stream, encoding="utf-8", errors="replace"))
        return
    opener = gzip.open if dump.suffix == ".gz" else open
    with opener(dump, "rt", encoding="utf-8", errors="replace") as stream:
        yield iter(stream)


def rows_of(
    lines: Iterator[str], countries: Mapping[str, str], kinds: Collection[str], where: str, written: Written
) -> Iterator[str]:
    """The rows of the places of a dump, told of in ``written``."""
    total = 0
    for found in read_geonames(lines, countries, where):
        if isinstance(found, Issue):
            written.broken += 1
            written.issues += [found] if written.broken <= SHOWN_ISSUES else []
            continue
        why = _left_out(found, kinds)
        if why is not None:
            written.left_out[why] = written.left_out.get(why, 0) + 1
        elif not isinstance(found, LeftOut):
            total += 1
            if total > MOST_PLACES:
                hint = "name the countries, with --country, or the kinds, with --kind"
                raise InputError(f"more than {MOST_PLACES:,} places", where=where, hint=hint)
            written.places[found[0].country] = written.places.get(found[0].country, 0) + 1
            yield imported_row(*found)


def _left_out(found: Named | LeftOut, kinds: Collection[str]) -> LeftOut | None:
    """Why a line gives no place to the file; None where it does."""
    if isinstance(found, LeftOut):
        return found
    entry, names = found
    if kinds and entry.kind not in kinds:
        return LeftOut.KIND
    return None if names else LeftOut.NAME


def gazetteer_with(files: Sequence[Path]) -> Gazetteer:
    """The packaged gazetteer with the places of imported files. Raises InputError where one is no such file."""
    gazetteer = Gazetteer.packaged()
    for file in files:
        gazetteer = gazetteer.with_rows(imported_rows(file))
    return gazetteer


def check_places(files: Sequence[Path]) -> None:
    """Raise InputError where a file, by its first line, was not written by an import."""
    for file in files:
        try:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                written = lines.readline().rstrip("\n") == HEAD
        except (*UNREADABLE, ValueError) as error:
            raise no_gazetteer(file) from error
        if not written:
            raise no_gazetteer(file)


def imported_rows(file: Path) -> list[str]:
    """The rows of a file that an import wrote."""
    try:
        head, *rows = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    except (*UNREADABLE, ValueError) as error:
        raise no_gazetteer(file) from error
    if head != HEAD or not all(is_imported_row(row) for row in rows):
        raise no_gazetteer(file)
    return rows


def no_gazetteer(file: Path) -> InputError:
    """The error for a file that no import wrote."""
    return InputError("is no file of places", where=str(file), hint="make one with `trucewatch gazetteer import`")


def digest_of(files: Sequence[Path]) -> str:
    """Eight characters that stand for the content of files, "" for none. Raises InputError where one cannot be read."""
    if not files:
        return ""
    try:
        return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:8]
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(error.filename)) from error
