"""The map: zones as judged, doubts drawn, symbols by kind and standing, no name over another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from trucewatch.model import Agreement, Place, Zone
from trucewatch.publish import Publication, report_html
from trucewatch.publish.basemap import ground
from trucewatch.publish.map_drawing import MapView, draw_map
from trucewatch.publish.map_frame import WIDTH, frame_around
from trucewatch.publish.map_labels import Room
from trucewatch.publish.standing import Standing, kind_of, standings
from trucewatch.publish.wording import labels


@pytest.fixture(scope="module")
def drawn(publication: Publication) -> MapView:
    agreement = publication.agreements[0]
    view = draw_map(agreement, publication.incidents, standings(publication.findings_of(agreement)))
    assert view is not None
    return view


def test_zones_have_a_band_as_wide_as_their_doubt(drawn: MapView) -> None:
    conflict, corridor = drawn.zones
    assert (conflict.name, corridor.name) == ("Conflict zone", "Lachin corridor")
    assert conflict.band == pytest.approx(3 * corridor.band, rel=0.05)
    assert conflict.doubt == "3 km to either side of its edge"


def test_symbols_tell_kind_and_standing(drawn: MapView) -> None:
    marks = {site.name: {(mark.kind, mark.standing) for mark in site.marks} for site in drawn.sites}
    assert marks["Hadrut"] == {("fire", Standing.AGAINST)}
    assert marks["Goris"] == {("people", Standing.OPEN)}
    assert marks["Kalbajar district"] == {("forces", Standing.FOR)}


def test_an_incident_far_from_the_zones_widens_no_map(publication: Publication, drawn: MapView) -> None:
    agreement = publication.agreements[0]
    far = tuple(
        replace(one, place=Place(text="far away", lat=-30.0, lon=140.0, radius_km=1.0))
        if one.act == "detention"
        else one
        for one in publication.incidents
    )
    moved = draw_map(agreement, far, standings(publication.findings_of(agreement)))
    assert moved is not None
    assert moved.undrawn_cited == drawn.undrawn_cited + 1
    assert moved.scale_km == drawn.scale_km


def test_doubt_is_drawn_to_scale(drawn: MapView) -> None:
    site = next(site for site in drawn.sites if site.name == "Kalbajar district")
    assert site.radius / drawn.scale_units == pytest.approx(site.radius_km / drawn.scale_km, rel=0.01)


def test_without_places_there_is_no_map(publication: Publication) -> None:
    bare = replace(publication.agreements[0], zones=(Zone(id="conflict-zone", names=("Karabakh",)),))
    assert draw_map(bare, (), standings(())) is None


def test_a_zone_of_broken_geometry_stops_no_report(publication: Publication) -> None:
    def with_loop(agreement: Agreement) -> Agreement:
        return replace(agreement, zones=(Zone(id="security-zone", union=("security-zone",)), *agreement.zones[:1]))

    looped = replace(publication, agreements=tuple(map(with_loop, publication.agreements)))
    assert "Contents" in report_html(looped)


def test_the_frame_takes_everything_in() -> None:
    frame = frame_around([(46.0, 39.0, 47.0, 40.0), (45.0, 39.5, 45.2, 39.6)])
    assert frame is not None
    for lon, lat in ((45.0, 39.5), (47.0, 40.0), (46.0, 39.0)):
        x, y = frame.at(lon, lat)
        assert 0 < x < WIDTH
        assert 0 < y < frame.height
    assert frame_around([]) is None


def test_names_find_room_or_stay_away() -> None:
    room = Room(width=200, height=100)
    first = room.place("Hadrut", "town", [(10, 20, "start")], 12)
    assert first is not None
    assert room.place("Shushi", "town", [(12, 22, "start")], 12) is None
    assert room.place("Shushi", "town", [(12, 22, "start"), (12, 60, "start")], 12) is not None
    assert room.place("Far too long a name for so small a map", "town", [(10, 90, "start")], 12) is None


@pytest.mark.parametrize(
    ("box", "countries", "disputed"),
    [
        ((44.5, 38.8, 47.8, 41.0), {"Armenia", "Azerbaijan"}, True),
        ((125.0, 37.0, 128.5, 39.0), {"North Korea", "South Korea"}, True),
        ((42.0, 13.0, 45.0, 16.0), {"Yemen"}, False),
        ((33.0, 34.5, 34.5, 35.8), {"Cyprus", "N. Cyprus"}, False),
    ],
)
def test_the_ground_of_any_region(box: tuple[float, float, float, float], countries: set[str], disputed: bool) -> None:
    floor = ground(box)
    assert countries <= {name for name, _, _ in floor.countries}
    assert floor.land.area > 0
    assert disputed <= (floor.disputed.length > 0)


def test_each_kind_has_its_shape(publication: Publication) -> None:
    tree = html.document_fromstring(report_html(publication))
    shapes = set(tree.xpath("//symbol/@id"))
    assert {f"m-{kind['kind']}" for kind in labels()["kinds"]} <= shapes
    assert {f"i-{entry['symbol']}" for entry in labels()["outcomes"].values()} <= shapes
    assert kind_of("fire.indirect") == "heavy"
    assert kind_of("fire.small_arms") == "fire"
    assert kind_of("never.heard") == "access"
