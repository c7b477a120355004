"""The made-up year is judged whole, and its figures make a page with a plot."""

import numpy as np
from bench_judging import arguments, late, verdicts_of
from judging_page import Figures, write_page
from made_up_year import agreement_of, incidents_of, terms_file, zone_names

ZONES = zone_names(4)
FIGURES = Figures(
    command="python bench_judging.py", machine="one core", incidents=1000, zones=4, terms=10, wall=0.1, cpu=0.1,
    late_median=0.5, late_cpu=0.5, late_most=1.0, late_count=3, peak_mb=90, points=10, join_zones=4, join_wall=0.1, join_cpu=0.1, pairs=3,
    by_incidents=((10, 0.01), (100, 0.05)), by_terms=((10, 0.01), (100, 0.1)),
)  # fmt: skip


def test_every_formula_is_judged_and_order_makes_no_difference():
    agreement, columns = agreement_of(ZONES, 1), incidents_of(3000, ZONES, 1)
    verdicts = verdicts_of(agreement, columns)
    assert {verdict.term.split(".")[0] for verdict in verdicts} == {"f1", "f2", "f3", "f4"}
    assert verdicts_of(agreement, columns.take(np.arange(2999, -1, -1))) == verdicts
    assert late(agreement, columns, incidents_of(5, ZONES, 2))[1]


def test_the_formulas_are_written_as_terms():
    text = terms_file(ZONES)
    assert text.count("modality: prohibition") == 5
    assert "ceiling: {incidents: 28, within: 24 hours" in text


def test_the_page_shows_the_figures_and_the_plot_is_drawn(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "reference").mkdir()
    write_page(tmp_path / "reference" / "page.md", FIGURES)
    text = (tmp_path / "reference" / "page.md").read_text(encoding="utf-8")
    assert "10,000 incidents/s" in text
    assert "| 100 | 0.050 | 2,000 |" in text
    plot = (tmp_path / "images" / "judging-speed.svg").read_text(encoding="utf-8")
    assert (plot.count("<polyline"), plot.count("<circle")) == (2, 4)


def test_sizes_can_be_smaller(monkeypatch):
    monkeypatch.setattr("sys.argv", ["bench_judging.py", "--incidents", "10"])
    assert arguments().incidents == 10
