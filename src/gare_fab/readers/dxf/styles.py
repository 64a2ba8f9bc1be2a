"""Layers and looks: who takes what from whom, and what is not to be seen.

An entity on layer 0 of a block lies on the layer of the block's reference; BYBLOCK takes what
the reference has, BYLAYER what the entity's layer has. Names of layers know no case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gare_fab.readers.dxf.loading import Document

# the value, the name of the layer that has it, or None for the block reference's
Value = int | str | None
_BY_BLOCK, _BLACK_OR_WHITE, _BY_LAYER, _BY_OBJECT = 0, 7, 256, 257
_WEIGHT_BY_LAYER, _WEIGHT_BY_BLOCK = -1, -2
_DEFAULT_WEIGHT, _THINNEST = 25, 5  # 1/100 mm
_ALPHA_BY_BLOCK, _ALPHA_GIVEN = 0x01000000, 0x02000000
_OPAQUE = 255
CONTINUOUS = 0
NEVER_PLOTTED = "defpoints"


@dataclass(frozen=True, slots=True)
class Style:
    """Where an outline belongs and how it looks.

    `weight` is in 1/100 mm, negative for the default; `alpha` 0 to 255; `linetype` a row of
    the drawing's linetypes, 0 for lines without gaps; `scale` the entity's own scale of it.
    """

    layer: str
    colour: Value
    weight: Value = -3
    linetype: Value = CONTINUOUS
    alpha: Value = _OPAQUE
    scale: float = 1.0

    def within(self, reference: "Style") -> "Style":
        """The style in the place where the block is referred to."""
        return Style(
            reference.layer if self.layer == "0" else self.layer,
            _within(self.colour, reference.colour, reference.layer),
            _within(self.weight, reference.weight, reference.layer),
            _within(self.linetype, reference.linetype, reference.layer),
            _within(self.alpha, reference.alpha, reference.layer),
            self.scale,
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to: layer as the table writes it, 0xRRGGBB, mm, 0 to 1, linetype."""

    layer: str
    rgb: int
    width: float
    opacity: float
    linetype: int
    scale: float


@dataclass(frozen=True, slots=True)
class LayerEntry:
    """A layer as the file's table has it; `rgb` is 0xRRGGBB."""

    name: str
    rgb: int = 0
    is_frozen: bool = False
    is_hidden: bool = False
    weight: int = -3
    linetype: int = CONTINUOUS
    alpha: int = _OPAQUE


@dataclass(frozen=True, slots=True)
class Layers:
    """The file's table of layers; what is not in it is a layer as any other."""

    entries: dict[str, LayerEntry]

    def entry(self, name: str) -> LayerEntry:
        """The layer of this name in any case."""
        return self.entries.get(name.lower()) or LayerEntry(name)

    def look(self, style: Style) -> Look:
        """How a style that lies in no block looks."""
        colour, weight, alpha, own = style.colour, style.weight, style.alpha, style.linetype
        rgb = self.entry(colour).rgb if isinstance(colour, str) else colour or 0
        given = self.entry(weight).weight if isinstance(weight, str) else weight
        hundredths = _DEFAULT_WEIGHT if given is None or given < 0 else given
        opaque = self.entry(alpha).alpha if isinstance(alpha, str) else alpha
        return Look(
            self.entry(style.layer).name,
            rgb,
            max(hundredths, _THINNEST) / 100,
            (_OPAQUE if opaque is None else opaque) / _OPAQUE,
            self.entry(own).linetype if isinstance(own, str) else own or CONTINUOUS,
            style.scale,
        )


@dataclass(slots=True)
class Styles:
    """Gathers the styles of a layout, each with a number.

    `linetypes` are the rows of the linetypes that make a difference; without any, all lines
    are drawn without gaps.
    """

    linetypes: Mapping[str, int] = field(default_factory=dict)
    numbers: dict[Style, int] = field(default_factory=dict)
    _styles: list[Style] = field(default_factory=list)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def number(self, style: Style) -> int:
        """The number of a style, a new one for a new style."""
        number = self.numbers.get(style)
        if number is None:
            number = self.numbers[style] = len(self.numbers)
            self._styles.append(style)
        return number

    def at(self, number: int) -> Style:
        """The style with a number."""
        return self._styles[number]

    def of(self, attributes: dict[str, object]) -> int:
        """The number for an entity's attributes; asked for each entity, so it remembers."""
        get = attributes.get
        key = (
            get("layer"),
            get("color"),
            get("true_color"),
            get("lineweight"),
            get("transparency"),
            get("linetype"),
            get("ltscale"),
        )
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self.number(self.style(attributes))
        return number

    def style(self, attributes: dict[str, object]) -> Style:
        """The style that an entity's attributes say."""
        get = attributes.get
        layer = get("layer")
        name = layer if isinstance(layer, str) else "0"
        scale = get("ltscale")
        return Style(
            name,
            colour_of(name, get("color"), get("true_color")),
            _weight(name, get("lineweight")),
            self._linetype(name, get("linetype")),
            _alpha(name, get("transparency")),
            scale if self.linetypes and isinstance(scale, float) and scale > 0 else 1.0,
        )

    def _linetype(self, layer: str, linetype: object) -> Value:
        if not self.linetypes:
            return CONTINUOUS
        name = linetype.lower() if isinstance(linetype, str) else "bylayer"
        if name == "byblock":
            return None
        return layer if name == "bylayer" else self.linetypes.get(name, CONTINUOUS)


def layer_table(document: Document, linetypes: Mapping[str, int]) -> Layers:
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
            is_hidden or key == NEVER_PLOTTED,
            layer.dxf.get("lineweight", -3),
            linetypes.get(layer.dxf.get("linetype", "").lower(), CONTINUOUS),
            round((1.0 - layer.transparency) * _OPAQUE),
        )
    return Layers(table)


def rgb_of(index: int) -> int:
    """0xRRGGBB of an AutoCAD colour index; 7, black on white paper, is black."""
    from ezdxf.colors import DXF_DEFAULT_COLORS  # 0.3 s to import

    if index == _BLACK_OR_WHITE or not 0 < index < len(DXF_DEFAULT_COLORS):
        return 0
    return int(DXF_DEFAULT_COLORS[index]) & 0xFFFFFF


def colour_of(layer: str, index: object, true_colour: object = None) -> Value:
    """The colour that an entity on a layer has by its index or its true colour."""
    if isinstance(true_colour, int):
        return true_colour & 0xFFFFFF
    if index is None or index in {_BY_LAYER, _BY_OBJECT} or not isinstance(index, int):
        return layer
    return None if index == _BY_BLOCK else rgb_of(abs(index))


def _within(own: Value, references: Value, layer: str) -> Value:
    if own is None:
        return references
    return layer if own == "0" else own


def _weight(layer: str, weight: object) -> Value:
    if not isinstance(weight, int) or weight == _WEIGHT_BY_LAYER:
        return layer
    return None if weight == _WEIGHT_BY_BLOCK else weight


def _alpha(layer: str, transparency: object) -> Value:
    if not isinstance(transparency, int):
        return layer
    if transparency & _ALPHA_GIVEN:
        return transparency & 255
    return None if transparency & _ALPHA_BY_BLOCK else layer
