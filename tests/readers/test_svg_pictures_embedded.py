"""Pictures in the drawing: pixels and drawings, in their place, and broken ones."""

import base64
import io
from urllib.parse import quote
from xml.sax.saxutils import escape

import numpy as np
import pytest
from PIL import Image

from gare_fab.base.errors import Unreadable
from gare_fab.model.artwork import Picture
from tests.readers.svg_pictures import check_picture, read


def _pixels(mode: str = "RGB") -> Image.Image:
    """A picture of 32 x 16 in four colours."""
    rows, columns = np.mgrid[0:16, 0:32]
    red, green = np.where(columns < 16, 220, 30), np.where(rows < 8, 200, 20)
    colours = np.stack([red, green, np.full_like(red, 60)], axis=-1).astype(np.uint8)
    return Image.fromarray(colours).convert(mode)


def _uri(image: Image.Image, form: str = "PNG", kind: str = "", **options: object) -> str:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    packed = base64.b64encode(stream.getvalue()).decode()
    return f"data:{kind or f'image/{form.lower()}'};base64,{packed}"


def _inside(inner: str, root: str = 'width="40" height="20"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inner}</svg>'


def _svg_uri(text: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"


_PNG = _uri(_pixels())
_SHAPES = (
    '<rect x="5" y="5" width="30" height="10" fill="red"/><circle cx="30" cy="10" r="8"/>'
)
_DRAWING = _svg_uri(_inside(_SHAPES))
_BOXED = _svg_uri(_inside(_SHAPES, 'viewBox="0 0 40 20"'))
_AT = '<image x="10" y="10" width="64" height="32"'
_FAR = '<path d="M90 90h5v5z"/>'

_PLAIN = escape(_inside(_SHAPES), {'"': "'"})
_QUOTED = quote(_inside(_SHAPES))
_NESTED = _svg_uri(_inside(f'<image width="30" href="{_PNG}"/>'))

# A name, and what stands inside an svg of viewBox 0 0 100 100.
PLACES = {
    "png": f'<image x="10" y="10" width="64" height="32" href="{_PNG}"/>',
    "xlink": f'<image x="10" y="10" width="64" height="32" xlink:href="{_PNG}"/>',
    "auto": f'<image x="10" y="10" href="{_PNG}"/>',
    "auto_h": f'<image x="10" y="10" width="60" href="{_PNG}"/>',
    "auto_w": f'<image x="10" y="10" height="40" href="{_PNG}"/>',
    "zero": (
        f'<image x="10" y="10" width="0" height="20" href="{_PNG}"/><path d="M90 90h5v5z"/>'
    ),
    "pct": f'<image x="10%" y="10%" width="50%" height="50%" href="{_PNG}"/>',
    "meet": f'<image x="10" y="10" width="60" height="60" href="{_PNG}"/>',
    "none": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="none"'
        f' href="{_PNG}"/>'
    ),
    "slice": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMidYMid slice"'
        f' href="{_PNG}"/>'
    ),
    "slice_min": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMinYMin slice"'
        f' href="{_PNG}"/>'
    ),
    "slice_max": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMaxYMax slice"'
        f' href="{_PNG}"/>'
    ),
    "slice_rot": (
        '<image x="30" y="10" width="40" height="40" preserveAspectRatio="xMaxYMax slice"'
        f' transform="rotate(30 50 50)" href="{_PNG}"/>'
    ),
    "xmin": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMinYMin"'
        f' href="{_PNG}"/>'
    ),
    "xmax": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMaxYMax"'
        f' href="{_PNG}"/>'
    ),
    "rot": (
        f'<image x="30" y="10" width="64" height="32" transform="rotate(30)" href="{_PNG}"/>'
    ),
    "skew": (
        '<image x="30" y="10" width="64" height="32" transform="skewX(30) scale(.7 1.5)"'
        f' href="{_PNG}"/>'
    ),
    "flip": (
        '<image x="30" y="10" width="64" height="32" transform="matrix(-1 0 0 1 110 0)"'
        f' href="{_PNG}"/>'
    ),
    "opacity": f'<image x="10" y="10" width="64" height="32" opacity=".8" href="{_PNG}"/>',
    "opacity0": (
        f'<image x="10" y="10" width="64" height="32" opacity="0" href="{_PNG}"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "group_opacity": (
        '<g opacity=".9"><image x="10" y="10" width="64" height="32" opacity=".9"'
        f' href="{_PNG}"/></g>'
    ),
    "hidden": (
        f'<image x="10" y="10" width="64" height="32" visibility="hidden" href="{_PNG}"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "display": (
        f'<image x="10" y="10" width="64" height="32" display="none" href="{_PNG}"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "clip": (
        '<clipPath id="c"><circle cx="40" cy="30" r="20"/></clipPath><image x="10" y="10"'
        f' width="64" height="32" clip-path="url(#c)" href="{_PNG}"/>'
    ),
    "clip_box": (
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".4"/>'
        '</clipPath><image x="10" y="10" width="64" height="32" clip-path="url(#c)"'
        f' href="{_PNG}"/>'
    ),
    "mask": (
        '<mask id="c"><circle cx="40" cy="30" r="20" fill="white"/></mask>'
        f'<image x="10" y="10" width="64" height="32" mask="url(#c)" href="{_PNG}"/>'
    ),
    "hole": (
        '<clipPath id="c"><path clip-rule="evenodd" d="M0 0H100V100H0ZM30 20H50V30H30Z"/>'
        '</clipPath><image x="10" y="10" width="64" height="32" clip-path="url(#c)"'
        f' href="{_PNG}"/>'
    ),
    "nomime": f'<image x="10" y="10" width="64" height="32" href="{_PNG}"/>',
    "spacefront": f'<image x="10" y="10" width="64" height="32" href="  {_PNG}"/>',
    "notimage": (
        '<image x="10" y="10" width="64" height="32" href="data:text/plain,hello"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "nohref": '<image x="10" y="10" width="64" height="32"/><path d="M90 90h5v5z"/>',
    "emptyhref": (
        '<image x="10" y="10" width="64" height="32" href=""/><path d="M90 90h5v5z"/>'
    ),
    "http": (
        '<image x="10" y="10" width="64" height="32" href="http://example.org/a.png"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "missing": (
        '<image x="10" y="10" width="64" height="32" href="nothing.png"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "id": '<image x="10" y="10" width="64" height="32" href="#r"/><path d="M90 90h5v5z"/>',
    "use": (
        f'<defs><image id="i" width="64" height="32" href="{_PNG}"/></defs>'
        '<use href="#i" x="10" y="20"/><use href="#i" x="20" y="60" transform="scale(.5)"/>'
    ),
    "order": (
        '<rect width="50" height="50" fill="lime"/><image x="10" y="10" width="64"'
        f' height="32" href="{_PNG}"/><circle cx="40" cy="40" r="10"/>'
    ),
    "pattern": (
        '<pattern id="p" width="40" height="20" patternUnits="userSpaceOnUse">'
        f'<image width="40" height="20" href="{_PNG}"/></pattern><rect width="90" height="60"'
        ' fill="url(#p)"/>'
    ),
    "in_nested": (
        '<svg x="10" y="10" width="40" height="40" viewBox="0 0 20 20">'
        f'<image width="30" height="15" href="{_PNG}"/></svg>'
    ),
    "svg_slice": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMaxYMax slice"'
        f' href="{_DRAWING}"/>'
    ),
    "svg_clip": (
        '<clipPath id="c"><circle cx="40" cy="30" r="20"/></clipPath><image'
        f' clip-path="url(#c)" x="10" y="10" width="60" height="30" href="{_DRAWING}"/>'
    ),
    "css_size": (
        '<image x="10" y="10" width="60" height="30" style="image-rendering:pixelated"'
        f' href="{_PNG}"/>'
    ),
    "overflow": (
        '<image x="10" y="10" width="60" height="60" overflow="visible"'
        f' preserveAspectRatio="xMidYMid slice" href="{_PNG}"/>'
    ),
    "in_clip": (
        f'<clipPath id="c"><image width="30" height="30" href="{_PNG}"/>'
        '<rect width="20" height="20"/></clipPath><rect width="90" height="90"'
        ' clip-path="url(#c)"/>'
    ),
}
KINDS = {
    "jpeg": _uri(_pixels(), "JPEG"),
    "jpg": _uri(_pixels(), "JPEG", "image/jpg"),
    "gif": _uri(_pixels(), "GIF"),
    "webp": _uri(_pixels(), "WEBP", lossless=True),
    "grey": _uri(_pixels("L")),
    "grey jpeg": _uri(_pixels("L"), "JPEG"),
    "palette": _uri(_pixels("P")),
    "one bit": _uri(_pixels("1")),
    "grey with alpha": _uri(_pixels("LA")),
    "no kind": _PNG.replace("image/png", ""),
    "a gap": f"{_PNG[:60]}&#10;  {_PNG[60:]}",
    "gaps around": f"  {_PNG}  ",
    "film": _uri(_pixels(), "GIF", save_all=True, append_images=[Image.new("RGB", (32, 16))]),
    "interlaced": _uri(_pixels(), "PNG", interlace=1),
    "progressive": _uri(_pixels(), "JPEG", progressive=True),
}
DRAWINGS = {
    "in its place": f'<image x="10" y="10" width="60" height="30" href="{_DRAWING}"/>',
    "its own size": f'<image x="10" y="10" href="{_DRAWING}"/>',
    "one size": f'<image x="10" y="10" width="60" href="{_DRAWING}"/>',
    "in the middle": f'<image x="10" y="10" width="60" height="60" href="{_DRAWING}"/>',
    "stretched": (
        f'<image width="60" height="90" preserveAspectRatio="none" href="{_DRAWING}"/>'
    ),
    "sliced": (
        '<image x="10" y="10" width="60" height="60" preserveAspectRatio="xMaxYMax slice"'
        f' href="{_DRAWING}"/>'
    ),
    "boxed": f'<image x="10" y="10" width="60" height="60" href="{_BOXED}"/>',
    "boxed, its own size": f'<image x="10" y="10" href="{_BOXED}"/>',
    "turned": f'<image x="30" width="60" transform="rotate(30)" href="{_DRAWING}"/>',
    "faded": f'<image width="60" opacity="0.9" href="{_DRAWING}"/>',
    "clipped": (
        '<clipPath id="c"><circle cx="40" cy="30" r="20"/></clipPath>'
        f'<image clip-path="url(#c)" x="10" y="10" width="60" href="{_DRAWING}"/>'
    ),
    "plain text": f'<image width="60" height="30" href="data:image/svg+xml;utf8,{_PLAIN}"/>',
    "quoted": f'<image width="60" height="30" href="data:image/svg+xml,{_QUOTED}"/>',
    "cut short": f'<image width="60" height="30" href="{_DRAWING[:90]}"/>{_FAR}',
    "one in the other": f'<image x="10" y="10" width="60" href="{_NESTED}"/>',
}


