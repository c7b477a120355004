"""One file in the canonical layout, or why it cannot be had."""

from __future__ import annotations

from typing import Any

from trucewatch.model import Issue, TermsError
from trucewatch.terms.case_schema import CASES_FORMAT
from trucewatch.terms.entry_faults import did_you_mean
from trucewatch.terms.json_schema import CasesFile, TermsFile
from trucewatch.terms.layout.comments import read_pieces
from trucewatch.terms.layout.printing import printed
from trucewatch.terms.schema import FORMAT
from trucewatch.terms.yaml_text import Fault, Written, read_yaml

SCHEMAS: dict[str, Any] = {FORMAT: TermsFile, CASES_FORMAT: CasesFile}


def format_file(content: str, where: str) -> tuple[str | None, tuple[Issue, ...]]:
    """A terms file or a cases file in the canonical layout, which says the same and has the same comments.

    None where the file is no YAML, or says nowhere of which kind it is, with what is wrong. Faults of what it says do
    not matter here. Raises TermsError where the result would say something else, which is a fault of the program.
    """
    written = read_yaml(content)
    schema = SCHEMAS.get(_kind(written))
    if written.faults or schema is None:
        return None, written.issues([] if written.faults else [_no_kind(written)], where)
    result = printed(*read_pieces(content.removeprefix("\ufeff")), schema)
    if read_yaml(result).data != written.data:
        raise TermsError("the file is left as it is: in the canonical layout it would say something else", where=where)
    return result, ()


def _kind(written: Written) -> str:
    return str(written.data.get("format")) if isinstance(written.data, dict) else ""


def _no_kind(written: Written) -> Fault:
    kind = _kind(written)
    message = f"the format {kind!r} is not known" if kind not in ("", "None") else "the file does not say its format"
    return Fault(("format",), "terms.format", message, did_you_mean(kind, SCHEMAS) or f"begin with format: {FORMAT}")
