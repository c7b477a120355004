"""Ids that are hashes of content: reading the same thing twice gives the same id."""

from __future__ import annotations

import hashlib
import json
from typing import Any

DIGEST_CHARACTERS = 32
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """JSON with sorted keys and no white space, the form that is hashed."""
    return ENCODER.encode(value)


def content_id(prefix: str, value: Any) -> str:
    """An id such as ``c1:9f3a…`` from 128 bits of the SHA-256 of the canonical JSON of ``value``."""
    digest = hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}:{digest[:DIGEST_CHARACTERS]}"


def document_id(content: bytes) -> str:
    """``sha256:`` and the hex digest of the file's bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()
