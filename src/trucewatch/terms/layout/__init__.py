"""The canonical layout of terms files and cases files: order of members, indent, quotes, width; every comment kept."""

from trucewatch.terms.layout.formatting import format_file

__all__ = ["format_file"]
