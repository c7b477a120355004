"""Slots: who fills which place around a verb or a noun, read off the dependency tree.

A slot is ``subj``, ``obj`` (what the act is done to, passive or not), ``dative``, ``poss``, ``mod``, or the name of a
preposition. Clauses without a subject of their own take it from the clause that governs them; relative clauses take
the noun that they hang on. Labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.extract.parsing.grammar import words
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.shorthand import packaged_shorthand

Slots = dict[str, list[Token]]

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE = words("relative")
OPEN_CLAUSES = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp", "acl"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "quantmod"})
OBJECT_CONTROL = words("object_control")
BARE_CONTROL = words("bare_control")
EMPTY = words("empty")
CLOSING = (".", ",", ";", ")", "(")
LABELLING = (":", "-", "–", "—")
PERFECT = frozenset({"have", "has", "had", "having"})
MAX_CLIMB = 6
STRAY_TOKENS = 8
NOBODY = words("nobody")


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: an auxiliary says so, or a bare participle hangs on a noun."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        # "Claimed in turn that units had shelled the town" is often hung on "turn": a perfect with a subject is active.
        active = any(c.dep_ == "nsubj" or (c.dep_ == "aux" and c.lower_ in PERFECT) for c in verb.children)
        return not active or any(c.lower_ in ("been", "being") for c in verb.children)
    return verb.dep_ == "conj" and is_passive(verb.head) and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)


def conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and all that is coordinated with them, in order, each once."""
    found: dict[int, Token] = {}
    for token in tokens:
        found[token.i] = token
        stack = [child for child in token.children if child.dep_ in ("conj", "appos")]
        while stack:
            child = stack.pop(0)
            if child.dep_ == "conj" and child.i not in found:
                found[child.i] = child
                stack.extend(c for c in child.children if c.dep_ == "conj")
    return [found[i] for i in sorted(found)]


def preposition(token: Token) -> str:
    """The name of a slot after its preposition, written out where a log shortens it: "fm" is "from"."""
    return packaged_shorthand().stands_for(token.lower_, log=True) or token.lower_


def prepositions(token: Token) -> Slots:
    """Objects of the prepositions that hang on a token, by preposition, coordination included."""
    slots: Slots = {}
    for child in token.children:
        if child.tag_ == "RP" and child.dep_ == "prt":
            continue
        if child.dep_ in ("prep", "agent", "dative", "advmod", "prt") and child.pos_ in ("ADP", "SCONJ", "ADV", "PART"):
            name = "by" if child.dep_ == "agent" else preposition(child)
            objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if objects:
                slots.setdefault(name, []).extend(conjuncts(objects))
            for inner in child.children:
                if inner.dep_ == "prep":
                    deeper = conjuncts(c for c in inner.children if c.dep_ in ("pobj", "pcomp"))
                    slots.setdefault(preposition(inner), []).extend(deeper)
            for twin in child.children:
                if twin.dep_ == "conj" and twin.pos_ == "ADP":
                    slots.setdefault(twin.lower_, []).extend(conjuncts(c for c in twin.children if c.dep_ == "pobj"))
    return slots


def slots_of(token: Token, depth: int = 0) -> Slots:
    """All slots around a predicate, verb or noun."""
    if token.pos_ in ("VERB", "AUX") or (
        token.dep_ in ("ROOT", "ccomp", "relcl", "advcl") and token.tag_.startswith("V")
    ):
        return verb_slots(token, depth)
    return noun_slots(token, depth)


def verb_slots(verb: Token, depth: int = 0) -> Slots:
    """Slots of a verb, with what it inherits from the clauses around it."""
    slots = prepositions(verb)
    if verb.dep_ == "compound":
        return slots | {"obj": conjuncts([verb.head])}
    passive = is_passive(verb)
    surface = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd") and c.lower_ not in RELATIVE]
    objects += small_clause_subjects(verb) + objects_after_particle(verb)
    if objects:
        # A list of objects is often hung on the verb from its second member on.
        objects += [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > objects[0].i]
    datives = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if datives:
        slots["dative"] = conjuncts(datives)
    surface = [t for t in surface if t.lower_ not in RELATIVE]
    if verb.dep_ in ("relcl", "acl"):
        surface, objects = with_antecedent(verb, passive, surface, objects)
    elif not surface and depth < MAX_CLIMB:
        surface = inherited_subject(verb, depth) or stray_subject(verb)
    slots["obj"] = conjuncts(objects)
    role = "obj" if passive else "subj"
    slots.setdefault("subj", [])
    slots[role] = slots.get(role, []) + conjuncts(surface)
    if passive and "by" in slots:
        slots["subj"] = list(slots["by"])
    elif verb.tag_ == "VBG" and "by" in slots and not any(c.dep_ in SUBJECTS for c in verb.children):
        slots["subj"] = slots["by"]
    return slots


