"""Pictures of artwork and of its source, and how far they agree: resvg is the judge."""

import base64
import io

import numpy as np
import numpy.typing as npt
import resvg_py
from PIL import Image

from gare_fab.model.artwork import Artwork, FillRule, Item, Picture, Shape
from gare_fab.model.paint import BLACK, Paint
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.member import SVG, SvgParams
from gare_fab.workshop.agreement import Agreement, compare

WIDTH = 200  # px
Pixels = npt.NDArray[np.float64]


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
    shapes = "".join(_item(item, page.height) for item in artwork.items)
    size = f'width="{WIDTH}" height="{WIDTH * page.height / page.width}"'
    box = f'viewBox="0 0 {page.width} {page.height}"'
    return _pixels(f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{shapes}</svg>')


def agreement(ours: Pixels, theirs: Pixels) -> Agreement:
    """How far two pictures of one size agree."""
    return compare(ours, theirs, painted_from=0.5)


def _pixels(text: str) -> Pixels:
    png = resvg_py.svg_to_bytes(svg_string=text, width=WIDTH, dpi=96, skip_system_fonts=True)
    data = bytes(png)
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGBA"), dtype=np.float64) / 255


def _item(item: Item, height: float) -> str:
    if isinstance(item, Shape):
        return _path(item, height)
    return _picture(item, height) if isinstance(item, Picture) else ""


def _picture(picture: Picture, height: float) -> str:
    stream = io.BytesIO()
    Image.fromarray(np.asarray(picture.pixels)).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    a = picture.affine
    numbers = (a.a, -a.b, -a.c, a.d, a.e + a.c, height - a.f - a.d)
    image = (
        f'<image width="1" height="1" preserveAspectRatio="none" opacity="{picture.opacity}"'
        f' transform="matrix({" ".join(map(str, numbers))})"'
        f' href="data:image/png;base64,{data}" image-rendering="optimizeSpeed"/>'
    )
    if picture.clip is None:
        return image
    mark = f"c{id(picture)}"
    clip = f'<clipPath id="{mark}">{_path(Shape(picture.clip, BLACK), height)}</clipPath>'
    return f'{clip}<g clip-path="url(#{mark})">{image}</g>'


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


def check_picture(inner: str, plain: str = "") -> None:
    """Assert that a drawing in a page of 100 x 100 looks like what resvg makes of it.

    `plain` says the same in words that resvg knows, where it does not know those of `inner`.
    """
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    size = 'width="100" height="100" viewBox="0 0 100 100"'
    text, judged = (f"<svg {spaces} {size}>{part}</svg>" for part in (inner, plain or inner))
    found = agreement(artwork_pixels(read(text)), source_pixels(judged))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08
