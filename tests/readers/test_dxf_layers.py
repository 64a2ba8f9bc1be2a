"""Laws of layers and colours in the DXF reader."""

import pytest
from ezdxf.entities.layer import Layer as EzdxfLayer

from gare_fab.model.artwork import FindingKind
from tests.readers.dxf_drawings import all_paths, drawing, read, said, shapes


@pytest.mark.parametrize("state", ["off", "frozen", "not plotted"])
def test_hidden_layers_are_left_out_and_said(state: str) -> None:
    """A layer that is off, frozen or not plotted is not drawn, and the user is told."""
    document = drawing()
    _hide(document.layers.add("Hidden"), state)
    for name in ("HIDDEN", "seen"):
        document.modelspace().add_line((0, 0), (1, 0), dxfattribs={"layer": name})
    artwork = read(document)
    assert len(all_paths(artwork)) == 1
    assert [finding.count for finding in said(artwork, FindingKind.NOTE)] == [1]


@pytest.mark.parametrize(("state", "seen"), [("off", 1), ("frozen", 0), ("not plotted", 1)])
def test_a_frozen_reference_hides_its_block(state: str, seen: int) -> None:
    """A reference on a frozen layer hides its whole block; one that is off hides layer 0."""
    document = drawing()
    _hide(document.layers.add("hidden"), state)
    block = document.blocks.new("part")
    block.add_line((0, 0), (1, 0))
    block.add_line((0, 0), (1, 0), dxfattribs={"layer": "other"})
    document.modelspace().add_blockref("part", (0, 0), dxfattribs={"layer": "hidden"})
    assert len(all_paths(read(document))) == seen


def test_invisible_entities_and_defpoints_are_left_out() -> None:
    """What is marked invisible, and the layer Defpoints, are never drawn."""
    document = drawing()
    space = document.modelspace()
    space.add_line((0, 0), (1, 0), dxfattribs={"invisible": 1})
    space.add_line((0, 0), (1, 0), dxfattribs={"layer": "DEFPOINTS"})
    space.add_line((0, 0), (7, 0))
    assert read(document).page.width == 7


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "#ffff00"),
        ({"color": 256}, "#ffff00"),
        ({"color": 1}, "#ff0000"),
        ({"color": 7}, "#000000"),
        ({"color": 8}, "#808080"),
        ({"color": 0}, "#000000"),
        ({"true_color": 0xABCDEF, "color": 1}, "#abcdef"),
    ],
)
def test_colours(values: dict[str, int], expected: str) -> None:
    """ACI, true colour and BYLAYER give the colour that CAD shows on white paper."""
    document = drawing()
    document.layers.add("yellow", color=2)
    document.modelspace().add_line((0, 0), (1, 0), dxfattribs=values | {"layer": "yellow"})
    (shape,) = shapes(read(document))
    assert shape.stroke is not None
    assert shape.stroke.paint.hexadecimal == expected


def test_layers_in_a_true_colour() -> None:
    """BYLAYER takes a layer's true colour before its ACI colour, and the layer shows it."""
    document = drawing()
    document.layers.add("custom", color=2, true_color=0x102030)
    document.modelspace().add_line((0, 0), (1, 0), dxfattribs={"layer": "custom"})
    (layer,) = read(document).layers
    assert layer.colour is not None
    assert layer.colour.hexadecimal == "#102030"


def test_one_shape_for_all_lines_of_a_colour_on_a_layer() -> None:
    """A thousand lines on two layers in two colours are four shapes, in the file's order."""
    document = drawing()
    for place in range(1000):
        values = {"layer": f"L{place % 2}", "color": 1 + place // 2 % 2}
        document.modelspace().add_line((place, 0), (place, 5), dxfattribs=values)
    artwork = read(document)
    assert [layer.name for layer in artwork.layers] == ["L0", "L1"]
    assert [len(shape.paths) for shape in shapes(artwork)] == [250] * 4
    assert all(
        (shape.paths.first[1:, 0] > shape.paths.first[:-1, 0]).all()
        for shape in shapes(artwork)
    )


def _hide(layer: EzdxfLayer, state: str) -> None:
    if state == "off":
        layer.off()
    elif state == "frozen":
        layer.freeze()
    else:
        layer.dxf.plot = 0
