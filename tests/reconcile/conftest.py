"""The builders of claims in one test module serve the others: pytest's importlib mode needs to be told where they lie."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
