"""Charts of a slide, as tables of what they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from builder.importers.draft import Inline, Paragraph, Strong, Table, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers.draft import Element
    from builder.importers.pptx.shapes import Shapes

PERCENT = re.compile(r"0(\.0*)?%")
MONEY = re.compile(r"[£€$]")
NEW = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"


def read_chart(chart: Any, shapes: Shapes) -> Iterator[Element]:
    """A chart's title and its numbers."""
    title = chart.chart_title.text_frame.text.strip() if chart.has_title and chart.chart_title.has_text_frame else ""
    series = list(_series(chart))
    yield from _as_table(title, series, shapes)


def _series(chart: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each row of numbers: its name, and each point's name and number."""
    for plot in chart.plots:
        names = _categories(plot)
        for one in plot.series:
            values = list(getattr(one, "values", ()) or ())
            across = _numbers(one._element.find(qn("c:xVal"))) if one._element.find(qn("c:xVal")) is not None else []  # noqa: SLF001
            form = _format(one._element)  # noqa: SLF001 - its XML is not public
            yield (
                one.name or "",
                [
                    (_at(across, at) if across else _at(names, at) or str(at + 1), _number(value, form))
                    for at, value in enumerate(values)
                ],
            )


def _categories(plot: Any) -> list[str]:
    """The names below the axis; of several levels all, the highest first."""
    levels = list(plot.categories.flattened_labels)
    return [": ".join(filter(None, map(str, labels))) for labels in levels]


def _numbers(values: Any) -> list[str]:
    return [_number(_as_number(one.text), "") for one in values.iter(qn("c:v"))]


def _as_number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _at(names: Sequence[str], at: int) -> str:
    return names[at] if at < len(names) else ""


def _format(series: Any) -> str:
    found = series.find(f"{qn('c:val')}//{qn('c:formatCode')}")
    return (found.text or "") if found is not None else ""


def _number(value: float | None, form: str) -> str:
    """A number as the chart shows it, as near as its format tells."""
    if value is None:
        return ""
    percent = PERCENT.search(form)
    if percent:
        return f"{value * 100:.{max(0, len(percent[1] or '') - 1)}f}%"
    sign = MONEY.search(form)
    return f"{sign[0] if sign else ''}{round(value, 10):,.10g}"


def _as_table(title: str, series: list[tuple[str, list[tuple[str, str]]]], shapes: Shapes) -> Iterator[Element]:
    where, named = shapes.slide.where, f" “{title}”" if title else ""
    if title:
        yield Paragraph((Strong((Words(title),)),), where)
    if not any(points for _, points in series):
        shapes.reading.doubt(
            where, f"Its chart{named} holds no numbers.", "Look at the slide, and say in words what it shows."
        )
        return
    rows = list(dict.fromkeys(point for _, points in series for point, _ in points))
    columns = [dict(points) for _, points in series]
    head: tuple[Inline, ...] = ((), *((Words(one),) if one else () for one, _ in series))
    if len(series) == 1 and series[0][0] == title:
        head = ((), ())
    yield Table(
        head,
        tuple(
            ((Words(row),), *((Words(text),) if (text := of.get(row, "")) else () for of in columns)) for row in rows
        ),
        where,
    )
    shapes.reading.doubt(
        where,
        f"Its chart{named} came along as a table of its numbers.",
        "Say in a sentence what they show, or put a picture of the chart above them.",
    )


def read_new_chart(data: Any, shapes: Shapes) -> Iterator[Element]:
    """A chart of a newer kind (waterfall, funnel, tree map), which python-pptx does not know."""
    from lxml import etree  # noqa: PLC0415 - its parser alone

    chart = next((one for one in data if one.tag == f"{NEW}chart"), None)
    part = shapes.page.part.related_part(chart.get(qn("r:id"))) if chart is not None else None
    if part is None:
        return
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    title = "".join(one.text or "" for one in root.iter(qn("a:t")))
    series = []
    for one in root.iter(f"{NEW}data"):
        words = [point.text or "" for kind in one.iter(f"{NEW}strDim") for point in kind.iter(f"{NEW}pt")]
        numbers = [_number(_as_number(p.text), "") for kind in one.iter(f"{NEW}numDim") for p in kind.iter(f"{NEW}pt")]
        points = [(_at(words, at) or str(at + 1), number) for at, number in enumerate(numbers)]
        series.append(("", points or [(word, "") for word in words]))
    yield from _as_table(title, series, shapes)
