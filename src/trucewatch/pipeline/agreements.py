"""Agreements by name: packaged ones by their id, others by the path of their file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trucewatch.model.agreement import Agreement
from trucewatch.model.errors import TermsError
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.folder import path_text
from trucewatch.terms.load import load_agreement, load_packaged, packaged_agreements, packaged_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Agreements, and what was wrong with their files or with those that could not be loaded."""

    agreements: tuple[Agreement, ...] = ()
    issues: tuple[Issue, ...] = ()


def load_agreements(names: Iterable[str]) -> Loaded:
    """The agreements of these names, each a packaged id or the path of a terms file; the faulty ones left out."""
    agreements: dict[str, Agreement] = {}
    issues: list[Issue] = []
    for name in names:
        agreement, found = _load(name)
        issues.extend(found)
        if agreement is not None and agreement.id in agreements:
            issues.append(_fault(name, "terms.twice", f"the agreement {agreement.id} was loaded before", "keep one"))
        elif agreement is not None:
            agreements[agreement.id] = agreement
    return Loaded(agreements=tuple(agreements.values()), issues=tuple(issues))


def load_file(file: Path) -> tuple[Agreement | None, tuple[Issue, ...]]:
    """The agreement of a terms file, or None; and every issue. Geometry is looked for beside it, then packaged."""
    where = path_text(file)
    try:
        content = file.read_text(encoding="utf-8")
    except OSError as error:
        return None, (_fault(where, "terms.unreadable", f"cannot be opened: {error.strerror}", ""),)
    except UnicodeDecodeError as error:
        return None, (_fault(where, "terms.encoding", f"is not UTF-8 text (byte {error.start})", "save it as UTF-8"),)
    return load_agreement(content, where, geometry=lambda name: _beside(file, name) or packaged_text(name))


def _load(name: str) -> tuple[Agreement | None, tuple[Issue, ...]]:
    if name not in packaged_agreements():
        file = Path(name)
        return load_file(file) if file.exists() else (None, (_unknown(name),))
    try:
        return load_packaged(name), ()
    except TermsError as error:
        return None, error.issues


def _unknown(name: str) -> Issue:
    hint = f"packaged are {', '.join(packaged_agreements())}; others are given by the path of their terms file"
    return _fault(name, "terms.unknown", "is neither a packaged agreement nor a file", hint)


def _beside(file: Path, name: str) -> str | None:
    """The text of a file in the folder of the terms file, never one outside it."""
    other = file.parent / name
    if Path(name).name != name or not other.is_file():
        return None
    try:
        return other.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _fault(where: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity=Severity.ERROR, where=where, message=message, hint=hint)
