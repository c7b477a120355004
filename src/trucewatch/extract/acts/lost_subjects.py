"""Lost subjects: the actor before a finite verb to which the parse gave no subject.

The small parser loses a subject behind a time ("over the past hours units of the army broke the truce"), before an
insertion ("troops of the army, helped by sappers, moved in") and after a phrase with a preposition of its own.
"""

from __future__ import annotations

from trucewatch.extract.actors.mentions import ActorKind, ActorMention
from trucewatch.extract.acts.slots import governor, is_passive
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.scene import Scene

BOUNDARIES = frozenset(
    {";", ":", "—", "–", "(", "that", "when", "while", "because", "but", "although", "whether", "if"}
)
JOINTS = frozenset({"and", ",", "&", "as well as", ", and", "together with", "and the", "and their"})
INSERTED = frozenset({"who", "which", "whose", "where"})
UNFIT = (ActorKind.ADJECTIVE, ActorKind.CIVILIANS)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def lost_subjects(token: Token, scene: Scene) -> list[ActorMention]:
    """The actor mentions right before the verb of an event, coordinated ones together; none where it has a subject."""
    verb = token if token.pos_ in ("VERB", "AUX") else governor(token)
    if verb is None or is_passive(verb) or not stands_alone(verb):
        return []
    left = start_of_clause(verb)
    inside = [m for m in scene.actors if left <= first_token(m, scene) < verb.i]
    heads = [m for m in inside if m.kind not in UNFIT and not after_preposition(m, scene) and not busy(m, verb, scene)]
    return joined_with(heads[0], inside, scene) if heads else []


def busy(mention: ActorMention, verb: Token, scene: Scene) -> bool:
    """Whether a pronoun is the subject of another verb: "planes, he alleged, had bombed the town"."""
    token = next(iter(scene.tokens_of(mention)), None)
    return token is not None and token.tag_ == "PRP" and token.dep_ == "nsubj" and token.head.i != verb.i


def stands_alone(verb: Token) -> bool:
    """Whether a verb is finite and has neither a subject nor one that it takes from another clause."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children):
        return False
    helped = any(c.lower_ in ("have", "has", "had", "will", "would") and c.dep_ == "aux" for c in verb.children)
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "amod") or (verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX")):
        return verb.dep_ == "conj" and verb.tag_ in FINITE and comma_before(verb)
    return verb.tag_ in FINITE or helped or (verb.dep_ in ("ROOT", "ccomp") and verb.tag_ == "VBN")


def comma_before(verb: Token) -> bool:
    """Whether an insertion ends right before a verb: the subject stands before it, not in the clause before."""
    return verb.i > 0 and verb.doc[verb.i - 1].text == ","


def after_insertion(token: Token) -> bool:
    """Whether an insertion between commas stands before a coordinated verb, which hides its own subject."""
    return token.dep_ == "conj" and comma_before(token) and before_insertion(token) < token.i - 2


def start_of_clause(verb: Token) -> int:
    """The token index at which a verb's clause begins, what is inserted before the verb between commas left out."""
    place = verb.i - 1
    if comma_before(verb):
        place = before_insertion(verb)
    while place >= 0 and not (verb.doc[place].lower_ in BOUNDARIES or ends_clause(verb.doc[place], verb)):
        place -= 1
    return place + 1


def before_insertion(verb: Token) -> int:
    """The token index before the comma that opens an insertion which ends before a verb."""
    for place in range(verb.i - 2, 0, -1):
        following = verb.doc[place + 1]
        if verb.doc[place].text == "," and (following.tag_ in ("VBN", "VBG") or following.lower_ in INSERTED):
            return place - 1
    return verb.i - 2


def ends_clause(token: Token, verb: Token) -> bool:
    """Whether a token is the verb of another clause."""
    return token.tag_ in FINITE and token.head.i != verb.i and token.dep_ not in ("aux", "auxpass")


def first_token(mention: ActorMention, scene: Scene) -> int:
    """The index of a mention's first token, beyond the sentence where there is none."""
    tokens = scene.tokens_of(mention)
    return int(tokens[0].i) if tokens else len(scene.doc)


def after_preposition(mention: ActorMention, scene: Scene) -> bool:
    """Whether a mention is the object of a preposition."""
    place = first_token(mention, scene) - 1
    while place >= 0 and scene.doc[place].pos_ in ("DET", "ADJ", "NUM") and scene.doc[place].text != ",":
        place -= 1
    before = scene.doc[place] if place >= 0 else None
    return before is not None and (before.pos_ in ("ADP", "SCONJ", "PART") or before.lower_ == "to")


def joined_with(head: ActorMention, inside: list[ActorMention], scene: Scene) -> list[ActorMention]:
    """A mention with those that are coordinated with it."""
    found, text, start = [head], scene.doc.text, scene.sentence.start
    for mention in inside:
        between = text[found[-1].end - start : mention.start - start].strip()
        if mention.start > found[-1].start and between in JOINTS:
            found.append(mention)
    return found
