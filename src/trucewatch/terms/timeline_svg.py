"""The timeline of an agreement as a picture that stands alone: one row a term, one column a moment of change.

The columns are not to scale, so that days and years can stand side by side; the caption says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from textwrap import wrap

from trucewatch.model import Agreement, Deontic, Term
from trucewatch.model.moment import zone_of
from trucewatch.terms.law_in_time import as_known
from trucewatch.terms.timeline import Happening, TimelineEntry, timeline
from trucewatch.terms.wording import day_in_words

COLOURS = {
    Deontic.OBLIGATION: "#1f5fa8",
    Deontic.PROHIBITION: "#a8321f",
    Deontic.PERMISSION: "#2f7d4f",
    Deontic.POWER: "#6b5b95",
}
LEFT, TOP, ROW, COLUMN, RIGHT = 230, 118, 22, 74, 110
BAR = 10
LETTER, LINE = 5.2, 14
"""Width of a letter and height of a line of the caption."""


def timeline_svg(agreement: Agreement, *, known: datetime | None = None) -> str:
    """The picture, as known at ``known`` (None: with all amendments). An arrow is an open end, a diamond a due date."""
    entries = timeline(agreement, known=known)
    terms = as_known(agreement, known).terms
    columns = sorted({entry.at for entry in entries})
    width = LEFT + COLUMN * max(len(columns), 1) + RIGHT
    caption = _caption(agreement.timezone, width)
    height = TOP + ROW * len(terms) + 26 + LINE * len(caption)
    parts = [
        _head(agreement.title, width, height),
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_columns(columns, agreement.timezone, TOP + ROW * len(terms) + 6),
    ]
    for row, term in enumerate(terms):
        own = [entry for entry in entries if entry.term == term.id]
        parts += _row(term, own, columns, TOP + ROW * row + ROW // 2, width)
    parts += [_caption_text(caption, height), "</svg>"]
    return "\n".join(parts) + "\n"


def _head(title: str, width: int, height: int) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    look = 'role="img" aria-labelledby="title caption" font-family="sans-serif" font-size="11"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {look}>\n'
        f'<title id="title">{escape(title)}: when what is in force</title>'
    )


def _column_x(columns: Sequence[datetime], at: datetime) -> int:
    return LEFT + COLUMN * columns.index(at) + COLUMN // 2


def _columns(columns: Sequence[datetime], timezone: str, foot: int) -> Iterator[str]:
    for at in columns:
        x, local = _column_x(columns, at), at.astimezone(zone_of(timezone))
        yield f'<line x1="{x}" y1="{TOP - 8}" x2="{x}" y2="{foot}" stroke="#dddddd"/>'
        label = f"{day_in_words(local)}, {local:%H:%M}"
        yield f'<text x="{x}" y="{TOP - 12}" transform="rotate(-40 {x} {TOP - 12})" fill="#333333">{label}</text>'


def _row(
    term: Term, entries: Sequence[TimelineEntry], columns: Sequence[datetime], y: int, width: int
) -> Iterator[str]:
    colour = COLOURS[term.modality]
    label = f"{term.id} ({term.modality})"
    yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="{colour}">{escape(label)}</text>'
    yield _bar(term, entries, columns, y, width)
    for entry in entries:
        x = _column_x(columns, entry.at)
        if entry.happening in (Happening.DUE, Happening.NO_LONGER_DUE):
            yield _diamond(x, y, colour, filled=entry.happening is Happening.DUE and entry.chosen)
        if entry.happening in (Happening.ANNOUNCED, Happening.NOTICE_BY, Happening.RENEWS):
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="#ffffff" stroke="{colour}" stroke-width="2"/>'


def _bar(term: Term, entries: Sequence[TimelineEntry], columns: Sequence[datetime], y: int, width: int) -> str:
    colour = COLOURS[term.modality]
    begins = next((entry.at for entry in entries if entry.happening is Happening.BEGINS), None)
    closing = [entry.at for entry in entries if entry.happening in (Happening.DUE, Happening.ENDS)]
    start = LEFT if begins is None else _column_x(columns, begins)
    end = _column_x(columns, max(closing)) if closing else width - RIGHT
    box = f'x="{start}" y="{y - BAR // 2}" width="{max(end - start, 2)}" height="{BAR}"'
    bar = f'<rect {box} fill="{colour}" opacity="0.35"/>'
    if closing:
        return bar
    return f'{bar}<path d="M{end} {y - BAR} l{BAR} {BAR} l-{BAR} {BAR} z" fill="{colour}"/>'


def _diamond(x: int, y: int, colour: str, *, filled: bool) -> str:
    fill = colour if filled else "#ffffff"
    return f'<path d="M{x} {y - 7} l7 7 l-7 7 l-7 -7 z" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'


def _caption(timezone: str, width: int) -> list[str]:
    """The lines of the caption, none wider than the picture."""
    words = (
        f"Clock times are those of {timezone}. One column a moment of change, not to scale. Arrow: no end or deadline "
        "stated. Full diamond: due; empty diamond: another reading, or replaced. Ring: announced, notice, renewal."
    )
    return wrap(words, int((width - 20) / LETTER))


def _caption_text(lines: Sequence[str], height: int) -> str:
    first = height - 12 - LINE * (len(lines) - 1)
    spans = (f'<tspan x="10" y="{first + LINE * row}">{escape(line)}</tspan>' for row, line in enumerate(lines))
    return f'<text id="caption" fill="#333333" font-size="10">{" ".join(spans)}</text>'
