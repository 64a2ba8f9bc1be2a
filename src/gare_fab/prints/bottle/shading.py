"""Light on glass: three pictures of a bottle that do not depend on how it is turned.

back    what is behind, seen through the far wall
front   the near wall, which darkens what lies behind it (so also what is engraved there)
sheen   shade and reflections, which lie on the near engraving too

A wall lets exp(-k L) through, L being the way through the glass: long at the sides, so a
bottle's edges are dark. Reflections are those of two tall lamps beside the bottle and of the
room, by Schlick's formula stronger the flatter one looks.
"""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bytes, Floats
from gare_fab.prints.bottle.tints import Tint
from gare_fab.prints.bottle.view import TILT, Form

_WALL = 2.6  # mm of glass
_BASE = 9.0  # mm: how far up the thick foot reaches
_BASE_WAY = 9.0  # mm more of glass there
_ROUNDS = 4
_LAMP = (-0.55, 0.72, 0.42)  # where the shade's light comes from: right, near, up
_SHADE = 0.34
_BENT = 0.72  # of the radius: where that begins
_DOME = 0.86  # of the radius: how wide the punt is
_PUNT = 0.55  # of the radius: how high the punt reaches


@dataclass(frozen=True, slots=True, eq=False)
class Lights:
    """The three pictures, (H, W, 4) each, row 0 on top."""

    back: Bytes
    front: Bytes
    sheen: Bytes


@dataclass(frozen=True, slots=True, eq=False)
class _Wall:
    """The near wall at each pixel: its height, the share of the radius from the middle."""

    x: Floats
    y: Floats
    height: Floats
    radius: Floats
    share: Floats
    normal: tuple[Floats, Floats, Floats]  # to the right, to the near, up
    facing: Floats  # cosine between the normal and the eye
    cover: Floats  # how much of the pixel is bottle


def lights(form: Form, tint: Tint, rows: int) -> Lights:
    """The pictures of a bottle, so many pixels high."""
    wall = _wall(form, rows)
    way = _way(form, wall)
    density = -np.log(np.array(tint.value.through)) / (2.0 * _WALL)
    through = np.exp(-density * way[:, :, None])
    back = np.clip(_behind(form, wall, tint) * through, 0.0, 1.0)
    least = through.min(axis=2)
    colour = back * (through - least[:, :, None]) / np.maximum(1.0 - least, 1e-3)[:, :, None]
    return Lights(
        _pixels(back, wall.cover),
        _pixels(np.clip(colour, 0.0, 1.0), (1.0 - least) * wall.cover),
        _sheen(wall, wall.cover * _below_mouth(form, wall)),
    )


def _wall(form: Form, rows: int) -> _Wall:
    box = form.box
    size = box.height / rows
    columns = math.ceil(box.width / size)
    x = (np.arange(columns) + 0.5) * (box.width / columns) + box.x
    y = box.y + box.height - (np.arange(rows) + 0.5) * size
    x, y = np.meshgrid(x, y)
    height = y / math.cos(TILT)
    for _ in range(_ROUNDS):
        radius = form.radius_at(height)
        near = np.sqrt(np.clip(radius * radius - x * x, 0.0, None))
        height = 0.5 * height + 0.5 * (y + near * math.sin(TILT)) / math.cos(TILT)
    radius, slope = form.radius_at(height), form.slope_at(height)
    share = np.clip(x / radius, -1.0, 1.0)
    length = np.hypot(1.0, slope)
    normal = share / length, np.sqrt(1.0 - share * share) / length, -slope / length
    facing = np.clip(normal[1] * math.cos(TILT) + normal[2] * math.sin(TILT), 0.0, 1.0)
    return _Wall(x, y, height, radius, share, normal, facing, _cover(form, x, y, size))


def _cover(form: Form, x: Floats, y: Floats, size: float) -> Floats:
    """How much of each pixel the outline covers."""
    level, sine = y[:, 0] / math.cos(TILT), math.sin(TILT)
    half = form.radius_at(level)
    ends = (
        (form.heights[0], form.radii[0], level < form.heights[0]),
        (form.heights[-1], form.radii[-1], level > form.heights[-1]),
    )
    for height, radius, is_beyond in ends:
        off = (y[:, 0] - height * math.cos(TILT)) / (radius * sine)
        arc = radius * np.sqrt(np.clip(1.0 - off * off, 0.0, None))
        half = np.where(is_beyond, arc, half)
    steep = np.hypot(1.0, np.gradient(half, size))
    inside = (half[:, None] - np.abs(x)) / (size * steep[:, None])
    return np.asarray(np.clip(inside + 0.5, 0.0, 1.0))


