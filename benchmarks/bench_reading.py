"""Speed and memory of the reader, beside the plain language model on the same text in the same run.

usage: bench_reading.py [notes] [reports] [--documents N] [--plain N] [--rounds N] [--notes N]

Without a name both, the notes first: they take some minutes, the reports a quarter of an hour and more.
A single round takes a third of that, and is a third as sure.

reports   the annotated reports of other conflicts (the shared ones where they are there), repeated to N documents
notes     the notes of the shared event table, one a document; left out where it is not there

plain     `nlp.pipe` of the same model with all its components
new       the reader, with every text made different and every sentence forgotten after each batch, as if nothing came twice
reader    the reader as it is: what it met lately is not parsed or searched for places again
two       the same in two processes; × is against one process, by the clock

Each figure is taken in a process of its own, turn by turn, and the median of the rounds is told. × plain compares
processor time for a sentence, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import multiprocessing
import resource
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from multiprocessing.connection import Connection

from annotated import CORPUS, ROOT, SHARED_GOLD, documents_in, given_of
from threadpoolctl import threadpool_limits

from trucewatch.extract.parsing.parser import FROM_INDEX
from trucewatch.extract.parsing.sentences import split
from trucewatch.pipeline.batches import FILES_A_BATCH, Batch, Unread, read_batch, unguarded
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.workers import SeveralProcesses
from trucewatch.readers.given import Given
from trucewatch.readers.reading import read_document

NOTES = ROOT.parent / "shared" / "real" / "events" / "acled_2022H1_sample.csv"
WARM, BATCH_OF_PLAIN = 2 * FILES_A_BATCH, 8 * FILES_A_BATCH
Files = Sequence[Unread]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one run took: seconds by the clock and of the processor, and megabytes at its half and at its highest."""

    wall: float
    cpu: float
    half: float
    peak: float


def reports(number: int) -> list[Unread]:
    """Annotated reports, over and over up to a number of documents."""
    documents = list(documents_in(SHARED_GOLD)) or list(documents_in(CORPUS / "reports"))
    files = [Unread(content=d.text.encode(), path=f"{d.name}.txt", given=given_of(d)) for d in documents]
    return list(islice(cycle(files), number)) if files else []


def notes(number: int) -> list[Unread]:
    """Notes of the event table, each as a document of its day."""
    if not NOTES.exists():
        return []
    with NOTES.open(encoding="utf-8", newline="") as lines:
        rows = [(row["notes"], row["event_date"]) for row in islice(csv.DictReader(lines), number)]
    return [
        Unread(content=text.encode(), path=f"{n}.txt", given=Given(published=day)) for n, (text, day) in enumerate(rows)
    ]


def batched(files: Sequence[Unread], size: int) -> Iterator[Files]:
    """The files, some at a time."""
    return (files[start : start + size] for start in range(0, len(files), size))


def text_of(file: Unread) -> str:
    """The text of a file that holds nothing else."""
    return file.content.decode()


def sentences_in(files: Files) -> int:
    """The sentences of all files, by the reader's own rules."""
    known = {file.id: file for file in files}
    documents = {id_: read_document(file.content, file.path).document for id_, file in known.items()}
    sizes = {id_: len(split(document)) if document else 0 for id_, document in documents.items()}
    return sum(sizes[file.id] for file in files)


def megabytes(who: int = resource.RUSAGE_SELF) -> float:
    """The most memory that a process (or any of its children) has held."""
    return resource.getrusage(who).ru_maxrss / 1024


def timed(steps: Iterable[Callable[[], object]], who: int = resource.RUSAGE_SELF) -> Figure:
    """What some steps took together."""
    every = list(steps)
    wall, cpu, half = time.perf_counter(), time.process_time(), 0.0
    for place, step in enumerate(every):
        step()
        if place == len(every) // 2:
            half = megabytes(who)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Figure(wall=wall, cpu=cpu, half=half, peak=megabytes(who))


def plain(files: Files) -> Figure:
    """The model alone, all components, on one core as the reader."""
    nlp = importlib.import_module(FROM_INDEX).load()
    list(nlp.pipe(text_of(file) for file in files[:WARM]))
    with threadpool_limits(1):
        return timed((lambda some=some: list(nlp.pipe(map(text_of, some)))) for some in batched(files, BATCH_OF_PLAIN))


