"""The file: a head and its provisions as a terms file, with a comment wherever a person has to look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from trucewatch.model.agreement import Deontic
from trucewatch.model.claim import Quantity
from trucewatch.model.document import Document, Span
from trucewatch.pipeline.terms_draft.head import Head
from trucewatch.pipeline.terms_draft.lexicon import Provisions
from trucewatch.pipeline.terms_draft.provisions import Found, Provision
from trucewatch.pipeline.terms_draft.timing import Frame, Timed, timed
from trucewatch.terms.schema import FORMAT

WIDTH = 110
LINE = 100
SOURCE = "text"


def file_text(document: Document, head: Head, found: Found, frame: Frame, words: Provisions) -> str:
    """The terms file of a draft, as text."""
    zones = _zones(found.provisions)
    root = CommentedMap({"format": FORMAT, "agreement": _agreement(document, head, found)})
    root["parties"] = CommentedMap({code: flow({"name": name, "role": role}) for code, name, role in head.parties})
    if zones:
        root["zones"] = CommentedMap({zone: flow({"names": CommentedSeq(names)}) for zone, names in zones.items()})
        comment(root, "zones", "Known by name only: give each its geometry (file.geojson#id).")
    root["terms"] = _terms(document, found, frame, words)
    comment(root, "parties", head.doubts["parties"])
    root.yaml_set_start_comment(_heading(document, found))
    return _dumped(root) + "".join(_unread(document, found.unread, words))


def _heading(document: Document, found: Found) -> str:
    what = "the agreement's own text" if found.own_text else "a report about the agreement"
    return (
        f"A first draft, read from {document.path} ({what}). Every entry is to be checked against the words:\n"
        "each note gives the characters of the text that the entry rests on."
    )


def _agreement(document: Document, head: Head, found: Found) -> CommentedMap:
    entry = CommentedMap({"id": head.id, "title": head.title, "signed": head.signed})
    entry |= {"timezone": head.timezone, "status": "draft"}
    text = {"key": SOURCE, "lang": document.language or "en", "official": found.own_text, "reference": document.path}
    entry["sources"] = CommentedSeq([flow(text)])
    for member in ("title", "signed", "timezone"):
        if member in head.doubts:
            comment(entry, member, head.doubts[member], indent=2)
    return entry


def _zones(provisions: Iterable[Provision]) -> dict[str, list[str]]:
    """The zones that the provisions name, each with the names that reports may use for it."""
    zones: dict[str, list[str]] = {}
    for each in provisions:
        zone = zone_id(each)
        names = [name for place in each.claim.place for name in (place.text, place.id) if name]
        if zone:
            zones[zone] = list(dict.fromkeys((*zones.get(zone, ()), *names)))
    return zones


def zone_id(provision: Provision) -> str | None:
    """The id of the zone that a provision's places make."""
    names = [slug(place.text) for place in provision.claim.place]
    return "-and-".join(name for name in dict.fromkeys(names) if name) or None


