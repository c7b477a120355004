"""Rows of tables as their publishers shape them; every event is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
SHELLING = {
    "event_id_cnty": "UKR900001",
    "event_date": "2021-03-14",
    "year": "2021",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "NAF: United Armed Forces of Novorossiya",
    "inter1": "2",
    "actor2": "Military Forces of Ukraine (2019-)",
    "inter2": "1",
    "interaction": "12",
    "iso": "804",
    "region": "Europe",
    "country": "Ukraine",
    "admin1": "Donetsk",
    "admin2": "Mariupolskyi",
    "location": "Vrylivka",
    "latitude": "47.31",
    "longitude": "37.62",
    "geo_precision": "2",
    "source": "OSCE SMM; Ministry of Defence of Ukraine",
    "source_scale": "Other-National",
    "notes": "On 14 March 2021, mortar rounds fell near Vrylivka. Two soldiers were killed.",
    "fatalities": "2",
    "timestamp": "1616400000",
}


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> bytes:
    """The rows as a CSV file in UTF-8; a cell that a row does not name is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def acled(*rows: Mapping[str, str]) -> bytes:
    """ACLED rows, each the shelling with what it says otherwise."""
    return as_csv(ACLED_COLUMNS, [SHELLING | row for row in rows])
