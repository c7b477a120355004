"""The published JSON Schema is the one that the loader's own makes, and takes every packaged file."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from trucewatch.terms import packaged_agreements, packaged_text
from trucewatch.terms.json_schema import cases_schema, terms_schema

SHIPPED = resources.files("trucewatch.data").joinpath("schemas")


def as_an_editor_reads(content: str) -> Any:
    """Numbers are numbers, and dates are texts, as in the core schema of YAML 1.2."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return json.loads(json.dumps(yaml.load(content)))  # and keys are texts


def faults(schema: str, content: str) -> list[str]:
    validator = Draft202012Validator(json.loads(schema))
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(as_an_editor_reads(content))]


@pytest.mark.parametrize(("name", "made"), [("terms", terms_schema), ("cases", cases_schema)])
def test_the_shipped_schema_is_in_step_with_the_loader(name, made):
    # python -c "from trucewatch.terms.json_schema import terms_schema as s; print(s(), end='')" writes it anew
    Draft202012Validator.check_schema(json.loads(made()))
    assert SHIPPED.joinpath(f"trucewatch-{name}-1.schema.json").read_text(encoding="utf-8") == made()


@pytest.mark.parametrize("name", packaged_agreements())
def test_every_packaged_file_is_valid(name):
    assert faults(terms_schema(), packaged_text(f"{name}.yaml") or "") == []
    assert faults(cases_schema(), packaged_text(f"{name}.cases.yaml") or "") == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("status: test", "statis: test"),
        ("modality: prohibition", "modality: ban"),
        ("act: [fire, strike]", "act: [fire, stroke]"),
        ("due: 2020-11-15", "due: soon"),
        ("until: open", "until: never"),
        ("edge_m: 100", "edge_m: wide"),
        ("bearer: AAA", "bearer: []"),
        ("kind: extension", "kind: elongation"),
    ],
)
def test_what_the_loader_refuses_an_editor_marks(small, good, bad):
    assert good in small
    assert faults(terms_schema(), small) == []
    assert faults(terms_schema(), small.replace(good, bad, 1))
