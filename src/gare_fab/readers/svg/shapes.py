"""The basic shapes as drawing steps: rect, circle, ellipse, line, polyline, polygon."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import INITIAL, Style
from gare_fab.readers.svg.tokens import number_list
from gare_fab.readers.svg.units import Viewport, length

Steps = tuple[str, list[float]]
NO_STEPS: Steps = ("", [])


@dataclass(frozen=True, slots=True)
class Measures:
    """Reads an element's lengths in user units; those that its style says win."""

    element: Element
    viewport: Viewport
    font_size: float
    style: Style = INITIAL

    @classmethod
    def styled(cls, element: Element, viewport: Viewport, style: Style) -> "Measures":
        """The measures of an element of this style."""
        return cls(element, viewport, style.font_size, style)

    def given(self, name: str, axis: str) -> float | None:
        """An attribute's length; None where it is missing, malformed or `auto`."""
        text = self.element.get(name)
        if self.style.has_geometry:
            text = self.style.values.get(name, text)
        if text is None:
            return None
        try:  # most are plain numbers
            value = float(text)
        except ValueError:
            found = length(text, self.viewport, axis, self.font_size)
            if found is None:
                return None
            value = found
        if not math.isfinite(value):
            raise NotFinite(name, text)
        return value

    def of(self, name: str, axis: str) -> float:
        """An attribute's length, 0 where it is missing or malformed."""
        return self.given(name, axis) or 0.0


class NotFinite(ValueError):
    """A number of an attribute is NaN or infinite."""

    def __init__(self, name: str, text: str) -> None:
        """Keep the attribute's name and text."""
        super().__init__(name, text)
        self.name = name
        self.text = text


def _line(measures: Measures) -> Steps:
    get = measures.element.get
    try:  # most are plain numbers; that they are finite is seen later
        return "ML", [
            float(get("x1") or 0),
            float(get("y1") or 0),
            float(get("x2") or 0),
            float(get("y2") or 0),
        ]
    except ValueError:
        return _line_with_units(measures)


def _line_with_units(measures: Measures) -> Steps:
    return "ML", [
        measures.of("x1", "x"),
        measures.of("y1", "y"),
        measures.of("x2", "x"),
        measures.of("y2", "y"),
    ]


def _rect(measures: Measures) -> Steps:
    x, y = measures.of("x", "x"), measures.of("y", "y")
    width, height = measures.of("width", "x"), measures.of("height", "y")
    if width <= 0 or height <= 0:
        return NO_STEPS
    rx, ry = _corner(measures, width, height)
    if rx <= 0 or ry <= 0:
        return "MHVHZ", [x, y, x + width, y + height, x]
    right, low = x + width, y + height
    corner = [rx, ry, 0, 0, 1]
    numbers = [x + rx, y, right - rx, *corner, right, y + ry, low - ry]
    numbers += [*corner, right - rx, low, x + rx, *corner, x, low - ry]
    return "MHAVAHAVAZ", [*numbers, y + ry, *corner, x + rx, y]


def _corner(measures: Measures, width: float, height: float) -> tuple[float, float]:
    """The radii of a corner: one alone counts for both, and at most half of each side."""
    wide, high = _radii(measures)
    return min(wide, width / 2), min(high, height / 2)


def _radii(measures: Measures) -> tuple[float, float]:
    """The radii rx and ry; one that is missing or negative is the other."""
    rx, ry = measures.given("rx", "x"), measures.given("ry", "y")
    rx = None if rx is not None and rx < 0 else rx
    ry = None if ry is not None and ry < 0 else ry
    wide = ry if rx is None else rx
    high = rx if ry is None else ry
    return wide or 0.0, high or 0.0


def _circle(measures: Measures) -> Steps:
    radius = measures.of("r", "")
    return _round(measures, radius, radius)


def _ellipse(measures: Measures) -> Steps:
    wide, high = _radii(measures)
    return _round(measures, wide, high)


def _round(measures: Measures, rx: float, ry: float) -> Steps:
    if rx <= 0 or ry <= 0:
        return NO_STEPS
    x, y = measures.of("cx", "x"), measures.of("cy", "y")
    arc = [rx, ry, 0, 0, 1]
    quarters = [*arc, x, y + ry, *arc, x - rx, y, *arc, x, y - ry, *arc, x + rx, y]
    return "MAAAAZ", [x + rx, y, *quarters]


def _polyline(measures: Measures) -> Steps:
    numbers, _ = number_list(measures.element.get("points") or "")
    count = len(numbers) // 2
    if count < 2:
        return NO_STEPS
    return "M" + "L" * (count - 1), numbers[: 2 * count]


def _polygon(measures: Measures) -> Steps:
    letters, numbers = _polyline(measures)
    return (letters + "Z", numbers) if letters else NO_STEPS


SHAPES: MappingProxyType[str, Callable[[Measures], Steps]] = MappingProxyType(
    {
        SVG + "line": _line,
        SVG + "rect": _rect,
        SVG + "circle": _circle,
        SVG + "ellipse": _ellipse,
        SVG + "polyline": _polyline,
        SVG + "polygon": _polygon,
    }
)