def small_clause_subjects(verb: Token) -> list[Token]:
    """The subject of a clause without a finite verb: whom one lets through, allows to pass, sees cross."""
    if verb.lemma_ not in OBJECT_CONTROL:
        return []
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not is_finite(c) and not has_mark(c)]
    return [s for clause in clauses for s in clause.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS]


def objects_after_particle(verb: Token) -> list[Token]:
    """What the parse takes for the object of a particle: "called off their truce"."""
    particles = [c for c in verb.children if c.dep_ == "prt" and c.tag_ == "RP"]
    return [o for particle in particles for o in particle.children if o.dep_ == "pobj"]


def has_mark(clause: Token) -> bool:
    """Whether a clause is opened by "that" or another conjunction."""
    return any(child.dep_ == "mark" for child in clause.children)


def with_antecedent(
    verb: Token, passive: bool, surface: list[Token], objects: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Subject and object of a relative or participial clause, the noun that it hangs on put where it belongs."""
    noun = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VB" and not surface:
        return governor_subject(noun, 0), objects
    relative = next((c for c in verb.children if c.lower_ in RELATIVE), None)
    own_subject = bool(surface)
    if passive and not own_subject:
        return [noun], objects
    if own_subject and not objects and (relative is None or relative.dep_ in ("dobj", "mark", "pobj")):
        return surface, [noun]
    if not own_subject:
        return [noun], objects
    return surface, objects


def inherited_subject(verb: Token, depth: int) -> list[Token]:
    """The subject that a clause without one takes from the clause above it."""
    if verb.dep_ not in OPEN_CLAUSES:
        return []
    head = verb.head
    if head.dep_ == "prep" or verb.dep_ == "pcomp":
        by_doing, head = head.lower_ == "by", head.head
        if by_doing and head.pos_ in ("NOUN", "PROPN") and head.dep_ not in ("pobj", "dobj"):
            return [head]
    if head.pos_ not in ("VERB", "AUX"):
        return governor_subject(head, depth)
    above = verb_slots(head, depth + 1)
    if verb.dep_ in ("xcomp", "pcomp", "ccomp") and head.lemma_ in OBJECT_CONTROL:
        controlled = above.get("obj") or above.get("on") or above.get("upon") or above.get("dative") or []
        if controlled:
            return controlled
    return above.get("obj", []) if is_passive(head) else above.get("subj", [])


def stray_subject(verb: Token) -> list[Token]:
    """The noun before a finite verb that the parse gave to another word; a garbled sentence often loses its subject."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj", "advcl", "parataxis") or not is_finite(verb):
        return []
    for token in reversed(verb.doc[max(0, verb.i - STRAY_TOKENS) : verb.i]):
        if token.text in (";", ":", ",") or (token.pos_ == "VERB" and token.dep_ not in ("amod", "relcl", "acl")):
            return []
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in (
            "nsubj",
            "nsubjpass",
            "ROOT",
            "dobj",
            "npadvmod",
            "dep",
        ):
            return [token]
    return []


def is_finite(verb: Token) -> bool:
    """Whether a verb form can have a subject of its own; the model takes many an infinitive after "let" for a present."""
    present = ("VBD", "VBZ") if verb.head.lemma_ in BARE_CONTROL else ("VBD", "VBZ", "VBP")
    return verb.tag_ in present or any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.children)


def governor_subject(noun: Token, depth: int) -> list[Token]:
    """The subject of the verb that a noun depends on, for "expressed willingness to continue"."""
    verb = governor(noun)
    return verb_slots(verb, depth + 1).get("subj", []) if verb is not None else []


