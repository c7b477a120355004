"""Voices: who else speaks in a sentence, by reporting verbs, attributing phrases and reports of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.attribution import (
    closing_scopes,
    heading_scopes,
    headline_scopes,
    hearsay_scopes,
    phrase_scopes,
)
from trucewatch.extract.voices.falsity import falsity_scopes
from trucewatch.extract.voices.hearsay import noun_scopes
from trucewatch.extract.voices.papers import paper_scopes
from trucewatch.extract.voices.reported import Region, colon_region, issued_region, region_of
from trucewatch.extract.voices.scopes import Rank, Scope
from trucewatch.extract.voices.speakers import outlet_of, said_under, voice_of_verb

VOUCHING = ("asserts", "denies", "accuses")
STANCES = ("denies", "accuses", "demands", "promises", "fears", "perceives", "asserts")


def scopes_of(scene: Scene, lexicon: Lexicon) -> list[Scope]:
    """All voice scopes that one sentence opens, outermost first."""
    found = list(verb_scopes(scene, lexicon))
    found.extend(phrase_scopes(scene, lexicon))
    found.extend(noun_scopes(scene, lexicon))
    found.extend(falsity_scopes(scene, lexicon))
    found.extend(paper_scopes(scene, lexicon))
    found.extend(heading_scopes(scene, lexicon))
    if not found:
        found.extend(closing_scopes(scene, lexicon))
    if not found:
        found.extend(headline_scopes(scene, lexicon))
    found.extend(hearsay_scopes(scene, lexicon))
    return sorted(inside_speech(found, lexicon), key=lambda s: s.order)


def inside_speech(found: list[Scope], lexicon: Lexicon) -> list[Scope]:
    """The scopes with each source that a speaker cites put inside what the speaker says: "Interfax, citing X, said"."""
    verbs = [s for s in found if s.rank == Rank.VERB and s.stance == "asserts" and s.voice.name]
    fitted = []
    for scope in found:
        cited = (scope.voice.cue or "").casefold() in lexicon.voices["sources"]
        said = next((v for v in verbs if scope.start <= v.start and v.end <= scope.end), None) if cited else None
        fitted.append(replace(scope, start=said.start, end=said.end) if said is not None else scope)
    return fitted


def stance_of_verb(token: Token, lexicon: Lexicon) -> str | None:
    """What a verb does with its content: asserts, denies, demands …; None where it does not report."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = lemma_of(token)
    found = [stance for stance in STANCES if lemma in lexicon.voices[stance]]
    if len(found) > 1 and found[-1] == "asserts" and tells_what_is(token):
        return "asserts"
    return found[0] if found else None


def tells_what_is(verb: Token) -> bool:
    """Whether a verb that can also demand or promise has a statement of fact for its complement: "insists it answered"."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp"):
        helpers = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
        words = {c.lower_ for c in helpers}
        if words & {"will", "would", "should", "must", "to"}:
            return False
        return clause.tag_ in ("VBD", "VBZ") or any(c.tag_ in ("VBD", "VBZ", "VBP") for c in helpers)
    return False


def verb_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of the reporting verbs of a sentence."""
    for token in scene.doc:
        stance = stance_of_verb(token, lexicon) or ("asserts" if gives_toll(token, lexicon) else None)
        issued = issued_region(token, scene, lexicon)
        if (stance is None and issued is None) or is_said_under(token):
            continue
        region = issued or region_of(token, scene, lexicon)
        yield from scopes_of_verb(token, region, stance or "asserts", scene, lexicon)


def gives_toll(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody gives a figure: "put the toll at", "raised the number to"."""
    if lemma_of(verb) not in lexicon.voices["counting"]:
        return False
    return any(c.dep_ == "dobj" and lemma_of(c) in lexicon.voices["tolls"] for c in verb.children)


def is_said_under(token: Token) -> bool:
    """Whether a verb is the "saying" of "quoted as saying", which the quoting verb already stands for."""
    head = token.head.head if token.head.dep_ == "prep" else token.head
    return (
        head.i != token.i
        and head.lemma_ in ("quote", "cite")
        and (said := said_under(head)) is not None
        and said.i == token.i
    )


def scopes_of_verb(verb: Token, region: Region | None, stance: str, scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """The scopes that one reporting verb opens: its content, what follows a colon, and the medium that it names."""
    colon = colon_region(verb, scene)
    if region is None and colon is None:
        return
    cue = scene.start_of(verb)
    voice = voice_of_verb(verb, scene, lexicon)
    if voice is None or (not voice.name and not (stance in VOUCHING and lemma_of(verb) not in lexicon.voices["due"])):
        return
    if region is not None:
        end = min(region[1], colon[0]) if colon is not None and stance == "denies" else region[1]
        yield Scope(start=region[0], end=end, voice=voice, stance=stance, cue_start=cue)
        if outlet := outlet_of(verb, scene, lexicon):
            yield Scope(start=region[0], end=end, voice=outlet, stance="asserts", cue_start=cue, rank=Rank.CARRIER)
    if colon is not None:
        yield Scope(start=colon[0], end=colon[1], voice=voice, stance="asserts", cue_start=cue)