@pytest.mark.parametrize("name", PLACES)
def test_pictures_stand_where_the_file_has_them(name: str) -> None:
    """Sizes, ratios, clips and fading are those of resvg; what is broken is left out."""
    check_picture(PLACES[name])


@pytest.mark.parametrize("name", KINDS)
def test_pictures_of_every_kind_are_read(name: str) -> None:
    """Every format that the standard asks for shows the same pixels."""
    check_picture(f'{_AT} href="{KINDS[name]}"/>')


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_in_the_drawing_are_drawn(name: str) -> None:
    """A drawing that is embedded stands in its frame as shapes."""
    check_picture(DRAWINGS[name])


_FRAME = '<rect x="10" y="10" width="64" height="32" fill="rgb(125,110,60)"/>'
PLAIN = {
    "four colours of print": (f'{_AT} href="{_uri(_pixels("CMYK"), "JPEG")}"/>', _FRAME),
    "a blank in the kind": (f'{_AT} href="{_PNG.replace(";base", "; base")}"/>', _FRAME),
    "wrong kind": (f'{_AT} href="{_PNG.replace("image/png", "image/jpeg")}"/>', _FRAME),
    "clipped in its frame": (
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height=".5"/>'
        f'</clipPath>{_AT.replace("32", "64")} clip-path="url(#c)" href="{_PNG}"/>',
        f'<image y="26" x="10" width="64" height="32" href="{_PNG}" clip-path="url(#c)"/>'
        '<clipPath id="c"><rect width="90" height="42"/></clipPath>',
    ),
    "drawing cut at its page": (
        f'<image width="60" height="60" href="{_svg_uri(_inside(_SHAPES + _FAR + _AT))}"/>',
        '<path d="M90 90"/>',
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_pictures_hold_where_resvg_does_not_know_them(name: str) -> None:
    """What the standard says of a picture is what is drawn, as if it were said plainly."""
    drawing, plain = PLAIN[name]
    check_picture(drawing, plain)


def _said(inner: str) -> str:
    text = _inside(inner, 'width="100" height="100"')
    return " ".join(str(finding.message) for finding in read(text).findings)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (_PNG[:90], "damaged"),
        ("data:text/plain,hello", "damaged"),
        ("data:image/png;base64,!!!", "damaged"),
        ("http://example.org/a.png", "not in the file or beside it"),
        ("nothing.png", "not in the file or beside it"),
        (_DRAWING[:90], "damaged"),
        (_DRAWING.replace("svg+xml", "png"), "damaged"),
        (_PNG.replace("image/png", "image/svg+xml"), "damaged"),
    ],
)
def test_a_picture_left_out_is_said(link: str, words: str) -> None:
    """What cannot be shown is named, and the rest of the drawing is there."""
    assert words in _said(f'{_AT} href="{link}"/>{_FAR}')


