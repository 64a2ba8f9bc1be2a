"""Samples: one shape of each look in a job, from which follows what its steps can pick."""

from dataclasses import dataclass

from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.document import Document
from gare_fab.model.paint import NAMED, Paint
from gare_fab.model.step import Select


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A shape that stands for all of its paints on its layer."""

    layer: str
    shape: Shape

    @property
    def paints(self) -> tuple[Paint, ...]:
        """The paints of its stroke and fill."""
        shape = self.shape
        stroke = () if shape.stroke is None else (shape.stroke.paint,)
        return stroke if shape.fill is None else (*stroke, shape.fill)


class SampleBook:
    """Finds the samples of a job; an artwork is looked through once, however often asked."""

    def __init__(self) -> None:
        """Nothing looked at yet."""
        self._known: dict[Artwork, tuple[Sample, ...]] = {}

    def of(self, document: Document) -> tuple[Sample, ...]:
        """The samples of all artworks that are placed and not hidden."""
        placed = {each.artwork for each in document.placements if not each.is_hidden}
        artworks = [document.artworks[index] for index in sorted(placed)]
        known, self._known = self._known, {}
        for artwork in artworks:
            found = known.get(artwork)
            self._known[artwork] = samples_of(artwork) if found is None else found
        return tuple(sample for found in self._known.values() for sample in found)


def samples_of(artwork: Artwork) -> tuple[Sample, ...]:
    """One shape of each look of an artwork."""
    found: dict[tuple[str, Paint | None, Paint | None], Sample] = {}
    for layer in artwork.layers:
        for item in layer.items:
            if isinstance(item, Shape):
                stroke = None if item.stroke is None else item.stroke.paint
                key = (layer.name, stroke, item.fill)
                if key not in found:
                    found[key] = Sample(layer.name, item)
    return tuple(found.values())


def picks_any(
    selects: tuple[Select, ...], samples: tuple[Sample, ...], hidden: tuple[str, ...] = ()
) -> bool:
    """Whether a step with these selections would have something to do."""
    return any(
        select.picks(sample.shape, sample.layer)
        for sample in samples
        if sample.layer not in hidden
        for select in selects
    )


def names_in(samples: tuple[Sample, ...]) -> tuple[str, ...]:
    """What a step can be limited to: colours, spot colours, then layers, in their order."""
    paints = [paint for sample in samples for paint in sample.paints]
    colours = dict.fromkeys(colour_name(paint) for paint in paints)
    spots = dict.fromkeys(paint.spot for paint in paints if paint.spot)
    layers = dict.fromkeys(sample.layer for sample in samples if sample.layer)
    return tuple(dict.fromkeys((*colours, *spots, *layers)))


def colour_name(paint: Paint) -> str:
    """The name of a colour that has one, else "#rrggbb"."""
    return next((name for name, rgb in NAMED.items() if paint.is_near(rgb)), paint.hexadecimal)
