"""Pictures of artwork and of its source, and how far they agree: resvg is the judge."""

import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import resvg_py
from PIL import Image
from scipy.ndimage import binary_dilation

from gare_fab.model.artwork import Artwork, FillRule, Shape
from gare_fab.model.paint import Paint
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.reader import SVG, SvgParams

WIDTH = 200  # px
Pixels = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of painted pixels that have one near on the other side, and colour's distance."""

    ours_near_theirs: float
    theirs_near_ours: float
    colour: float  # of the mean colours over the painted pixels, as a share of full scale


def read(
    text: str | bytes,
    *,
    dpi: float | None = None,
    recover: bool = False,
    tolerance: float = 0.005,
) -> Artwork:
    """The artwork of a drawing given as text."""
    content = text.encode() if isinstance(text, str) else text
    params = SvgParams(dpi=dpi, recover=recover)
    return SVG.read(Reading("drawing.svg", content, params, tolerance))


def source_pixels(text: str) -> Pixels:
    """The drawing as resvg shows it."""
    return _pixels(text)


def artwork_pixels(artwork: Artwork) -> Pixels:
    """The artwork on its page: our outlines, drawn by resvg without any other grammar."""
    page = artwork.page
    shapes = "".join(_path(i, page.height) for i in artwork.items if isinstance(i, Shape))
    size = f'width="{WIDTH}" height="{WIDTH * page.height / page.width}"'
    box = f'viewBox="0 0 {page.width} {page.height}"'
    return _pixels(f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{shapes}</svg>')


def agreement(ours: Pixels, theirs: Pixels) -> Agreement:
    """How far two pictures of one size agree."""
    rows = min(len(ours), len(theirs))  # a height is rounded up by one, down by the other
    ours, theirs = ours[:rows], theirs[:rows]
    painted, seen = ours[..., 3] > 0.5, theirs[..., 3] > 0.5
    around = np.ones((3, 3), dtype=np.bool_)
    if not painted.any() and not seen.any():
        return Agreement(1.0, 1.0, 0.0)
    if not painted.any() or not seen.any():
        return Agreement(0.0, 0.0, 1.0)
    near_ours, near_theirs = binary_dilation(painted, around), binary_dilation(seen, around)
    colour = np.abs(ours[painted].mean(axis=0) - theirs[seen].mean(axis=0)).max()
    return Agreement(
        float(near_theirs[painted].mean()), float(near_ours[seen].mean()), float(colour)
    )


def _pixels(text: str) -> Pixels:
    png = resvg_py.svg_to_bytes(svg_string=text, width=WIDTH, dpi=96, skip_system_fonts=True)
    data = bytes(png)
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGBA"), dtype=np.float64) / 255


def _path(shape: Shape, height: float) -> str:
    lines = []
    for index in range(len(shape.paths)):
        points = shape.paths[index] * (1, -1) + (0, height)
        is_dot = len(points) == 1
        closed = "Z" if shape.paths.closed[index] or is_dot else ""
        lines.append("M" + "L".join(f"{x:.6f} {y:.6f}" for x, y in points.tolist()) + closed)
    style = [f'fill-rule="{"evenodd" if shape.fill_rule is FillRule.EVENODD else "nonzero"}"']
    style += _paint("fill", shape.fill)
    if shape.stroke is not None:
        stroke = shape.stroke
        style += _paint("stroke", stroke.paint)
        style += [
            f'stroke-width="{stroke.width}" stroke-linecap="{stroke.cap}"',
            f'stroke-linejoin="{stroke.join}" stroke-miterlimit="{stroke.miter_limit}"',
            f'stroke-dasharray="{" ".join(map(str, stroke.dash)) or "none"}"',
            f'stroke-dashoffset="{stroke.dash_offset}"',
        ]
    return f'<path d="{"".join(lines)}" opacity="{shape.opacity}" {" ".join(style)}/>'


def _paint(name: str, paint: Paint | None) -> list[str]:
    if paint is None:
        return [f'{name}="none"']
    return [f'{name}="{paint.hexadecimal}" {name}-opacity="{paint.alpha}"']
