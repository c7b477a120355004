"""Lists, labels and log lines: what a report tells without a verb, and what a line of a log leaves to its hour."""

from __future__ import annotations

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.locate import Gazetteer
from trucewatch.locate.moments.spotting import spot_times
from trucewatch.model import Document, Draft, Mentions, Modality, Polarity, Reading, Source


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.packaged()


@pytest.fixture(scope="module")
def read(extractor: Extractor, gazetteer: Gazetteer):
    def drafts(text: str, actor: str = "PUB") -> list[Draft]:
        document = Document(id="x", path="x", text=text, source=Source(name="P", actor=actor))
        mentions = Mentions(places=gazetteer.spot(text), times=spot_times(text))
        return list(extractor.extract(Reading(document=document, mentions=mentions)).drafts)

    return drafts


def test_a_list_by_sector_parts_the_count_before_it(read):
    text = (
        "On 18 June the fighters of M23 violated the ceasefire nine times.\n"
        "- Kibumba: 6 violations (4 with mortars);\n- 2 violations in Bunagana.\n"
    )
    drafts = read(text, "COD.MIL")
    assert [d.act for d in drafts] == ["tally"] * 3
    assert [d.counts[0].low for d in drafts] == [9, 6, 2]
    assert [[a.actor for a in d.initiator] for d in drafts] == [["M23"]] * 3
    assert [d.places[0].mention.text for d in drafts[1:]] == ["Kibumba", "Bunagana"]
    assert all("18 June" in d.time.shared[0].text for d in drafts[1:])


@pytest.mark.parametrize(
    ("line", "act", "low"),
    [("Violations: 12.", "tally", 12), ("Violations: 0.", "tally", 0), ("Dead: 4.", "harm", 4)],
)
def test_a_number_after_its_label_counts_it(read, line: str, act: str, low: int):
    (draft,) = read(line)
    assert (draft.act, draft.counts[0].low, draft.polarity) == (act, low, Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("line", "act"), [("Firing: nil.", "fire"), ("Casualties: none.", "harm"), ("Overflights: none.", "overflight")]
)
def test_a_label_with_nothing_after_it_is_denied(read, line: str, act: str):
    (draft,) = read(line)
    assert (draft.act, draft.polarity) == (act, Polarity.DENIED)


@pytest.mark.parametrize("label", ["8 November", "Enemy losses", "Result"])
def test_a_label_is_no_voice(read, label: str):
    (draft,) = read(f"{label}: eleven killed, two wounded.", "COD.MIL")
    assert [v.name for v in draft.voices] == ["P"]


def test_a_plan_noted_in_a_log_is_due_when_it_says(read):
    log = "0540 Left camp.\n1500 Patrol to the ford planned for tomorrow 0600, to be resumed if the army agrees.\n"
    draft = next(d for d in read(log, "UNDOF") if d.act == "monitoring")
    assert draft.modality is Modality.PLANNED
    assert [t.text for t in draft.time.mentions] == ["for tomorrow 0600"]


def test_what_a_post_reports_in_the_present_is_over(read):
    log = "1120 OP 53 reports 20 bursts HMG.\n1140 Team attacked by mob. Turned back 1145.\n"
    bursts, attack, refusal = read(log, "UNDOF")
    assert bursts.modality is Modality.OCCURRED
    assert not attack.initiator or attack.initiator[0].actor != "UNDOF"
    assert refusal.act == "access.denied"


def test_an_adverbial_does_not_hide_that_a_truce_was_observed(read):
    assert [d.act for d in read("In that sector the regime of silence was on the whole observed.")] == [
        "ceasefire.observed"
    ]


def test_a_difference_counts_nothing(read):
    (draft,) = read("The Mechanism registered 14 incidents, three fewer than in the week before.")
    assert [(c.of, c.low) for c in draft.counts] == [("cases", 14)]


def test_a_log_brings_down_a_drone_and_denies_in_the_present(read):
    log = "1130 The army denies mor fire.\n1240 Quadcopter shot down by IDF nr the fence.\n"
    denial, downing = read(log, "UNDOF")
    assert (denial.polarity, denial.modality) == (Polarity.DENIED, Modality.OCCURRED)
    assert denial.voices[-1].name == "The army"
    assert (downing.act, [a.actor for a in downing.initiator]) == ("shootdown", ["ISR.MIL"])
