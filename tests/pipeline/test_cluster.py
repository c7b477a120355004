"""A real cluster of processes: what it reads is what is read here, whatever happens to a worker or a file."""

import importlib
import os
import signal
import threading
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from trucewatch.pipeline.batches import FILES_A_BATCH, OneProcess, Unread, unguarded
from trucewatch.pipeline.intake import Intake
from trucewatch.pipeline.parted_linking import habits_by, scored_by
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.shards import DifferentReaderError, Shard, check_made_of, made_of, read_shard, ticket_of
from trucewatch.readers.given import Given
from trucewatch.reconcile.linking import Told, columns_of, packaged_weights, scored, with_habits

distributed = pytest.importorskip("distributed")

HERE = Path(__file__).parent
DAY = date(2021, 3, 4)
GIVEN = Given(published="2020-06-01", source="Agency")
TEXTS = [
    "BAKU, 3 May (Agency) - Two soldiers were wounded by sniper fire near Agdam on Monday, the Defence Ministry said.\n",
    "The mission recorded 14 explosions west of Donetsk overnight. It saw no ceasefire violations in Luhansk region.\n",
    "The army denied that it had shelled the village of Shyrokyne. The rebels accused it of killing three civilians.\n",
    "",
]


@pytest.fixture(scope="module")
def gate(tmp_path_factory):
    return tmp_path_factory.mktemp("gate") / "open"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory, gate):
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(HERE))
    patch.setenv("TRUCEWATCH_TEST_GATE", str(gate))
    local = importlib.import_module("local_cluster").LocalCluster(tmp_path_factory.mktemp("cluster"), modules=HERE)
    yield local
    local.close()
    patch.undo()


@pytest.fixture
def line_of(cluster):
    machines = importlib.import_module("trucewatch.pipeline.cluster").SeveralMachines
    guards = importlib.import_module("cluster_guards")

    def line(guard, **options):
        return machines(address=cluster.address, guard=getattr(guards, guard), **options)

    return line


def written(folder, names, texts=("the same",)):
    """Files with the text of each in turn, its name at the end so that no two are the same."""
    files = []
    for place, name in enumerate(names):
        file = folder / name
        file.write_text(f"{texts[place % len(texts)]}\n{name}\n" if texts[place % len(texts)] else "", encoding="utf-8")
        files.append(Unread(content=file.read_bytes(), path=name, given=GIVEN, file=file))
    return files


def test_a_worker_killed_in_mid_run_changes_nothing(cluster, gate, line_of, tmp_path):
    files = written(tmp_path, [f"{n}.txt" for n in range(2 * FILES_A_BATCH + 3)], TEXTS)
    here = list(Intake(line=OneProcess(reader=Reader())).take_all(files))
    assert any(taken.claims for taken in here)
    with line_of("waiting") as line, distributed.Client(cluster.address, set_as_default=False) as watcher:
        coming = Intake(line=line).take_all(files)
        pid = next(iter(watcher.run(os.getpid).values()))
        gate.touch()
        first = next(coming)
        os.kill(pid, signal.SIGKILL)
        there = [first, *coming]
    assert there == here


def test_poisoned_stuck_and_absent_files_are_given_up_and_no_other(line_of, tmp_path):
    names = [f"{n}.txt" for n in range(FILES_A_BATCH)] + ["deadly.txt", "a.txt", "endless.txt", "gone.txt", "b.txt"]
    files = written(tmp_path, names)
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "b.txt").write_text("other bytes than before", encoding="utf-8")
    batches = [files[:FILES_A_BATCH], files[FILES_A_BATCH:-2], files[-2:]]
    with line_of("light", limit=3.0) as line:
        reads = [read for batch in line(iter(batches)) for read in batch]
    codes = {file.path: [issue.code for issue in read.issues] for file, read in zip(files, reads, strict=True)}
    assert codes == {name: ["seen"] for name in names} | {
        "deadly.txt": ["worker.ended"],
        "endless.txt": ["worker.ended"],
        "gone.txt": ["cluster.file"],
        "b.txt": ["cluster.file"],
    }


def test_comparing_on_the_cluster_is_comparing_here(cluster):
    told = [
        Told(id=f"{n:03}", source=f"{n % 3}", first=DAY + timedelta(n // 4), last=DAY + timedelta(n // 4), area="a")
        for n in range(60)
    ]
    columns, weights = columns_of(told), packaged_weights()
    with importlib.import_module("trucewatch.pipeline.cluster_spread").Machines(address=cluster.address) as machines:
        there = scored_by(machines, columns, habits_by(machines, columns, weights))
    here = scored(columns, with_habits(weights, columns))
    assert set(zip(*map(np.ndarray.tolist, (there.pairs.left, there.pairs.right, there.scores)), strict=True)) == set(
        zip(*map(np.ndarray.tolist, (here.pairs.left, here.pairs.right, here.scores)), strict=True)
    )
    assert len(here.pairs)


def test_what_came_through_a_pipe_is_read_here(line_of, tmp_path):
    files = written(tmp_path, ["a.txt", "b.txt"])
    piped = Unread(content=b"", path="-", given=GIVEN)
    with line_of("light") as line:
        reads = next(iter(line(iter([[files[0], piped, files[1]]]))))
    assert [read.issues[0].where for read in reads] == ["a.txt", "-", "b.txt"]


def test_a_worker_that_would_read_differently_is_refused_by_name(tmp_path):
    file = written(tmp_path, ["a.txt"])[0]
    other = tuple((made_of() | {"spacy": "2.0"}).items())
    shard = Shard(tickets=(ticket_of(file),), guard=unguarded, places=(), made_of=other, limit=60.0)
    with pytest.raises(DifferentReaderError, match=r"has spacy .* this machine 2\.0"):
        read_shard(shard)
    check_made_of(made_of(), made_of())


def test_no_cluster_is_told_with_what_to_do():
    cluster = importlib.import_module("trucewatch.pipeline.cluster")
    machines = cluster.SeveralMachines(address="nonsense://", guard=unguarded)
    with pytest.raises(cluster.ClusterError, match="dask scheduler"), machines:
        pass


def test_a_lost_scheduler_is_told_at_once(cluster, gate, line_of, tmp_path):
    gate.unlink(missing_ok=True)
    files = written(tmp_path, ["a.txt"])
    lost = importlib.import_module("trucewatch.pipeline.cluster").ClusterError
    with line_of("waiting") as line:
        threading.Timer(0.5, cluster.processes[0].kill).start()
        with pytest.raises(lost, match=r"was lost .*--resume"):
            list(line(iter([files] * 3)))
