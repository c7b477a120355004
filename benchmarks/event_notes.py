"""Short notes of event tables, read as documents: what the benchmarks on outside data share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from ruamel.yaml import YAML

from trucewatch.model.claim import Claim
from trucewatch.pipeline.reading import Reader
from trucewatch.readers.given import Given

HAPPENED = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text of an event table with what its coder made of it. ``published`` is an ISO date."""

    text: str
    published: str
    row: Mapping[str, str]


def read_notes(notes: Iterable[Note], source: str) -> Iterator[tuple[Note, tuple[Claim, ...]]]:
    """Each note with its claims, in order."""
    reader = Reader()
    for number, note in enumerate(notes):
        given = Given(published=note.published, source=source, actor=source, language="en")
        yield note, reader.read(note.text.encode(), f"note-{number}.txt", given).claims


def crosswalk(name: str) -> dict[str, str]:
    """The counterpart of each act in another vocabulary (``plover`` or ``acled``), where it has one."""
    text = files("trucewatch").joinpath("data/vocabularies/acts.yaml").read_text(encoding="utf-8")
    acts = YAML(typ="safe").load(text)
    return {act: about[name] for act, about in acts.items() if about.get(name)}


@dataclass(slots=True)
class Score:
    """Counts of a yes-or-no measure, or of sets compared one by one."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def sets(self, expected: set[str] | set[tuple[str, str]], found: set[str] | set[tuple[str, str]]) -> None:
        """Add the comparison of two sets."""
        self.right += len(expected & found)
        self.surplus += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / max(1, self.right + self.surplus)

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 0 where there is nothing."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.surplus + self.missed)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({self.right + self.missed} expected)"
