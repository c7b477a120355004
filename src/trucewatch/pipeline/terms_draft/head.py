"""The head of a draft: what the agreement is called, when it was signed, in which zone its days count, and whom it binds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.locate import resolve, spot_times
from trucewatch.model.agreement import Deontic
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.mention import TimeQuestion
from trucewatch.model.moment import Bound, zone_of
from trucewatch.pipeline.terms_draft.lexicon import Provisions
from trucewatch.pipeline.terms_draft.provisions import Found, Provision
from trucewatch.publish.naming import registered

SIGNING = "agreement.signed"
LONGEST_TITLE = 160
NEAR = 60
HELPING = frozenset({"deployment", "monitoring", "mediation", "rotation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head, each member with what a person should look at (``doubts``, by the member's name)."""

    id: str
    title: str
    signed: Bound
    timezone: str
    parties: tuple[tuple[str, str, str], ...]
    doubts: dict[str, str]


def head_of(document: Document, claims: Sequence[Claim], found: Found, words: Provisions) -> Head | None:
    """The head; None where neither the text nor its publication gives a day that could be that of the signature."""
    doubts: dict[str, str] = {}
    signed = _signed(document, claims, found, words, doubts)
    if signed is None:
        return None
    timezone = _timezone(document, found.provisions, doubts)
    parties = _parties(claims, found, doubts)
    return Head(
        id=_id(parties, signed),
        title=_title(document, found, doubts),
        signed=signed.date() if isinstance(signed, datetime) else signed,
        timezone=timezone,
        parties=parties,
        doubts=doubts,
    )


def _signed(
    document: Document, claims: Sequence[Claim], found: Found, words: Provisions, doubts: dict[str, str]
) -> Bound | None:
    told = [claim.time.end for claim in claims if claim.act == SIGNING and claim.time.start == claim.time.end]
    if not found.own_text and (day := next((each for each in told if each is not None), None)):
        return day
    if day := _beside_signing(document, words):
        return day
    doubts["signed"] = "The text does not say when it was signed; this is the day of its publication."
    return document.published.end if document.published else None


def _beside_signing(document: Document, words: Provisions) -> Bound | None:
    """The day that stands right after a word of signing, at the head or the foot of the text."""
    times = spot_times(document.text)
    for sign in words.signed.finditer(document.text):
        line_end = document.text.find("\n", sign.end())
        reach = min(sign.end() + NEAR, line_end if line_end >= 0 else len(document.text))
        for mention in times:
            if sign.end() <= mention.start < reach:
                moment = resolve(
                    TimeQuestion(mentions=(mention,), state="occurred", act=SIGNING), document, place_zone=None
                )
                if moment.start is not None and moment.start == moment.end:
                    return moment.start
    return None


def _timezone(document: Document, provisions: Iterable[Provision], doubts: dict[str, str]) -> str:
    """The zone that the text names with a clock time, else that of the document, else UTC to be corrected."""
    for each in provisions:
        start = each.claim.time.start
        named = each.claim.time.zone or (str(start.tzinfo) if isinstance(start, datetime) else None)
        if named and isinstance(start, datetime) and zone_of(named):
            doubts["timezone"] = f"Read from {each.claim.time.text!r}."
            return named
    if document.timezone:
        return document.timezone
    doubts["timezone"] = "The text names no zone for its days and hours."
    return "UTC"


def _parties(claims: Sequence[Claim], found: Found, doubts: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Code, name and role of everybody who bears a provision; who only helps is taken for a guarantor."""
    bound = {code for each in found.provisions if not _helps(each) for code in each.bearer}
    codes = dict.fromkeys(code for each in found.provisions for code in each.bearer)
    doubts["parties"] = "Who is bound and who only helps is to be checked."
    return tuple((code, registered(code), "party" if code in bound else "guarantor") for code in codes)


def _helps(provision: Provision) -> bool:
    duty = provision.modality is Deontic.OBLIGATION
    return duty and all(act.partition(".")[0] in HELPING for act in provision.acts)


def _title(document: Document, found: Found, doubts: dict[str, str]) -> str:
    first = next((line.strip() for line in document.text.splitlines() if line.strip()), document.path)
    if not found.own_text:
        doubts["title"] = "Read from a report about the agreement: give its own title."
        return f"Agreement told of in: {first[:LONGEST_TITLE]}"
    return first[:LONGEST_TITLE]


def _id(parties: Iterable[tuple[str, str, str]], signed: Bound) -> str:
    sides = "-".join(re.sub(r"[^a-z0-9]+", "", code.casefold()) for code, _, role in parties if role == "party")
    day = signed.date() if isinstance(signed, datetime) else signed
    return f"{sides or 'agreement'}-{day.isoformat()}"
