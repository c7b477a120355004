"""The lists that pip installs from say the same as the lock that they were written from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def locked() -> dict[str, dict[str, set[str]]]:
    """Each package's versions in the lock with the hashes of their files."""
    packages: dict[str, dict[str, set[str]]] = {}
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        packages.setdefault(package["name"], {})[package["version"]] = {file["hash"] for file in files}
    return packages


def needed(groups: bool) -> set[str]:
    """The names of all direct dependencies in `pyproject.toml`, but for the peers that only benchmarks install."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(settings["project"]["dependencies"])
    own = {name: members for name, members in settings["dependency-groups"].items() if name != "peers"}
    for members in own.values() if groups else ():
        wanted += members
    return {re.match(r"[A-Za-z0-9._-]+", item).group().lower().replace(".", "-") for item in wanted}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "peers.txt"])
def test_every_pin_is_in_the_lock_with_its_hashes(name):
    packages = locked()
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text(encoding="utf-8").strip())
    for block in blocks:
        package, version = PIN.match(block).groups()
        hashes = set(re.findall(r"sha256:[0-9a-f]{64}", block))
        assert hashes, f"{package} has no hash"
        assert hashes == packages[package][version], f"{package}: run make lock"


@pytest.mark.parametrize(("name", "groups"), [("run.txt", False), ("dev.txt", True)])
def test_every_dependency_is_pinned(name, groups):
    pins = {package for package, _ in PIN.findall((ROOT / "requirements" / name).read_text(encoding="utf-8"))}
    assert needed(groups) - pins == set(), "run make lock"
