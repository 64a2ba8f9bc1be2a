"""Where each pixel of a picture of a bottle looks at the glass, without Qt.

The eye is far away and looks down by the tilt. A point at angle a (0 = towards the eye, to the
right positive), radius r and height z is seen at

    x = r sin a        y = z cos(tilt) - r cos(a) sin(tilt)

so of a column of pixels the heights are found by inverting y(z), of the near wall (cos a > 0)
and of the far one.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths

Singles = npt.NDArray[np.float32]
_ROWS = 700  # heights at which the meridian is asked
_BENT = 0.15  # slope x tan(tilt) from which a circle may stand out at the side
_CIRCLE = 73


@dataclass(frozen=True, slots=True)
class Eye:
    """Pixels per mm, the tilt (rad), the pixel of the foot's middle, the size in pixels."""

    scale: float
    tilt: float
    x: float
    y: float
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Wall:
    """(H, W) of what each pixel meets: height (mm), angle from the eye (rad), dr/dz."""

    height: Singles
    angle: Singles
    slope: Singles


@dataclass(frozen=True, slots=True, eq=False)
class Rays:
    """The near and the far wall; `silhouette` is what the glass covers, in pixels.

    Pixels beside the glass hold what is nearest to them. `mouth` is the middle of the upper
    rim in pixels, with its two half axes.
    """

    near: Wall
    far: Wall
    silhouette: Paths
    mouth: tuple[float, float, float, float]


def rays_of(meridian: Meridian, eye: Eye) -> Rays:
    """All pixels at once; about 20 ms for a quarter of a million."""
    heights = np.union1d(
        np.linspace(meridian.low, meridian.high, _ROWS),
        [point[0] for point in meridian.points],
    )
    radii, slopes = meridian.radius(heights), meridian.slope(heights)
    columns = floats((np.arange(eye.width) + 0.5 - eye.x) / eye.scale)
    rows = floats((eye.y - np.arange(eye.height) - 0.5) / eye.scale)
    near, far = (_met(heights, radii, columns, rows, side * eye.tilt) for side in (1.0, -1.0))
    walls = [_wall(met, columns, (heights, radii, slopes)) for met in (near, far)]
    back = Wall(walls[1].height, np.float32(math.pi) - walls[1].angle, walls[1].slope)
    top = heights[-1] * math.cos(eye.tilt)
    mouth = (
        eye.x,
        eye.y - top * eye.scale,
        float(radii[-1]) * eye.scale,
        float(radii[-1]) * eye.scale * math.sin(eye.tilt),
    )
    return Rays(walls[0], back, _silhouette(heights, radii, slopes, eye), mouth)


def _met(
    heights: Floats, radii: Floats, columns: Floats, rows: Floats, tilt: float
) -> Singles:
    """(H, W) the height that each pixel meets on the wall towards the eye at this tilt."""
    met = np.empty((len(rows), len(columns)), dtype=np.float32)
    upwards = rows[::-1]
    known: dict[float, Singles] = {}
    for index, x in enumerate(columns.tolist()):
        key = round(abs(x), 6)  # the bottle is the same to the left and to the right
        if key not in known:
            depth = np.sqrt(np.maximum(radii**2 - x * x, 0.0))
            seen = np.maximum.accumulate(heights * math.cos(tilt) - depth * math.sin(tilt))
            known[key] = np.interp(upwards, seen, heights)[::-1].astype(np.float32)
        met[:, index] = known[key]
    return met


def _wall(met: Singles, columns: Floats, meridian: tuple[Floats, Floats, Floats]) -> Wall:
    heights, radii, slopes = meridian
    flat = met.ravel()
    radius = np.interp(flat, heights, radii).reshape(met.shape)
    slope = np.interp(flat, heights, slopes).reshape(met.shape)
    angle = np.arcsin(np.clip(columns[None, :] / radius, -1.0, 1.0))
    return Wall(met, angle.astype(np.float32), slope.astype(np.float32))


def _silhouette(heights: Floats, radii: Floats, slopes: Floats, eye: Eye) -> Paths:
    """Both sides where the wall is seen edge on, and circles where it bends."""
    cosine = slopes * math.tan(eye.tilt)
    side = np.abs(cosine) < 1.0
    side[[0, -1]] = True
    cosine = np.clip(cosine, -1.0, 1.0)[side]
    x = radii[side] * np.sqrt(1.0 - cosine**2)
    y = heights[side] * math.cos(eye.tilt) - radii[side] * cosine * math.sin(eye.tilt)
    sides = np.column_stack((np.concatenate((x, -x[::-1])), np.concatenate((y, y[::-1]))))
    bends = np.abs(slopes * math.tan(eye.tilt)) > _BENT
    bends[[0, -1]] = True
    turn = np.linspace(0.0, 2 * math.pi, _CIRCLE)
    circles = [
        np.column_stack(
            (
                radius * np.cos(turn),
                height * math.cos(eye.tilt) + radius * math.sin(eye.tilt) * np.sin(turn),
            )
        )
        for height, radius in zip(heights[bends], radii[bends], strict=True)
    ]
    outlines = [outline * (eye.scale, -eye.scale) for outline in (sides, *circles)]
    return Paths.of(outlines).moved_by(Affine(e=eye.x, f=eye.y))
