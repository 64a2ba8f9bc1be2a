"""A step: an operation's parameters, and which shapes they are for."""

from dataclasses import dataclass
from enum import Enum

from gare_fab.base.params import Params
from gare_fab.model.artwork import Shape
from gare_fab.model.paint import Paint, rgb_of


class PaintUse(Enum):
    """Which paint of a shape a selection looks at."""

    ANY = "any"
    STROKE = "stroke"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Select:
    """Picks shapes by paint, colour and layer; the empty selection picks every shape.

    `name` is a colour ("red", "#ff0000"), or the name of a spot colour or of a layer;
    `not_name` must not match.
    """

    paint: PaintUse = PaintUse.ANY
    name: str = ""
    not_name: str = ""

    def picks(self, shape: Shape, layer: str) -> bool:
        """Whether a shape on a layer is meant."""
        paints = self._paints(shape)
        if not paints and self.paint is not PaintUse.ANY:
            return False
        if self.not_name and _matches(self.not_name, paints, layer):
            return False
        return not self.name or _matches(self.name, paints, layer)

    def _paints(self, shape: Shape) -> tuple[Paint, ...]:
        paints: list[Paint] = []
        if self.paint is not PaintUse.FILL and shape.stroke is not None:
            paints.append(shape.stroke.paint)
        if self.paint is not PaintUse.STROKE and shape.fill is not None:
            paints.append(shape.fill)
        return tuple(paints)


def _matches(name: str, paints: tuple[Paint, ...], layer: str) -> bool:
    word = name.casefold()
    if word == layer.casefold() or any(word == paint.spot.casefold() for paint in paints):
        return True
    rgb = rgb_of(name)
    return rgb is not None and any(paint.is_near(rgb) for paint in paints)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `operation` is the member's id, `params` its declared parameters.

    `air` None means the material's word; `focus` is mm above the surface (defocus).
    """

    operation: str
    params: Params
    selects: tuple[Select, ...] = (Select(),)
    enabled: bool = True
    air: bool | None = None
    focus: float = 0.0
