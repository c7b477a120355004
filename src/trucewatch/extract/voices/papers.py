"""Papers as voices: what an agreement or a protocol lays down, and what is due under it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.acts.lexicon import Lexicon
from trucewatch.extract.acts.slots import is_nobody, verb_slots
from trucewatch.extract.parsing.parse import Token
from trucewatch.extract.parsing.words import lemma_of
from trucewatch.extract.scene import Scene
from trucewatch.extract.voices.attribution import head_from, occurrences
from trucewatch.extract.voices.scopes import Rank, Scope
from trucewatch.extract.voices.speakers import cue_text, named
from trucewatch.model import Voice


def paper_scopes(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of "under the protocol" and of "the protocol provides for"."""
    yield from scopes_under(scene, lexicon)
    for verb in scene.doc:
        if verb.pos_ != "VERB" or lemma_of(verb) not in lexicon.voices["provisions"]:
            continue
        paper = next((t for t in verb_slots(verb).get("subj", []) if is_paper(t, scene, lexicon)), None)
        if paper is not None and not is_nobody(paper):
            yield Scope(
                start=scene.end_of(verb), end=scene.end_of(verb.right_edge), cue_start=scene.start_of(verb),
                voice=voice_of_paper(paper, cue_text(verb), scene), stance="promises", rank=Rank.PAPER,
            )  # fmt: skip


def scopes_under(scene: Scene, lexicon: Lexicon) -> Iterator[Scope]:
    """Scopes of the clauses that tell what is due under a paper."""
    for at, cue in occurrences(scene.doc.text, lexicon.voices["under_papers"]):
        token = next((t for t in scene.doc if t.idx >= at + len(cue)), None)
        paper = head_from(token) if token is not None else None
        if paper is None or not is_paper(paper, scene, lexicon):
            continue
        clause = next((a for a in paper.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if clause is not None:
            yield Scope(
                start=scene.start_of(clause.left_edge), end=scene.end_of(clause.right_edge), rank=Rank.PAPER,
                voice=voice_of_paper(paper, cue, scene), stance="asserts", cue_start=scene.sentence.start + at,
            )  # fmt: skip


def is_paper(token: Token, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a noun is a paper that lays something down, not one whose author is named with it."""
    return lemma_of(token) in lexicon.voices["speaking_papers"] and scene.actor_at(token) is None


def voice_of_paper(token: Token, cue: str, scene: Scene) -> Voice:
    """A paper as a voice: nobody's code, whoever is named in its title."""
    return Voice(name=named(token, None, scene).name, actor=None, cue=cue)
