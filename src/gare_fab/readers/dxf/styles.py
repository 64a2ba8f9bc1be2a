"""Layers and colours: who takes them from whom, and what is not to be seen.

An entity on layer 0 of a block lies on the layer of the block's reference; BYBLOCK takes the
reference's colour, BYLAYER that of the entity's layer. Names of layers know no case.
"""

from dataclasses import dataclass, field

from gare_fab.readers.dxf.loading import Document

# a colour: 0xRRGGBB, the name of the layer that has it, or None for the block reference's
Colour = int | str | None
_BY_BLOCK, _BLACK_OR_WHITE, _BY_LAYER, _BY_OBJECT = 0, 7, 256, 257
_NEVER_PLOTTED = "defpoints"


@dataclass(frozen=True, slots=True)
class Style:
    """Where an outline belongs and what colour it has."""

    layer: str
    colour: Colour

    def within(self, reference: "Style") -> "Style":
        """The style in the place where the block is referred to."""
        layer = reference.layer if self.layer == "0" else self.layer
        if self.colour is None:
            return Style(layer, reference.colour)
        return Style(layer, reference.layer if self.colour == "0" else self.colour)


@dataclass(frozen=True, slots=True)
class LayerEntry:
    """A layer as the file's table has it; `rgb` is 0xRRGGBB."""

    name: str
    rgb: int = 0
    is_frozen: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """The file's table of layers; what is not in it is a layer as any other."""

    entries: dict[str, LayerEntry]

    def entry(self, name: str) -> LayerEntry:
        """The layer of this name in any case."""
        return self.entries.get(name.lower()) or LayerEntry(name)

    def rgb(self, style: Style) -> int:
        """0xRRGGBB of a style that lies in no block."""
        colour = style.colour
        return self.entry(colour).rgb if isinstance(colour, str) else colour or 0


@dataclass(slots=True)
class Styles:
    """Gathers the styles of a layout, each with a number."""

    numbers: dict[Style, int] = field(default_factory=dict)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def number(self, style: Style) -> int:
        """The number of a style, a new one for a new style."""
        return self.numbers.setdefault(style, len(self.numbers))

    def of(self, attributes: dict[str, object]) -> int:
        """The number for an entity's attributes; asked for each entity, so it remembers."""
        get = attributes.get
        key = (get("layer"), get("color"), get("true_color"))
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self.number(_style(*key))
        return number


def layer_table(document: Document) -> Layers:
    """The layers of a document."""
    table: dict[str, LayerEntry] = {}
    for layer in document.layers:
        name = layer.dxf.name
        true_colour = layer.dxf.get("true_color")
        key = name.lower()
        is_hidden = layer.is_off() or layer.is_frozen() or not layer.dxf.get("plot", 1)
        table[key] = LayerEntry(
            name,
            rgb_of(abs(layer.dxf.get("color", 7))) if true_colour is None else true_colour,
            layer.is_frozen(),
            is_hidden or key == _NEVER_PLOTTED,
        )
    return Layers(table)


def rgb_of(index: int) -> int:
    """0xRRGGBB of an AutoCAD colour index; 7, black on white paper, is black."""
    from ezdxf.colors import DXF_DEFAULT_COLORS  # 0.3 s to import

    if index == _BLACK_OR_WHITE or not 0 < index < len(DXF_DEFAULT_COLORS):
        return 0
    return int(DXF_DEFAULT_COLORS[index]) & 0xFFFFFF


def _style(layer: object, index: object, true_colour: object) -> Style:
    name = layer if isinstance(layer, str) else "0"
    if isinstance(true_colour, int):
        return Style(name, true_colour & 0xFFFFFF)
    if index is None or index in {_BY_LAYER, _BY_OBJECT} or not isinstance(index, int):
        return Style(name, name)
    return Style(name, None if index == _BY_BLOCK else rgb_of(abs(index)))
