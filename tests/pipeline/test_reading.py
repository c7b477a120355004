"""Reading is a pure function: the same bytes give the same claims, whatever was read before."""

from __future__ import annotations

import pytest

from trucewatch.model.record import claim_id
from trucewatch.pipeline.folder import found_files
from trucewatch.pipeline.reading import Reader
from trucewatch.readers.given import Given


@pytest.fixture(scope="module")
def reader():
    return Reader()


def test_what_was_read_before_changes_nothing(reader, packaged_dossier):
    files = found_files([packaged_dossier], below=packaged_dossier)
    first = {found.path: reader.read(found.content(), found.path) for found in files}
    again = {found.path: reader.read(found.content(), found.path) for found in reversed(files)}
    assert again == first


def test_a_claim_is_named_by_its_content_and_not_by_the_path(reader):
    text = b"Two soldiers were wounded by mortar fire near Agdam on 12 December 2020.\n"
    here, there = (reader.read(text, path).claims for path in ("here.txt", "there.txt"))
    assert [claim.id for claim in here] == [claim.id for claim in there]
    assert [claim_id(claim) for claim in here] == [claim.id for claim in here]
    assert here


def test_the_publisher_gets_its_code_from_the_registry(reader):
    text = b"Two soldiers were wounded by mortar fire near Agdam.\n"
    assert reader.read(text, "a.txt", Given(source="TASS")).document.source.actor == "TASS"
    assert reader.read(text, "a.txt", Given(source="TASS", actor="OTHER")).document.source.actor == "OTHER"
    assert reader.read(text, "a.txt", Given(source="A paper nobody knows")).document.source.actor is None


def test_what_is_no_report_has_neither_document_nor_claims(reader):
    read = reader.read(b"\x89PNG\r\n\x1a\n", "a.png")
    assert (read.document, read.claims) == (None, ())
    assert read.skipped
