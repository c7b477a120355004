"""Vocabulary: tables name acts and districts each in its own words, and words of two vocabularies are no evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np

from trucewatch.reconcile.event_tables.gathering import Gathered
from trucewatch.reconcile.linking.columns import ARRAYS, NAMES, UNKNOWN, Columns, Flags, Ints

SHARED = 0.5
"""Two tables speak one vocabulary if at least this part of the rows of one of them uses words of the other."""
COMPARED = {"act": "acts", "family": "families", "area": "areas"}
Taxonomy = Mapping[str, tuple[str, str]]


def in_taxonomy(columns: Columns, taxonomy: Taxonomy) -> Columns:
    """The reports with their acts, and families, as a person's table has them; acts that it does not name stay."""
    new = [taxonomy.get(name.lower(), (name, "")) for name in columns.acts]
    acts = tuple(sorted({act for act, _ in new if act}))
    families = tuple(sorted({family for _, family in new if family} | set(columns.families)))
    act_of = np.array([*(acts.index(act) if act else UNKNOWN for act, _ in new), UNKNOWN], np.int64)
    named = np.array([*(families.index(family) if family else UNKNOWN for _, family in new), UNKNOWN], np.int64)
    kept = np.array([*(families.index(family) for family in columns.families), UNKNOWN], np.int64)
    family = np.where(named[columns.act] != UNKNOWN, named[columns.act], kept[columns.family])
    return replace(columns, act=act_of[columns.act], acts=acts, family=family, families=families)


def comparable(gathered: Gathered) -> tuple[Columns, dict[str, tuple[str, ...]]]:
    """The columns without the words of tables that share no vocabulary with any other, and which tables those are, for
    each kind of word."""
    columns, alone = gathered.columns, {}
    for kind, names in COMPARED.items():
        codes = getattr(columns, kind)
        strange = _strange(codes, len(getattr(columns, names)), gathered)
        if strange.any():
            alone[kind] = tuple(np.array(gathered.tables)[strange].tolist())
            columns = silenced(columns, kind, strange[gathered.table])
    return columns, alone


def silenced(columns: Columns, kind: str, rows: Flags) -> Columns:
    """The columns with nothing told of this kind in some rows."""
    codes: Ints = np.where(rows, UNKNOWN, getattr(columns, kind))
    kept = {name: getattr(columns, name) for name in (*ARRAYS, *NAMES)}
    return Columns(ids=columns.ids, **(kept | {kind: codes}))


def _strange(codes: Ints, size: int, gathered: Gathered) -> Flags:
    """Which tables use words of this kind, but share them with no other table."""
    tables = range(len(gathered.tables))
    uses = [np.bincount(codes[(gathered.table == each) & (codes != UNKNOWN)], minlength=size) for each in tables]
    speaking = [each for each in tables if uses[each].sum()]
    strange = np.isin(np.arange(len(gathered.tables)), speaking) & (len(speaking) > 1)
    for one, other in combinations(speaking, 2):
        if _shared(uses[one], uses[other]) >= SHARED or _shared(uses[other], uses[one]) >= SHARED:
            strange[[one, other]] = False
    return strange


def _shared(uses: Ints, others: Ints) -> float:
    return float(uses[others > 0].sum() / uses.sum())
