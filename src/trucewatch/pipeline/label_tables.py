"""Tables of published words by name: packaged ones by theirs, a mission's own by the path of its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trucewatch.assess.label_file import packaged_table, packaged_tables, read_label_table
from trucewatch.assess.labels import Row, relabelled
from trucewatch.model.errors import InputError, TermsError
from trucewatch.model.issue import Issue
from trucewatch.model.notice import Since
from trucewatch.pipeline.agreements import file_text
from trucewatch.pipeline.judging import Judged
from trucewatch.pipeline.paths import path_text


def label_table(name: str) -> tuple[Sequence[Row] | None, tuple[Issue, ...]]:
    """The rows of a table, None where it has an error; and every issue. Raises InputError where there is no such file."""
    if name in packaged_tables():
        return read_label_table(packaged_table(name), f"{name}.yaml")
    path = Path(name)
    if not path.exists():
        hint = f"packaged are {', '.join(packaged_tables())}; others are given by the path of their file"
        raise InputError("is neither a packaged table of labels nor a file", where=name, hint=hint)
    content = file_text(path)
    if isinstance(content, Issue):
        raise InputError(content.message, where=content.where, hint=content.hint)
    return read_label_table(content, path_text(path))


def words_of(name: str) -> Sequence[Row]:
    """The rows of a table. Raises InputError where there is no such file, TermsError for a table with faults."""
    rows, issues = label_table(name)
    if rows is None:
        raise TermsError("the table of labels has faults", issues=issues, where=name)
    return rows


def in_words_of(judged: Judged, rows: Sequence[Row]) -> Judged:
    """What was judged, its findings under the words of a table."""
    return replace(judged, findings=tuple(relabelled(finding, rows) for finding in judged.findings))


def since_in_words_of(since: Since, rows: Sequence[Row]) -> Since:
    """What changed, both verdicts under the words of a table."""
    notices = (
        replace(
            notice,
            before=notice.before and relabelled(notice.before, rows),
            after=notice.after and relabelled(notice.after, rows),
        )
        for notice in since.notices
    )
    return replace(since, notices=tuple(notices))
