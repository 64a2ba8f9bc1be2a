"""Sizes: a drawing in any unit comes in at the right millimetres, says the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.bad_files import block, dxf, insert, line
from tests.cli.forked import Case, run_all

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
RECT = '<rect x="{x}" y="{x}" width="{w}" height="{h}" fill="none" stroke="red"/></svg>'
WITHIN = 0.001


def sheet(attributes: str, width: float, height: float, x: float = 0.0) -> bytes:
    """An SVG with these attributes and a rectangle in its own units."""
    return f"{SVG} {attributes}>{RECT.format(x=x, w=width, h=height)}".encode()


def units(code: int, size: str = "10.0") -> bytes:
    """A DXF of one line of 10 x 5 units."""
    return dxf(line(size), header=f"9\n$INSUNITS\n70\n{code}\n")


INCH = 25.4
FILES: dict[str, tuple[bytes, float, float]] = {
    "mm.svg": (sheet('width="100mm" height="50mm" viewBox="0 0 100 50"', 30, 20), 30, 20),
    "cm.svg": (sheet('width="10cm" height="5cm" viewBox="0 0 100 50"', 30, 20), 30, 20),
    "in.svg": (sheet('width="4in" height="2in" viewBox="0 0 4 2"', 1, 0.5), INCH, INCH / 2),
    "pt.svg": (
        sheet('width="288pt" height="144pt" viewBox="0 0 288 144"', 72, 36),
        INCH,
        INCH / 2,
    ),
    "pc.svg": (sheet('width="24pc" height="12pc" viewBox="0 0 24 12"', 6, 3), INCH, INCH / 2),
    "px.svg": (
        sheet('width="384px" height="192px" viewBox="0 0 384 192"', 96, 48),
        INCH,
        INCH / 2,
    ),
    "q.svg": (sheet('width="400Q" height="200Q" viewBox="0 0 400 200"', 40, 20), 10, 5),
    "none.svg": (sheet('width="384" height="192"', 96, 48), INCH, INCH / 2),
    "bare.svg": (sheet('viewBox="0 0 384 192"', 96, 48), INCH, INCH / 2),
    "scaled.svg": (
        sheet('width="100mm" height="50mm" viewBox="0 0 1000 500"', 300, 200),
        30,
        20,
    ),
    "shifted.svg": (
        sheet('width="100mm" height="50mm" viewBox="-9 7 100 50"', 30, 20, 9),
        30,
        20,
    ),
    "meet.svg": (sheet('width="100mm" height="50mm" viewBox="0 0 10 10"', 2, 2), 10, 10),
    "stretched.svg": (
        sheet(
            'width="100mm" height="50mm" viewBox="0 0 10 10" preserveAspectRatio="none"', 2, 2
        ).replace(b"<rect", b'<rect stroke-width=".05"'),
        *(20, 10),
    ),
    "inner.svg": (
        sheet('width="100mm" height="50mm" viewBox="0 0 100 50"', 1, 1).replace(
            b'width="1" height="1"', b'width="1in" height="12pt"'
        ),
        *(INCH * 96 / 25.4, 16.0),
    ),
    "unitless.dxf": (units(0), 10, 5),
    "inches.dxf": (units(1), 254, 127),
    "feet.dxf": (units(2), 3048, 1524),
    "millimetres.dxf": (units(4), 10, 5),
    "centimetres.dxf": (units(5), 100, 50),
    "metres.dxf": (units(6, "0.5"), 500, 5000),
    "micro.dxf": (units(13, "9000"), 9, 0.005),
    "array.dxf": (
        dxf(
            insert("A", "41\n2.0\n42\n3.0\n70\n4\n71\n2\n44\n20.0\n45\n30.0\n"),
            blocks=block("A", line()),
            header="9\n$INSUNITS\n70\n4\n",
        ),
        *(3 * 20.0 + 20.0, 1 * 30.0 + 15.0),
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What inspect tells of each file."""
    folder: Path = tmp_path_factory.mktemp("sizes")
    for name, (content, _, _) in FILES.items():
        (folder / name).write_bytes(content)
    cases = [Case(("inspect", name, "--json"), str(folder)) for name in FILES]
    done = dict(zip(FILES, run_all(cases), strict=True))
    assert {name: each.errors for name, each in done.items() if each.code} == {}
    return {name: json.loads(each.output) for name, each in done.items()}


@pytest.mark.parametrize("name", FILES)
def test_a_drawing_comes_in_at_its_size(name: str, found: dict[str, Any]) -> None:
    """Width and height within a thousandth of a millimetre, and a word on how it is known."""
    _, width, height = FILES[name]
    assert found[name]["size"] == pytest.approx([width, height], abs=WITHIN)
    assert found[name]["unit"]
