"""Pictures of a DXF as we read it and as ezdxf's drawing add-on draws it, and their agreement.

Both are drawn by resvg, in one window: the bounds of all that either of them paints.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import resvg_py
from ezdxf.addons.drawing.backend import Backend, BkPath2d, BkPoints2d, ImageData
from ezdxf.addons.drawing.config import (
    BackgroundPolicy,
    Configuration,
    LinePolicy,
)
from ezdxf.addons.drawing.frontend import Frontend
from ezdxf.addons.drawing.properties import BackendProperties, RenderContext
from ezdxf.document import Drawing
from ezdxf.fonts import fonts
from ezdxf.math import Vec2
from PIL import Image

from gare_fab.base.resources import resource
from gare_fab.geometry.arrays import Floats
from gare_fab.model.artwork import Artwork, FillRule, Shape
from gare_fab.model.paint import BLACK
from gare_fab.workshop.agreement import Agreement
from gare_fab.workshop.agreement import compare as agreement

WIDTH = 400  # px of the longer side
LEFT_OUT = {"POINT", "RAY", "XLINE", "IMAGE", "WIPEOUT", "OLE2FRAME"}  # said, never drawn
MASK = "#ffffff"  # paper over what lies below: said, never drawn
FONT = "Arimo-Regular.ttf"  # carried, and given to ezdxf
Line = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stroke:
    """What is painted: lines in mm, a colour, the width of a pen or None for an area."""

    lines: tuple[Line, ...]
    colour: str
    opacity: float
    width: float | None
    rule: str = "evenodd"


class Judge(Backend):
    """Keeps what ezdxf's frontend draws, in mm."""

    def __init__(self, mm: float, within: float) -> None:
        """Nothing is drawn yet; curves are flattened within some mm."""
        super().__init__()
        self.mm, self.within = mm, within / mm
        self.strokes: list[Stroke] = []

    def set_background(self, color: str) -> None:
        """Paper is transparent."""

    def draw_point(self, pos: Vec2, properties: BackendProperties) -> None:
        """A dot."""
        self.draw_line(pos, pos, properties)

    def draw_line(self, start: Vec2, end: Vec2, properties: BackendProperties) -> None:
        """A line."""
        self._keep([[start, end]], properties, properties.lineweight)

    def draw_path(self, path: BkPath2d, properties: BackendProperties) -> None:
        """A curve."""
        self._keep([path.flattening(self.within)], properties, properties.lineweight)

    def draw_filled_paths(
        self, paths: Iterable[BkPath2d], properties: BackendProperties
    ) -> None:
        """An area with holes."""
        rings = [sub.flattening(self.within) for path in paths for sub in path.sub_paths()]
        self._keep(rings, properties, None)

    def draw_filled_polygon(self, points: BkPoints2d, properties: BackendProperties) -> None:
        """An area."""
        self._keep([points.vertices()], properties, None)

    def draw_image(self, image_data: ImageData, properties: BackendProperties) -> None:
        """No picture comes up here."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget all."""
        self.strokes.clear()

    def _keep(
        self,
        lines: Iterable[Iterable[Vec2]],
        properties: BackendProperties,
        width: float | None,
    ) -> None:
        arrays = [np.array([(p.x, p.y) for p in line]) * self.mm for line in lines]
        whole = tuple(line for line in arrays if len(line))
        colour, alpha = properties.color[:7], properties.color[7:9]
        opacity = int(alpha, 16) / 255 if alpha else 1.0
        if width is None and colour == MASK:
            return
        self.strokes.append(Stroke(whole, colour, opacity, width))


def load_fonts() -> None:
    """Give ezdxf the fonts that we carry, and no others."""
    fonts.font_manager.clear()
    fonts.font_manager.build([str(resource("fonts"))], support_dirs=False)


def with_one_font(document: Drawing) -> Drawing:
    """The drawing with a font in all text styles that both sides have."""
    for style in document.styles:
        style.dxf.font = FONT
        style.discard_xdata("ACAD")
    return document


def judged(
    document: Drawing,
    mm: float,
    layout: str = "Model",
    *,
    dashes: bool = False,
    within: float = 0.01,
) -> list[Stroke]:
    """What ezdxf's drawing add-on paints of a layout: all but what is never drawn."""
    backend = Judge(mm, within)
    config = Configuration(
        line_policy=LinePolicy.ACCURATE if dashes else LinePolicy.SOLID,
        background_policy=BackgroundPolicy.WHITE,
        max_flattening_distance=within / mm,
        circle_approximation_count=512,
    )
    context = RenderContext(document)
    Frontend(context, backend, config).draw_layout(
        document.layout(layout), filter_func=lambda e: e.dxftype() not in LEFT_OUT
    )
    return backend.strokes


def painted(artwork: Artwork) -> list[Stroke]:
    """What we paint."""
    strokes = []
    for shape in artwork.items:
        if not isinstance(shape, Shape):
            continue
        lines = tuple(shape.paths[index] for index in range(len(shape.paths)))
        paint = shape.stroke.paint if shape.stroke else shape.fill or BLACK
        rule = "evenodd" if shape.fill_rule is FillRule.EVENODD else "nonzero"
        width = shape.stroke.width if shape.stroke else None
        strokes.append(Stroke(lines, paint.hexadecimal, shape.opacity, width, rule))
    return strokes


def compare(ours: list[Stroke], theirs: list[Stroke], *, pixels: int = WIDTH) -> Agreement:
    """How far both agree in one window."""
    box = _box([*ours, *theirs])
    mine, other = drawn(ours, box, pixels), drawn(theirs, box, pixels)
    return agreement(mine, other, painted_from=0.5)


def drawn(strokes: list[Stroke], box: tuple[float, ...], pixels: int = WIDTH) -> Floats:
    """A picture of a window (x, y, width, height in mm); no pen is thinner than a pixel."""
    x, y, width, height = box
    pixel = max(width, height) / pixels
    paths = "".join(_path(stroke, y + height, x, pixel) for stroke in strokes)
    size = f'width="{width / pixel}" height="{height / pixel}"'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paths}</svg>'
    data = bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True))
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGBA"), dtype=np.float64) / 255


def bounds(strokes: list[Stroke]) -> Line:
    """(2, 2) the lower left and upper right corner of all lines, without their widths."""
    lines = [line for stroke in strokes for line in stroke.lines]
    points = np.concatenate(lines) if lines else np.zeros((1, 2))
    return np.stack((points.min(axis=0), points.max(axis=0)))


def _box(strokes: list[Stroke]) -> tuple[float, ...]:
    low, high = bounds(strokes)
    margin = max((high - low).max() * 0.02, 1e-9)
    (x, y), (width, height) = low - margin, high - low + 2 * margin
    return float(x), float(y), float(width), float(height)


def _path(stroke: Stroke, top: float, left: float, pixel: float) -> str:
    steps = []
    for line in stroke.lines:
        points = (line * (1, -1) + (-left, top)) / pixel
        steps.append("M" + "L".join(f"{px:.4f} {py:.4f}" for px, py in points.tolist()))
    data = "".join(steps)
    if stroke.width is None:
        look = f'fill="{stroke.colour}" fill-rule="{stroke.rule}"'
    else:
        width = max(stroke.width / pixel, 1.0)
        look = (
            f'fill="none" stroke="{stroke.colour}" stroke-width="{width}" '
            'stroke-linecap="round" stroke-linejoin="round"'
        )
    return f'<path d="{data}" opacity="{stroke.opacity}" {look}/>'
