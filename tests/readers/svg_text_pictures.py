"""Texts as we and as resvg draw them, both with the fonts that the program carries."""

import io

import numpy as np
import resvg_py
from PIL import Image

from gare_fab.base.resources import resource
from tests.readers.svg_pictures import WIDTH, Pixels, agreement, artwork_pixels, read

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="200" height="100" viewBox="0 0 200 100" font-family="Arimo" font-size="24">'
)


def text(content: str, attributes: str = "") -> str:
    """A text element that begins at 20, 50."""
    return f'<text x="20" y="50" {attributes}>{content}</text>'


def along(content: str, attributes: str = "", path: str = "M20 70 Q100 10 180 70") -> str:
    """A text along a path, and the path, which is not seen."""
    return (
        f'<path id="p" d="{path}" fill="none"/>'
        f'<text><textPath href="#p" {attributes}>{content}</textPath></text>'
    )


def check_text(inner: str, plain: str = "") -> None:
    """Assert that a drawing in a page of 200 x 100 looks like what resvg makes of it.

    `plain` says the same in words that resvg knows, where it does not know those of `inner`.
    """
    ours = artwork_pixels(read(f"{HEAD}{inner}</svg>"))
    found = agreement(ours, _source(f"{HEAD}{plain or inner}</svg>"))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08


def _source(text: str) -> Pixels:
    png = resvg_py.svg_to_bytes(
        svg_string=text,
        width=WIDTH,
        dpi=96,
        skip_system_fonts=True,
        font_dirs=[str(resource("fonts"))],
        serif_family="Tinos",
        sans_serif_family="Arimo",
        monospace_family="Cousine",
    )
    with Image.open(io.BytesIO(bytes(png))) as image:
        return np.asarray(image.convert("RGBA"), dtype=np.float64) / 255
