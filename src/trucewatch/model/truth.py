"""Three-valued answers: yes, no, cannot tell (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """An answer that may stay open; it never collapses into a bool by accident."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"

    def __bool__(self) -> bool:
        raise TypeError("a Truth has three values; compare it with Truth.YES or Truth.NO")

    def __and__(self, other: Truth) -> Truth:
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.YES if self is other is Truth.YES else Truth.CANNOT_TELL

    def __or__(self, other: Truth) -> Truth:
        if Truth.YES in (self, other):
            return Truth.YES
        return Truth.NO if self is other is Truth.NO else Truth.CANNOT_TELL

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.CANNOT_TELL)


def known(value: bool) -> Truth:
    """The truth of something that is known to be so or not so."""
    return Truth.YES if value else Truth.NO


def all_of(answers: Iterable[Truth]) -> Truth:
    """YES when every answer is, NO when one is; YES for none."""
    result = Truth.YES
    for answer in answers:
        result = result & answer
    return result


def any_of(answers: Iterable[Truth]) -> Truth:
    """YES when one answer is, NO when all are; NO for none."""
    result = Truth.NO
    for answer in answers:
        result = result | answer
    return result
