"""What pydantic says of an entry, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from trucewatch.terms.yaml_text import Fault, Path

Model = TypeVar("Model", bound=BaseModel)

UNKNOWN_KEY, MISSING_KEY = "terms.key.unknown", "terms.key.missing"
SPELLED_ALIKE = 70.0

MAPPING = ("terms.value.mapping", "this must be a mapping of keys and values", "write {key: value}, or a key a line")
LIST = ("terms.value.list", "this must be a list", "write [one, other], or an entry a line, each after a dash")
MUST_BE = {
    "model_type": MAPPING,
    "dict_type": MAPPING,
    "tuple_type": LIST,
    "list_type": LIST,
    "bool_type": ("terms.value.flag", "this must be true or false", "write true or false, without quotes"),
    "too_short": ("terms.value.empty", "this must not be empty", "write at least one entry"),
    "none_required": ("terms.value.empty", "this must be left out", "take the key out"),
}


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is spelled most like ``name``; None where there is nothing to choose from."""
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest known name."""
    near = nearest(name, known)
    return f"the nearest known one is {near!r}" if near else ""


def entry_of(model: type[Model], data: Any, path: Path, timezone: str | None) -> tuple[Model | None, list[Fault]]:
    """The entry read by its schema, or all its faults with their paths below ``path``."""
    try:
        return model.model_validate(data, context={"timezone": timezone}), []
    except ValidationError as error:
        return None, without_misspelled([_fault(model, detail, path) for detail in error.errors(include_url=False)])


def without_misspelled(faults: list[Fault]) -> list[Fault]:
    """The faults without the missing keys that stand beside as an unknown key, spelled otherwise."""
    unknown = [fault.path for fault in faults if fault.code == UNKNOWN_KEY]
    return [fault for fault in faults if fault.code != MISSING_KEY or not _spelled_otherwise(fault.path, unknown)]


def _spelled_otherwise(missing: Path, unknown: list[Path]) -> bool:
    beside = (path[-1] for path in unknown if path[:-1] == missing[:-1])
    return any(fuzz.ratio(str(key), str(missing[-1])) >= SPELLED_ALIKE for key in beside)


def _fault(model: type[BaseModel], detail: ErrorDetails, path: Path) -> Fault:
    location, kind, given = (*path, *detail["loc"]), detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx") or {}
    if kind == "extra_forbidden":
        return unknown_key(location, str(detail["loc"][-1]), known_keys(model, detail["loc"][:-1]))
    if kind == "missing":
        return Fault(location, MISSING_KEY, f"the key {detail['loc'][-1]!r} is missing", "add it")
    if kind in ("literal_error", "enum"):
        return _not_one_of(location, given, context["expected"])
    if kind in MUST_BE:
        return Fault(location, *MUST_BE[kind])
    return Fault(location, kind, str(context.get("text", detail["msg"])), str(context.get("hint", "")))


def unknown_key(location: Path, name: str, known: Iterable[str]) -> Fault:
    """A key that the format does not know at that place."""
    message = f"the key {name!r} is not known here"
    return Fault(location, UNKNOWN_KEY, message, did_you_mean(name, known), at_key=True)


def _not_one_of(location: Path, given: Any, expected: str) -> Fault:
    choices = expected.replace(" or ", ", ")
    hint = did_you_mean(str(given), [choice.strip("'") for choice in choices.split(", ")])
    return Fault(location, "terms.value.unknown", f"{given!r} is not one of {choices}", hint)


def known_keys(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the schema knows at a place below an entry."""
    for step in location:
        field = next((each for name, each in model.model_fields.items() if (each.alias or name) == step), None)
        if field is not None:
            model = next(_entries(field.annotation), model)
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _entries(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _entries(argument)
