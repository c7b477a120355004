"""The document of a draft: a file read, and its terms drafted."""

from __future__ import annotations

from pathlib import Path

from trucewatch.model.errors import InputError
from trucewatch.model.issue import Issue
from trucewatch.pipeline.paths import path_text
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.terms_draft.drafting import TermsDraft, draft_terms
from trucewatch.readers.given import Given


def draft_of_file(path: Path, given: Given) -> tuple[TermsDraft, tuple[Issue, ...]]:
    """The draft from one file, and what was wrong with the reading of it.

    Raises InputError where the file cannot be read or gives no terms.
    """
    where = path_text(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=where) from error
    read = Reader().read(content, where, given)
    if read.document is None:
        first = read.issues[0] if read.issues else None
        message = read.skipped or (first.message if first else "it is no text")
        raise InputError(message, where=where, hint=first.hint if first else "")
    return draft_terms(read.document, read.claims), read.issues
