"""The picture of a relation: a whole SVG that shows what the figures hold, and PNG where resvg is installed."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from polybius import report
from polybius.errors import InputError
from polybius.relations import bundled, measure
from polybius.report import chart
from polybius.report.picture import svg
from polybius.report.strokes import ticks, wrapped
from polybius.report.world import world
from polybius.store import Store

DAY = dt.date(2021, 3, 2)
SPACE = "{http://www.w3.org/2000/svg}"


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SPACE}text")]


def titles(picture: ET.Element) -> list[str]:
    return [title.text or "" for title in picture.iter(f"{SPACE}title")]


@pytest.fixture(scope="module")
def figures() -> dict:
    relation = measure(bundled("IRQ-USA"), dyad="IRQ-USA")
    return world(relation, "cited", dt.date(2020, 1, 3)).chart


@pytest.fixture(scope="module")
def picture(figures) -> ET.Element:
    return ET.fromstring(svg(figures, "Iraq – United States", "It broke."))


def test_a_screen_reader_is_told_whose_picture_it_is(picture):
    assert picture.get("role") == "img"
    assert picture[0].tag == f"{SPACE}title"
    assert picture[0].text == "Iraq – United States. It broke."


def test_each_break_is_a_dotted_line_with_the_interval_of_its_day(figures, picture):
    assert figures["breaks"]
    told = [title for title in titles(picture) if title.startswith("break of net")]
    assert len(told) == len(figures["breaks"])
    assert f"{figures['breaks'][0]['from']} to {figures['breaks'][0]['to']}" in told[0]


def test_the_forecast_lies_after_the_last_week(figures, picture):
    assert [week["start"] for week in figures["forecast"]] == ["2022-01-01", "2022-01-08", "2022-01-15", "2022-01-22"]
    assert "forecast" in words(picture)
    dashed = [line for line in picture.iter(f"{SPACE}polyline") if line.get("stroke-dasharray") == "5 4"]
    solid = [line for line in picture.iter(f"{SPACE}polyline") if not line.get("stroke-dasharray")]
    last = float(solid[-1].get("points").split()[-1].split(",")[0])
    assert float(dashed[0].get("points").split(",")[0]) > last


def test_a_band_that_is_cut_at_the_edge_is_told(figures, picture):
    far = [*figures["weeks"]]
    far[5] = far[5] | {"net": [far[5]["net"][0], -2e6, 9.0, -4e6, 9.0]}
    told = " ".join(words(ET.fromstring(svg({**figures, "weeks": far}, "Iraq – United States"))))
    assert "are cut at the edge; they reach from -4000000.0 to " in told
    narrow = [week | {name: week[name] and [week[name][0]] * 5 for name in figures["channels"]} for week in far]
    assert "are cut" not in " ".join(words(ET.fromstring(svg({**figures, "weeks": narrow, "forecast": []}, "Iraq"))))


def test_windows_are_shaded_and_nothing_leaves_the_picture(picture):
    wide, high = float(picture.get("width")), float(picture.get("height"))
    boxes = [box for box in picture.iter(f"{SPACE}rect") if box.get("x")]
    assert len([box for box in boxes if box.get("fill-opacity") in ("0.08", "0.13")]) == 3
    assert all(float(box.get("x")) >= 0 and float(box.get("x")) + float(box.get("width")) <= wide for box in boxes)
    for shape in (*picture.iter(f"{SPACE}polygon"), *picture.iter(f"{SPACE}polyline")):
        for point in shape.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= wide
            assert 0 <= y <= high


def test_the_store_s_picture_has_stories_quads_reports_and_measures(store: Store, tmp_path: Path):
    out = tmp_path / "picture.svg"
    report.plot(store, "NOR", "SWE", around=DAY, out=out)
    picture = ET.parse(out).getroot()
    told = words(picture)
    assert {"material conflict", "verbal cooperation", "stories a week", "reports"} <= set(told)
    assert any("(not counted)" in title for title in titles(picture))
    relation = store.relation("NOR", "SWE")
    for one in relation.measures():
        if one.earliest or one.latest:
            assert f"{one.what} ({one.state})" in told
    assert any("not the relation itself" in line for line in told)


def test_what_an_article_says_stays_words(store: Store, tmp_path: Path):
    out = tmp_path / "picture.svg"
    report.plot(store, "NOR", "SWE", out=out)
    assert "<script" not in out.read_text()
    ET.parse(out)


def test_a_dyad_without_days_is_told_so():
    figures = chart.curve([])
    assert "No days to show." in words(ET.fromstring(svg(figures, "Nobody")))


def test_png_is_the_same_picture(store: Store, tmp_path: Path):
    pytest.importorskip("resvg_py")
    report.plot(store, "NOR", "SWE", around=DAY, out=tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_another_ending_is_refused(store: Store, tmp_path: Path):
    with pytest.raises(InputError, match=r"neither in \.svg nor in \.png"):
        report.plot(store, "NOR", "SWE", out=tmp_path / "picture.gif")
    assert list(tmp_path.iterdir()) == []


def test_ticks_are_round_and_lie_inside():
    assert ticks(-37.4, 3.2) == [-30.0, -20.0, -10.0, 0.0]
    assert ticks(-0.9, 1.1) == [-0.5, 0.0, 0.5, 1.0]


def test_small_print_is_broken_between_words():
    lines = list(wrapped("word " * 100))
    assert len(lines) == 4
    assert max(map(len, lines)) <= 150
