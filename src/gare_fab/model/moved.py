"""Parts of artwork through an affine map: strokes and meshes grow with what they belong to."""

import math
from dataclasses import replace

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import floats
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Item, Layer, Mesh, Picture, Shape


def moved_layer(layer: Layer, affine: Affine) -> Layer:
    """A layer with all its items moved."""
    return replace(layer, items=tuple(_moved(item, affine) for item in layer.items))


def scaled_shape(shape: Shape, paths: Paths, scale: float) -> Shape:
    """The shape with other paths, its stroke and dashes so many times as large."""
    stroke = shape.stroke
    if stroke is None or scale == 1.0:
        return replace(shape, paths=paths)
    stroke = replace(
        stroke,
        width=stroke.width * scale,
        dash=tuple(length * scale for length in stroke.dash),
        dash_offset=stroke.dash_offset * scale,
    )
    return replace(shape, paths=paths, stroke=stroke)


def moved_shape(shape: Shape, affine: Affine) -> Shape:
    """A shape moved, its stroke as much wider as the map makes areas larger, by the root."""
    return scaled_shape(shape, shape.paths.moved_by(affine), _scale(affine))


def moved_picture(picture: Picture, affine: Affine) -> Picture:
    """A picture moved, with its clip."""
    clip = None if picture.clip is None else picture.clip.moved_by(affine)
    return replace(picture, affine=affine @ picture.affine, clip=clip)


def _moved(item: Item, affine: Affine) -> Item:
    match item:
        case Shape():
            return moved_shape(item, affine)
        case Picture():
            return moved_picture(item, affine)
        case Mesh():
            corners = item.triangles.reshape(-1, 3)
            flat = affine.apply(corners[:, :2])
            moved = np.column_stack((flat, corners[:, 2] * _scale(affine)))
            return replace(item, triangles=floats(moved.reshape(-1, 3, 3)))


def _scale(affine: Affine) -> float:
    return math.sqrt(abs(affine.determinant))