def slug(words: str) -> str:
    """Words as an id."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold().removeprefix("the ")).strip("-")


def _terms(document: Document, found: Found, frame: Frame, words: Provisions) -> CommentedSeq:
    terms, taken = CommentedSeq(), set[str]()
    for number, provision in enumerate(found.provisions, 1):
        time = timed(provision, frame, words)
        point = point_of(document.text, provision.sentence, words) or str(number)
        entry = _term(document, provision, time, point, words)
        entry["id"] = _free(f"p{slug(point)}.{_name(provision)}", taken)
        terms.append(entry)
        for doubt in (*provision.doubts, *time.doubts, *_left(provision)):
            comment(terms, number - 1, doubt, indent=2)
    return terms


def _term(document: Document, provision: Provision, time: Timed, point: str, words: Provisions) -> CommentedMap:
    said = min(provision.claim.spans) if provision.told else provision.sentence
    entry = CommentedMap({"id": "", "point": point, "text": " ".join(said.text.split())})
    entry |= {"modality": provision.modality.value, "bearer": flow_list(provision.bearer or ("unstated",))}
    entry["act"] = flow_list(provision.acts)
    if zone := zone_id(provision):
        entry["zone"] = zone
    entry["window"] = _window(time)
    if amounts := list(_amounts(provision, words)):
        entry["quantity"] = CommentedSeq(amounts)
    spans = " and ".join(f"{span.start} to {span.end}" for span in sorted(provision.claim.spans))
    entry["note"] = f"characters {spans} of {document.path}"
    if not provision.told:
        entry["source"] = SOURCE
    return entry


def _window(time: Timed) -> CommentedMap:
    bounds = (("from", time.start), ("until", time.until), ("due", time.due))
    window = flow({member: dated(bound) for member, bound in bounds if bound})
    if time.reading:
        chosen, other = time.reading
        window["due_reading"] = flow({"chosen": chosen, "also": flow_list([other]), "why": time.why})
    return window


def _amounts(provision: Provision, words: Provisions) -> Iterator[CommentedMap]:
    for count in provision.claim.counts:
        bound = _bound(count)
        if bound is not None and count.of in words.amounts:
            value, reading = bound
            what = {"what": count.who} if count.who else {}
            yield flow({"of": count.of, "value": value, **what, "reading": flow({"chosen": reading})})


def _bound(count: Quantity) -> tuple[float, str] | None:
    if count.low is not None and count.low == count.high:
        return count.low, "exact"
    if count.high is not None and count.low is None:
        return count.high, "ceiling"
    return (count.low, "floor") if count.low is not None and count.high is None else None


def _left(provision: Provision) -> Iterator[str]:
    """What the sentence says and the draft does not hold."""
    if provision.kind:
        yield f"The act does not tell {provision.kind} from others who are handed over: one entry for each kind."
    if provision.modality in (Deontic.PERMISSION, Deontic.POWER):
        yield "Write the conditions of it, where the text gives any, under `requires`."


def point_of(text: str, sentence: Span, words: Provisions) -> str:
    """The number of the point that a sentence stands in: that of its line, else of the nearest numbered line before."""
    line_end = text.find("\n", sentence.start)
    before = text[: line_end if line_end >= 0 else len(text)]
    numbered = list(words.point.finditer(before))
    return numbered[-1]["number"] if numbered else ""


def _name(provision: Provision) -> str:
    if provision.is_truce:
        return "ceasefire"
    return slug(provision.kind or provision.acts[0].rpartition(".")[2])


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where it was taken before."""
    wanted, number = name, 1
    while wanted in taken:
        number += 1
        wanted = f"{name}-{number}"
    taken.add(wanted)
    return wanted


def _unread(document: Document, sentences: Iterable[Span], words: Provisions) -> Iterator[str]:
    """Comments on the sentences that seem to lay something down and gave no entry."""
    listed = tuple(sentences)
    if listed:
        yield "\n# Not read, though these seem to lay something down:\n"
    for each in listed:
        point = point_of(document.text, each, words)
        shown = " ".join(each.text.split())
        yield f"# - characters {each.start} to {each.end}{f', point {point}' if point else ''}: {shown[:LINE]}\n"


def dated(value: str) -> date | str:
    """A bare date as a date, which is written without quotation marks; a clock time as it is."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def flow(members: dict[str, Any]) -> CommentedMap:
    """A mapping on one line."""
    entry = CommentedMap(members)
    entry.fa.set_flow_style()
    return entry


def flow_list(members: Iterable[str]) -> CommentedSeq:
    """A list on one line."""
    entries = CommentedSeq(members)
    entries.fa.set_flow_style()
    return entries


def comment(entries: CommentedMap | CommentedSeq, key: str | int, text: str, *, indent: int = 0) -> None:
    """A comment on the line before an entry."""
    entries.yaml_set_comment_before_after_key(key, before=text, indent=indent)


def _dumped(root: CommentedMap) -> str:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(root, stream)
    return stream.getvalue().rstrip("\n") + "\n"
