"""GDELT: recognised by shape, a centroid is never a point, a mention is one more voice of its event."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest

from trucewatch.model import PlacePrecision
from trucewatch.pipeline.tables import Tables
from trucewatch.readers.given import Given

DATES = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate"
OF_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
OF_ACT = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"
GEO_1 = "Type FullName CountryCode ADM1Code Lat Long FeatureID"
GEO_2 = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
MENTIONS = [
    "globaleventid",
    "eventtimedate",
    "mentiontimedate",
    "mentiontype",
    "mentionsourcename",
    "mentionidentifier",
    "sentenceid",
    "actor1charoffset",
    "actor2charoffset",
    "actioncharoffset",
    "inrawtext",
    "confidence",
    "mentiondoclen",
    "mentiondoctone",
    "mentiondoctranslationinfo",
    "extras",
]


def columns(geo: str, last: str) -> list[str]:
    names = DATES.split()
    names += [f"Actor{side}{name}" for side in "12" for name in OF_ACTOR.split()] + OF_ACT.split()
    names += [f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in geo.split()]
    return names + last.split()


VERSION_2 = columns(GEO_2, "DATEADDED SOURCEURL")
VERSION_1 = columns(GEO_1, "DATEADDED SOURCEURL")
BACKFILE = columns(GEO_1, "DATEADDED")
EVENT = {
    "GLOBALEVENTID": "900000001",
    "SQLDATE": "20210314",
    "MonthYear": "202103",
    "Year": "2021",
    "FractionDate": "2021.2027",
    "Actor1Code": "UKRMIL",
    "Actor1Name": "UKRAINE",
    "Actor2Code": "RUS",
    "IsRootEvent": "1",
    "EventCode": "1951",
    "EventBaseCode": "195",
    "EventRootCode": "19",
    "QuadClass": "4",
    "NumMentions": "12",
    "NumSources": "5",
    "NumArticles": "12",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Vrylivka, Donets'ka Oblast', Ukraine",
    "ActionGeo_CountryCode": "UP",
    "ActionGeo_Lat": "47.31",
    "ActionGeo_Long": "37.62",
    "DATEADDED": "20210315121500",
    "SOURCEURL": "https://www.daily.example/news/1",
}
MENTION = (
    "900000001\t20210315121500\t20210315130000\t1\tweekly.example\thttps://weekly.example/a\t3\t-1\t20\t40\t1\t80\t900"
    "\t-2.5\t\t"
)


def without_header(names: list[str], *rows: Mapping[str, str]) -> bytes:
    return "".join("\t".join((EVENT | row).get(name, "") for name in names) + "\n" for row in rows or [{}]).encode()


@pytest.mark.parametrize("header", [VERSION_2, VERSION_1, BACKFILE])
def test_every_column_of_each_version_is_known(header: list[str], tables: Any) -> None:
    assert {name.casefold() for name in header} <= set(tables.shipped("gdelt-events").columns)


def test_every_column_of_the_mentions_is_known(tables: Any) -> None:
    assert set(MENTIONS) <= set(tables.shipped("gdelt-mentions").columns)


@pytest.mark.parametrize(("header", "width"), [(VERSION_2, 61), (VERSION_1, 58), (BACKFILE, 57)])
def test_a_file_without_header_is_recognised_by_its_shape(header: list[str], width: int, tables: Any) -> None:
    assert len(header) == width
    read = tables.read(without_header(header))
    assert read.claim.act == "strike.air"
    assert read.claim.extractor == "table.gdelt-events@1"
    assert read.documents[0].key == "gdelt:900000001"
    assert not read.issues


def test_a_file_with_header_is_read_alike(tables: Any) -> None:
    with_header = tables.read(tables.csv_of(VERSION_2, [EVENT])).claim
    without = tables.read(without_header(VERSION_2)).claim
    assert (with_header.act, with_header.time, with_header.place) == (without.act, without.time, without.place)


@pytest.mark.parametrize(
    ("code", "act"),
    [("190", "fire"), ("193", "fire.small_arms"), ("1952", "strike.uav"), ("1951", "strike.air"), ("0871", "ceasefire.in_force"),
     ("0841", "release"), ("057", "agreement.signed"), ("0234", "request"), ("1831", "explosion.mine")],
)  # fmt: skip
def test_the_finest_code_that_is_known_decides(code: str, act: str, tables: Any) -> None:
    assert tables.read(without_header(VERSION_2, {"EventCode": code})).claim.act == act


@pytest.mark.parametrize("code", ["010", "1411", "084", "0873"])
def test_a_code_for_no_act_of_ours_gives_a_document_without_claim(code: str, tables: Any) -> None:
    read = tables.read(without_header(VERSION_2, {"EventCode": code}))
    assert not read.claims
    assert len(read.documents) == 1
    assert "table.row.no_act" in read.codes()


def test_a_code_that_cameo_does_not_have_is_reported(tables: Any) -> None:
    assert "table.value.unknown" in tables.read(without_header(VERSION_2, {"EventCode": "99"})).codes()


@pytest.mark.parametrize(
    ("code", "actor"),
    [("UKRMIL", "UKR.MIL"), ("UKRGOV", "UKR.GOV"), ("UKR", "UKR"), ("UKRCVL", "CIV"), ("UKRREB", None), ("IGOUNO", "UN"),
     ("GOV", None), ("ROMMIL", "ROU.MIL")],
)  # fmt: skip
def test_actor_codes_are_taken_only_where_they_are_certain(code: str, actor: str | None, tables: Any) -> None:
    (side,) = tables.read(without_header(VERSION_2, {"Actor1Code": code})).claim.initiator
    assert (side.text, side.actor) == (code, actor)


@pytest.mark.parametrize("kind", ["1", "2", "5"])
def test_the_middle_of_a_country_or_province_is_never_a_point(kind: str, tables: Any) -> None:
    (place,) = tables.read(without_header(VERSION_2, {"ActionGeo_Type": kind})).claim.place
    assert place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION)
    assert (place.lat, place.lon, place.radius_km) == (None, None, None)
    assert place.country == "UKR"


def test_a_fips_code_is_not_taken_for_an_iso_code(tables: Any) -> None:
    (place,) = tables.read(without_header(VERSION_2, {"ActionGeo_CountryCode": "CH"})).claim.place
    assert place.country == "CHN"


def test_the_outlet_speaks_once_however_often_the_event_is_mentioned(tables: Any) -> None:
    read = tables.read(without_header(VERSION_2, {"NumSources": "250"}))
    assert [voice.name for voice in read.claim.voices] == ["GDELT", "daily.example"]
    assert read.documents[0].url == "https://www.daily.example/news/1"
    assert not read.claim.counts


def test_a_mention_is_one_more_voice_of_its_event() -> None:
    reader = Tables()
    claims = [
        claim
        for name, content in (("1.export.CSV", without_header(VERSION_2)), ("1.mentions.CSV", f"{MENTION}\n".encode()))
        for batch in reader.open(io.BytesIO(content), name, Given()).rows
        for row in batch
        for claim in row.claims
    ]
    event, mention = claims
    assert (mention.act, mention.time, mention.place) == (event.act, event.time, event.place)
    assert [voice.name for voice in mention.voices] == ["GDELT", "weekly.example"]
    assert mention.document != event.document
    assert "Confidence: 80" in mention.notes
    assert {"900000001", "weekly.example"} <= {span.text for span in mention.spans}


def test_a_mention_without_its_event_says_nothing_of_what_happened(tables: Any) -> None:
    read = tables.read(f"{MENTION}\n".encode())
    assert not read.claims
    assert "table.row.no_act" in read.codes()
