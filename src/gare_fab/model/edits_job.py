"""Edits of what a job is about: its stock, machine and material, its name, its zero."""

from dataclasses import replace

from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Anchor, OriginMode, Wrapping
from gare_fab.model.edits import Edit
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.stock import Stock
from gare_fab.model.values import Values


def set_stock(stock: Stock, wrapping: Wrapping | None = None) -> Edit:
    """Another stock; without a wrapping the design goes round it as before."""
    return lambda document: replace(
        document, stock=stock, wrapping=document.wrapping if wrapping is None else wrapping
    )


def set_wrapping(wrapping: Wrapping) -> Edit:
    """Another way round the bottle."""
    return lambda document: replace(document, wrapping=wrapping)


def set_machine(machine: Machine) -> Edit:
    """Another machine."""
    return lambda document: replace(document, machine=machine)


def set_material(material: Material | None) -> Edit:
    """Another material, or none."""
    return lambda document: replace(document, material=material)


def set_title(title: str) -> Edit:
    """Another title."""
    return lambda document: replace(document, title=title)


def set_client(client: str) -> Edit:
    """Another client."""
    return lambda document: replace(document, client=client)


def set_values(values: Values, artworks: tuple[Artwork, ...]) -> Edit:
    """Other values, with all artworks as they are made with them (workshop/making.py)."""
    return lambda document: replace(document, values=values, artworks=artworks)


def set_origin(anchor: Anchor, origin: OriginMode) -> Edit:
    """Another zero of the job, and the point of its bounds that lies there."""
    return lambda document: replace(document, anchor=anchor, origin=origin)
