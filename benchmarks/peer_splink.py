"""Splink on the same reports, by its own recipe: weights from labels, best links under one report a source.

usage: peer_splink.py TRAIN.csv REPORTS.csv REPEATING   (prints one JSON line; needs the packages of requirements/peers.txt)

REPEATING is the source that may tell a thing twice. Weights come from the labels of TRAIN; of a few thresholds the one
that does best on REPORTS is told, which is a favour.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
import warnings
from typing import Any

import duckdb
import numpy as np
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator

from trucewatch.reconcile.linking.measures import measured

THRESHOLDS = (0.2, 0.5, 0.8)
TABLE = """
create table {name} as
select report_id as unique_id, source, truth, lon::double as lon, lat::double as lat, precision::int as wide,
       date_diff('day', date '2000-01-01', "date"::date) as day, act, family,
       nullif(least(lower(actor1), lower(coalesce(actor2, ''))), '') as one,
       nullif(greatest(lower(actor1), lower(coalesce(actor2, ''))), '') as other,
       fatalities::int as deaths, admin,
       floor(lon / 0.1)::int as cell_x, floor(lat / 0.1)::int as cell_y,
       floor(lon / 0.1 + 0.5)::int as shift_x, floor(lat / 0.1 + 0.5)::int as shift_y
from read_csv('{path}', header = true)
"""
NEAR = (
    "wide_l + wide_r = 2 and 111.2 * sqrt(pow((lon_l - lon_r) * cos(radians(lat_l)), 2) + pow(lat_l - lat_r, 2)) < {km}"
)
ALIKE = "jaro_winkler_similarity({0}_l, {1}_r) > 0.92"


def _alike(one: str, other: str) -> str:
    return ALIKE.format(one, other)


def _sides() -> Any:
    straight = f"{_alike('one', 'one')} and {_alike('other', 'other')}"
    crossed = f"{_alike('one', 'other')} and {_alike('other', 'one')}"
    any_of = " or ".join(_alike(a, b) for a in ("one", "other") for b in ("one", "other"))
    return _custom("sides", levels.NullLevel("other"), f"({straight}) or ({crossed})", any_of)


def _custom(name: str, *steps: Any) -> Any:
    made = [step if not isinstance(step, str) else levels.CustomLevel(step) for step in steps]
    return comparisons.CustomComparison(output_column_name=name, comparison_levels=[*made, levels.ElseLevel()])


def settings() -> SettingsCreator:
    """Comparisons of the same matters as ours, and the same ground for candidates."""
    same_deaths = "deaths_l = deaths_r"
    return SettingsCreator(
        link_type="link_and_dedupe",
        comparisons=[
            _custom("day", levels.ExactMatchLevel("day"), "abs(day_l - day_r) = 1"),
            _custom("place", NEAR.format(km=4), NEAR.format(km=6), "wide_l + wide_r > 2 and admin_l = admin_r"),
            _custom("act", levels.ExactMatchLevel("act"), levels.ExactMatchLevel("family")),
            _sides(),
            _custom(
                "deaths",
                levels.NullLevel("deaths"),
                f"{same_deaths} and deaths_l > 2",
                same_deaths,
                "abs(deaths_l - deaths_r) = 1",
                "2 * least(deaths_l, deaths_r) + 1 >= greatest(deaths_l, deaths_r)",
            ),
        ],
        blocking_rules_to_generate_predictions=[
            f"{cell} and abs(l.day - r.day) <= 2"
            for cell in (
                "l.admin = r.admin",
                "l.cell_x = r.cell_x and l.cell_y = r.cell_y",
                "l.shift_x = r.shift_x and l.shift_y = r.shift_y",
            )
        ],
        additional_columns_to_retain=["truth"],
    )


def linker_of(connection: duckdb.DuckDBPyConnection, path: str, name: str, how: Any) -> tuple[Linker, list[str]]:
    """The linker of one file, one table a source, and the sources."""
    connection.execute(TABLE.format(name=name, path=path))
    api = DuckDBAPI(connection)
    whole = connection.table(name)
    sources = sorted(row[0] for row in whole.select("source").distinct().fetchall())
    for source in sources:
        whole.filter(f"source = '{source}'").create(f"{name}_{source}")
    tables = [api.register(f"{name}_{source}", dataset_display_name=source) for source in sources]
    return Linker(tables, how, log_level=None), sources


def clocks() -> np.ndarray:
    """Seconds by the wall, and of the processor over all threads."""
    return np.array([time.perf_counter(), time.process_time()])


def main(train: str, reports: str, repeating: str) -> None:
    """Train, link and print the figures."""
    connection = duckdb.connect()
    trained, _ = linker_of(connection, train, "trained", settings())
    trained.training.estimate_u_using_random_sampling(max_pairs=1e6)
    trained.training.estimate_m_from_label_column("truth")
    model = trained.misc.save_model_to_json()
    started = clocks()
    linker, sources = linker_of(connection, reports, "reports", model)
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    until, best = clocks() - started, {"f1": -1.0}
    single = [source for source in sources if source != repeating]
    for threshold in THRESHOLDS:
        again = clocks()
        found = linker.clustering.cluster_using_single_best_links(
            predicted, single, threshold_match_probability=threshold
        )
        rows = connection.table(found.physical_name).select("cluster_id, truth").fetchall()
        labels = np.unique([row[0] for row in rows], return_inverse=True)[1]
        figures = measured(np.array([row[1] for row in rows]), labels)
        if figures["f1"] > best["f1"]:
            seconds, cpu = (until + clocks() - again).tolist()
            best = figures | {"seconds": seconds, "cpu": cpu, "threshold": threshold}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps(best | {"peak_mb": peak}))


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable()
    main(*sys.argv[1:])
