"""Agreements by name: packaged ones by their id, others by the path of their file; and as a ledger has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from json import loads
from pathlib import Path

from trucewatch.ledger import Kind, Ledger, NewEntry
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.paths import path_text
from trucewatch.terms.load import load_agreement, packaged_agreements, packaged_text

MAX_BYTES = 16_000_000
"""Of one file; geometry is larger than terms, which have their own limit of characters."""

Lookup = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsText:
    """An agreement as it was loaded, with the text of its file and of each geometry file that it refers to."""

    agreement: Agreement
    where: str
    text: str
    geometry: Mapping[str, str]

    def entry(self) -> NewEntry:
        """The ledger's record of it."""
        content = {"where": self.where, "text": self.text, "geometry": dict(self.geometry)}
        return NewEntry(kind=Kind.TERMS, id=self.agreement.id, content=content, incidental=("where",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Agreements, and what was wrong with their files or with those that could not be loaded."""

    texts: tuple[TermsText, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements alone."""
        return tuple(text.agreement for text in self.texts)


def load_agreements(names: Iterable[str]) -> Loaded:
    """The agreements of these names, each a packaged id or the path of a terms file; the faulty ones left out."""
    texts: dict[str, TermsText] = {}
    issues: list[Issue] = []
    for name in names:
        loaded, found = load_named(name)
        issues.extend(found)
        if loaded is not None and loaded.agreement.id in texts:
            issues.append(_fault(name, "terms.twice", f"{loaded.agreement.id} was loaded before", "keep one of them"))
        elif loaded is not None:
            texts[loaded.agreement.id] = loaded
    return Loaded(texts=tuple(texts.values()), issues=tuple(issues))


def load_named(name: str) -> tuple[TermsText | None, tuple[Issue, ...]]:
    """One agreement by packaged id or path of its file, None where it has an error; and every issue."""
    content, where = named_text(name)
    if isinstance(content, Issue):
        return None, (content,)
    if name in packaged_agreements():
        return _load(content, where, packaged_text)
    return _load(content, where, lambda other: text_beside(Path(name), other) or packaged_text(other))


def named_text(name: str) -> tuple[str | Issue, str]:
    """The text of a terms file by packaged id or path, or why it cannot be had; and the name that issues give it."""
    if name in packaged_agreements():
        file = f"{name}.yaml"
        return packaged_text(file) or "", file
    path = Path(name)
    if not path.exists():
        hint = f"packaged are {', '.join(packaged_agreements())}; others are given by the path of their terms file"
        return _fault(name, "terms.unknown", "is neither a packaged agreement nor a file", hint), name
    return file_text(path), path_text(path)


def recorded_agreements(ledger: Ledger, recorded: datetime | None = None) -> Loaded:
    """The agreements that a ledger held by then, each in its newest version."""
    newest = {entry.id: loads(entry.content) for entry in ledger.entries(Kind.TERMS, recorded)}
    loaded = [_load(content["text"], content["where"], content["geometry"].get) for content in newest.values()]
    texts = tuple(text for text, _ in loaded if text is not None)
    return Loaded(texts=texts, issues=tuple(issue for _, issues in loaded for issue in issues))


def referred_to(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of packaged agreements that the claims themselves refer to."""
    named = {claim.agreement for claim in claims}
    return tuple(name for name in packaged_agreements() if name in named)


def nothing_named(where: str) -> Issue:
    """The issue of reports for which no agreement was named, and which refer to none that is packaged."""
    hint = f"name one under terms in dossier.yaml: {', '.join(packaged_agreements())}, or a terms file of your own"
    return Issue(
        code="terms.none",
        severity=Severity.WARNING,
        where=where,
        message="no agreement is named and the reports refer to none that is packaged, so nothing was judged",
        hint=hint,
    )


def file_text(file: Path) -> str | Issue:
    """The text of a file, or why it cannot be had."""
    where = path_text(file)
    try:
        if file.stat().st_size > MAX_BYTES:
            return _fault(where, "terms.size", f"is larger than {MAX_BYTES:,} bytes", "split it into several files")
        return file.read_text(encoding="utf-8")
    except OSError as error:
        return _fault(where, "terms.unreadable", f"cannot be opened: {error.strerror}", "check its name and its rights")
    except UnicodeDecodeError as error:
        *lines, last = error.object[: error.start].split(b"\n")
        place = f"{where}:{len(lines) + 1}:{len(last) + 1}"
        return _fault(place, "terms.encoding", "this is no UTF-8 text", "save the file as UTF-8")


def text_beside(file: Path, name: str) -> str | None:
    """The text of another file in the folder of a terms file, never of one outside it."""
    other = file.parent / name
    if Path(name).name != name or not other.is_file():
        return None
    text = file_text(other)
    return None if isinstance(text, Issue) else text


def _load(text: str, where: str, lookup: Lookup) -> tuple[TermsText | None, tuple[Issue, ...]]:
    used: dict[str, str] = {}

    def noted(name: str) -> str | None:
        found = lookup(name)
        if found is not None:
            used[name] = found
        return found

    agreement, issues = load_agreement(text, where, geometry=noted)
    loaded = TermsText(agreement=agreement, where=where, text=text, geometry=used) if agreement else None
    return loaded, issues


def _fault(where: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity=Severity.ERROR, where=where, message=message, hint=hint)