def governor(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of, through one preposition."""
    head = noun.head
    if noun.dep_ == "conj":
        return governor(head) if head.i != noun.i else None
    if head.dep_ in ("prep", "agent") or head.pos_ == "ADP":
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") and head.i != noun.i else None


def noun_slots(noun: Token, depth: int = 0) -> Slots:
    """Slots of a noun: modifiers, possessor, prepositions, and what its governing verb adds."""
    slots = prepositions(noun)
    for inner in slots.get("of", []):
        # "An exchange of prisoners between the sides": the parse hangs the sides on the prisoners.
        for name, objects in prepositions(inner).items():
            if name in ("between", "by", "with", "from", "to"):
                slots.setdefault(name, objects)
    slots["mod"] = [c for c in noun.children if c.dep_ in MODIFIERS]
    slots["mod"] += [g for m in slots["mod"] for g in m.children if g.dep_ in MODIFIERS]
    slots["poss"] = conjuncts(c for c in noun.children if c.dep_ == "poss")
    verb = governor(noun)
    if verb is not None and depth < MAX_CLIMB:
        above = verb_slots(verb, depth + 1)
        if noun in above.get("obj", []) or verb.lemma_ == "be":
            slots["subj"] = [t for t in above.get("subj", []) if t.i != noun.i]
            if "by" in above and is_passive(verb):
                slots.setdefault("by", []).extend(above["by"])
    return slots


def adjective_slots(adjective: Token, depth: int = 0) -> Slots:
    """Slots of an adjective: the noun that it modifies or is said of is its subject."""
    slots = prepositions(adjective)
    if adjective.dep_ == "amod":
        slots["subj"] = conjuncts([adjective.head])
    elif adjective.head.pos_ in ("VERB", "AUX") and depth < MAX_CLIMB:
        above = verb_slots(adjective.head, depth + 1)
        slots["subj"] = above.get("subj") or above.get("obj") or []
    elif adjective.dep_ in ("ROOT", "appos", "acl"):
        slots["subj"] = said_of(adjective)
    return slots


def said_of(adjective: Token) -> list[Token]:
    """What an adjective without a verb is said of: "night quiet along the line", "AOR calm"."""
    own = [c for c in adjective.children if c.dep_ in ("nsubj", "compound", "nmod", "npadvmod")]
    return own or ([adjective.head] if adjective.head.i == adjective.i - 1 else [])


def own_negation(token: Token) -> bool:
    """Whether a word carries its own negation: not, never, no longer, or a subject or object that is nobody."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "n't"):
            return True
        if child.lower_ in ("longer", "more") and any(c.lower_ == "no" for c in child.children):
            return True
        if child.lower_ == "no" and child.dep_ in ("det", "advmod", "neg"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and is_nobody(child):
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
    return False


def is_nobody(token: Token) -> bool:
    """Whether a noun phrase is empty: nobody, none of them, no shot, not a single round, not one truck."""
    if token.lower_ in NOBODY or is_labelled_empty(token):
        return True
    for child in token.children:
        if child.lower_ in EMPTY and child.dep_ in ("det", "neg", "advmod", "nummod", "preconj"):
            return True
        if child.dep_ in ("nummod", "det", "amod") and any(c.dep_ == "neg" for c in child.children):
            return True
    return False


def labelled_number(noun: Token) -> Token | None:
    """The number that a line puts after what it counts: "Violations: 12", None where more than that follows."""
    colon, number, *rest = (*noun.doc[noun.i + 1 : noun.i + 4], None, None, None)[:3]
    if colon is None or number is None or colon.text not in LABELLING or not number.like_num:
        return None
    closes = rest[0] is None or rest[0].text in CLOSING
    return number if closes else None


def is_labelled_empty(token: Token) -> bool:
    """Whether a noun heads a line that has nothing to tell of it: "Casualties: none."."""
    colon, told, *rest = (*token.doc[token.i + 1 : token.i + 4], None, None, None)[:3]
    if colon is None or told is None or colon.text not in LABELLING:
        return False
    ends = rest[0] is None or not rest[0].text[0].isalnum()
    return ends and (told.lower_ in NOBODY or told.lower_ in EMPTY or told.text == "0")


def phrase(token: Token) -> tuple[int, int]:
    """First and last token index of a noun phrase: its head with what stands before it, and its of-complements."""
    right = token.i
    for child in token.rights:
        if child.dep_ in ("prep", "poss", "case") and child.lower_ in ("of", "'s", "’s"):
            right = max(right, child.right_edge.i)
        elif child.dep_ in ("appos", "flat", "compound"):
            right = max(right, child.i)
    return token.left_edge.i, right
