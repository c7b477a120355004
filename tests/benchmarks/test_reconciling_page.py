"""The figures of linking make a page with a plot."""

from reconciling_page import write_page

ONE = {"precision": 0.99, "recall": 0.98, "f1": 0.985, "b3": 0.99, "seconds": 3.25, "peak_mb": 165.0}
GROWN = ONE | {"linking": 1.0, "cpu": 2.75, "reports": 8600}


def test_the_page_shows_the_figures_and_the_plot_is_drawn(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "reference").mkdir()
    found = {"4,000 incidents": GROWN, "40,000 incidents": GROWN | {"reports": 86000, "cpu": 9.0}, "by Splink": ONE}
    page = tmp_path / "reference" / "page.md"
    write_page(page, found, generator="made_up_reports.py", machine="one core", news="500 more: 1.00 s\n")
    text = page.read_text(encoding="utf-8")
    assert "| 4,000 incidents | 8,600 | 0.9900 | 0.9800 | 0.9850 | 0.9900 | 3.2 | 1.0 | 2.8 | 165 |" in text
    assert "```\n500 more: 1.00 s\n```" in text
    plot = (tmp_path / "images" / "reconciling-speed.svg").read_text(encoding="utf-8")
    assert plot.count("<polyline") == 2
