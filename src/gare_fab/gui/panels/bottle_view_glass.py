"""Light on a bottle: what its glass lets through and what it mirrors, without Qt.

Each wall takes light away by Lambert-Beer along the way of a ray through a hollow cylinder,
which is long at the sides: that is what makes glass dark at its edges. The outer face mirrors
by Fresnel (Schlick) a studio of two soft boxes and a faint sky; the far wall's inner face
mirrors one of them once more.
"""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bytes, Floats
from gare_fab.gui.panels.bottle_view_rays import Eye, Rays, Singles, Wall

_TAKEN = np.array([0.245, 0.178, 0.310], dtype=np.float32)  # of light a mm of green glass
_HOLLOW = 0.915  # inner over outer radius
_NARROWEST = 14.0  # mm: a neck's wall is as thick as the body's, so it is not darker
_BASE = 9.0  # mm: the foot is thick
_BASE_TAKEN = 2.2
_BODY = np.array([7.0, 17.0, 9.0], dtype=np.float32)  # scattered in the glass
_FROST = 250.0
_EDGE_ON = 0.2  # nothing is brighter than a face that is seen at this cosine


@dataclass(frozen=True, slots=True)
class Studio:
    """How bright the two soft boxes, the sky and what lies round about are (1 = white)."""

    left: float = 10.0
    right: float = 6.0
    sky: float = 1.4
    around: float = 0.45


@dataclass(frozen=True, slots=True)
class _Light:
    """A soft box: from where it shines, in degrees seen from the bottle, and how blurred."""

    azimuth: tuple[float, float]
    elevation: tuple[float, float]
    blur: float


_LEFT = _Light((-112.0, -58.0), (-60.0, 62.0), 9.0)
_RIGHT = _Light((108.0, 128.0), (-50.0, 55.0), 7.0)
_INNER = _Light((-128.0, -76.0), (-40.0, 40.0), 22.0)


def through(rays: Rays, eye: Eye, background: Floats) -> Singles:
    """(H, W, 3) what is seen through both walls of (H, W, 3) 0..255, without any mirroring."""
    way = _way(rays.near, eye) + _way(rays.far, eye)
    clear = np.exp(-way[..., None] * _TAKEN)
    inner = _box(_mirrored(rays.far, -eye.tilt), _INNER) * np.float32(0.09)
    lit: Singles = background.astype(np.float32) * clear + _BODY
    lit += inner[..., None] * np.array([90.0, 150.0, 95.0], dtype=np.float32)
    lit += _glow(rays.near)[..., None] * np.array([16.0, 44.0, 18.0], dtype=np.float32)
    return lit


def mirror(rays: Rays, eye: Eye, studio: Studio) -> Bytes:
    """(H, W) how much white the outer face throws back, 0..255."""
    directions = _mirrored(rays.near, eye.tilt)
    facing = np.maximum(_facing(rays.near, eye.tilt), _EDGE_ON)
    fresnel = 0.04 + 0.96 * (1.0 - facing) ** 5
    _, elevation = directions
    sky = np.clip(elevation / np.float32(90.0), 0.0, 1.0) * studio.sky
    light = _box(directions, _LEFT) * studio.left * _fall(directions[0])
    light += _box(directions, _RIGHT) * studio.right + sky + studio.around
    seen: Bytes = (255.0 * np.clip(fresnel * light, 0.0, 0.93)).astype(np.uint8)
    return seen


def frost(wall: Wall, eye: Eye) -> Singles:
    """(H, W) how bright ground glass is, 0..255: dull, lit from the upper left."""
    x, y, z = _normal(wall)
    up, away = math.sin(eye.tilt), math.cos(eye.tilt)
    lit = -0.45 * x + (0.35 * away + 0.8 * up) * y + (0.82 * away - 0.3 * up) * z
    bright: Singles = np.float32(_FROST) * (0.66 + 0.34 * np.clip(lit, 0.0, 1.0))
    return bright


def _normal(wall: Wall) -> tuple[Singles, Singles, Singles]:
    """To the right, up, and to the front, in the bottle's own frame."""
    long = 1.0 / np.sqrt(1.0 + wall.slope**2)
    return np.sin(wall.angle) * long, -wall.slope * long, np.cos(wall.angle) * long


def _facing(wall: Wall, tilt: float) -> Singles:
    """The cosine between the face and the eye."""
    _, y, z = _normal(wall)
    facing: Singles = np.clip(y * math.sin(tilt) + np.abs(z) * math.cos(tilt), 0.0, 1.0)
    return facing


def _mirrored(wall: Wall, tilt: float) -> tuple[Singles, Singles]:
    """Where a mirrored ray goes, as azimuth (0 = to the eye) and elevation in degrees."""
    x, y, z = _normal(wall)
    z = np.abs(z)
    up, front = math.sin(tilt), math.cos(tilt)
    facing = y * up + z * front
    right, high, near = 2 * facing * x, 2 * facing * y - up, 2 * facing * z - front
    azimuth = np.degrees(np.arctan2(right, near))
    return azimuth, np.degrees(np.arcsin(np.clip(high, -1.0, 1.0)))


def _box(directions: tuple[Singles, Singles], light: _Light) -> Singles:
    azimuth, elevation = directions
    across = _between(azimuth, light.azimuth, light.blur)
    box: Singles = across * _between(elevation, light.elevation, 2.5 * light.blur)
    return box


def _between(values: Singles, limits: tuple[float, float], blur: float) -> Singles:
    """1 within the limits, 0 outside, smooth over so many degrees at each."""
    low, high = limits
    rise = np.clip((values - low) / blur + 0.5, 0.0, 1.0)
    fall = np.clip((high - values) / blur + 0.5, 0.0, 1.0)
    share = rise * fall
    smooth: Singles = share * share * (3.0 - 2.0 * share)
    return smooth


def _fall(azimuth: Singles) -> Singles:
    """The left box is brightest at its outer edge, as a window beside a wall is."""
    bright: Singles = np.clip(0.55 - azimuth / np.float32(200.0), 0.4, 1.1)
    return bright


def _way(wall: Wall, eye: Eye) -> Singles:
    """Mm of glass along the ray, one wall."""
    aside = np.abs(np.sin(wall.angle))
    depth = np.sqrt(np.maximum(1.0 - aside**2, 0.0))
    depth -= np.sqrt(np.maximum(_HOLLOW**2 - aside**2, 0.0))
    long = np.sqrt(1.0 + wall.slope**2) / math.cos(eye.tilt)
    base = 1.0 + _BASE_TAKEN * np.clip(1.0 - wall.height / _BASE, 0.0, 1.0) ** 1.5
    way: Singles = np.float32(38.0) * depth * np.minimum(long, 2.5) * base
    return np.minimum(way, np.float32(_NARROWEST))


def _glow(near: Wall) -> Singles:
    """Light that gathers in the thick glass of the foot."""
    height = near.height
    glow: Singles = np.clip(height / 2.0, 0.0, 1.0) * np.clip(1.0 - height / _BASE, 0.0, 1.0)
    return glow * np.cos(near.angle)
