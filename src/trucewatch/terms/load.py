"""Loads a terms file: every fault in one run with its line and column, or the agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from trucewatch.model import (
    Agreement,
    Issue,
    Related,
    Severity,
    SourceText,
    TermsError,
    Variant,
    content_id,
)
from trucewatch.model.moment import bound_text
from trucewatch.terms.build import amendment_of, party_of, term_of, variant_of, zone_of_entry
from trucewatch.terms.changed_references import changed_reference_faults
from trucewatch.terms.file_entries import FileEntries, read_entries
from trucewatch.terms.geometry import GeometryFiles, zone_shapes
from trucewatch.terms.plausibility import plausibility_faults
from trucewatch.terms.references import reference_faults
from trucewatch.terms.schema import HeadFile
from trucewatch.terms.yaml_text import Written, read_yaml

_FOLDER = resources.files("trucewatch.data").joinpath("agreements")
_ENDING, _CASES_ENDING = ".yaml", ".cases.yaml"


def load_agreement(content: str, where: str, *, geometry: GeometryFiles) -> tuple[Agreement | None, tuple[Issue, ...]]:
    """The agreement that a terms file encodes, None where it has an error; and every issue, in the file's order.

    ``where`` is the path that the issues name. ``geometry`` gives the text of a GeoJSON file by the name that the
    file refers to, or None where there is none. What the packaged file of the same agreement refuses is refused in
    everybody's copy of it.
    """
    return _load(content, where, geometry, _refused_by_packaged)


def _load(
    content: str, where: str, geometry: GeometryFiles, refused: Callable[[str], tuple[Variant, ...]]
) -> tuple[Agreement | None, tuple[Issue, ...]]:
    written = read_yaml(content)
    if written.data is None:
        return None, written.issues((), where)
    file, faults = read_entries(written.data)
    shapes, shape_faults = zone_shapes(file.zones, geometry)
    faults += [
        *shape_faults,
        *reference_faults(file),
        *changed_reference_faults(file),
        *plausibility_faults(file, refused(file.head.id) if file.head else ()),
    ]
    issues = written.issues(faults, where)
    if file.head is None or any(issue.severity is Severity.ERROR for issue in issues):
        return None, issues
    return _assembled(file, file.head, shapes, written), issues


def check(content: str, where: str, *, geometry: GeometryFiles) -> tuple[Issue, ...]:
    """Every issue of a terms file, in the file's order."""
    return load_agreement(content, where, geometry=geometry)[1]


def _assembled(file: FileEntries, head: HeadFile, shapes: Mapping[str, Any], written: Written) -> Agreement:
    line = {index: written.position(("terms", index)).line for index in file.terms}
    review = head.reviewed
    return Agreement(
        id=head.id,
        title=head.title,
        signed=head.signed,
        timezone=head.timezone,
        status=head.status,
        parties=tuple(party_of(code, entry) for code, entry in file.parties.items()),
        zones=tuple(zone_of_entry(zone, entry, shapes.get(zone)) for zone, entry in file.zones.items()),
        terms=tuple(term_of(entry, line[index]) for index, entry in file.terms.items()),
        amendments=tuple(amendment_of(entry) for entry in file.amendments.values()),
        sources=tuple(
            SourceText(
                key=source.key,
                lang=source.lang,
                official=source.official,
                reference=source.reference or "",
                note=source.note or "",
            )
            for source in head.sources
        ),
        related=tuple(Related(id=each.id, relation=each.relation) for each in head.related),
        variants=tuple(variant_of(entry) for entry in head.variants),
        reviewed=f"{review.by}, {bound_text(review.date)}" if review else "",
        note=head.note or "",
        names=head.names,
        digest=content_id("t1", {"data": written.data, "shapes": dict(shapes)}),
    )


def packaged_agreements() -> tuple[str, ...]:
    """The ids of the agreements that come with the program, sorted."""
    names = {entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(_ENDING)}
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if not name.endswith(_CASES_ENDING)))


def packaged_text(name: str) -> str | None:
    """The text of a packaged terms, cases or GeoJSON file, by its file name; None where there is none."""
    if "/" in name or "\\" in name:
        return None
    file = _FOLDER.joinpath(name)
    return file.read_text(encoding="utf-8") if file.is_file() else None


@cache
def load_packaged(agreement_id: str) -> Agreement:
    """A packaged agreement. Raises TermsError where there is none of that id, or with the issues of its file."""
    content = packaged_text(agreement_id + _ENDING)
    if content is None or agreement_id not in packaged_agreements():
        known = ", ".join(packaged_agreements())
        raise TermsError(f"no agreement {agreement_id!r} comes with the program", hint=f"there are: {known}")
    agreement, issues = _load(content, agreement_id + _ENDING, packaged_text, lambda _: ())
    if agreement is None:
        raise TermsError(f"{agreement_id} has {len(issues)} faults", issues=issues, where=issues[0].where)
    return agreement


def _refused_by_packaged(agreement_id: str) -> tuple[Variant, ...]:
    if agreement_id not in packaged_agreements():
        return ()
    return tuple(variant for variant in load_packaged(agreement_id).variants if variant.refused)
