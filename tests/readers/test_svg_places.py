"""Where findings of the SVG reader are: what was drawn of an element, in mm of the page."""

import pytest

from gare_fab.model.artwork import Finding
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import read_bytes

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>'
    '<defs><filter id="f"><feGaussianBlur/></filter>'
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient>'
    '<clipPath id="c"><rect x="10" y="10" width="4" height="4"/></clipPath>'
    '<mask id="own" mask="url(#own)"><rect width="99" height="99" fill="white"/></mask>'
    '<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="2" height="2" fill="url(#g)"/></pattern>'
    '<marker id="m" overflow="visible"><path d="M0 0h2v2z" filter="url(#f)"/></marker>'
    '<rect id="r" width="10" height="4"/></defs>'
)
_SIZED = 'width="100mm" height="60mm" viewBox="0 0 100 60"'
_BOX = (10.0, 46.0, 20.0, 50.0)


def findings_of(body: str, size: str = _SIZED) -> tuple[Finding, ...]:
    """What is said of a drawing."""
    content = f"{_HEAD.format(size)}{body}</svg>".encode()
    return read_bytes("a.svg", content, ReadOptions()).findings


@pytest.mark.parametrize(
    ("body", "box"),
    [
        ('<rect x="10" y="10" width="10" height="4" filter="url(#f)"/>', _BOX),
        ('<g filter="url(#f)"><path d="M10 10h4v4z"/><path d="M16 10h4v4z"/></g>', _BOX),
        ('<use href="#r" x="10" y="10" filter="url(#f)"/><path d="M50 50h9"/>', _BOX),
        ('<g transform="translate(10 10)"><use href="#r" filter="url(#f)"/></g>', _BOX),
        ('<rect x="10" y="10" width="10" height="4" fill="url(#g)"/>', _BOX),
        ('<rect x="10" y="10" width="10" height="4" fill="url(#p)"/>', _BOX),
        ('<path d="M10 10h10v4zz 7"/><path d="M0 0h1v1z"/>', _BOX),
        ('<foreignObject x="10" y="10" width="10" height="4"/>', _BOX),
        ('<image x="5" y="5" width="5" height="2" xlink:href="a.png" '
         'transform="scale(2)"/><path d="M0 0h1v1z"/>', _BOX),
        ('<image style="transform: translate(10px, 10px)" width="10" height="4" '
         'xlink:href="a.png"/>', _BOX),
        ('<use href="#gone" x="10" y="14"/>', (10.0, 46.0, 10.0, 46.0)),
        ('<circle cx="10" cy="14" r="2" display="none"/>', (10.0, 46.0, 10.0, 46.0)),
        ('<rect width="99" height="50" fill="url(#g)" clip-path="url(#c)"/>',
         (10.0, 46.0, 14.0, 50.0)),
        ('<g mask="url(#own)"><rect x="10" y="10" width="10" height="4"/></g>', _BOX),
        ('<path d="M5 5 10 10" fill="none" stroke="red" marker-end="url(#m)"/>',
         (10.0, 48.0, 12.0, 50.0)),
    ],
)  # fmt: skip
def test_a_finding_is_where_its_element_is(
    body: str, box: tuple[float, float, float, float]
) -> None:
    """The first finding spans what was drawn of its element, or else its own frame."""
    finding = findings_of(body)[0]
    assert finding.bounds == pytest.approx(box, abs=1e-6)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    (spot,) = finding.spots
    assert spot == pytest.approx(middle, abs=1e-6)


def test_a_replaced_font_is_where_its_text_is() -> None:
    """A font that is not here is shown at the letters of the text that asks for it."""
    text = '<text x="50" y="30" font-family="Gone" font-size="5">Hello</text>'
    (finding,) = findings_of('<path d="M0 0h9v9z"/>' + text)
    (x, y), bounds = finding.spots[0], finding.bounds
    assert bounds is not None
    assert 50 < x < 65
    assert 30 < y < 34
    assert bounds[0] < x < bounds[2]


@pytest.mark.parametrize(
    "body",
    ["<script/>", '<image xlink:href="a.png"/><path d="M0 0h9v9z"/>', '<g display="none"/>'],
)
def test_what_is_nowhere_has_no_place(body: str) -> None:
    """What neither draws anything nor says where it stands cannot be shown."""
    finding = findings_of(body)[0]
    assert finding.spots == ()
    assert finding.bounds is None


def test_places_move_with_the_drawing() -> None:
    """On a page that is made for the drawing, findings stand where the drawing does."""
    content = _HEAD.format("") + '<path d="M96 96h96v48h-96z" filter="url(#f)"/></svg>'
    artwork = read_bytes("a.svg", content.encode(), ReadOptions())
    (finding,) = (each for each in artwork.findings if "Filters" in each.message.template)
    (x0, y0), (x1, y1) = artwork.hull.min(axis=0), artwork.hull.max(axis=0)
    assert (x0, y0) == pytest.approx((25.4, 0.0))
    assert finding.bounds == pytest.approx((x0, y0, x1, y1))


def test_many_places_are_a_few() -> None:
    """Thousands of filtered parts are one finding with some of their places."""
    body = '<path d="M1 1h9v9z" filter="url(#f)" transform="translate({} 1)"/>'
    (finding,) = findings_of("".join(body.format(x / 50) for x in range(3000)))
    assert finding.count == 3000
    assert len(finding.places) == 100
