"""The second reader: a language model proposes, the text decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from trucewatch.extract.parsing.sentences import split
from trucewatch.extract.proposals.answer import answer_schema, read_answer
from trucewatch.extract.proposals.passages import Passage, passages
from trucewatch.extract.proposals.proof import Prover, UnprovenError
from trucewatch.extract.proposals.question import question
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.mention import Reading
from trucewatch.pipeline.model_server import ModelServer, NoAnswerError, TooLateError
from trucewatch.pipeline.reading import Read, Reader
from trucewatch.pipeline.resolution import claim_of

VERSION = "1.0"
UNANSWERED = "reader.llm.unanswered"
MOST_TOO_LATE = 3
"""After so many passages in a row without an answer in time the server is not asked again: each costs its patience."""


class ModelReader(Reader):
    """Reads with a language model in place of the rules; places, moments and actors are resolved as ever."""

    def __init__(self, server: ModelServer, places: Sequence[Path] = ()) -> None:
        super().__init__(places, f"llm:{server.model}@{VERSION}")
        self.server = server
        self.too_late = 0

    def foresee(self, readings: Iterable[Reading]) -> None:
        """Nothing: the model is asked passage by passage."""

    def find(self, reading: Reading) -> Read:
        """The claims that the model proposed and the text bears out, in text order; what was refused is told as issues.

        Where the model answered for no passage at all the file counts as not read (decision 155).
        """
        document = reading.document
        prover = Prover(reading=reading, actors=self.registry.read(document, split(document)))
        found: dict[str, Claim] = {}
        issues: list[Issue] = []
        asked = passages(document)
        lost = 0
        for number, passage in enumerate(asked):
            if self.too_late >= MOST_TOO_LATE:
                issues.append(not_asked(document.path, len(asked) - number))
                lost += len(asked) - number
                break
            for result in self._of_passage(passage, prover):
                if isinstance(result, Issue):
                    issues.append(result)
                    lost += result.code == UNANSWERED
                else:
                    found.setdefault(result.id, result)
        if asked and lost == len(asked):
            return Read(document=None, issues=tuple(issues))
        ordered = sorted(found.values(), key=lambda claim: (claim.spans[0], claim.id))
        return Read(document=document, claims=tuple(ordered), issues=tuple(issues))

    def _of_passage(self, passage: Passage, prover: Prover) -> Iterator[Claim | Issue]:
        """The proven claims of one passage, and one issue for all that was refused in it."""
        document = prover.reading.document
        where = f"{document.path}:{document.text.count(chr(10), 0, passage.start) + 1}"
        try:
            words = self.server.answer(question(document, passage), answer_schema())
        except NoAnswerError as error:
            self.too_late += isinstance(error, TooLateError)
            yield unanswered(where, str(error))
            return
        self.too_late = 0
        answer = read_answer(words)
        if isinstance(answer, str):
            yield unanswered(where, f"the answer has not the form that was asked for: {answer}")
            return
        refused: Counter[str] = Counter()
        for proposed in answer.claims:
            try:
                yield claim_of(prover.draft(proposed, passage), document, self.gazetteer, self.engine)
            except UnprovenError as error:
                refused[str(error)] += 1
        if refused:
            yield refusal(where, refused)


def unanswered(where: str, why: str) -> Issue:
    """A passage that the model gave nothing for."""
    return Issue(
        code=UNANSWERED,
        severity=Severity.ERROR,
        where=where,
        message=f"the second reader has not read this passage: {why}",
        hint="run it again, or read with the rules",
    )


def not_asked(path: str, number: int) -> Issue:
    """The passages of a file for which a server that hangs is not asked."""
    return Issue(
        code="reader.llm.not_asked",
        severity=Severity.ERROR,
        where=path,
        message=f"{number} passages were not given to the second reader: {MOST_TOO_LATE} in a row had no answer in time",
        hint="see what the server is at, or give it more time for each passage",
    )


def refusal(where: str, refused: Counter[str]) -> Issue:
    """What the model proposed and the text does not bear out."""
    reasons = "; ".join(f"{count} × {reason}" for reason, count in sorted(refused.items()))
    return Issue(
        code="reader.llm.refused",
        severity=Severity.WARNING,
        where=where,
        message=f"{refused.total()} proposed claims are not borne out by the text and were left out: {reasons}",
    )
