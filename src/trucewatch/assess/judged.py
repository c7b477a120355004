"""What the judging of one term for one bearer comes to, before it is labelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.model import Attribution, ByReading, Coverage, Grade, Instance, Outcome, Step

AS_WRITTEN = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Outcome, grade and attribution with the incidents and steps that they rest on; see `trucewatch.model.Finding`."""

    outcome: Outcome
    grade: Grade = Grade.NONE
    attribution: Attribution = Attribution.NONE
    steps: tuple[Step, ...] = ()
    against: tuple[str, ...] = ()
    speaking_for: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    reading: str = AS_WRITTEN
    readings: tuple[ByReading, ...] = ()
    due: datetime | None = None
    coverage: Coverage | None = None
    progress: int | None = None
    instances: tuple[Instance, ...] = ()

    @property
    def reading_sensitive(self) -> bool:
        """Whether another reading of the text gives another outcome."""
        return any(each.outcome is not self.outcome for each in self.readings)
