"""Each member of a term comes back in its sentence; what is not in the sentence is not in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trucewatch.model import Deontic
from trucewatch.terms import as_known, explain_term, load_packaged, packaged_agreements
from trucewatch.terms.vocabulary import known_acts
from trucewatch.terms.wording import act_phrases, listing

ALL_TERMS = [(name, term.id) for name in packaged_agreements() for term in load_packaged(name).terms]


def test_a_prohibition(truce):
    assert explain_term(truce, truce.term("t1")) == (
        "Under point 1, Aland and Bland must not fire weapons or strike from the air or with drones within the zone "
        "“zone” (its edge known to 100 m); this holds from 00:00 on 10 November 2020 (UTC+03:00) with an open end; a "
        "breach is found where it is corroborated by two independent origins; a breach is laid at a party's door where "
        "that is assessed."
    )


def test_an_obligation_with_its_readings_and_its_amendment(truce):
    term = as_known(truce, None).term("t2")
    assert explain_term(truce, term) == (
        "Under point 2, Aland must hand over territory (towards Bland) within the zone “zone” (its edge known to "
        "100 m); this is due by the end of 25 November 2020 (or, as it is also read, before the beginning of that "
        "day), because texts differ, and counts from 00:00 on 10 November 2020 (UTC+03:00); by the extension a1, "
        "announced at 11:00 on 15 November 2020 (UTC+03:00) and counting from 00:00 on 15 November 2020 (UTC+03:00), "
        "it is due by the end of 25 November 2020 (or, as it is also read, before the beginning of that day), because "
        "texts differ (has been applied)."
    )


@pytest.mark.parametrize("modality", ["obligation", "permission", "power", "prohibition"])
def test_what_arises_is_called_by_what_it_is(with_member, modality):
    agreement = with_member("arises: {on: breach, of: t2, within: 2 days}")
    term = replace(agreement.term("t1"), modality=Deontic(modality))
    told = explain_term(agreement, term)
    assert f"the {'duty' if modality == 'obligation' else modality} arises upon a breach of t2" in told
    assert ("is due within 2 days" in told) is (modality == "obligation")


MEMBERS = {
    "quantity: {of: personnel, value: 1960, what: servicemen, reading: {chosen: ceiling, also: [exact]}}": (
        "the text gives at most (or, as it is also read, exactly) 1,960 servicemen"
    ),
    "distance: {from: zone, for_each: [{weapons: heavy guns, km: 25}, {weapons: rockets, km: 0.5}]}": (
        "each side keeps a distance from the zone “zone” (its edge known to 100 m) of 25 km for heavy guns and 500 m "
        "for rockets"
    ),
    "distance: {from: zone, measured: between_sides, for_each: [{weapons: heavy guns, km: 50}]}": (
        "the distance between the sides along the zone “zone” (its edge known to 100 m) is 50 km for heavy guns"
    ),
    "concurrent: [t2]": "this goes in parallel with t2",
    "renewal: {every: 5 years, automatic: true, notice: 6 months}": (
        "at its end it renews itself for 5 years each time unless notice is given at least 6 months before the end"
    ),
    "while: t2": "this holds only while t2 is in force",
    "per: person": "each person counts as an instance of its own",
    "requires: [t2, {act: assault, by: [BBB]}, {text: an order was given}]": (
        "this requires that t2 is in force, Bland was shown to attack on the ground and an order was given, which "
        "who relies on it must show"
    ),
    "arises: {on: breach, of: t2, within: 24 hours}": (
        "the prohibition arises upon a breach of t2, and begins within 24 hours"
    ),
    "repairs: [t2]": "doing so repairs a breach of t2",
    "exceptions: [{text: medics may pass, by: [CCC], zone: strip}]": (
        "except that medics may pass (by the helpers, in the zone “strip” (made of zone)), which who relies on it must show"
    ),
    'count: {unit: shots, day_boundary: {at: "19:30", timezone: Europe/Kyiv}, same_incident: {within: 10 minutes}}': (
        "breaches are counted in shots, a day ending at 19:30 Europe/Kyiv, with what happens within 10 minutes as one"
    ),
    "progress: {0: not begun, 1: {is: begun, act: [release]}, 3: done}": (
        "progress is told as 0 (not begun), 1 (begun) or 3 (done)"
    ),
    "note: the act stands for a law": "the file notes: the act stands for a law",
    "readings: [{id: wide, held_by: [BBB], why: the word is wide, set: {act: [fire]}}]": (
        "Bland reads it otherwise, so that the act is to fire weapons (“wide”), because the word is wide"
    ),
}


@pytest.mark.parametrize("member", MEMBERS)
def test_a_member_comes_back_as_a_clause(member, with_member):
    agreement = with_member(member)
    clauses = explain_term(agreement, agreement.term("t1")).rstrip(".").split("; ")
    assert MEMBERS[member] in clauses


def test_what_the_text_does_not_say_is_said_to_be_unsaid(small, load):
    content = small.replace("bearer: AAA", "bearer: unstated").replace("due: 2020-11-15\n", "due: unstated\n")
    content = content.replace("      due_reading: {chosen: end_of_day, also: [start_of_day], why: texts differ}\n", "")
    agreement, issues = load(content[: content.index("amendments:")])
    assert issues == ()
    sentence = explain_term(agreement, agreement.term("t2"))
    assert "whoever the duty falls on (the text does not say) must hand over territory" in sentence
    assert "this is due at a time that the text does not state" in sentence


@pytest.mark.parametrize(("name", "term"), ALL_TERMS)
def test_each_packaged_term_is_one_sentence(name, term):
    agreement = load_packaged(name)
    sentence = explain_term(agreement, agreement.term(term))
    assert sentence.startswith(f"Under point {agreement.term(term).point}, ")
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "None" not in sentence


def test_every_act_and_family_has_its_phrase():
    assert set(act_phrases()) == known_acts()


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "a"], "a")],
)
def test_lists_read_as_english(items, words):
    assert listing(items) == words


CHANGES = {
    "{window.due: 2020-11-25}": "it is due by the end of 25 November 2020",
    "{window.due: unstated}": "it is due at a time that the text does not state",
    "{window.until: open, window.from: 2020-11-12}": (
        "it holds with an open end and it counts from 00:00 on 12 November 2020 (UTC+03:00)"
    ),
    "{window: {from: 2020-11-12T00:00, until: 2020-11-13T00:00}}": (
        "it counts from 00:00 on 12 November 2020 (UTC+03:00) and it holds until 00:00 on 13 November 2020 (UTC+03:00)"
    ),
    "{bearer: [BBB]}": "it binds Bland",
    "{bearer: unstated}": "the text does not say whom it binds",
    "{counterparty: [BBB]}": "it is owed to Bland",
    "{zone: zone}": "it applies within the zone “zone” (its edge known to 100 m)",
    "{act: [fire]}": "the act is to fire weapons",
    "{modality: permission}": "it is a permission",
    "{evidence.breach: [reported]}": (
        "a breach is found where it is reported by one independent origin and a breach is laid at a party's door where "
        "that is assessed"
    ),
    "{per: person}": "each person counts as an instance of its own",
    "{text: All fire ends.}": "it says “All fire ends.”",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_in_words(change, with_member):
    agreement = with_member(f"readings: [{{id: other, set: {change}}}]")
    assert f"it can be read otherwise, so that {CHANGES[change]} (“other”)" in explain_term(
        agreement, agreement.term("t1")
    )
