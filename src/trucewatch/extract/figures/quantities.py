"""Counts: which numbers of a sentence count what, for one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.extract.acts.events import Event
from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.roles import tokens_in
from trucewatch.extract.acts.slots import is_labelled_empty, labelled_number, prepositions, verb_slots
from trucewatch.extract.figures.apart import ApartFigure, is_difference, set_apart
from trucewatch.extract.figures.numbers import Count, find_numbers
from trucewatch.extract.parsing import grammar
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.shorthand import TIMES_SIGNS
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.model import Quantity

NOBODY = frozenset({"nobody", "none", "no one", "no-one", "noone"})
SINGLE = frozenset({"a", "an", "one", "another", "the", "his", "her", "its"})
MEASURES = frozenset(
    {"mm", "km", "m", "metre", "meter", "kilometre", "kilometer", "cm", "percent", "%", "per", "year", "day", "hour", "minute",
     "point", "week", "month", "caliber", "calibre", "degree", "hectare", "direction", "article", "second", "o'clock", "hr"}
)  # fmt: skip
COLLECTIVE = grammar.words("collective")
PEOPLE_UNITS = frozenset({"people", "personnel"})
LOOK_LEFT, LOOK_RIGHT = 6, 7
LABEL = ("noun", "colon")


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All numbers of a scene with the token that each one counts."""

    scene: Scene
    lexicon: Lexicon
    counts: Sequence[tuple[Count, Token | None]]
    apart: Sequence[ApartFigure] = ()

    def unit(self, noun: Token | None) -> str | None:
        """The contract's unit for a counted noun, None where it is none of them."""
        if noun is None:
            return None
        for word in (lemma_of(noun), noun.lower_):
            if word in self.lexicon.units:
                unit = self.lexicon.units[word]
                parts = {self.lexicon.units.get(lemma_of(c)) for c in noun.children if c.dep_ == "compound"}
                return "shots" if unit == "explosions" and "shots" in parts else unit
        return None


def figures(scene: Scene, lexicon: Lexicon) -> Figures:
    """The numbers of a scene, those inside dates, clock times, distances and names left out."""
    counts = []
    offset = scene.sentence.start
    text = scene.doc.text
    numbers = [number for number in find_numbers(text) if not is_difference(text, number)]
    apart = set_apart(text, numbers)
    outside = {figure.count.start for figure in apart}
    for count in numbers:
        at = offset + count.value_start
        if (
            count.start in outside
            or any(t.start <= at < t.end for t in scene.times)
            or any(p.whole_start <= at < p.whole_end for p in scene.places)
        ):
            continue
        noun = counted(count, scene)
        if noun is not None and lemma_of(noun) in MEASURES:
            continue
        counts.append((count, noun))
    return Figures(scene=scene, lexicon=lexicon, counts=counts, apart=apart)


