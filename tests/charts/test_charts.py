"""Charts: well-formed, self-contained, described, and drawn where the values are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.charts import svg
from credit_coach.charts.gauges import Gauge, gauges
from credit_coach.reply import ChartBlock, Series

NS = {"s": "http://www.w3.org/2000/svg"}
Kind = Literal["gauge", "line", "bar"]


def series(
    name: str, *values: str | int | Decimal, limits: tuple[str, ...] = (), shown: tuple[str, ...] = ()
) -> Series:
    """Return a series of exact numbers."""
    return Series(name, tuple(map(Decimal, values)), tuple(map(Decimal, limits)), shown)


def chart(
    kind: Kind, *all_series: Series, labels: tuple[str, ...] = (), unit: str = "", title: str = "图"
) -> ChartBlock:
    """Return a chart with a description."""
    return ChartBlock(kind, title, labels, all_series, unit, "说明")


def texts(picture: str) -> list[str]:
    """Return what can be read in a picture, from top to bottom as it is drawn."""
    return ["".join(one.itertext()) for one in ET.fromstring(picture).iterfind(".//s:text", NS)]


def gauge(value: str, *limits: str) -> Gauge:
    """Return the layout of one gauge."""
    (found,) = gauges([series("尺", value, limits=limits)], "", "zh").marks
    assert isinstance(found, Gauge)
    return found


EACH_KIND = (
    chart("gauge", series("还款占收入", "38.42", limits=("36", "43"), shown=("38.42%",)), title="尺子"),
    chart("line", series("欠款", 3, 2, 1), series("照常", 3, 3, 2), labels=("一", "二", "三"), unit="元", title="线"),
    chart("bar", series("多付", "312.5", 612), labels=("6期", "12期"), unit="元", title="条"),
)


@pytest.mark.parametrize("block", EACH_KIND, ids=lambda one: one.kind)
def test_a_picture_stands_alone(block: ChartBlock) -> None:
    """A picture has a role, a title and a description, and neither scripts nor anything loaded from elsewhere."""
    picture = svg(block)
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    assert root.get("width") == "100%"
    assert root.findtext("s:title", namespaces=NS) == block.title
    assert root.findtext("s:desc", namespaces=NS) == block.alt
    assert "<script" not in picture
    assert not re.search(r"href|url\(|@import|@font-face", picture)
    assert [one for one in re.findall(r"https?://[^\"]+", picture) if one != NS["s"]] == []


@pytest.mark.parametrize("kind", ["gauge", "line", "bar"])
def test_texts_are_texts(kind: Kind) -> None:
    """Markup, control characters and halves of characters in any text neither act nor break the picture."""
    nasty = "</text><script>alert(1)</script>&\"'\x00\x0b\ud800\u202e"
    one = Series(nasty, (Decimal(1),), (Decimal(2), Decimal(3)), (nasty,))
    picture = svg(ChartBlock(kind, nasty, (nasty,), (one,), nasty, nasty))
    picture.encode()
    assert "<script" not in picture
    assert "\u202e" not in picture
    assert ET.fromstring(picture).findtext("s:title", namespaces=NS) == "</text><script>alert(1)</script>&\"'"


def test_name_and_value_of_each_gauge_are_in_words() -> None:
    """Each gauge carries its name, its value as the reply words it, and its limits in the same unit."""
    shown = texts(svg(EACH_KIND[0]))
    assert shown == ["尺子", "还款占收入", "38.42%", "36%", "43%"]
    exact = chart("gauge", series("真实年化", "13.03", limits=("18.25", "24"), shown=("13.03%",)))
    assert "18.25%" in texts(svg(exact))


@pytest.mark.parametrize(
    ("limits", "zones"),
    [
        (("36", "43"), ["green", "amber", "red"]),
        (("6", "3"), ["red", "amber", "green"]),
        (("3", "3"), ["green", "red"]),
        (("3",), ["green", "amber"]),
        (("500", "0"), ["amber", "green"]),
        ((), []),
    ],
)
def test_zones_follow_the_limits(limits: tuple[str, ...], zones: list[str]) -> None:
    """Low is good, or high where the green limit is the higher; equal limits leave no amber, one limit no red."""
    found = gauge("1", *limits)
    assert [zone.name for zone in found.zones] == zones
    assert sum(zone.width for zone in found.zones) == pytest.approx(100 if zones else 0)


@pytest.mark.parametrize(
    ("value", "limits", "zone"),
    [
        ("35.9", ("36", "43"), "green"),
        ("36.1", ("36", "43"), "amber"),
        ("60", ("36", "43"), "red"),
        ("80", ("36", "43"), "red"),
        ("2.9", ("6", "3"), "red"),
        ("3.1", ("6", "3"), "amber"),
        ("6.1", ("6", "3"), "green"),
        ("-100", ("0", "-500"), "amber"),
    ],
)
def test_the_marker_is_in_the_zone_of_the_value(value: str, limits: tuple[str, ...], zone: str) -> None:
    """A value on the scale is marked inside the zone that it belongs to."""
    found = gauge(value, *limits)
    assert found.beyond == ""
    assert [one.name for one in found.zones if one.start < found.marker < one.start + one.width] == [zone]


@pytest.mark.parametrize(
    ("value", "beyond", "place"), [("1e30", "high", 100), ("-2.5", "low", 0), ("500", "high", 100)]
)
def test_values_off_the_scale_become_arrows(value: str, beyond: str, place: float) -> None:
    """A value far outside is an arrow at the edge; the zones keep their size, and the figure is still in words."""
    found = gauge(value, "36", "43")
    assert (found.beyond, found.marker) == (beyond, place)
    assert all(zone.marked for zone in found.zones)
    assert "".join(one.text for one in found.shown)


def test_zones_can_be_told_apart_without_colour() -> None:
    """Each zone has a mark of its own shape."""
    marks = ET.fromstring(svg(EACH_KIND[0])).iterfind(".//s:path", NS)
    shapes = [one.get("d") for one in marks if "mark " in str(one.get("class"))]
    assert len(shapes) == len(set(shapes)) == 3


def test_bars_start_at_zero_and_keep_proportions() -> None:
    """Lengths are proportional; negative values lie left of zero, and a value says its words."""
    root = ET.fromstring(svg(chart("bar", series("x", -50, 0, 150), labels=("a", "b", "c"), unit="元")))
    bars = [one for one in root.iterfind(".//s:rect", NS) if one.get("class") == "bar"]
    assert [(one.get("x"), one.get("width")) for one in bars] == [
        ("0.0%", "25.0%"),
        ("25.0%", "0.0%"),
        ("25.0%", "75.0%"),
    ]
    assert "−50元" in texts(svg(chart("bar", series("x", -50), labels=("a",), unit="元")))


def test_shown_values_come_before_our_own() -> None:
    """Where the reply words a value, that is what stands at the bar."""
    picture = svg(chart("bar", series("x", "1188.48", shown=("1,188.48元",)), labels=("24期",), unit="元"))
    assert texts(picture)[1:] == ["24期", "1,188.48元"]


def test_a_line_of_many_points_has_few_labels() -> None:
    """360 months show a handful of labels, the first and the last among them, and few points of a straight line."""
    labels = tuple(f"{2027 + n // 12}年{n % 12 + 1}月" for n in range(361))
    picture = svg(chart("line", series("欠款", *range(361, 0, -1)), labels=labels, unit="元"))
    shown = [one for one in texts(picture) if one in labels]
    assert 2 <= len(shown) <= 5
    assert (shown[0], shown[-1]) == (labels[0], labels[-1])
    assert len(picture) < 5000


def test_a_single_spike_survives() -> None:
    """Leaving out points of straight stretches never loses a bend."""
    values = [0] * 100 + [5] + [0] * 100
    picture = svg(chart("line", series("x", *values), labels=("a",) * 201))
    points = ET.fromstring(picture).find(".//s:polyline", NS).get("points").split()  # type: ignore[union-attr]
    assert len(points) == 5
    assert len({point.split(",")[1] for point in points}) == 2


def test_names_stand_beside_their_lines_and_not_on_each_other() -> None:
    """With lines that start and end together, each name is drawn once, at a place of its own."""
    declining = series("先还利率高的", *range(24, -1, -1))
    other = series("先还最小的", *(max(24 - n * 1.02, 0) for n in range(25)))
    root = ET.fromstring(svg(chart("line", declining, other, labels=tuple(map(str, range(25))))))
    places = {
        one.text: (float(one.get("x", "").rstrip("%")), float(one.get("y", "")))
        for one in root.iterfind(".//s:text", NS)
        if "name" in str(one.get("class"))
    }
    assert set(places) == {"先还利率高的", "先还最小的"}
    (x1, y1), (x2, y2) = places.values()
    assert abs(y1 - y2) >= 17 or abs(x1 - x2) >= 30


def test_lines_differ_in_dashes() -> None:
    """Lines can be told apart without colour."""
    picture = svg(chart("line", *(series(name, 1, n) for n, name in enumerate("甲乙丙丁")), labels=("a", "b")))
    assert {f"run{n}" for n in range(4)} <= {
        word for one in re.findall(r'class="([^"]+)"', picture) for word in one.split()
    }
    assert picture.count("stroke-dasharray") == 3


@pytest.mark.parametrize(
    "block",
    [
        chart("line", series("一个点", 5000), labels=("2027",)),
        chart("line", series("零", 0, 0, 0), labels=("1", "2", "3")),
        chart("line", series("负", 500, -900, 300), labels=("1", "2", "3")),
        chart("line", series("大", "1e400", "-1e400"), series("小", "1e-400", 1), labels=("1", "2")),
        chart("line", series("短", 1), series("长", 1, 2, 3), labels=("1", "2")),
        chart("line", series("没有", *())),
        chart("line"),
        chart("bar"),
        chart("bar", series("零", 0, 0), labels=("1", "2")),
        chart("bar", series("大", "9e99", "-1e-99"), labels=("1", "2")),
        chart("bar", series("没有标签", 1, 2)),
        chart("gauge"),
        chart("gauge", series("零", 0, limits=("0", "0"))),
        chart("gauge", series("没有线", 35)),
        chart("gauge", series("没有值", *(), limits=("1", "2"))),
        chart("gauge", series("很长的名字" * 30, 1, limits=("1", "1e99"))),
    ],
    ids=lambda one: f"{one.kind}-{'-'.join(s.name[:6] for s in one.series)}",
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_odd_values_are_drawn(block: ChartBlock, lang: Literal["zh", "en"]) -> None:
    """One point, nothing, zeros, negatives and huge values give a picture of finite numbers."""
    picture = svg(block, lang)
    ET.fromstring(picture)
    drawing = picture.partition("</style>")[2]
    assert not re.search(r'"[^"]*\b(nan|inf|[Ee]\+?\d+)\b[^"]*"', drawing)


@given(
    st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=2), min_size=1, max_size=8),
    st.lists(st.decimals(-1000, 1000, places=2), max_size=2),
    st.sampled_from(["gauge", "line", "bar"]),
)
def test_any_values_are_drawn(values: list[Decimal], limits: list[Decimal], kind: Kind) -> None:
    """Whatever the values and the limits are, there is a well-formed picture."""
    one = Series("任意", tuple(values), tuple(limits))
    ET.fromstring(svg(ChartBlock(kind, "图", tuple(map(str, range(len(values)))), (one,), "元", "说明")))
