"""A dossier: a folder of reports with, where wanted, a manifest, terms files, and a `dossier.yaml` that says more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from trucewatch.model.errors import InputError
from trucewatch.model.issue import Issue, Severity
from trucewatch.pipeline.folder import FoundFile, found_files
from trucewatch.pipeline.paths import path_text
from trucewatch.terms.yaml_text import Fault, Written, read_yaml

SETTINGS_FILE, MANIFEST_FILE, TERMS_ENDING = "dossier.yaml", "manifest.csv", ".terms.yaml"


class Settings(BaseModel):
    """What `dossier.yaml` may say. ``terms`` names packaged agreements by id, or files beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["trucewatch-dossier/1"] = "trucewatch-dossier/1"
    title: str = ""
    terms: tuple[str, ...] = ()
    manifest: str = MANIFEST_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The folder, its title, its reports, its manifest (None where there is none), and which terms it names.

    ``terms`` are ids of packaged agreements or paths of files, in order, without doubles.
    """

    folder: Path
    title: str
    files: tuple[FoundFile, ...]
    manifest: Path | None
    terms: tuple[str, ...]
    issues: tuple[Issue, ...] = ()


def open_dossier(folder: Path) -> Dossier:
    """What lies in a folder. Faults of its settings are issues, and the defaults then count.

    Raises InputError where there is no such folder.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", where=str(folder), hint="a dossier is a folder of reports")
    settings, issues = _settings(folder / SETTINGS_FILE)
    manifest = folder / settings.manifest
    lying_there = sorted(str(file) for file in folder.rglob("*" + TERMS_ENDING))
    named = (str(folder / name) if _is_file_name(name) else name for name in settings.terms)
    return Dossier(
        folder=folder,
        title=settings.title or folder.resolve().name,
        files=found_files([folder], below=folder),
        manifest=manifest if manifest.is_file() else None,
        terms=tuple(dict.fromkeys([*named, *lying_there])),
        issues=issues,
    )


def _is_file_name(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _settings(file: Path) -> tuple[Settings, tuple[Issue, ...]]:
    if not file.is_file():
        return Settings(), ()
    where = path_text(file)
    try:
        written = read_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {error}"
        return Settings(), (Issue(code="dossier.unreadable", severity=Severity.ERROR, where=where, message=message),)
    return _checked(written, where)


def _checked(written: Written, where: str) -> tuple[Settings, tuple[Issue, ...]]:
    """The settings without the members that have faults, and every fault."""
    data = written.data or {}
    try:
        return Settings.model_validate(data), written.issues((), where)
    except ValidationError as error:
        details = error.errors()
    faults = [_fault(detail["loc"], detail["type"], detail["msg"]) for detail in details]
    faulty = {detail["loc"][0] for detail in details if detail["loc"]}
    sound = {key: value for key, value in data.items() if key not in faulty} if isinstance(data, dict) else {}
    return Settings.model_validate(sound), written.issues(faults, where)


def _fault(location: tuple[Any, ...], kind: str, message: str) -> Fault:
    if kind != "extra_forbidden":
        return Fault(location, f"dossier.{kind}", message)
    hint = f"known are {', '.join(Settings.model_fields)}"
    return Fault(location, "dossier.key.unknown", f"unknown key {location[-1]!r}", hint, at_key=True)