def counted(count: Count, scene: Scene) -> Token | None:
    """The noun that a number counts: what it modifies, else the noun that follows in the same phrase."""
    tokens = [t for t in scene.doc if count.value_start <= t.idx < count.end]
    if not tokens:
        return None
    label = scene.doc[tokens[0].i - 2] if tokens[0].i >= len(LABEL) else None
    if label is not None and label.pos_ in ("NOUN", "PROPN") and labelled_number(label) is not None:
        return label
    last = tokens[-1]
    if last.text in TIMES_SIGNS and last.pos_ == "NOUN":
        return last  # "12 x 155 mm": the sign stands for the rounds
    inside = {t.i for t in tokens}
    head = last
    while head.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod") and (
        head.head.i in inside or head.i in inside
    ):
        if head.head.i not in inside:
            return head.head if head.head.pos_ in ("NOUN", "PROPN", "ADJ", "X", "VERB", "NUM") else None
        head = head.head
    if of := prepositions(last).get("of"):
        return of[0]
    return (
        next(
            (t for t in scene.doc[last.i + 1 : last.i + 5] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"),
            None,
        )
        if last.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass", "attr")
        else None
    )


def event_counts(event: Event, marks: Figures, owned: frozenset[int]) -> list[Quantity]:
    """The counts of the things an event is about; ``owned`` are the token indexes of its clause."""
    found: list[Quantity] = []
    for count, noun in marks.counts:
        anchor = noun if noun is not None else token_at(marks.scene, count.value_start)
        if anchor is None or (anchor.i not in owned and anchor not in principals(event)):
            continue
        unit = unit_for(event, marks, noun)
        if unit in PEOPLE_UNITS and noun is not None and casualty_unit(noun.head) is not None:
            continue  # the victims of the casualty word, whose act takes them with it
        if unit is not None:
            found.append(quantity(unit, count, noun))
    return merged(found or single_person(event, marks))


def principals(event: Event) -> list[Token]:
    """The people that an act of people is about: those it is done to, else those who do it."""
    if event.frame.unit is None or event.frame.unit in ("killed", "wounded", "personnel"):
        return []
    slots = [name for name in (*event.frame.target, *event.frame.initiator) if name in ("obj", "subj", "of")]
    return [t for name in slots for t in tokens_in(name, event)]


def single_person(event: Event, marks: Figures) -> list[Quantity]:
    """One, where an act of people is about one person: "a villager was detained", "the body of a soldier"."""
    people = principals(event)
    if event.frame.unit == "remains":
        people = [
            t for t in event.slots.get("obj", []) if t.tag_ == "NN" and lemma_of(t) in marks.lexicon.classes["bodies"]
        ]
        return [Quantity(of="remains", low=1, high=1, text=t.text) for t in people[:1]]
    return [
        Quantity(of=event.frame.unit or "people", low=1, high=1, text=t.text, who=t.text)
        for t in people[:1]
        if is_single(t, marks.lexicon)
    ]


def unit_for(event: Event, marks: Figures, noun: Token | None) -> str | None:
    """The unit of a counted noun within an event; people take the event's own unit (released, displaced …)."""
    unit = marks.unit(noun)
    frame_unit = event.frame.unit
    if frame_unit in ("killed", "wounded"):
        return None
    if (
        frame_unit
        and (unit in PEOPLE_UNITS or unit is None)
        and noun is not None
        and (unit or is_person(noun, marks.lexicon) or noun in principals(event))
    ):
        return frame_unit
    return unit


def is_person(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is one for people or captives."""
    return any(
        lemma_of(noun) in lexicon.classes[name]
        for name in ("people", "captives", "displaced", "bodies", "troops", "civilians")
    ) or (noun.pos_ == "PROPN" and noun.tag_ == "NNPS")


def quantity(unit: str, count: Count, noun: Token | None) -> Quantity:
    """A count as the contract writes it, with the counted noun in its text."""
    return Quantity(
        of=unit,
        low=count.low,
        high=count.high,
        text=count.text,
        who=noun.text if noun is not None else None,
        note=count.note,
    )


def token_at(scene: Scene, index: int) -> Token | None:
    """The token that begins at or covers an offset of the sentence."""
    return next((t for t in scene.doc if t.idx <= index < t.idx + len(t)), None)


def merged(found: Iterable[Quantity]) -> list[Quantity]:
    """The quantities, the same one told twice kept once."""
    kept: list[Quantity] = []
    for item in found:
        if not any(same_quantity(item, other) for other in kept):
            kept.append(item)
    return kept


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one number of the same people, as far as both say whom they count."""
    whom = one.who is None or other.who is None or one.who == other.who
    return (one.of, one.low, one.high) == (other.of, other.low, other.high) and whom


# --- casualties ---------------------------------------------------------------------------------------------------


def casualties(marks: Figures) -> list[tuple[Token, Quantity]]:
    """The killed and wounded that a sentence counts, each with the word that says so."""
    return [
        (token, item)
        for token in marks.scene.doc
        if (unit := casualty_unit(token)) is not None
        for item in toll(token, unit, marks)
    ]


def casualty_unit(token: Token) -> str | None:
    """``killed`` or ``wounded`` where a word speaks of one."""
    words = {lemma_of(token), token.lower_}
    if words & grammar.words("killed"):
        return "killed"
    if words & grammar.words("wounded") and token.dep_ != "compound":
        mortal = any(c.lower_ in grammar.words("mortally") for c in token.children)
        if mortal:
            return "killed"
        return "wounded"
    return None


def toll(token: Token, unit: str, marks: Figures) -> list[Quantity]:
    """The numbers of people that a casualty word speaks of: one for each member of "a captain and two of his men"."""
    if (labelled := labelled_number(token)) is not None:
        return [quantity(unit, c, None) for c, _ in marks.counts if c.value_start <= labelled.idx < c.end]
    told = [item for person in victims(token) if (item := number_in(person, unit, marks)) is not None]
    if told:
        return told
    near = beside(token, unit, marks)
    return [near] if near is not None else []


def victims(token: Token) -> list[Token]:
    """The heads of the phrases that name the victims."""
    if token.pos_ in ("VERB", "AUX"):
        slots = verb_slots(token)
        dying = lemma_of(token) in ("die", "perish")
        people = slots.get("subj", []) if dying else slots.get("obj", [])
        return people or ([] if dying else [t for t in slots.get("subj", []) if t.lower_ in NOBODY])
    of = prepositions(token).get("of", [])
    head = [token.head] if token.dep_ in ("amod", "acomp", "acl") else []
    beside = (
        token.head if token.dep_ in ("oprd", "acomp", "advmod", "dobj", "xcomp") else None
    )  # "shot dead", "left dead"
    struck = verb_slots(beside).get("obj", []) if beside is not None and beside.pos_ == "VERB" else []
    return [*of, *head, *(t for t in struck if t.i != token.i)]


def number_in(person: Token, unit: str, marks: Figures) -> Quantity | None:
    """The number inside a victim's phrase; one person is one, nobody is zero."""
    denied = any(c.lower_ in ("no", "not") and c.dep_ in ("det", "neg", "advmod") for c in person.children)
    if person.lower_ in NOBODY or denied or is_labelled_empty(person):
        return Quantity(of=unit, low=0, high=0, text=person.text)
    low, high = person.left_edge.idx, person.idx + len(person)
    inside = [c for c, _ in marks.counts if low <= c.value_start < high]
    partitive = prepositions(person).get("of", [])
    if inside:
        whom = person if person.pos_ != "NUM" else next(iter(partitive), None)
        return quantity(unit, inside[-1], whom)
    if person.lower_ in grammar.words("one_person") or (person.pos_ == "NUM" and partitive):
        return Quantity(of=unit, low=1, high=1, text=person.text, who=partitive[0].text if partitive else None)
    if is_single(person, marks.lexicon):
        return Quantity(of=unit, low=1, high=1, text=person.text, who=person.text)
    return None


def is_single(person: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase names exactly one person: a singular noun with an article or a possessor, or a name behind a rank."""
    names = [person, *(c for c in person.children if c.dep_ == "compound")]
    told = [t for t in names if lemma_of(t) in lexicon.classes["single"]]
    if person.tag_ not in ("NN", "NNP") or not told or any(lemma_of(t) in COLLECTIVE for t in told):
        return False
    determiner = next((c.lower_ for c in person.children if c.dep_ in ("det", "nummod", "poss")), "")
    if person.tag_ == "NNP":
        return not determiner and person not in told  # "killed commander Salim Haddad"
    named = lemma_of(person) in lexicon.classes["people"] or lexicon.units.get(lemma_of(person)) in PEOPLE_UNITS
    return determiner not in ("no", "any", "every", "each", "some") and (bool(determiner) or named)


def beside(token: Token, unit: str, marks: Figures) -> Quantity | None:
    """A number close to a casualty word, where the parse does not join them: "two dead", "killing 18", "36 wounded"."""
    start = token.idx
    left = [c for c, _ in marks.counts if c.end <= start and gap_is_small(marks, c.end, start, LOOK_LEFT)]
    right = [
        c for c, _ in marks.counts if c.value_start >= start and gap_is_small(marks, start + len(token), c.start, 2)
    ]
    active = token.tag_ == "VBG" or (
        token.tag_ in ("VBD", "VBZ", "VBP", "VB") and lemma_of(token) not in ("die", "perish")
    )
    chosen = (right or None) if active else (left or None)
    if chosen is None:
        return None
    return quantity(unit, chosen[0] if active else chosen[-1], None)


def gap_is_small(marks: Figures, left: int, right: int, most: int) -> bool:
    """Whether few words, none of them a casualty word or a clause mark, stand between two offsets."""
    between = [t for t in marks.scene.doc if left <= t.idx < right]
    blocked = any(t.text in (",", ";", ":", "and", "while") or casualty_unit(t) for t in between)
    return len(between) <= most and not blocked
