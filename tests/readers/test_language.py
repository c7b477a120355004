"""A report that is not English is told of, and one that is never is, however terse."""

from __future__ import annotations

import pytest

from trucewatch.readers import read_document
from trucewatch.readers.language import small_words

FOREIGN = {
    "Russian": "Министерство сообщило, что ночью по селу было выпущено четыре мины, раненых нет.",
    "Arabic": "أعلنت الوزارة أن قذيفتين سقطتا قرب القرية خلال الليل ولم يصب أحد بأذى.",
    "Spanish": "El ministerio informó que las tropas abrieron fuego por la noche cerca del puente y que los vecinos huyeron.",
    "French": "Le ministère a déclaré que les soldats avaient tiré dans la nuit sur une patrouille et que des civils ont fui.",
    "German": "Das Ministerium teilte mit, dass die Soldaten in der Nacht auf den Posten an der Brücke geschossen haben.",
    "Turkish": "Bakanlık, köye gece bir havan mermisi düştüğünü ve ordu tarafından ateş açıldığını bir bildiri ile duyurdu.",
}
ENGLISH = {
    "wire": "The ministry said on Monday that soldiers had opened fire on a patrol near Los Pinos, and that two men died.",
    "log": "0815 dep base\n0940 OP2: 3 x expl heard, dist 4-6 km S, not obs\n1120 CP4 closed, access denied\n1300 UAV obs\n1545 RTB",
    "names": "Van der Berg and Las Casas of Médecins du Monde met the commander in Les Cayes; Das Kapital was not discussed.",
    "short": "Нет.",
    "figures": "12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33",
    "quotation": "The press office wrote «Огня не открывали, потерь нет», which means that it denies the fire that the other side "
    "reported from the bridge on the same night.",
}


def codes(text: str) -> list[str]:
    return [issue.code for issue in read_document(text.encode(), "a.txt").issues]


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told_and_the_text_is_read_all_the_same(text):
    assert "reader.language" in codes(text)
    assert read_document(text.encode(), "a.txt").document is not None


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_never_taken_for_another_language(text):
    assert "reader.language" not in codes(text)


def test_no_word_stands_in_both_lists():
    assert not small_words()["english"] & small_words()["others"]
