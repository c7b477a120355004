"""What a language model is asked of one passage. Each question stands alone: no passage sees another one's text or answer."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from trucewatch.extract.proposals.passages import Passage
from trucewatch.model.document import Document
from trucewatch.model.moment import bound_text
from trucewatch.terms.vocabulary import act_meanings

Message = dict[str, str]


@cache
def instructions() -> str:
    """The instructions with the act vocabulary filled in; they are the same for every passage."""
    text = resources.files("trucewatch.data").joinpath("prompts/second_reader.txt").read_text(encoding="utf-8")
    acts = "\n".join(f"{act}: {meaning}" for act, meaning in act_meanings().items())
    return text.replace("{acts}", acts)


def question(document: Document, passage: Passage) -> list[Message]:
    """The messages for one passage. The report's words are a JSON string, so that nothing in them can end it."""
    published = bound_text(document.published.start) if document.published else None
    report = {
        "publisher": document.source.name,
        "published": published,
        "passage": document.text[passage.start : passage.end],
    }
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": json.dumps(report, ensure_ascii=False)},
    ]
