"""Batches and workers: what is read together gives what is read alone, in the order of the files, whatever one of them does."""

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.receipt import Fate
from trucewatch.pipeline.batches import OneProcess, Unread, read_batch, unguarded
from trucewatch.pipeline.intake import Intake
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.workers import SeveralProcesses
from trucewatch.readers.given import Given

TEXTS = [
    "BAKU, 3 May (Agency) - Two soldiers were wounded by sniper fire near Agdam on Monday, the Defence Ministry said.\n",
    "The mission recorded 14 explosions west of Donetsk overnight. It saw no ceasefire violations in Luhansk region.\n",
    "The two presidents agreed to exchange prisoners by 20 June. The weather was fine.\n",
    "0915 2 x rds obs N of PP 4\n1030 Nothing to report\n",
    "The army denied that it had shelled the village of Shyrokyne. The rebels accused it of killing three civilians.\n",
]
GIVEN = Given(published="2020-06-01", source="Agency")
FILES = [Unread(content=text.encode(), path=f"{n}.txt", given=GIVEN) for n, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture(scope="module")
def alone(reader):
    return {file.path: reader.read(file.content, file.path, file.given) for file in FILES}


@settings(max_examples=15, deadline=None)
@given(files=st.lists(st.sampled_from(FILES), max_size=8), forget=st.booleans())
def test_a_batch_gives_what_its_files_give_alone_in_any_order(reader, alone, files, forget):
    if forget:
        reader.extractor.parser.kept.clear()
    assert read_batch(files, reader, unguarded) == [alone[file.path] for file in files]
    assert any(read.claims for read in alone.values())


def test_a_fault_in_one_file_leaves_the_rest_of_its_batch_as_it_is(reader, alone):
    def faulty(work, path):
        fault = Issue(code="internal", severity=Severity.ERROR, where=path, message="a fault of ours")
        return fault if path == "2.txt" else work()

    reads = read_batch(FILES, reader, faulty)
    assert [issue.code for issue in reads[2].issues] == ["internal"]
    assert [read for n, read in enumerate(reads) if n != 2] == [alone[f.path] for f in FILES if f.path != "2.txt"]


def test_the_same_bytes_are_read_once_and_skipped_then(reader):
    again = Unread(content=FILES[0].content, path="again.txt", given=GIVEN)
    intake = Intake(line=OneProcess(reader=reader))
    fates = [taken.receipt.fate for taken in intake.take_all([FILES[0], FILES[1], again])]
    assert fates == [Fate.READ, Fate.READ, Fate.SKIPPED]


def test_what_was_no_report_is_told_of_each_of_its_doubles(reader):
    empty = [Unread(content=b"", path=path, given=GIVEN) for path in ("a.txt", "b.txt")]
    taken = list(Intake(line=OneProcess(reader=reader)).take_all(empty))
    assert [t.receipt.path for t in taken] == ["a.txt", "b.txt"]
    assert taken[0].receipt.fate == taken[1].receipt.fate != Fate.READ


def test_a_worker_that_dies_loses_its_file_and_no_other(alone, monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    guard = importlib.import_module("dying_guard").dying
    deadly = Unread(content=FILES[0].content, path="deadly.txt", given=GIVEN)
    with SeveralProcesses(workers=1, guard=guard) as line:
        first, second = line(iter([[deadly], FILES]))
    assert [(issue.code, issue.where) for issue in first[0].issues] == [("worker.ended", "deadly.txt")]
    assert second == list(alone.values())
