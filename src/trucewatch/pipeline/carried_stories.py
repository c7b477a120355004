"""Carried stories: which documents of some files, or of a ledger, carry the same story, and what each changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.record import published_text
from trucewatch.pipeline.dossier import MANIFEST_FILE
from trucewatch.pipeline.folder import FoundFile, found_files
from trucewatch.pipeline.manifest import open_manifest
from trucewatch.readers.given import Given
from trucewatch.readers.reading import NOTHING_GIVEN, read_document
from trucewatch.reconcile.stories import Family
from trucewatch.reconcile.stories.likeness import likeness
from trucewatch.reconcile.stories.wording import Story


def documents_at(paths: Sequence[Path]) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The documents of files and folders, with what their manifests say of them, and what could not be read."""
    files = found_files(paths)
    manifests = [open_manifest(file, files) for path in paths if (file := path / MANIFEST_FILE).is_file()]
    said = {file: given for manifest in manifests for file, given in manifest.given.items()}
    opened = [_opened(found, said) for found in files]
    issues = [issue for manifest in manifests for issue in manifest.issues]
    issues += [one for one in opened if isinstance(one, Issue)]
    return tuple(one for one in opened if isinstance(one, Document)), tuple(issues)


def _opened(found: FoundFile, said: Mapping[Path, Given]) -> Document | Issue | None:
    content = found.content()
    if isinstance(content, Issue):
        return content
    result = read_document(content, found.path, given=said.get(found.file.resolve(), NOTHING_GIVEN))
    return result.document or next(iter(result.issues), None)


def story_records(stories: Iterable[Family]) -> Iterator[dict[str, object]]:
    """A record for each story: the document published first, and each that carries it with what it has otherwise."""
    for story in stories:
        yield {
            "story": story.root.id,
            "first": _document(story.root),
            "carried": [_document(member) | {"differs": _differs(story.root, member)} for member in story.members[1:]],
        }


def _document(document: Document) -> dict[str, object]:
    return {
        "document": document.id,
        "path": document.path,
        "source": document.source.name,
        "published": published_text(document.published),
        "title": document.title.text if document.title else None,
    }


def _differs(first: Document, other: Document) -> list[dict[str, str]]:
    """The words of the first that are others in the other, nothing for what only one has."""
    found = likeness(Story(document=first), Story(document=other))
    return [{"first": each.first, "here": each.second} for each in found.differences]
