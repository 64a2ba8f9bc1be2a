"""Desks to test on: jobs of one drawing, and a desk whose workers end with the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from shiboken6 import delete

from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.desk import Desk
from gare_fab.model.artwork import Artwork, Layer, Made, Page, Shape, Stroke
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.settings import Settings
from gare_fab.model.stock import Sheet
from gare_fab.storage.catalogue import load_bottle, load_machine, load_material
from gare_fab.workshop.making import make, maker_params
from gare_fab.workshop.specs import step_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LOGO = EXAMPLES / "domaine_bordelaise" / "logo.svg"
SET_UP = Settings(language="en", theme="light", is_set_up=True)


def square(size: float = 10.0, paint: Paint = BLACK, name: str = "square") -> Artwork:
    """A square outline with its lower left corner at zero."""
    ring = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=float) * size
    shape = Shape(Paths.of([ring]), stroke=Stroke(paint), name=name)
    layer = Layer("lines", (shape,))
    return Artwork(name, (layer,), Page(0, 0, size, size), Made("rectangle", Params()))


def rectangle(width: float = 20.0, height: float = 10.0) -> Artwork:
    """A rectangle that can be edited."""
    values = {"width": width, "height": height}
    return make("rectangle", maker_params("rectangle").from_plain(values))


def flat_job(*places: tuple[float, float]) -> Document:
    """Squares of 10 mm with their corners at these places on a sheet of 300 x 200 mm."""
    return Document(
        machine=load_machine("diode_10w"),
        stock=Sheet(300.0, 200.0, 3.0),
        artworks=tuple(square() for _ in places),
        placements=tuple(
            Placement(index, Affine.moved(x, y), id=PlacementId(index + 1))
            for index, (x, y) in enumerate(places)
        ),
        steps=(step_of("score"),),
        material=load_material("birch_plywood"),
        title="flat",
    )


def bottle_job() -> Document:
    """A square on the front of a Bordelaise."""
    flat = flat_job((-5.0, 80.0))
    return replace(
        flat,
        machine=load_machine("co2_60w_chuck"),
        stock=load_bottle("bordelaise_75"),
        material=load_material("glass_bottle"),
        title="bottle",
    )


@contextmanager
def desk_with(document: Document | None = None, settings: Settings = SET_UP) -> Iterator[Desk]:
    """A desk with a job on it; its workers are ended in the end."""
    desk = Desk.laid(settings)
    if document is not None:
        desk.store.open(document)
    try:
        yield desk
    finally:
        desk.clear()
        delete(desk.store)  # now, and not when Python collects it, perhaps in another thread
