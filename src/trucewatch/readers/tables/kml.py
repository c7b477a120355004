"""KML and KMZ: each placemark a row, with its folders, times and extended data. No entity is resolved, nothing fetched."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from trucewatch.readers.tables.features import FEATURES_BYTES, Feature, Grid, Position, feature_rows
from trucewatch.readers.tables.troubles import Troubles

SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack")
TIMES = ("when", "begin", "end")
BIGGER = 200
"""A map that unpacks to so many times its size is no map."""


def is_kml(start: bytes) -> bool:
    """Whether the first bytes of a file can be those of a map in KML."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<kml" in start


def kml_of(archive: bytes, troubles: Troubles) -> bytes | None:
    """The map inside a KMZ, unpacked no further than a map can be long; None where the archive holds none."""
    try:
        with zipfile.ZipFile(BytesIO(archive)) as opened:
            inside = next((each for each in opened.infolist() if each.filename.casefold().endswith(".kml")), None)
            if inside is None:
                return None
            with opened.open(inside) as member:
                content = member.read(FEATURES_BYTES + 1)
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
        return None
    if len(content) > min(FEATURES_BYTES, BIGGER * len(archive)):
        troubles.error("table.map.too_large", 0, "the archive unpacks to more than a map can be", "part it")
        return b""
    return content


def kml_rows(content: bytes, troubles: Troubles) -> Grid:
    """The placemarks as rows; a broken file gives none and an issue."""
    if len(content) > FEATURES_BYTES:
        troubles.error("table.map.too_large", 0, "the map is too large", "part it")
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        troubles.error("table.kml.damaged", 0, f"the file is no XML: {error.msg}", "export it anew")
        return
    yield from feature_rows(_placemark(each) for each in root.iter("{*}Placemark"))


def _placemark(mark: etree._Element) -> Feature:
    values = {name: said for name in ("name", "description") if (said := _text(mark.find(f"{{*}}{name}")))}
    if mark.get("id"):
        values["id"] = str(mark.get("id"))
    folders = [_text(each.find("{*}name")) for each in mark.iterancestors("{*}Folder")]
    if any(folders):
        values["folder"] = " / ".join(name for name in reversed(folders) if name)
    for name in TIMES:
        if said := _text(mark.find(f"./{{*}}*/{{*}}{name}")):
            values[name] = said
    values |= dict(_extended(mark))
    shape = next((each for each in mark if _name(each) in SHAPES), None)
    found = () if shape is None else tuple(_positions(shape))
    return Feature(values=values, kind="" if shape is None else _name(shape), positions=found)


def _extended(mark: etree._Element) -> Iterator[tuple[str, str]]:
    for data in mark.iterfind("{*}ExtendedData/{*}Data"):
        yield data.get("name") or "", _text(data.find("{*}value"))
    for data in mark.iterfind("{*}ExtendedData/{*}SchemaData/{*}SimpleData"):
        yield data.get("name") or "", _text(data)


def _positions(shape: etree._Element) -> Iterator[Position]:
    """Longitude, latitude and altitude of each tuple; tracks part them by blanks, everything else by commas."""
    for each in shape.iter("{*}coordinates"):
        for written in _text(each).split():
            yield from _position(written.split(","))
    for each in shape.iter("{*}coord"):
        yield from _position(_text(each).split())


def _position(parts: list[str]) -> Iterator[Position]:
    try:
        lon, lat, *height = (float(part) for part in parts)
    except ValueError:
        return
    yield lon, lat, height[0] if height else None


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(str(part) for part in element.itertext()).strip()
