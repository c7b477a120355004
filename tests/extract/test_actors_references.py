"""References inside a document: the ministry, both sides, the enemy, our troops, he and it; and what stays open."""

from datetime import date
from itertools import pairwise

import pytest

from trucewatch.extract.actors.registry import ActorMention, ActorRegistry
from trucewatch.extract.parsing.sentences import split
from trucewatch.model import Document, Moment, Precision, Source


def read(text: str, publisher: str | None = None, on: date = date(2021, 5, 1)) -> list[ActorMention]:
    published = Moment(start=on, end=on, precision=Precision.DAY)
    source = Source(name="publisher", actor=publisher)
    document = Document(id="x", path="x.txt", text=text, source=source, published=published)
    return list(ActorRegistry.packaged().read(document, split(document)))


def code_of(words: str, mentions: list[ActorMention]) -> str | None:
    """The code of the last mention with these words."""
    return [m.code for m in mentions if m.text == words][-1]


WIRE = [
    (
        "Azerbaijan's Defence Ministry spoke of calm. The ministry's spokesman named no village.",
        "The ministry's spokesman",
        "AZE.MOD",
    ),
    ("Armenia and Azerbaijan met in Vienna. Both sides were content.", "Both sides", "ARM+AZE"),
    (
        "Fighting went on between Ukraine and the Donetsk rebels. The two sides traded blame.",
        "The two sides",
        "UKR+DNR",
    ),
    ("Sudan's army and the RSF met. Both parties signed.", "Both parties", "SAF+RSF"),
    ("India and Pakistan agreed. The two armies pulled back.", "armies", "IND.MIL+PAK.MIL"),
    (
        "The Thai army shelled a hill, Cambodia said. The two countries' foreign ministers will meet.",
        "foreign ministers",
        "THA.MFA+KHM.MFA",
    ),
    ("The Houthis accused Yemen's government. They spoke of shelling in Marib.", "They", "HOUTHI"),
    (
        'Hamas freed a captive. "If the enemy keeps its word we shall too," the group said. Israel waited.',
        "the enemy",
        "ISR",
    ),
    ("The ELN fought the Colombian army. On Friday soldiers shot a man.", "soldiers", "COL.MIL"),
    ("The ELN met Colombia's envoys. The defence ministry was silent.", "defence ministry", "COL.MOD"),
    ("FARC and the government of Colombia met. The rebels left first.", "rebels", "FARC"),
    ("Ethiopia blamed the TPLF. A local police officer saw nothing.", "local police officer", "ETH.POLICE"),
    ("Azerbaijan yields two posts, a presidential aide said.", "presidential aide", "AZE.PRES"),
    ("The World Food Programme sent lorries. The agency said roads were mined.", "The agency", "WFP"),
    ("UNMHA toured the port. The Mission said it saw no missiles.", "The Mission", "UNMHA"),
    ("UNMHA toured the port. The Mission said it saw no missiles.", "it", "UNMHA"),
    ("Georgian police said on Monday that they had seen nothing. Later it added a map.", "it", "GEO.POLICE"),
    (
        "The Armenian Defence Ministry spokeswoman said shells fell. Her counterpart in Baku denied it.",
        "counterpart in Baku",
        "AZE.MOD",
    ),
    ("Washington and Riyadh announced on Sunday that they would mediate.", "they", "USA+SAU"),
    ("OSCE monitors in Donetsk counted blasts, Ukraine and the DPR said.", "OSCE monitors", "OSCE-SMM"),
    ("OSCE monitors crossed into Tskhinvali, Georgia and South Ossetia said.", "OSCE monitors", "OSCE-GEO"),
    ("Sudan's army fought the RSF. The Red Crescent buried the dead.", "The Red Crescent", "SRCS"),
]


@pytest.mark.parametrize(("text", "words", "code"), WIRE, ids=[words + ": " + text[:30] for text, words, _ in WIRE])
def test_a_wire_story_says_who_is_meant(text: str, words: str, code: str) -> None:
    assert code_of(words, read(text)) == code


COMMUNIQUES = [
    ("ARM.MOD", "Azerbaijan fired at night. Our positions held.", "positions", "ARM.MIL"),
    ("AZE.MOD", "Units of the armed forces of Armenia fired. The enemy used mortars.", "The enemy", "ARM.MIL"),
    ("UKR.MIL", "The armed formations of the Russian Federation fired. The enemy used mortars.", "The enemy", "RUS"),
    ("UKR.MIL", "Shells fell. One serviceman was hurt.", "serviceman", "UKR.MIL"),
    ("ARM.PM", "Azerbaijan crossed the border. We ask for help.", "We", "ARM"),
    ("ARM.PM", "Azerbaijan crossed the border. I ask for help.", "I", "ARM.PM"),
    ("HOUTHI", "The forces of aggression bombed Hays. We opened the port.", "We", "HOUTHI"),
    ("HOUTHI", "The forces of aggression bombed Hays. The coalition denied it.", "The coalition", "SAU-COALITION"),
    ("UNIFIL", "Peacekeepers saw a bulldozer. We urge restraint.", "Peacekeepers", "UNIFIL"),
    ("OSCE-SMM", "The Mission saw weapons.", "The Mission", "OSCE-SMM"),
    (
        "RUS.MOD",
        "The Russian peacekeeping contingent keeps 23 posts. The contingent cleared mines.",
        "The contingent",
        "RUS.PKF",
    ),
]


@pytest.mark.parametrize(("publisher", "text", "words", "code"), COMMUNIQUES)
def test_a_party_speaks_of_its_own_and_of_the_other(publisher: str, text: str, words: str, code: str) -> None:
    assert code_of(words, read(text, publisher)) == code


OPEN = [
    ("The army fired at night.", "army"),
    ("The enemy fired at night.", "The enemy"),
    ("Both sides fired at night.", "Both sides"),
    ("The ministry was silent.", "The ministry"),
    ("Armenian and Azerbaijani units clashed. Soldiers shot a farmer.", "Soldiers"),
    ("A truce was signed by Armenia. It lapsed at noon.", "It"),
    ("Peacekeepers will be sent.", "Peacekeepers"),
    ("Our army won.", "army"),
    ("He left.", "He"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_what_the_text_does_not_settle_stays_open(text: str, words: str) -> None:
    assert code_of(words, read(text)) is None


def test_a_quotation_makes_its_speaker_we() -> None:
    mentions = read('Iran and Israel met. "We shall answer," a Hezbollah official warned.')
    assert code_of("We", mentions) == "HEZBOLLAH"


def test_the_pieces_of_a_document_come_in_order_without_overlap() -> None:
    mentions = read(" ".join(text for text, _, _ in WIRE))
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_a_sentence_with_two_opposed_parties_names_the_sides() -> None:
    registry = ActorRegistry.packaged()
    mentions = read("Armenia and Azerbaijan exchanged fire.")
    assert [side.actor for side in registry.sides(mentions)] == ["ARM", "AZE"]
    assert registry.sides(read("Armenia and Norway exchanged notes.")) == ()
    assert registry.sides(read("Armenia, Azerbaijan and Russia signed.")) == ()
