"""Each kind of fault: the small file with one piece changed goes in, one issue at one place comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.terms.schema_term import TermFile


@dataclass(frozen=True)
class Fault:
    old: str
    new: str
    code: str
    at: str
    says: str = ""


FAULTS = {
    "an unknown section": Fault("amendments:", "amendmens:", "terms.key.unknown", "amendmens:", "amendments"),
    "an unknown key": Fault(
        "modality: prohibition", "modalty: prohibition", "terms.key.unknown", "modalty", "modality"
    ),
    "an unknown key below": Fault("until: open}", "untill: open}", "terms.key.unknown", "untill", "until"),
    "a key twice": Fault('point: "1"', 'point: "1"\n    id: t9', "terms.key.duplicate", "id: t9", "line 21"),
    "a key missing": Fault("    text: All fire stops.\n", "", "terms.key.missing", "id: t1", "text"),
    "a section missing": Fault("format: trucewatch-terms/1\n", "", "terms.key.missing", "agreement:", "format"),
    "another format": Fault("trucewatch-terms/1", "trucewatch-terms/2", "terms.format", "trucewatch-terms/2"),
    "no such word": Fault("modality: obligation", "modality: duty", "terms.value.unknown", "duty", "obligation"),
    "no such status": Fault("status: test", "status: tset", "terms.value.unknown", "tset", "test"),
    "no such role": Fault("role: guarantor", "role: guaranty", "terms.value.unknown", "guaranty", "guarantor"),
    "a truth as text": Fault("title: A truce for tests", "title: true", "terms.value.text", "true\n  signed"),
    "nothing as text": Fault("title: A truce for tests", "title:", "terms.value.text", "title:"),
    "yes is no truth": Fault("refused: true", "refused: yes", "terms.value.flag", "yes, why"),
    "no number": Fault("edge_m: 100", "edge_m: wide", "terms.value.number", "wide"),
    "a number below zero": Fault("edge_m: 100", "edge_m: -1", "terms.value.number", "-1, names"),
    "an octal number": Fault("edge_m: 100", "edge_m: 0o17", "terms.value.number", "0o17"),
    "a list for a mapping": Fault(
        "window: {from: 2020-11-10T00:00, until: open}", "window: [1]", "terms.value.mapping", "[1]"
    ),
    "an empty list": Fault("act: [fire, strike]", "act: []", "terms.value.empty", "[]"),
    "a year beyond the calendar": Fault("until: open}", "until: 9999-12-31}", "terms.value.date", "9999-12-31}"),
    "a number beyond measure": Fault("edge_m: 100", "edge_m: 99999999999", "terms.value.number", "99999999999"),
    "renewed for no time": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    renewal: {every: 0 years, automatic: true}",
        "terms.value.stretch",
        "0 years",
    ),
    "renewed every minute": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    renewal: {every: 1 minute, automatic: true}",
        "terms.value.stretch",
        "1 minute",
    ),
    "no date": Fault("due: 2020-11-15", "due: soon", "terms.value.date", "soon"),
    "no day of the calendar": Fault("due: 2020-11-15", "due: 2020-11-31", "terms.value.date", "2020-11-31"),
    "no such hour": Fault(
        "announced: 2020-11-15T12:00", "announced: 2020-11-15T25:00", "terms.value.date", "2020-11-15T25"
    ),
    "an unknown zone of time": Fault("Europe/Moscow", "Europe/Moskow", "terms.timezone.unknown", "Europe/Moskow"),
    "an id with a space": Fault("id: test-truce", "id: test truce", "terms.value.id", "test truce"),
    "no such act": Fault("act: [fire, strike]", "act: [fire, strik]", "terms.act.unknown", "strik]", "strike"),
    "no such party": Fault("bearer: [AAA, BBB]", "bearer: [AAA, BBD]", "terms.party.unknown", "BBD", "BBB"),
    "no such counterparty": Fault("counterparty: [BBB]", "counterparty: [XYZ]", "terms.party.unknown", "XYZ"),
    "nobody of that code announced": Fault("announced_by: BBB", "announced_by: BBX", "terms.party.unknown", "BBX"),
    "no such zone": Fault(
        "    zone: zone\n    window: {", "    zone: zones\n    window: {", "terms.zone.unknown", "zones\n    window"
    ),
    "no such zone in a union": Fault("union: [zone]", "union: [zome]", "terms.zone.unknown", "zome", "zone"),
    "a zone of itself": Fault("union: [zone]", "union: [strip]", "terms.zone.cycle", "strip: {"),
    "an empty zone": Fault("{union: [zone], names: [The Strip]}", "{edge_m: 3}", "terms.zone.empty", "strip: {"),
    "amends no term": Fault("term: t2, set", "term: t3, set", "terms.term.unknown", "t3, set", "among the terms"),
    "amends no member": Fault("set: {window.due:", "set: {window.deu:", "terms.key.unknown", "window.deu"),
    "amends with no date": Fault("window.due: 2020-11-25", "window.due: later", "terms.value.date", "later}"),
    "amends an id": Fault("window.due: 2020-11-25", "id: t8", "terms.change.fixed", "t8}"),
    "announced before signed": Fault(
        "2020-11-15T12:00+04:00", "2020-10-15T12:00+04:00", "terms.amendment.order", "2020-10-15"
    ),
    "an extension without change": Fault(
        "    change: [{term: t2, set: {window.due: 2020-11-25}}]", "    terms: [t2]", "terms.amendment.kind", "id: a1"
    ),
    "a suspension with a change": Fault("kind: extension", "kind: suspension", "terms.amendment.kind", "id: a1"),
    "no end written": Fault("00:00, until: open}", "00:00}", "terms.window.end", "{from: 2020-11-10T00:00}", "open"),
    "due before its start": Fault("due: 2020-11-15", "due: 2020-11-01", "terms.window.order", "2020-11-01"),
    "ends before its start": Fault("until: open}", "until: 2020-11-01}", "terms.window.order", "2020-11-01}"),
    "no such geometry file": Fault("shapes.geojson", "shape.geojson", "terms.geometry.file", "shape.geojson"),
    "no such feature": Fault("#box", "#bx", "terms.geometry.feature", "shapes.geojson#bx", "box"),
    "no reference": Fault("shapes.geojson#box", "shapes.geojson", "terms.geometry.reference", "shapes.geojson,"),
    "a polygon that crosses itself": Fault("#box", "#bow", "terms.geometry.invalid", "shapes.geojson#bow", "valid"),
    "a ring left open": Fault("#box", "#open", "terms.geometry.invalid", "shapes.geojson#open", "ring"),
    "latitude before longitude": Fault("#box", "#swapped", "terms.geometry.invalid", "shapes.geojson#swapped", "order"),
    "an unofficial text": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    source: leak",
        "terms.source.unofficial",
        "leak\n    modality",
    ),
    "a refused variant": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    variant: leaked",
        "terms.variant.refused",
        "t1\n    point",
        "never signed",
    ),
    "a word of a refused variant": Fault(
        "All fire stops.", "All fire stops in atlantis.", "terms.variant.refused", "t1\n    point", "Atlantis"
    ),
    "no such source": Fault("source: leak, refused", "source: leaks, refused", "terms.source.unknown", "leaks"),
    "a breach that causes itself": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    arises: {on: breach, of: t1}",
        "terms.term.cycle",
        "t1}",
    ),
    "waits for itself": Fault(
        "text: All fire stops.", "text: All fire stops.\n    while: t1", "terms.term.cycle", "t1\n    modality"
    ),
    "waits for no term": Fault(
        "text: All fire stops.", "text: All fire stops.\n    while: t7", "terms.term.unknown", "t7\n    modality"
    ),
    "notice without a power": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    renewal: {every: 5 years, automatic: true, power: t2}",
        "terms.power",
        "t2}\n    modality",
    ),
    "an exception that permits nothing": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    exceptions: [{text: x, term: t2}]",
        "terms.permission",
        "t2}]\n    modality",
    ),
    "no stretch of time": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    arises: {on: breach, of: t2, within: P1D}",
        "terms.value.stretch",
        "P1D",
    ),
    "no time of day": Fault(
        "text: All fire stops.",
        'text: All fire stops.\n    count: {unit: shots, day_boundary: {at: "24:10", timezone: Europe/Kyiv}}',
        "terms.value.time-of-day",
        '"24:10"',
    ),
    "a hand-made anchor": Fault(
        "act: [fire, strike]",
        "act: &a [fire, strike]\n    exceptions: [{text: x, act: *a}]",
        "terms.yaml.alias",
        "&a [fire",
        "write it out",
    ),
    "a tag": Fault("title: A truce", "title: !python/name:os.system A truce", "terms.yaml.tag", "!python"),
    "a directive": Fault(
        "format: trucewatch-terms/1", "%YAML 1.1\n---\nformat: trucewatch-terms/1", "terms.yaml.directive", "%YAML"
    ),
    "no YAML": Fault("  AAA: {name: Aland, role: party}", "  AAA: {name: Aland, role: party", "terms.yaml.syntax", ""),
    "a tab": Fault("  timezone:", "\ttimezone:", "terms.yaml.tab", "\ttimezone", "spaces"),
    "a second document": Fault("parties:\n", "---\nparties:\n", "terms.yaml.document", "---\nparties", "leave"),
    "an anchor that nobody uses": Fault(
        "act: [fire, strike]", "act: &a [fire, strike]", "terms.yaml.anchor", "&a [fire", "quote"
    ),
    "a ceiling on a duty": Fault(
        "text: Aland hands",
        "ceiling: {incidents: 3, within: 1 day}\n    text: Aland hands",
        "terms.ceiling.modality",
        "ceiling: {",
        "quantity",
    ),
    "an amendment that names no party": Fault(
        "set: {window.due: 2020-11-25}", "set: {bearer: [AAX]}", "terms.party.unknown", "AAX", "AAA"
    ),
    "an amendment that names no zone": Fault(
        "set: {window.due: 2020-11-25}", "set: {zone: zoen}", "terms.zone.unknown", "zoen", "zone"
    ),
    "an amendment that names no act": Fault(
        "set: {window.due: 2020-11-25}", "set: {act: [firee]}", "terms.act.unknown", "firee", "fire"
    ),
    "an amendment that closes a circle": Fault(
        "set: {window.due: 2020-11-25}", "set: {while: t2}", "terms.term.cycle", "{while: t2}", "drop"
    ),
    "an unknown key deep in an amendment": Fault(
        "set: {window.due: 2020-11-25}",
        "set: {window.due_reading: {chozen: end_of_day}}",
        "terms.key.unknown",
        "chozen",
        "window.due_reading.chozen",
    ),
    "a reading that names no party": Fault(
        "text: All fire stops.",
        "text: All fire stops.\n    readings: [{id: r, set: {bearer: [XX]}}]",
        "terms.party.unknown",
        "XX]",
    ),
    "an hour that the clocks skip": Fault(
        "announced: 2020-11-15T12:00+04:00", "announced: 2011-03-27T02:30", "terms.value.clock", "2011-03", "offset"
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_says_what_to_do(name, small, load):
    fault = FAULTS[name]
    assert all(issue.hint for issue in load(small.replace(fault.old, fault.new))[1])


def _place(content: str, piece: str) -> str:
    start = content.index(piece)
    before = content[:start]
    return f"file.yaml:{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gives_one_issue_at_its_place(name, small, load):
    fault = FAULTS[name]
    assert small.count(fault.old) == 1, "the test changes one piece"
    content = small.replace(fault.old, fault.new)
    agreement, issues = load(content)
    assert agreement is None
    assert [issue.code for issue in issues] == [fault.code], [str(issue) for issue in issues]
    if fault.at:
        assert issues[0].where == _place(content, fault.at)
    assert fault.says in issues[0].message + issues[0].hint


def test_all_faults_of_a_file_come_in_one_run_in_the_order_of_the_file(small, load):
    content = small
    for name in ("no such status", "no such role", "no such act", "no such party", "no date", "amends no term"):
        content = content.replace(FAULTS[name].old, FAULTS[name].new)
    agreement, issues = load(content)
    assert agreement is None
    assert [issue.code for issue in issues] == [
        "terms.value.unknown",
        "terms.value.unknown",
        "terms.party.unknown",
        "terms.act.unknown",
        "terms.value.date",
        "terms.term.unknown",
    ]
    lines = [int(issue.where.split(":")[1]) for issue in issues]
    assert lines == sorted(lines)


def test_two_terms_of_one_id_are_refused(small, load):
    _, issues = load(small.replace("- id: t2", "- id: t1"))
    assert [issue.code for issue in issues] == ["terms.id.duplicate", "terms.term.unknown"]


def test_two_readings_of_one_id_are_refused(small, load):
    reading = "{id: r, set: {bearer: [BBB]}}"
    member = f"    text: All fire stops.\n    readings: [{reading}, {reading}]\n"
    _, issues = load(small.replace("    text: All fire stops.\n", member))
    assert [issue.code for issue in issues] == ["terms.id.duplicate"]


def test_a_faulty_entry_does_not_make_references_to_it_faults(small, load):
    _, issues = load(small.replace("modality: obligation", "modality: duty"))
    assert [issue.code for issue in issues] == ["terms.value.unknown"]


@given(key=st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True))
def test_any_unknown_key_is_refused_with_its_line_and_the_nearest_known_one(key, small, load):
    known = {field.alias or name for name, field in TermFile.model_fields.items()}
    if key in known or key in ("null", "true", "false"):
        return
    agreement, issues = load(small.replace("    text: All fire stops.\n", f"    text: All fire stops.\n    {key}: x\n"))
    assert agreement is None
    (issue,) = issues
    assert issue.code == "terms.key.unknown"
    assert issue.where == "file.yaml:24:5"
    assert re.search(r"nearest known one is '(\w+)'", issue.hint)[1] in known


@given(content=st.text(max_size=200))
def test_no_text_whatever_raises(content, load):
    agreement, issues = load(content)
    assert agreement is None
    assert all(re.fullmatch(r"file\.yaml:\d+:\d+", issue.where) for issue in issues)
    assert issues


@given(start=st.integers(0, 1500), length=st.integers(0, 60), piece=st.text("{}[]:,#&*!|>'\"%@`- \nax1", max_size=6))
def test_no_damaged_file_raises(start, length, piece, small, load):
    end = start + length
    agreement, issues = load(small[:start] + piece + small[end:])
    assert agreement is not None or issues


def test_deep_nesting_is_an_issue(load):
    assert [issue.code for issue in load("a: " + "[" * 300)[1]] == ["terms.yaml.depth"]


def test_a_bearer_that_is_its_own_counterparty_is_a_warning(small, load):
    text = small.replace("counterparty: [BBB]", "counterparty: [AAA, BBB]")
    agreement, issues = load(text)
    assert agreement is not None
    assert [issue.code for issue in issues] == ["terms.counterparty.own"]


def test_a_tab_and_a_second_document_hide_nothing(small, load):
    text = small.replace("  timezone:", "\ttimezone:").replace("terms:\n", "---\nterms:\n")
    _, issues = load(text.replace("status: test", "status: tset").replace("term: t2, set", "term: t9, set"))
    assert [issue.code for issue in issues] == [
        "terms.yaml.tab",
        "terms.value.unknown",
        "terms.yaml.document",
        "terms.term.unknown",
    ]


def test_two_terms_that_wait_for_each_other_are_told_where_they_wait(small, load):
    text = small.replace("text: All", "while: t2\n    text: All").replace("text: Aland", "while: t1\n    text: Aland")
    (issue,) = load(text)[1]
    assert (issue.code, issue.where) == ("terms.term.cycle", _place(text, "t1\n    text: Aland"))


def test_what_is_too_large_is_refused_unread(load):
    assert [issue.code for issue in load("x" * 50_000_000)[1]] == ["terms.size"]


def test_aliases_of_aliases_do_not_grow(load):
    rows = [f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)]
    _, issues = load("a: &a [x, x]\n" + "".join(rows))
    assert {"terms.yaml.alias"} <= {issue.code for issue in issues}


def test_a_byte_order_mark_is_no_fault(small, load):
    assert load("\ufeff" + small)[1] == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fortification", "position.build"),
        ("release.prisoners", "release"),
        ("strik", "strike"),
        ("fire.mortar", "fire"),
    ],
)
def test_an_unknown_act_brings_the_one_that_was_meant(written, meant, small, load):
    (issue,) = load(small.replace("act: [fire, strike]", f"act: [fire, {written}]"))[1]
    assert f"the nearest known one is '{meant}'" in issue.hint
