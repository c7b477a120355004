"""Sphinx configuration: Markdown through MyST, the furo theme, warnings are errors in `make docs`."""

from trucewatch import __version__

project = "trucewatch"
author = "The trucewatch authors"
copyright = "2026, The trucewatch authors"  # noqa: A001 - Sphinx asks for this name
release = version = __version__

extensions = ["myst_parser", "sphinx_click"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"trucewatch {__version__}"
