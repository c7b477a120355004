"""New values for members of a term, by dotted path: what an amendment does and what a reading supposes."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from trucewatch.model import Agreement, ReadingOf, Term, TermsError
from trucewatch.terms.build import term_of, term_record
from trucewatch.terms.entry_faults import entry_of
from trucewatch.terms.schema_term import TermFile
from trucewatch.terms.yaml_text import Fault, Path

FIXED_MEMBERS = ("id", "point", "readings")
"""What no change may touch: the identity of a term and the list of its readings."""


def changed_term(
    term: Term, values: Mapping[str, Any], timezone: str, path: Path = ()
) -> tuple[Term | None, list[Fault]]:
    """The term with ``values`` set, read by the same schema as a file; or the faults, at ``path`` and the member."""
    faults = [
        Fault((*path, member), "terms.change.fixed", f"{member!r} cannot be changed", "encode another term instead")
        for member in values
        if member.split(".")[0] in FIXED_MEMBERS
    ]
    record = deepcopy(term_record(term))  # the nested members of a term are plain data, which it shares with its record
    for member, value in values.items():
        if not _set(record, member.split("."), value):
            faults.append(
                Fault(
                    (*path, member),
                    "terms.change.member",
                    f"the term has no member {member!r}",
                    "write the path of a member: window.due",
                )
            )
    entry, found = entry_of(TermFile, record, (), timezone)
    faults += [_at_member(fault, values, path) for fault in found]
    if entry is None or faults:
        return None, faults
    changed = term_of(entry, term.line)
    return replace(changed, original=term.original, amended_by=term.amended_by, status=term.status), []


def under_reading(agreement: Agreement, term: Term, reading: ReadingOf) -> Term:
    """The term as somebody reads it. Raises TermsError where the reading cannot be applied."""
    result, faults = changed_term(term, reading.set, agreement.timezone)
    if result is None:
        problems = "; ".join(fault.message for fault in faults)
        raise TermsError(f"the reading {reading.id!r} of {term.id} cannot be applied: {problems}", where=agreement.id)
    return result


def _set(record: dict[str, Any], steps: list[str], value: Any) -> bool:
    place: Any = record
    for step in steps[:-1]:
        if isinstance(place, dict):
            place = place.setdefault(step, {})
        elif _is_index(place, step):
            place = place[int(step)]
        else:
            return False
    return _put(place, steps[-1], deepcopy(value))


def _put(place: Any, step: str, value: Any) -> bool:
    if isinstance(place, dict):
        place[step] = value
        return True
    if _is_index(place, step):
        place[int(step)] = value
        return True
    return False


def _is_index(place: Any, step: str) -> bool:
    return isinstance(place, list) and step.isdecimal() and int(step) < len(place)


def _at_member(fault: Fault, values: Mapping[str, Any], path: Path) -> Fault:
    """The fault at the changed member, as deep in its value as the value goes, and with the whole dotted path."""
    dotted = ".".join(str(step) for step in fault.path)
    member = next((each for each in values if dotted.startswith(each) or each.startswith(dotted)), None)
    if member is None:
        return replace(fault, path=path)
    message = f"{fault.message} (in {dotted})" if "." in dotted else fault.message
    return replace(fault, path=(*path, member, *fault.path[len(member.split(".")) :]), message=message)
