"""Whose troops, mission and spokesmen: wordings that tell it sideways, and those that leave it open."""

from datetime import date

import pytest

from trucewatch.extract.actors.registry import ActorMention, ActorRegistry
from trucewatch.extract.parsing.sentences import split
from trucewatch.model import Document, Moment, Precision, Source


def read(text: str, publisher: str | None = None) -> list[ActorMention]:
    on = date(2023, 5, 1)
    published = Moment(start=on, end=on, precision=Precision.DAY)
    source = Source(name="publisher", actor=publisher)
    document = Document(id="x", path="x.txt", text=text, source=source, published=published)
    return list(ActorRegistry.packaged().read(document, split(document)))


def code_of(words: str, mentions: list[ActorMention]) -> str | None:
    """The code of the last mention with these words, None where there is no such mention."""
    return next((m.code for m in reversed(mentions) if m.text == words), None)


TOLD = [
    ("The Malian army saw MINUSMA. Fire hit the UN mission, MINUSMA, at dawn.", "UN mission", "MINUSMA"),
    ("Burundi accused the FNL. MINUSMA was silent. The movement's posts fell.", "The movement", "FNL"),
    ("The FNL met MONUSCO in Burundi. A commander of the group spoke.", "the group", "FNL"),
    ("M23 fought Congo's army. U.N. peacekeepers of MONUSCO fled. A Nepalese peacekeeper died.",
     "Nepalese peacekeeper", "MONUSCO"),
    ("Kyrgyzstan and Tajikistan spoke. The two prime ministers said their commanders would meet.",
     "their commanders", None),
    ("The LTTE fought the Sri Lankan army. Government artillery fired.", "Government artillery", "LKA.MIL"),
    ("The LTTE fought the Sri Lankan army. Ten sailors died.", "sailors", "LKA.MIL"),
    ("The LTTE fought the Sri Lankan army. A diplomat spoke.", "diplomat", None),
    ("M23 fought Congo's army. A civil society leader spoke.", "civil society leader", "CIV"),
    ("M23 fought Congo's army. Local officials spoke.", "Local officials", "COD.LOCAL"),
    ("M23 fought Congo's army. Unidentified soldiers came.", "soldiers", None),
    ("The LTTE fought the Sri Lankan army. A pro-rebel paper said so.", "rebel", None),
    ("Yemen's army met anti-Houthi fighters.", "Houthi fighters", None),
    ("M23 fought Congo's army. A defence spokesman of Mali spoke.", "it", None),
    ("M23 spoke. It denied that its troops had fired on Congo's army.", "troops", "M23"),
    ("MONUSCO said a patrol was stopped. M23 had blocked the road, it said.", "it", "MONUSCO"),
    ("Congo's army fled; M23 said so. The town had fallen, it said.", "it", "M23"),
    ("Jean Kalala, who speaks for the M23, was firm. Kalala refused talks.", "Kalala", "M23"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), TOLD)
def test_whose(text: str, words: str, code: str | None) -> None:
    assert code_of(words, read(text)) == code


@pytest.mark.parametrize(
    "words", ["the units of the adversary", "tanks of the enemy", "positions of the opposite side"]
)
def test_units_of_the_other_side_are_its_own(words: str) -> None:
    found = read(f"Kyrgyz troops came. Today {words} were seen.", "TJK.MOD")
    assert code_of(words.removeprefix("the "), found) == "KGZ.MIL"


def test_they_in_a_quotation_are_not_the_speaker() -> None:
    text = 'Cambodian troops came. "They fired rockets," said a Thai army spokesman.'
    assert code_of("They", read(text)) == "KHM.MIL"


def test_joint_commanders_are_those_of_both() -> None:
    found = read("Thailand and Cambodia fought. The two prime ministers said that their commanders would meet.")
    assert code_of("commanders", found) == "KHM.MIL+THA.MIL" or code_of("commanders", found) == "THA.MIL+KHM.MIL"


def test_in_a_movements_report_the_army_is_the_states() -> None:
    found = read("The army came at dawn. Our fighters held. Bangkok and Myanmar were silent.", "KNU")
    assert (code_of("army", found), code_of("fighters", found)) == ("MMR.MIL", "KNU")


def test_its_units_in_a_report_that_says_our_are_the_enemys() -> None:
    found = read("Our army held. The clique in Addis Ababa lies. Its units fled.", "TPLF")
    assert code_of("units", found) == "ETH.MIL"


def test_the_monitors_are_no_aid_agency() -> None:
    assert code_of("the monitors", read("MILF fought the Philippine army. The ICRC came. It met the monitors.")) is None


def test_a_speaker_is_not_of_the_state_that_fired() -> None:
    found = read("India and Pakistan fought. A woman was hurt by shells fired by Pakistan, a police officer said.")
    assert code_of("police officer", found) is None


def test_an_official_of_a_place_is_of_its_side_of_the_line() -> None:
    found = read("India and Pakistan fought. An army spokesman in Srinagar spoke.")
    assert code_of("army spokesman in Srinagar", found) == "IND.MIL"
