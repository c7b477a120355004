"""Data files fit to be published: in order, readable, and without what is withheld."""

from __future__ import annotations

import json
from dataclasses import replace

from trucewatch.publish import Publication, claims_jsonl, findings_jsonl, incidents_jsonl


def test_lines_are_in_the_order_of_ids_whatever_the_order_given(publication: Publication) -> None:
    turned = replace(
        publication,
        claims=dict(reversed(publication.claims.items())),
        incidents=publication.incidents[::-1],
        findings=publication.findings[::-1],
    )
    for name, write in (("claim", claims_jsonl), ("incident", incidents_jsonl), ("finding", findings_jsonl)):
        lines = [json.loads(line) for line in write(publication).splitlines()]
        assert write(turned) == write(publication)
        assert [line[name] for line in lines] == sorted(line[name] for line in lines)


def test_names_and_numbers_are_withheld_and_the_span_says_so(publication: Publication) -> None:
    named = replace(publication, withheld_names=publication.withheld_names | {"Hadrut"})
    text = claims_jsonl(named) + incidents_jsonl(named) + findings_jsonl(named)
    assert "Melikyan" not in text
    spans = [span for line in claims_jsonl(named).splitlines() for span in json.loads(line)["spans"]]
    hidden = [span for span in spans if span.get("withheld")]
    assert hidden
    assert all("[name withheld]" in span["text"] for span in hidden)
    assert all(len(span["text"]) == span["end"] - span["start"] for span in spans if span not in hidden)


def test_places_of_people_at_risk_are_coarsened(publication: Publication) -> None:
    (detention,) = [
        record
        for line in incidents_jsonl(publication).splitlines()
        if (record := json.loads(line))["act"] == "detention"
    ]
    assert (detention["place"]["lat"], detention["place"]["lon"]) == (39.525, 46.325)
    (claimed,) = [
        record for line in claims_jsonl(publication).splitlines() if (record := json.loads(line))["act"] == "detention"
    ]
    assert claimed["place"][0]["lat"] == 39.525