def reader(files: Files, *, forgetful: bool = False) -> Figure:
    """The reader in one process."""
    mine = Reader()
    read_batch(files[:WARM], mine, unguarded)

    def step(batch: Batch) -> None:
        if forgetful:
            mine.extractor.parser.kept.clear()
        read_batch(batch, mine, unguarded)

    return timed((lambda batch=batch: step(batch)) for batch in batched(files, FILES_A_BATCH))


def new(files: Files) -> Figure:
    """The reader, with no sentence and no text coming twice."""
    told_apart = [replace(file, content=file.content + f"\nBulletin {n}.\n".encode()) for n, file in enumerate(files)]
    return reader(told_apart, forgetful=True)


def several(files: Files, workers: int = 2) -> Figure:
    """The reader in several processes, each at work once before the clock starts."""
    with SeveralProcesses(workers=workers, guard=unguarded) as line:
        list(line(iter([files[:WARM]] * (2 * workers))))
        wall = time.perf_counter()
        for _ in line(batched(files, FILES_A_BATCH)):
            pass
        wall = time.perf_counter() - wall
    return Figure(wall=wall, cpu=0.0, half=0.0, peak=megabytes(resource.RUSAGE_CHILDREN))


def apart(measure: Callable[[Files], Figure], files: Files) -> Figure:
    """A figure taken in a fresh process, which is ended in good order where this one is interrupted."""
    context = multiprocessing.get_context("spawn")
    coming, going = context.Pipe(duplex=False)
    process = context.Process(target=tell, args=(measure, files, going))
    process.start()
    going.close()
    try:
        figure: Figure = coming.recv()
    except BaseException:
        process.terminate()
        raise
    finally:
        process.join()
    return figure


def tell(measure: Callable[[Files], Figure], files: Files, going: Connection) -> None:
    """Measure in a process of its own; an interrupt is for the one that started it, and a request to end closes all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, leave)
    going.send(measure(files))


def leave(number: int, _: object) -> None:
    """End by unwinding, so that processes further down are ended too and nothing of them stays behind."""
    sys.exit(128 + number)


def median(figures: Sequence[Figure]) -> Figure:
    """The medians of several runs."""
    values = {name: statistics.median(getattr(f, name) for f in figures) for name in ("wall", "cpu", "half", "peak")}
    return Figure(**values)


def table(name: str, files: Files, few: Files, rounds: int) -> Iterator[str]:
    """The lines of one corpus; the plain model takes the first files only, and is compared a sentence at a time."""
    runs = {"plain": (plain, few), "new": (new, few), "reader": (reader, files), "two": (several, files)}
    found: dict[str, list[Figure]] = {label: [] for label in runs}
    for number in range(rounds):
        print(f"{name}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for label, (measure, some) in runs.items():
            found[label].append(apart(measure, some))
    figures = {label: median(each) for label, each in found.items()}
    sentences = {label: sentences_in(some) for label, (_, some) in runs.items()}
    own = figures["plain"].cpu / sentences["plain"]
    yield f"{name}: {len(files):,} documents, {sentences['reader']:,} sentences (plain and new: {len(few):,} documents)"
    yield f"{'':8}{'documents/s':>13}{'sentences/s':>13}{'× plain':>9}{'half MB':>9}{'peak MB':>9}"
    for label, f in figures.items():
        ratio = own / (f.cpu / sentences[label]) if f.cpu else figures["reader"].wall / f.wall
        speed = len(runs[label][1]) / f.wall
        yield f"{label:8}{speed:13.1f}{sentences[label] / f.wall:13.0f}{ratio:9.2f}{f.half:9.0f}{f.peak:9.0f}"


def main() -> None:
    """Measure what is there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpora = {"notes": notes, "reports": reports}
    options.add_argument("corpora", nargs="*", metavar="corpus", help="notes or reports; both where none is named")
    options.add_argument("--documents", type=int, default=2000, help="reports to read")
    options.add_argument("--notes", type=int, default=2000, help="notes to read")
    options.add_argument("--plain", type=int, default=300, help="documents for the plain model")
    options.add_argument("--rounds", type=int, default=3)
    said = options.parse_args()
    if unknown := set(said.corpora) - set(corpora):
        options.error(f"no corpus is called {unknown.pop()!r}")
    signal.signal(signal.SIGTERM, leave)
    for name in said.corpora or corpora:
        files = corpora[name](said.notes if name == "notes" else said.documents)
        if files:
            print("\n".join(table(name, files, files[: said.plain], said.rounds)), end="\n\n", flush=True)
        else:
            print(f"{name}: not here; left out")


if __name__ == "__main__":
    main()
