"""What the reference page shows loads, and it names every member, section and fault there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trucewatch.pipeline.terms_cases import run_cases
from trucewatch.terms import load_agreement, load_cases, packaged_text
from trucewatch.terms.case_schema import CaseFile, ClaimShort, ExpectedShort
from trucewatch.terms.schema import AmendmentFile, HeadFile, PartyFile, VariantFile, WindowFile, ZoneFile
from trucewatch.terms.schema_term import (
    ArisesFile,
    CountFile,
    DistanceFile,
    ExceptionFile,
    QuantityFile,
    RenewalFile,
    RequirementFile,
    TermFile,
)

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/terms.md").read_text(encoding="utf-8")
WHOLE, MEMBERS, CASES = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
MODELS = [
    HeadFile, VariantFile, PartyFile, ZoneFile, AmendmentFile, WindowFile, TermFile, QuantityFile, DistanceFile,
    RenewalFile, RequirementFile, ArisesFile, ExceptionFile, CountFile, CaseFile, ClaimShort, ExpectedShort,
]  # fmt: skip


def _load(content):
    agreement, issues = load_agreement(content, "page", geometry=packaged_text)
    assert [str(issue) for issue in issues] == []
    return agreement


def test_the_whole_file_is_sound():
    assert len(_load(WHOLE).terms) == 2


@pytest.mark.parametrize("member", MEMBERS.splitlines())
def test_each_member_shown_is_sound(member):
    text = "    text: Bland leaves the town by 10 March 2021.\n"
    name = member.split(":")[0]
    if name == "ceiling":  # only a ban has one
        text = "    text: From midnight on 2 March 2021 nobody fires along the front.\n"
    term = next(
        each
        for each in _load(WHOLE.replace(text, f"{text}    {member}\n")).terms
        if each.id == ("p1.fire" if name == "ceiling" else "p2.leave")
    )
    assert name in term.extra or term.readings


def test_the_cases_shown_hold():
    cases, issues = load_cases(CASES, "page")
    assert issues == ()
    (result,) = run_cases(_load(WHOLE), cases)
    assert result.differences == ()


@pytest.mark.parametrize("model", MODELS)
def test_every_key_of_the_format_is_named(model):
    words = set(re.findall(r"[a-z_]+", PAGE))
    assert {field.alias or name for name, field in model.model_fields.items()} <= words


def test_every_fault_is_named_and_no_other():
    files = [*(ROOT / "src/trucewatch/terms").glob("*.py"), ROOT / "src/trucewatch/pipeline/agreements.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    in_code = set(re.findall(r'"(terms\.[a-z]+(?:\.[a-z-]+)*)"', source))
    assert _named_on_the_page() == in_code


def _named_on_the_page():
    codes = set()
    for row in re.findall(r"^\| (`.*?) \|", PAGE[PAGE.index("## Faults") :], flags=re.MULTILINE):
        names = re.findall(r"`([a-z.-]+)`", row)
        parent = names[0].rpartition(".")[0]
        codes |= {f"{parent}{name}" if name.startswith(".") else name for name in names}
    return codes