def test_a_picture_is_kept_as_its_pixels() -> None:
    """Pixels come in as they are, in mm, Y up, with name and opacity; copies share them."""
    text = _inside(
        f'<image id="i" x="10" y="10" width="64" height="32" opacity="0.5" href="{_PNG}"/>'
        f'<use href="#i" x="5"/>',
        'width="100mm" height="100mm" viewBox="0 0 100 100"',
    )
    first, second = read(text).items
    assert isinstance(first, Picture)
    assert isinstance(second, Picture)
    assert first.pixels is second.pixels
    assert first.pixels.shape == (16, 32, 4)
    assert (first.name, first.opacity, first.clip) == ("i", 0.5, None)
    a = first.affine
    assert (a.a, a.b, a.c, a.d, a.e, a.f) == pytest.approx((64, 0, 0, 32, 10, 58))
    assert second.affine.e == pytest.approx(15)


def test_drawings_in_drawings_end() -> None:
    """Drawings embedded in each other without end are left out at some depth."""
    text = _inside(_SHAPES)
    for _ in range(6):
        text = _inside(f'<image width="40" height="20" href="{_svg_uri(text)}"/>')
    assert read(text).items == ()


def test_many_copies_of_a_large_drawing_end() -> None:
    """A drawing embedded and cloned into many shapes is refused, not drawn."""
    inner = _inside("<rect width='9' height='9'/>" * 3_000)
    uses = '<use href="#i"/>' * 100
    text = _inside(f'<image id="i" width="40" height="20" href="{_svg_uri(inner)}"/>{uses}')
    with pytest.raises(Unreadable, match="more than 50000 objects"):
        read(text)
