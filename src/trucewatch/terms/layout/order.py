"""The canonical order of the members of each mapping: that of the schema, which editors and the reference page show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def _forms(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what is annotated to them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _forms(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for each in get_args(annotation):
            yield from _forms(each)
    elif origin is tuple:
        yield from _forms(get_args(annotation)[0])  # one entry may stand for a list of one
    else:
        yield annotation


def _entry(annotation: Any) -> type[BaseModel] | None:
    models = (each for each in _forms(annotation) if isinstance(each, type) and issubclass(each, BaseModel))
    return next(models, None)


def below(annotation: Any, step: str | None) -> Any:
    """What the schema says of a member, or with ``step`` None of an entry of a list; None where it says nothing."""
    if step is None:
        return annotation
    entry = _entry(annotation)
    if entry is not None:
        return next(
            (each.annotation for name, each in entry.model_fields.items() if (each.alias or name) == step), None
        )
    values = next((each for each in _forms(annotation) if get_origin(each) is dict), None)
    return get_args(values)[1] if values else None


def places(annotation: Any) -> dict[str, int]:
    """The place of each member in the canonical order; empty where the order is the writer's own."""
    entry = _entry(annotation)
    return _places(entry) if entry else {}


@cache
def _places(entry: type[BaseModel]) -> dict[str, int]:
    return {field.alias or name: place for place, (name, field) in enumerate(entry.model_fields.items())}
