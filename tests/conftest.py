"""The command line for tests: called in this process, so that the language model is loaded once."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import settings

from trucewatch.cli.main import run

# A property holds or it does not; how long an example takes on a busy machine says nothing.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@dataclass(frozen=True)
class Called:
    """What a call of the command line came to."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """Calls ``trucewatch`` with the given words in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: object, stdin: bytes = b"") -> Called:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        given, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        try:
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = run([str(word) for word in words])
        finally:
            sys.stdin = given
        return Called(int(status), *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))


@pytest.fixture
def trucewatch(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def packaged_dossier() -> Path:
    with resources.as_file(resources.files("trucewatch").joinpath("data/dossiers/karabakh-donbas-2020")) as folder:
        return folder


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory, packaged_dossier: Path) -> Path:
    """A folder with a copy of the packaged dossier, a ledger that was filled from it, and what `run` made of it."""
    folder = tmp_path_factory.mktemp("worked")
    shutil.copytree(packaged_dossier, folder / "dossier")
    assert CommandLine(folder)("run", "dossier", "-o", "out").status == 0
    shutil.copy(folder / "out" / "ledger.db", folder / "ledger.db")
    return folder


@pytest.fixture
def event_tables(tmp_path: Path) -> Path:
    """A folder with two event tables, ``acled.csv`` and ``ged.csv``, and one whose rows are labelled, ``labelled.csv``."""
    coded = ["event_id_cnty,event_date,sub_event_type,actor1,actor2,admin2,latitude,longitude,geo_precision,fatalities"]
    deadly = ["id,date_start,date_end,side_a,side_b,adm_2,latitude,longitude,where_prec,best"]
    labelled = ["report_id,truth,source,date,act,actor1,actor2,admin,latitude,longitude,fatalities"]
    for number in range(80):
        day, lat = f"2021-{number // 27 + 1:02}-{number % 27 + 1:02}", 48.3 + number % 5 / 50
        sides, act = "Army of Ukravia,Brezh Militia", ("Shelling", "Attack", "Clash")[number % 3]
        coded.append(f"BRZ{number},{day},{act},{sides},Brezh,{lat},38.2,1,{number % 4}")
        if number % 2:
            deadly.append(
                f"{number},{day},{day},Government of Ukravia,Militia of Brezh,Brezh,{lat},38.2,1,{number % 4}"
            )
        for place, source in enumerate(("monitor", "ministry")):
            labelled.append(f"{number}-{place},{number},{source},{day},{act},{sides},Brezh,{lat},38.2,{number % 4}")
    for name, lines in (("acled", coded), ("ged", deadly), ("labelled", labelled)):
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path
