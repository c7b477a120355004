"""Tables for eyes: whole dates, ids and acts at any width."""

from __future__ import annotations

import io

import pytest

from trucewatch.cli import listing
from trucewatch.cli.read import COLUMNS, bounds

CLAIM = "c1:0123456789abcdef0123456789abcdef"
RECORD = {
    "path": "reports/of-the-southern-team.txt",
    "voices": [{"name": "the ministry", "actor": "AZE.MOD"}],
    "act": "ceasefire.violated",
    "initiator": [{"text": "troops", "actor": "ARM.MIL"}],
    "target": [],
    "place": [{"text": "Agdam"}],
    "counts": [{"of": "killed", "low": 7, "high": None}],
    "time": {"from": "2020-11-27T22:00+04:00", "to": "2020-11-27T23:00+04:00"},
    "polarity": "affirmed",
    "modality": "occurred",
    "spans": [{"text": "troops broke the truce near Agdam and killed at least seven people there"}],
    "claim": CLAIM,
}
WHOLE = ["ceasefire.violated", "2020-11-27T22:00+04:00", "2020-11-27T23:00+04:00", CLAIM[:11]]


class Screen(io.StringIO):
    encoding = "utf-8"

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(("width", "terminal"), [(40, True), (80, True), (120, True), (220, True), (80, False)])
def test_dates_ids_and_acts_are_never_cut(monkeypatch, width, terminal):
    screen = Screen(terminal)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(listing.sys, "stdout", screen)
    listing.print_listing([RECORD, RECORD], COLUMNS, "table")
    shown = screen.getvalue()
    assert all(word in shown for word in WHOLE), shown
    assert "…" not in shown


def test_a_narrow_terminal_gets_one_record_below_another_without_what_is_empty(monkeypatch):
    screen = Screen(terminal=True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(listing.sys, "stdout", screen)
    listing.print_listing([RECORD], COLUMNS, "table")
    names = [line.split()[0] for line in screen.getvalue().splitlines() if line[:1].strip()]
    assert names == ["path", "voices", "act", "initiator", "place", "counts", "from", "to", "said", "words", "claim"]


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(7, 7, "7"), (7, 9, "7 to 9"), (7, None, "7 or more"), (None, 9, "up to 9"), (None, None, ""), (0, 0, "0")],
)
def test_a_figure_is_shown_with_its_doubt(low, high, shown):
    assert bounds(low, high) == shown