def _way(form: Form, wall: _Wall) -> Floats:
    """Mm of glass that the eye looks through in one wall."""
    inner = np.maximum(wall.radius - _WALL, 0.3 * wall.radius)
    x = np.minimum(np.abs(wall.x), inner)
    outside = np.sqrt(np.clip(wall.radius**2 - x * x, 0.0, None))
    chord = outside - np.sqrt(np.clip(inner**2 - x * x, 0.0, None))
    way = np.minimum(_WALL + 0.75 * (chord - _WALL), 4.2 * _WALL)
    foot = np.clip(1.0 - (wall.height - form.heights[0]) / _BASE, 0.0, 1.0)
    return np.asarray(way + _BASE_WAY * foot * foot)


def _behind(form: Form, wall: _Wall, tint: Tint) -> Floats:
    """The light behind: focused by the round glass, with the punt's dome at the foot.

    At the sides the glass bends the look so far aside that it meets the dark of the room.
    """
    side = wall.share
    focus = 0.70 + 0.45 * _bell(side, 0.42, 0.30) + 0.20 * _bell(side, -0.38, 0.30)
    low, high = form.heights[0], form.heights[-1]
    along = (wall.height - low) / (high - low)
    aside = np.clip((np.abs(side) - _BENT) / (1.0 - _BENT), 0.0, 1.0) ** 2
    light = focus * (1.06 - 0.30 * along) * (1.0 - 0.55 * aside)
    dome = low + _PUNT * form.radius * np.sqrt(np.clip(1.0 - (side / _DOME) ** 2, 0.0, 1.0))
    under = np.clip((dome - wall.height) / 1.2 + 0.5, 0.0, 1.0) * (np.abs(side) < _DOME)
    edge = _bell(wall.height, dome, 0.9) * (np.abs(side) < _DOME)
    rising = np.clip((wall.height - low) / (0.6 * form.radius), 0.0, 1.0)
    light = light * (1.0 - 0.34 * under * rising) + 0.30 * edge * (1.0 - np.abs(side))
    return np.asarray(light[:, :, None] * np.array(tint.value.behind))


def _below_mouth(form: Form, wall: _Wall) -> Floats:
    """0 on the mouth's upper face, which is no wall; 1 elsewhere."""
    height, radius = float(form.heights[-1]), float(form.radii[-1])
    up = (wall.y - height * math.cos(TILT)) / (radius * math.sin(TILT))
    return np.asarray(np.clip((np.hypot(wall.x / radius, up) - 1.0) / 0.08 + 0.5, 0.0, 1.0))


def _sheen(wall: _Wall, cover: Floats) -> Bytes:
    right, near, up = wall.normal
    lamp = np.array(_LAMP) / np.linalg.norm(_LAMP)
    lit = np.clip(right * lamp[0] + near * lamp[1] + up * lamp[2], 0.0, 1.0)
    shade = _SHADE * (1.0 - lit)
    mirror = 0.04 + 0.96 * (1.0 - wall.facing) ** 5
    twice = 2.0 * wall.facing
    to_right, to_near = twice * right, twice * near - math.cos(TILT)
    to_up = np.clip(twice * up - math.sin(TILT), -1.0, 1.0)
    aside = np.degrees(np.arctan2(to_right, to_near))
    above = np.degrees(np.arcsin(to_up))
    tall = _between(above, -70.0, 66.0, 26.0)
    light = 0.50 * _between(aside, -113.0, -84.0, 5.0) * tall
    light = light + 0.16 * _between(aside, -140.0, -66.0, 30.0) * tall
    light = light + 0.24 * _between(aside, 96.0, 108.0, 6.0) * tall
    light = light + 0.10 * _between(above, 38.0, 89.0, 26.0)
    light = np.clip(light + 0.22 * (mirror - 0.04), 0.0, 0.92)
    alpha = 1.0 - (1.0 - shade) * (1.0 - light)
    white = light / np.maximum(alpha, 1e-6)
    colour = np.repeat(white[:, :, None], 3, axis=2)
    return _pixels(colour, alpha * cover)


def _bell(values: Floats, middle: Floats | float, width: float) -> Floats:
    return np.asarray(np.exp(-(((values - middle) / width) ** 2)))


def _between(values: Floats, low: float, high: float, soft: float) -> Floats:
    """1 between two values, 0 beyond, over a soft edge."""
    rise = np.clip((values - low) / soft + 0.5, 0.0, 1.0)
    fall = np.clip((high - values) / soft + 0.5, 0.0, 1.0)
    return np.asarray((rise * rise * (3.0 - 2.0 * rise)) * (fall * fall * (3.0 - 2.0 * fall)))


def _pixels(colour: Floats, alpha: Floats) -> Bytes:
    whole = np.concatenate((colour, alpha[:, :, None]), axis=2)
    return np.asarray(np.rint(whole * 255.0), np.uint8)
