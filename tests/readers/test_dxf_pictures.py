"""The table of pictures: what we read of a DXF is what ezdxf's drawing add-on draws of it."""

from pathlib import Path

import numpy as np
import pytest
from ezdxf.filemanagement import readfile

from gare_fab.readers.dxf.units import INSUNITS
from tests.readers.dxf_drawings import SAMPLES, binary_content, content, read
from tests.readers.dxf_fixtures import FIXTURES, fixture
from tests.readers.dxf_pictures import (
    bounds,
    compare,
    judged,
    load_fonts,
    painted,
    with_one_font,
)

ENOUGH = 0.98
SHEETS = {"sheet": "Layout1"}
VERSIONS = ("R2000", "R2004", "R2007", "R2013", "R2018")
NEWER = {"hatches", "paragraphs"}  # with gradients and grounds, that R2000 does not know
EXACT = 0.001  # mm
NOT_MEASURED = {"linetypes", "patterns"}  # ezdxf rounds the distance of a pattern's rows


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    load_fonts()


def _version(name: str) -> str:
    return "R12" if name == "old" else "R2010"


@pytest.mark.parametrize("name", FIXTURES)
def test_each_thing_looks_as_ezdxf_draws_it(name: str) -> None:
    """Of the painted pixels of each side 98 % lie within one pixel of the other's."""
    document = fixture(name, _version(name))
    dashes, sheet = name == "linetypes", SHEETS.get(name, "")
    ours = read(content(document), dashes=dashes, layout=sheet, unit="mm")
    theirs = judged(document, 1.0, sheet or "Model", dashes=dashes)
    agreed = compare(painted(ours), theirs)
    assert min(agreed.ours_near_theirs, agreed.theirs_near_ours) >= ENOUGH


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.dxf")), ids=lambda path: path.stem)
def test_samples_look_as_ezdxf_draws_them(path: Path) -> None:
    """Of drawings that nobody here made, 98 % of the painted pixels agree as well."""
    document = with_one_font(readfile(path))
    mm = INSUNITS[document.header["$INSUNITS"]][1]
    theirs = judged(document, mm)
    agreed = compare(painted(read(content(document))), theirs, pixels=800)
    assert min(agreed.ours_near_theirs, agreed.theirs_near_ours) >= ENOUGH


@pytest.mark.parametrize("name", [name for name in FIXTURES if name not in NOT_MEASURED])
def test_each_thing_has_its_size(name: str) -> None:
    """Everything spans what ezdxf's finer outlines span, to a thousandth of a mm."""
    document = fixture(name, _version(name))
    sheet = SHEETS.get(name, "")
    ours = read(content(document), tolerance=0.0005, layout=sheet, unit="mm")
    theirs = judged(document, 1.0, sheet or "Model", within=0.0002)
    assert np.abs(bounds(painted(ours)) - bounds(theirs)).max() < EXACT


@pytest.mark.parametrize("code", [1, 2, 5, 6, 9, 13, 14])
@pytest.mark.parametrize("name", ["curves", "texts", "paragraphs", "bands", "dimensions"])
def test_units_scale_everything(name: str, code: int) -> None:
    """A drawing in another unit has the size that the unit says."""
    mm = INSUNITS[code][1]
    plain = bounds(painted(read(content(fixture(name)), tolerance=0.0005)))
    other = read(content(fixture(name, insunits=code)), tolerance=0.0005 * mm)
    assert np.abs(plain * mm - bounds(painted(other))).max() < EXACT * mm


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", [name for name in FIXTURES if name not in NEWER])
def test_versions_and_forms_read_alike(name: str, version: str) -> None:
    """From R2000 to R2018, as text and binary, each thing has the same outlines."""
    sheet = SHEETS.get(name, "")
    document = fixture(name, version)
    first = bounds(painted(read(content(document), layout=sheet)))
    again = bounds(painted(read(binary_content(document), layout=sheet)))
    usual = bounds(painted(read(content(fixture(name)), layout=sheet)))
    assert np.abs(first - again).max() < EXACT
    assert np.abs(first - usual).max() < EXACT
