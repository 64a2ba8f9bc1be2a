"""Letters that are pictures in their font stand where the letter stands."""

from pathlib import Path

import numpy as np
import pytest

from gare_fab.model.artwork import Artwork, Picture, Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.member import SVG, SvgParams
from tests.geometry.lettering.fonts_made import drawn_font, layered_font, variable_font

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm"'
    ' viewBox="0 0 100 100">'
)


def _artwork(folder: Path, inner: str) -> Artwork:
    reading = Reading("f.svg", f"{_HEAD}{inner}</svg>".encode(), SvgParams(), fonts=(folder,))
    return SVG.read(reading)


def test_a_letter_of_coloured_layers_is_a_picture_among_shapes(tmp_path: Path) -> None:
    """The picture takes the letter's box, the letters around it stay outlines."""
    layered_font(tmp_path / "f.ttf", "Boxy")
    artwork = _artwork(
        tmp_path, '<text x="10" y="50" font-family="Boxy" font-size="10">HAH</text>'
    )
    shape, picture = artwork.items
    assert isinstance(shape, Shape)
    assert isinstance(picture, Picture)
    assert len(shape.paths) == 2
    corners = picture.affine.apply(np.array([(0.0, 0.0), (1.0, 1.0)]))
    assert corners == pytest.approx(np.array([(16.5, 50.0), (21.5, 57.0)]), abs=0.1)


def test_a_drawn_letter_is_its_shapes(tmp_path: Path) -> None:
    """Of a drawing of several letters, the shapes of this one stand upon the base line."""
    drawn_font(tmp_path / "f.ttf", "Drawn")
    artwork = _artwork(
        tmp_path, '<text x="10" y="50" font-family="Drawn" font-size="10">A</text>'
    )
    (shape,) = artwork.items
    assert isinstance(shape, Shape)
    assert shape.fill is not None
    assert (shape.fill.red, shape.fill.green) == (0, 255)
    assert shape.paths.bounds == pytest.approx((10.0, 50.0, 15.0, 55.0), abs=0.01)


@pytest.mark.parametrize("attributes", ['fill="none"', 'visibility="hidden"', 'font-size="0"'])
def test_an_unseen_letter_is_no_picture(tmp_path: Path, attributes: str) -> None:
    """What has no paint, is hidden or of no size shows no picture either."""
    layered_font(tmp_path / "f.ttf", "Boxy")
    assert not _artwork(
        tmp_path, f'<text y="50" font-family="Boxy" {attributes}>A</text>'
    ).items


def test_letters_have_the_optical_size_of_their_own_size(tmp_path: Path) -> None:
    """A font that is drawn otherwise for large letters is so drawn, unless the style says."""
    variable_font(tmp_path / "f.ttf", "Optical", tag="opsz")
    widths = []
    for size, style in ((100, ""), (900, ""), (900, "font-variation-settings:'opsz' 100")):
        text = (
            f'<text y="50" font-family="Optical" font-size="{size}" style="{style}">H</text>'
        )
        (shape,) = _artwork(tmp_path, text).items
        assert isinstance(shape, Shape)
        widths.append(float(np.ptp(shape.paths.points[:, 0])) / size)
    assert widths == pytest.approx([0.5, 0.8, 0.5])
