"""Drawings that nobody here made, read as ezdxf draws them; skipped where they are missing."""

from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from gare_fab.model.artwork import FillRule, FindingKind
from tests.readers.dxf_drawings import (
    SAMPLES,
    all_paths,
    judged,
    lines_of,
    read,
    said,
    shapes,
    strays,
)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
CURVES = {"LINE", "ARC", "CIRCLE", "ELLIPSE", "SPLINE", "LWPOLYLINE", "INSERT"}


@pytest.mark.parametrize(
    ("name", "mm", "within"),
    [("closed_loops_arcs.dxf", 1000.0, 0.03), ("mc_12x31.dxf", 25.4, 0.0125)],
)
def test_samples_lie_where_ezdxf_draws_them(name: str, mm: float, within: float) -> None:
    """Every outline of the drawing keeps within the tolerance of ezdxf's own."""
    ours = lines_of(all_paths(read((SAMPLES / name).read_bytes())))
    theirs = judged(readfile(SAMPLES / name).modelspace(), mm)
    assert strays(ours, theirs) < within
    assert ours.length == pytest.approx(theirs.length, rel=1e-4)


def test_hatches_are_areas_and_lines_stay_lines() -> None:
    """Of hatches_2.dxf the two hatches become areas, the curves lie where ezdxf draws them."""
    artwork = read((SAMPLES / "hatches_2.dxf").read_bytes())
    evenodd = [shape for shape in shapes(artwork) if shape.fill_rule is FillRule.EVENODD]
    assert [len(shape.paths) for shape in evenodd] == [1, 1]
    lines = [shape for shape in shapes(artwork) if shape.stroke is not None]
    curves = [
        e for e in readfile(SAMPLES / "hatches_2.dxf").modelspace() if e.dxftype() in CURVES
    ]
    assert strays(lines_of(lines[0].paths), judged(curves, 25.4)) < 0.0125
    assert not said(artwork, FindingKind.DROPPED)


def test_what_cannot_be_drawn_is_said() -> None:
    """Of a drawing full of uncommon entities only what has no end or no outline is dropped."""
    artwork = read((SAMPLES / "uncommon.dxf").read_bytes())
    dropped = sum(finding.count for finding in said(artwork, FindingKind.DROPPED))
    kinds = {"POINT", "RAY", "XLINE", "3DSOLID"}
    document = readfile(SAMPLES / "uncommon.dxf")
    assert dropped == len([e for e in document.modelspace() if e.dxftype() in kinds])


def test_samples_are_there() -> None:
    """The four drawings that these laws speak of exist."""
    names = {path.name for path in Path(SAMPLES).glob("*.dxf")}
    assert names >= {"closed_loops_arcs.dxf", "hatches_2.dxf", "mc_12x31.dxf", "uncommon.dxf"}
