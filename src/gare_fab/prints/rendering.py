"""A scene becomes SVG (one user unit is one mm), and that becomes PNG through resvg.

Coordinates are rounded to a micrometre. Of pages of less than a centimetre that would be seen:
there a user unit is a tenth of a mm, a hundredth, or less.
"""

import base64
import math
from html import escape
from io import BytesIO
from zlib import crc32

import numpy as np

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.base.resources import resource
from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Picture, Shape, Stroke
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem, SceneText, enlarged

_FONT = "Lato"
_MOST_PIXELS = 100_000_000


def scene_to_svg(scene: Scene) -> str:
    """The scene as an SVG file of the page's true size."""
    finer = _digits(scene.width)
    size = [round(side, 5 + finer) for side in (scene.width, scene.height)]
    if finer:
        scene = enlarged(scene, 10.0**finer)
    width, height = _number(scene.width), _number(scene.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{size[0]:.10g}mm" height="{size[1]:.10g}mm" viewBox="0 0 {width} {height}">'
    ]
    if scene.background is not None:
        parts.append(
            f'<rect width="{width}" height="{height}"{_fill(scene.background, 1.0)}/>'
        )
    parts.append(f'<g transform="matrix(1 0 0 -1 {_number(-scene.x)} ')
    parts.append(f'{_number(scene.y + scene.height)})">')
    parts += [_item(item) for item in scene.items]
    parts.append("</g></svg>\n")
    return "".join(parts)


def scene_to_png(scene: Scene, width: int) -> bytes:
    """The scene as a PNG so many pixels wide, transparent where nothing is painted.

    Raises:
        Refused: the picture would have more than 100 million pixels, or no size at all.
    """
    import resvg_py  # noqa: PLC0415 -- needed for pictures alone

    ratio = scene.height / scene.width if scene.width > 0 else 0.0
    if not (width > 0 and 0 < width * width * ratio <= _MOST_PIXELS):
        raise Refused(
            Message(
                "A picture of {width} x {height} pixels cannot be made: choose another width.",
                {"width": width, "height": round(width * ratio)},
            )
        )
    return resvg_py.svg_to_bytes(
        svg_string=scene_to_svg(scene),
        width=width,
        dpi=width * MM_PER_INCH / scene.width,  # it counts the page in whole pixels
        skip_system_fonts=True,
        font_files=[str(file) for file in sorted(resource("fonts").glob("*.ttf"))],
        font_family=_FONT,
    )


def _digits(width: float) -> int:
    """By how many digits more than usual the coordinates of a narrow page must be known."""
    return max(0, math.ceil(1 - math.log10(width))) if width > 0 else 0


def _item(item: SceneItem) -> str:
    match item:
        case Shape():
            return _shape(item)
        case Picture():
            return _picture(item)
        case SceneText():
            return _text(item)


def _shape(shape: Shape) -> str:
    data = _path_data(shape.paths)
    if not data:
        return ""
    fill = ' fill="none"' if shape.fill is None else _fill(shape.fill, shape.opacity)
    rule = ' fill-rule="evenodd"' if shape.fill_rule.value == "evenodd" else ""
    stroke = "" if shape.stroke is None else _stroke(shape.stroke, shape.opacity)
    return f'<path d="{data}"{fill}{rule}{stroke}/>'


def _path_data(paths: Paths) -> str:
    """All paths as one `d`: rounded to a micrometre, closed ones and dots with Z."""
    if not len(paths):
        return ""
    texts = ("%.7g %.7g " * len(paths.points)) % tuple(
        np.round(paths.points, 3).ravel().tolist()
    )
    pairs = texts.split(" ")
    closed, starts = paths.closed | (paths.counts == 1), paths.starts.tolist()
    return "".join(
        f"M{' '.join(pairs[2 * begin : 2 * end])}{'Z' if is_closed else ''}"
        for begin, end, is_closed in zip(starts[:-1], starts[1:], closed.tolist(), strict=True)
    )


def _fill(paint: Paint, opacity: float) -> str:
    alpha = paint.alpha * opacity
    return f' fill="{paint.hexadecimal}"' + (
        f' fill-opacity="{_number(alpha)}"' if alpha < 1 else ""
    )


def _stroke(stroke: Stroke, opacity: float) -> str:
    alpha = stroke.paint.alpha * opacity
    words = [
        f' stroke="{stroke.paint.hexadecimal}" stroke-width="{_number(stroke.width)}"',
        f' stroke-opacity="{_number(alpha)}"' if alpha < 1 else "",
        f' stroke-linecap="{stroke.cap}"' if stroke.cap != "butt" else "",
        f' stroke-linejoin="{stroke.join}"' if stroke.join != "miter" else "",
        f' stroke-miterlimit="{_number(stroke.miter_limit)}"',
    ]
    if stroke.dash:
        dashes = " ".join(_number(length) for length in stroke.dash)
        words.append(f' stroke-dasharray="{dashes}"')
        words.append(f' stroke-dashoffset="{_number(stroke.dash_offset)}"')
    return "".join(words)


def _text(text: SceneText) -> str:
    place = f"matrix(1 0 0 -1 {_number(text.x)} {_number(text.y)})"
    return (
        f'<text transform="{place}" font-family="{_FONT}" '
        f'font-size="{_number(text.height)}" text-anchor="{text.anchor}"'
        f"{_fill(text.paint, 1.0)}>{escape(text.text)}</text>"
    )


def _picture(picture: Picture) -> str:
    from PIL import Image  # noqa: PLC0415 -- needed for embedded pictures alone

    stream = BytesIO()
    Image.fromarray(np.asarray(picture.pixels)).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    a = picture.affine
    numbers = " ".join(_number(n) for n in (a.a, a.b, -a.c, -a.d, a.e + a.c, a.f + a.d))
    clip, mark = "", ""
    if picture.clip is not None:
        outline = _path_data(picture.clip)
        mark = f"c{crc32((outline + numbers).encode())}"
        clip = f'<clipPath id="{mark}"><path d="{outline}"/></clipPath>'
    image = (
        f'<image transform="matrix({numbers})" width="1" height="1" '
        f'preserveAspectRatio="none" opacity="{_number(picture.opacity)}" '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )
    return f'{clip}<g clip-path="url(#{mark})">{image}</g>' if mark else image


def _number(value: float) -> str:
    return f"{round(value, 5):.10g}"
