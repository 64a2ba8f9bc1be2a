"""Pictures in masks: squares of even grey, as coarse as a mask may be."""

from collections.abc import Iterator

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.regions import Region, intersection, region_of, union
from gare_fab.model.artwork import Picture
from gare_fab.readers.svg.layering import Sheet
from gare_fab.readers.svg.pieces import mapped

_MOST = 64  # squares a side
_LIGHTS, _COVERS = 32, 16  # steps of light and of alpha; together a mask may have so many
_LUMINANCE = np.array([0.2125, 0.7154, 0.0721])


def picture_sheets(picture: Picture) -> Iterator[Sheet]:
    """The squares of a picture, those of like light and alpha together."""
    pixels = _reduced(picture)
    light = np.round(pixels[..., :3] @ _LUMINANCE * _LIGHTS) / _LIGHTS
    alpha = np.round(pixels[..., 3] * _COVERS) / _COVERS
    clip = None
    if picture.clip is not None:
        clip = region_of(picture.clip, False)  # noqa: FBT003 -- the rule
    for value, cover in sorted({*zip(light.ravel(), alpha.ravel(), strict=True)}):
        if cover == 0:
            continue
        region = _squares((light == value) & (alpha == cover), picture.affine)
        region = region if clip is None else intersection(region, clip)
        yield Sheet(region, np.array([value, value, value, cover * picture.opacity]))


def _reduced(picture: Picture) -> Floats:
    """(H, W, 4) colours 0..1, not too many."""
    from PIL import Image  # noqa: PLC0415 -- needed for pictures in masks alone

    height, width = picture.pixels.shape[:2]
    size = (min(width, _MOST), min(height, _MOST))
    image = Image.fromarray(np.asarray(picture.pixels)).resize(size, Image.Resampling.BOX)
    return np.asarray(image, dtype=np.float64) / 255


def _squares(chosen: Bools, affine: Affine) -> Region:
    """The chosen squares of a picture as one region in mm; row 0 is on top."""
    height, width = chosen.shape
    rows, columns = np.nonzero(chosen)
    low, left = height - 1 - rows, columns
    boxes = shapely.box(left / width, low / height, (left + 1) / width, (low + 1) / height)
    return mapped(union(boxes), affine)
