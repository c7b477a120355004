"""What a format's reader makes of bytes: text laid out for reading, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Moment

MAX_CHARACTERS = 1_000_000
"""A longer report is refused: it is a data file or an archive, and nobody could check what is read from it."""

MAX_BYTES = 64 * 2**20
"""Files larger than this are refused unopened, whatever their format."""

Extent = tuple[int, int]
"""Start and end offsets in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Text with what the container (web page, mail, word file) says of it.

    ``title`` is where the container's headline stands in the text. ``published``, ``source``, ``timezone``,
    ``language`` and ``url`` come from metadata, not from the text. ``issues`` lack their path (``where``) no more
    than any other.
    """

    text: str
    media: str
    title: Extent | None = None
    published: Moment | None = None
    source: str | None = None
    timezone: str | None = None
    language: str | None = None
    url: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no text: ``skipped`` for what is no report, otherwise a report that could not be read."""

    code: str
    message: str
    hint: str = ""
    skipped: bool = False

    def issue(self, where: str) -> Issue:
        """The refusal as an issue of that file."""
        severity = Severity.WARNING if self.skipped else Severity.ERROR
        return Issue(code=self.code, severity=severity, where=where, message=self.message, hint=self.hint)


Read = Layout | Refusal


def too_long(characters: int) -> Refusal | None:
    """The refusal of a text that is longer than a report can be."""
    if characters <= MAX_CHARACTERS:
        return None
    return Refusal(
        code="reader.too_long",
        message=f"the text has {characters:,} characters; a report may have {MAX_CHARACTERS:,}",
        hint="split it into one file a report",
    )


def paragraphs(blocks: list[str]) -> str:
    """Blocks of text, one empty line between them; blocks without words are left out."""
    return "\n\n".join(block for block in blocks if block.strip())


def with_title(title: str | None, blocks: list[str]) -> tuple[str, Extent | None]:
    """The laid-out text, headline first, and where the headline stands in it."""
    title = (title or "").strip()
    rest = blocks[1:] if title and blocks and blocks[0].strip() == title else blocks
    return paragraphs([title, *rest]), (0, len(title)) if title else None
