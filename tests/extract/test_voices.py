"""Who speaks for whom: each paragraph gives the chains that a reader of it would write down."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.extract.extractor import Extractor
from trucewatch.extract.voices.attribution import occurrences
from trucewatch.extract.voices.scopes import Scope, chain_at
from trucewatch.model import Document, Draft, Modality, Polarity, Reading, Source, Voice


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.packaged()


def told(extractor: Extractor, text: str, publisher: str = "PUB") -> list[Draft]:
    document = Document(id="x", path="x", text=text, source=Source(name="Pub", actor=publisher))
    return list(extractor.extract(Reading(document=document)).drafts)


def chains(drafts: list[Draft]) -> list[str]:
    return [">".join(voice.actor or "?" for voice in draft.voices[1:]) or "-" for draft in drafts]


CHAINS = {
    "Armenian troops shelled Aghdam, Azerbaijan's Defence Ministry said in a statement carried by TASS.": "TASS>AZE.MOD",
    "Armenian troops shelled Aghdam, TASS reported, citing Azerbaijan's Defence Ministry.": "TASS>AZE.MOD",
    "Interfax, quoting the Russian Defence Ministry, said Ukrainian troops had shelled Donetsk.": "INTERFAX>RUS.MOD",
    "A spokesman for Hezbollah told REUTERS by telephone that Israeli artillery had shelled Naqoura.": "REUTERS>HEZBOLLAH",
    "Israeli troops have withdrawn from Naqoura, the Lebanese army was quoted as saying.": "LBN.MIL",
    "In a post on Telegram, the Ukrainian General Staff said that rebels had shelled Avdiivka.": "UKR.MIL",
    "Two soldiers killed in shelling near Donetsk — Ukrainian Defence Ministry": "UKR.MOD",
    "Ukrainian Defence Ministry: rebels shelled Avdiivka": "UKR.MOD",
    "Two women interviewed at the camp: soldiers had shelled the village.": "CIV",
    "Residents said rockets had hit the market in Omdurman.": "CIV",
    "The team was told by residents that soldiers had shelled the village.": "CIV",
    "It emerged on Friday that soldiers had withdrawn from Kalbajar.": "?",
    "Two soldiers were reportedly killed by shelling near Donetsk.": "?",
    "The rebels are said to have shelled Donetsk.": "?",
    "The document provides for the withdrawal of heavy weapons.": "?",
    "Under the protocol, the parties are to withdraw heavy weapons by 10 October.": "?",
    "Under the protocol, the parties withdrew heavy weapons on 10 October.": "-",
    "The FARC agreed to release two soldiers.": "-",
    "France and Germany said in a joint statement that both sides had withdrawn their tanks.": "FRA+DEU",
}


@pytest.mark.parametrize(("text", "chain"), CHAINS.items(), ids=lambda value: value[:40])
def test_the_chain_of_a_sentence(extractor: Extractor, text: str, chain: str):
    assert chains(told(extractor, text)) == [chain]


def test_speech_goes_on_into_the_next_sentence(extractor: Extractor):
    indirect = "The Ukrainian General Staff said rebels shelled Avdiivka. The convoy had left Donetsk at dawn."
    assert set(chains(told(extractor, indirect))) == {"UKR.MIL"}
    added = "Rebels shelled Avdiivka. A house was destroyed, the Ukrainian General Staff added."
    assert set(chains(told(extractor, added))) == {"UKR.MIL"}


def test_a_circumstance_of_saying_is_not_said(extractor: Extractor):
    text = "Prisoners were exchanged at the bridge, the Red Cross said on Friday, a day after rebels shelled Avdiivka."
    spoken = {
        draft.act: chain for draft, chain in zip(told(extractor, text), chains(told(extractor, text)), strict=True)
    }
    assert spoken["exchange.prisoners"] == "ICRC"
    assert spoken["fire.indirect"] == "-"


def test_a_partys_nameless_source_is_the_party(extractor: Extractor):
    text = "Rebels shelled the village of Avdiivka, a source in the ministry said."
    assert chains(told(extractor, text, publisher="UKR.MOD")) == ["-"]


DENIALS = {
    "Armenia's Defence Ministry said Azerbaijani forces had shelled Vardenis. Baku called this misinformation.": "AZE",
    "Kyiv said the rebels had shelled Avdiivka. The Donetsk People's Republic dismissed the report as fabricated.": "DNR",
    "Hamas said Israel had bombed Rafah. Israel's army retorted that the claim did not correspond to reality.": "ISR.MIL",
    "Hamas said Israel had bombed Rafah, a charge the Israeli army rejected.": "ISR.MIL",
    "Reports by the Armenian side that Azerbaijani troops shelled Vardenis are false, the Russian army said.": "RUS.MIL",
    "The Azerbaijani Defence Ministry rejected Armenian claims that its troops shelled Vardenis.": "AZE.MOD",
}


@pytest.mark.parametrize(("text", "denier"), DENIALS.items(), ids=lambda value: value[:40])
def test_a_denial_is_a_claim_beside_what_it_denies(extractor: Extractor, text: str, denier: str):
    drafts = told(extractor, text)
    assert sorted(d.polarity for d in drafts) == [Polarity.AFFIRMED, Polarity.DENIED]
    assert len({d.act for d in drafts}) == 1
    denied = next(d for d in drafts if d.polarity is Polarity.DENIED)
    assert [voice.actor for voice in denied.voices[1:]] == [denier]


def test_neither_confirmed_nor_denied_is_no_denial(extractor: Extractor):
    drafts = told(extractor, "Hamas said Israel had bombed Rafah. The army neither confirmed nor denied the report.")
    assert [d.polarity for d in drafts] == [Polarity.AFFIRMED]


def test_what_an_earlier_version_said_is_taken_back(extractor: Extractor):
    [draft] = told(extractor, "An earlier version of this story said that rebels had shelled Horlivka.")
    assert draft.polarity is Polarity.DENIED


OPEN = (
    "The mission could not confirm reports that soldiers had shelled Donetsk.",
    "The UN mission was unable to verify claims that the rebels had withdrawn from Goma.",
    "The ministry has no information about shelling near Donetsk.",
    "Officials could not say whether the rebels had withdrawn from Goma.",
    "It was not immediately clear who fired the rockets.",
)


@pytest.mark.parametrize("text", OPEN)
def test_what_nobody_can_confirm_is_no_claim(extractor: Extractor, text: str):
    assert told(extractor, text) == []


STANCES = {
    "Neither side reported any shooting in Stanytsia Luhanska.": (Polarity.DENIED, Modality.OCCURRED),
    "Not one live round was fired.": (Polarity.DENIED, Modality.OCCURRED),
    "An African Union team has yet to be deployed.": (Polarity.DENIED, Modality.OCCURRED),
    "Azerbaijani troops refrained from shelling Vardenis.": (Polarity.DENIED, Modality.OCCURRED),
    "It was not the rebels who broke the truce.": (Polarity.DENIED, Modality.OCCURRED),
    "The shelling of Horlivka has stopped.": (Polarity.DENIED, Modality.OCCURRED),
    "The Ukrainian military denies shelling Horlivka.": (Polarity.DENIED, Modality.OCCURRED),
    "The truce would not begin until Israel received the names.": (Polarity.AFFIRMED, Modality.CONDITIONAL),
    "The EU called on Pakistan to stop shelling villages.": (Polarity.DENIED, Modality.DEMANDED),
    "Rwanda must withdraw its troops from Goma, Congo's president said.": (Polarity.AFFIRMED, Modality.DEMANDED),
    "Heavy weapons are to be withdrawn by June.": (Polarity.AFFIRMED, Modality.PROMISED),
    "Armenian forces are expected to withdraw from Lachin.": (Polarity.AFFIRMED, Modality.PLANNED),
    "Talks are due to start in Geneva by Thursday.": (Polarity.AFFIRMED, Modality.PLANNED),
    "Ministers to meet in Geneva on Thursday": (Polarity.AFFIRMED, Modality.PLANNED),
    "Almost nightly, the army shelled Zolote.": (Polarity.AFFIRMED, Modality.HABITUAL),
    "Israel insists it bombed Rafah.": (Polarity.AFFIRMED, Modality.OCCURRED),
    "Shelling of Horlivka continues, residents say.": (Polarity.AFFIRMED, Modality.ONGOING),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.items(), ids=lambda value: str(value)[:40])
def test_polarity_and_modality(extractor: Extractor, text: str, stance: tuple[Polarity, Modality]):
    assert [(d.polarity, d.modality) for d in told(extractor, text)] == [stance]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=8), st.integers(0, 120))
def test_a_chain_is_ordered_from_the_widest_scope_inwards(bounds: list[tuple[int, int]], offset: int):
    scopes = [
        Scope(start=start, end=start + length, voice=Voice(name=str(i), actor="A"), stance="asserts", cue_start=200 + i)
        for i, (start, length) in enumerate(bounds)
    ]
    chain = chain_at(scopes, offset)
    assert all(scope.covers(offset) for scope in chain)
    assert len(chain) == sum(scope.covers(offset) for scope in scopes)
    widths = [scope.end - scope.start for scope in chain]
    assert widths == sorted(widths, reverse=True)


@given(st.text(alphabet="according to citing, per.", max_size=60))
def test_cues_are_whole_words_and_never_overlap(text: str):
    found = occurrences(text, ("according to", "to", "per", "citing"))
    assert all(text[at : at + len(cue)] == cue and not text[at + len(cue) :][:1].isalpha() for at, cue in found)
    assert all(at + len(cue) <= following for (at, cue), (following, _) in pairwise(found))
