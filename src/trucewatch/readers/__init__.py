"""Readers: bytes in, documents out.

`read_document` reads one file, `read_manifest` the table that says who published each and when.
"""

from trucewatch.readers.given import Given, ReadResult
from trucewatch.readers.manifest import absent_files, normal_path, read_manifest
from trucewatch.readers.reading import read_document

__all__ = ["Given", "ReadResult", "absent_files", "normal_path", "read_document", "read_manifest"]
