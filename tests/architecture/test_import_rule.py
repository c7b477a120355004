from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_import_rule_holds():
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("import-linter is not installed")
    checked = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


HEAVY = {"spacy", "numpy", "shapely", "lxml", "pydantic", "rich", "sqlite3"}


def test_the_help_loads_nothing_heavy():
    script = "import sys; from trucewatch.cli.main import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    called = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "Commands:" in called.stdout
    assert HEAVY & set(called.stderr.split()) == set()
