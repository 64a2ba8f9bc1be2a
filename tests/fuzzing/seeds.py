"""The files that are damaged: the examples, and drawings of every feature that we test."""

from functools import cache
from pathlib import Path

from ezdxf.document import Drawing

from tests.readers import dxf_drawings
from tests.readers.drawings import files

ROOT = Path(__file__).resolve().parents[2]
_LARGEST = 100_000  # bytes; small files make more of the cases

Files = tuple[tuple[str, bytes], ...]


@cache
def seeds(reader: str) -> Files:
    """Sound files for a reader, by its id."""
    suffix = f".{reader}"
    found = [
        (file.name, file.read_bytes())
        for file in sorted((ROOT / "examples").rglob(f"*{suffix}"))
    ]
    found += [(Path(name).name, content) for name, content in files() if name.endswith(suffix)]
    if reader == "dxf":
        found += [
            (f"{version}.dxf", dxf_drawings.content(_drawing(version)))
            for version in ("R12", "R2000", "R2018")
        ]
    return tuple((name, content) for name, content in found if len(content) <= _LARGEST)


def _drawing(version: str) -> Drawing:
    """A drawing of most kinds of entities that a version knows."""
    document = dxf_drawings.drawing(version)
    block = document.blocks.new("PART")
    space = document.modelspace()
    document.layers.add("CUT", color=1)
    for place in (block, space):
        place.add_line((0, 0), (30, 20), {"layer": "CUT"})
        place.add_circle((10, 10), 5)
        place.add_arc((20, 10), 8, 20, 300)
        place.add_polyline2d([(0, 0, 0, 0, 0.5), (40, 0), (40, 30)], format="xyseb")
        place.add_solid([(0, 0), (5, 0), (0, 5), (5, 5)])
        place.add_text("Été 75 cl", height=4)
    space.add_blockref("PART", (60, 5), {"xscale": -2, "rotation": 30, "row_count": 2})
    if version != "R12":
        space.add_ellipse((50, 50), (20, 5), 0.4, 0, 4)
        space.add_spline([(0, 60), (10, 70), (30, 60), (40, 80)])
        space.add_lwpolyline([(0, 90), (30, 90, 0.4), (30, 99)], format="xyb")
        space.add_mtext("{\\fArial;Cuvée} \\H2x;2026\\PN° 7", {"char_height": 5})
        hatch = space.add_hatch(color=3)
        hatch.paths.add_polyline_path([(70, 70), (90, 70), (90, 90)], is_closed=True)
        space.add_linear_dim((0, -10), (0, 0), (30, 0)).render()
    return document
