from __future__ import annotations

import re
from dataclasses import replace

import pytest

from trucewatch.model import Finding, Proofspan, Span, Step
from trucewatch.publish.publication import Publication
from trucewatch.publish.reasoning import leads, paragraph_lines, reasoning_of


def test_every_sentence_cites_what_it_rests_on_or_says_what_was_not_found(publication: Publication) -> None:
    for finding in publication.findings:
        told = reasoning_of(finding, publication)
        assert len(told.steps) == len(finding.steps)
        for step in told.steps:
            assert step["footnotes"] or step["absence"]
        cited = {int(number) for number in re.findall(r"\[(\d+)\]", told.paragraph)}
        assert cited == {note.number for note in told.footnotes} == set(range(1, len(told.footnotes) + 1))


def test_a_footnote_quotes_the_sentence_with_the_decisive_words_marked(publication: Publication) -> None:
    finding = next(one for one in publication.findings if any(step.proof for step in one.steps))
    told = reasoning_of(finding, publication)
    quoted = [note for note in told.footnotes if note.claim]
    assert quoted
    for note in quoted:
        assert note.claim is not None
        words = publication.claims[note.claim].spans[0].text.split()[0]
        assert "»" in note.text
        assert words in note.text


def test_a_claim_that_is_cited_twice_has_one_footnote(publication: Publication) -> None:
    finding = next(one for one in publication.findings if any(step.proof for step in one.steps))
    step = next(step for step in finding.steps if step.proof)
    once, twice = (
        reasoning_of(replace(finding, steps=steps), publication) for steps in ((step,), (step, replace(step, text="x")))
    )
    assert once.footnotes == twice.footnotes


def test_a_withheld_name_stays_withheld(publication: Publication) -> None:
    finding = next(one for one in publication.findings if any(step.proof for step in one.steps))
    proof = Proofspan(claim="c1:gone", document="d", span=Span(start=0, end=21, text="Mr Test-Withheld said"))
    step = Step(rule="x", text="It was said", outcome="yes", proof=(proof,))
    told = reasoning_of(
        replace(finding, steps=(step,)), replace(publication, withheld_names=frozenset({"Test-Withheld"}))
    )
    assert "Test-Withheld" not in "\n".join(paragraph_lines(told))


def test_each_lead_is_a_phrase_and_takes_no_side() -> None:
    for rule, lead in leads().items():
        assert "." in rule
        assert not re.search(r"guilt|unfortunately|clearly|only|lie", lead)


def test_a_step_that_rests_on_nothing_is_a_type_error(publication: Publication) -> None:
    with pytest.raises(TypeError, match="rests on nothing"):
        Step(rule="x", text="It is so", outcome="yes")
    written: Finding = publication.findings[0]
    with pytest.raises(TypeError, match="no span and no stated absence"):
        replace(written, steps=(Step(rule="x", text="The text says so", outcome="yes", terms="p1:1"),))
