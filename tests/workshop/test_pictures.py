"""Laws of pictures of job files."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gare_fab.base.errors import Unreadable
from gare_fab.model.read_options import ReadOptions
from gare_fab.storage.catalogue import load_machine
from gare_fab.workshop.pictures import _aside, picture


@pytest.mark.parametrize(("turn", "axis"), [(30.0, "A"), (0.0, "Y")])
def test_the_rotary_s_turn_is_drawn_upwards(turn: float, axis: str) -> None:
    """A file in which the rotary turns is drawn over its angle, another over Y."""
    axes = ("X", "Y", "Z", "A")
    points = np.array([[0.0, 0.0, 0.0, 0.0], [10.0, 5.0, 0.0, turn]])
    assert axes[_aside(axes, points, load_machine("co2_grblhal_a"))] == axis


def test_a_bad_file_does_not_keep_the_others_from_being_drawn(tmp_path: Path) -> None:
    """All that can be read are drawn, two of one name apart; the rest is named in the end."""
    good = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9"/></svg>'
    )
    (tmp_path / "other").mkdir()
    files = (tmp_path / "a.svg", tmp_path / "bad.svg", tmp_path / "other" / "a.svg")
    for file in files:
        file.write_text(good if file.stem == "a" else "<svg")
    with pytest.raises(Unreadable, match=r"bad\.svg[^\n]*\n1 of 3 files were not drawn"):
        picture(files, tmp_path / "out", ReadOptions(), 20)
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["a-2.png", "a.png"]


@pytest.mark.parametrize(
    ("box", "size"),
    [("0 0 200 100", (1200, 600)), ("0 0 2 400", (60, 12_000)), ("0 0 1 800", (15, 12_000))],
)
def test_a_long_strip_is_drawn_narrower(
    tmp_path: Path, box: str, size: tuple[int, int]
) -> None:
    """Nobody has to choose a width for a picture that would be too high."""
    file = tmp_path / "strip.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="M0 0H1V9"/></svg>'
    )
    (target,) = picture((file,), tmp_path / "strip.png", ReadOptions())
    with Image.open(target) as image:
        assert image.size == size
