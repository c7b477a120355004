"""The act lexicon: frames that say how an act is worded and who does it to whom, read from `data/lexicons`.

A frame has a trigger (``verb``, ``noun`` or ``adj`` lemmas), conditions on what stands around it, and roles. A
condition's key names slots: ``obj: [fire]``, ``of_or_mod: ["@heavy"]``, ``not_subj: [...]``, ``obj_or_none: [...]``.
The format is documented in `docs/reference/lexicon.md`; every frame carries an example sentence that is a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ruamel.yaml import YAML

TRIGGERS = ("verb", "noun", "adj")
ROLE_KEYS = ("initiator", "target")
PLAIN_KEYS = {
    "act", "example", "with", "with_not", "requires", "unit", "sym", "refine", "speech", "modality", "denied", "only",
    "not_only", "civ", "civ_default", "perceive", "monitors", "alone",
    "log", "entry", "plural", "act_also", "whole", "main", "figure", *TRIGGERS, *ROLE_KEYS,
}  # fmt: skip

DEFAULT_ROLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "verb": (("subj", "by"), ("obj", "on", "at", "against")),
    "noun": (("by", "poss", "mod", "of", "subj"), ("on", "against", "of", "at")),
    "adj": (("by",), ("subj",)),
}


Near = tuple[tuple[str, frozenset[str]], ...]
"""Prepositions, each with its possible objects (none: any), or bare words that must stand by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Words asked for (or, ``negated``, forbidden) in any of the slots; ``none_ok`` lets all slots be empty."""

    slots: tuple[str, ...]
    words: frozenset[str]
    none_ok: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way of wording an act."""

    act: str
    kind: str
    lemmas: frozenset[str]
    conditions: tuple[Condition, ...]
    initiator: tuple[str, ...]
    target: tuple[str, ...]
    near: Near = ()
    not_near: Near = ()
    symmetric: bool = False
    refine: str = ""
    unit: str | None = None
    speech: bool = False
    denied: bool = False
    only: str = ""
    not_only: str = ""
    requires: str = ""
    modality: str = ""
    civilians: str = ""
    perceive: bool = False
    alone: bool = False
    log: bool = False
    entry: bool = False
    whole: bool = False
    main: bool = False
    figure: tuple[str, ...] = ()
    example: str = ""
    order: int = 0
    needs: tuple[frozenset[str], ...] = ()
    """Words of each of which one must stand somewhere in the sentence, so that most frames need not be tried at all."""

    @property
    def weight(self) -> int:
        """How specific the frame is: the more it asks for, the more it says."""
        asked = sum(1 for c in self.conditions if not c.negated and not c.none_ok)
        return 2 * asked + len(self.near) * 2 + bool(self.requires) + bool(self.only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All frames by trigger lemma, the word classes, and the other word lists."""

    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    instruments: tuple[tuple[str, frozenset[str]], ...]
    voices: Mapping[str, frozenset[str]] = field(hash=False)
    stance: Mapping[str, frozenset[str]] = field(hash=False)
    units: Mapping[str, str] = field(hash=False)
    setting: Mapping[str, frozenset[str]] = field(hash=False)
    place_roles: Mapping[str, str] = field(hash=False)

    @property
    def all_frames(self) -> tuple[Frame, ...]:
        """Every frame once, in file order."""
        return tuple(sorted({frame.order: frame for group in self.frames.values() for frame in group}.values(),
                            key=lambda frame: frame.order))  # fmt: skip

    def triggers(self) -> frozenset[str]:
        """Every trigger lemma, of any part of speech."""
        return frozenset(lemma for _, lemma in self.frames)


@cache
def packaged_lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    folder = files("trucewatch.data") / "lexicons"
    classes = expand_classes(read_yaml(folder / "classes.yaml"))
    instruments = tuple(
        (entry["act"], frozenset(str(w).casefold() for w in entry["words"]))
        for entry in read_yaml(folder / "instruments.yaml")
    )
    setting = read_yaml(folder / "setting.yaml")
    return Lexicon(
        frames=index_frames(read_frames(folder / "acts", classes)),
        classes=classes,
        instruments=instruments,
        voices=read_voices(folder / "voices.yaml"),
        stance={key: words_of(value) for key, value in read_yaml(folder / "stance.yaml").items()},
        units={str(word): unit for unit, words in read_yaml(folder / "units.yaml").items() for word in words},
        setting={key: words_of(value) for key, value in setting.items() if key != "roles"},
        place_roles={word: role for role, words in setting["roles"].items() for word in words},
    )


def read_yaml(path: Traversable) -> Any:
    """The YAML 1.2 content of a packaged file as plain data."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def read_voices(path: Traversable) -> dict[str, frozenset[str]]:
    """The word lists of the voices, those of the verbs by what they do with their content."""
    raw = read_yaml(path)
    lists = raw.pop("verbs") | raw
    return {name: words_of(words) for name, words in lists.items()}


def words_of(value: Any) -> frozenset[str]:
    """A word or a list of words as a set of strings."""
    return frozenset(str(word) for word in ([value] if isinstance(value, str) else value or ()))


def expand_classes(raw: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Word classes with the classes that they name with an @ written out."""

    def expand(name: str, seen: frozenset[str]) -> frozenset[str]:
        words: set[str] = set()
        for word in raw[name]:
            if word.startswith("@") and word[1:] not in seen:
                words |= expand(word[1:], seen | {name})
            else:
                words.add(str(word))
        return frozenset(words)

    return {name: expand(name, frozenset({name})) for name in raw}


def read_frames(folder: Traversable, classes: Mapping[str, frozenset[str]]) -> list[Frame]:
    """All frames of the folder's YAML files, in the order of file names."""
    entries: list[Any] = []
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml"):
            entries.extend(read_yaml(path))
    return [read_frame(entry, classes, order) for order, entry in enumerate(entries)]


def index_frames(frames: Iterable[Frame]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by (part of speech, trigger lemma), the most specific first."""
    index: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for lemma in frame.lemmas:
            index.setdefault((frame.kind, lemma), []).append(frame)
    return {key: tuple(sorted(group, key=lambda f: (-f.weight, f.order))) for key, group in index.items()}


def read_frame(entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]], order: int) -> Frame:
    """One entry of a lexicon file. Raises ValueError for a key that is not of the format."""
    kind = next((key for key in TRIGGERS if key in entry), "")
    if not kind:
        raise ValueError(f"frame without a trigger: {entry}")
    initiator, target = DEFAULT_ROLES[kind]
    if entry.get("sym"):
        target = ()
    conditions, near = tuple(read_conditions(entry, classes)), read_near(entry.get("with"), classes)
    return Frame(
        act=entry["act"],
        kind=kind,
        lemmas=class_words(entry[kind], classes),
        conditions=conditions,
        initiator=tuple(entry.get("initiator", initiator)),
        target=tuple(entry.get("target", target)),
        near=near,
        not_near=read_near(entry.get("with_not"), classes),
        symmetric=bool(entry.get("sym")),
        refine=refinement(entry.get("refine")),
        unit=entry.get("unit"),
        speech=bool(entry.get("speech")),
        denied=bool(entry.get("denied")),
        only=entry.get("only", ""),
        not_only=entry.get("not_only", ""),
        requires=entry.get("requires", ""),
        modality=entry.get("modality", ""),
        civilians=entry.get("civ_default", "target" if entry.get("civ") else ""),
        perceive=bool(entry.get("perceive") or entry.get("monitors")),
        alone=bool(entry.get("alone")),
        log=bool(entry.get("log")),
        entry=bool(entry.get("entry")),
        whole=bool(entry.get("whole")),
        main=bool(entry.get("main")),
        figure=tuple(entry.get("figure", ())),
        example=entry.get("example", ""),
        order=order,
        needs=tuple(needs_of(conditions, near)),
    )


def needs_of(conditions: Iterable[Condition], near: Near) -> Iterable[frozenset[str]]:
    """The words that a sentence must have for a frame: those of each condition that asks for words and nothing else,
    and those of what must stand near, where each of the alternatives asks for some."""
    for condition in conditions:
        if not (condition.negated or condition.none_ok or any(word.startswith("@") for word in condition.words)):
            yield condition.words
    if near and all(words for _, words in near):
        yield frozenset[str]().union(*(words for _, words in near))


def refinement(value: Any) -> str:
    """``refine: true`` refines by any instrument; a word names the rule."""
    return "any" if value is True else str(value or "")


def class_words(value: Any, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Words with the classes among them written out; the markers @actor, @place and @any stay."""
    words: set[str] = set()
    for word in words_of(value):
        words |= classes[word[1:]] if word.startswith("@") and word[1:] in classes else {word}
    return frozenset(words)


def read_conditions(entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterable[Condition]:
    """The conditions among an entry's keys."""
    for key, value in entry.items():
        if key in PLAIN_KEYS:
            continue
        negated = key.startswith("not_")
        parts = key.removeprefix("not_").split("_or_")
        slots = tuple(part for part in parts if part != "none")
        if not all(part.isalpha() for part in slots):
            raise ValueError(f"unknown key {key!r} in a frame of {entry['act']}")
        words = class_words(value, classes)
        yield Condition(slots=slots, words=words, none_ok="none" in parts, negated=negated)


def read_near(value: Any, classes: Mapping[str, frozenset[str]]) -> Near:
    """``with``: a preposition and its possible objects (none: any), or a bare word that must stand by."""
    return tuple((str(key), class_words(words, classes)) for key, words in (value or {}).items())
