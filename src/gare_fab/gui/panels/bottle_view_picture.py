"""The picture of a bottle: its glass is painted once for each look, its marks every time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
)

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths
from gare_fab.gui.look.paths import path_of
from gare_fab.gui.panels.bottle_view_glass import Studio, frost, mirror, through
from gare_fab.gui.panels.bottle_view_marks import Gaze, Grid
from gare_fab.gui.panels.bottle_view_rays import Eye, Rays, Singles, Wall, rays_of

_BAND = 96  # lines of pixels that are worked out at a time
_BEHIND = np.array([150.0, 205.0, 158.0], dtype=np.float32) / 255.0  # frost through the glass
_BEHIND_SHARE = 0.34
_WHITE = np.uint32(0x01010101)
_BORE = 0.66  # of the mouth's radius


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """Some lines of pixels of both walls, with the light on their frost."""

    top: int
    near: Wall
    far: Wall
    light: Singles


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """All that stays as it is while the bottle turns; `eye` in pixels of its images."""

    eye: Eye
    glass: QImage
    sheen: QImage
    bands: tuple[_Band, ...]
    mouth: tuple[float, float, float, float]


def developed(
    meridian: Meridian, eye: Eye, ground: QImage, studio: Studio
) -> Iterator[Still | None]:
    """Work a still out in steps of some 20 ms each: None until it is there.

    `ground` is what lies behind the bottle, of the eye's size.
    """
    behind = _pixels(ground)
    glass = np.full((eye.height, eye.width, 4), 255, dtype=np.uint8)
    sheen = np.zeros((eye.height, eye.width), dtype=np.uint32)
    bands: list[_Band] = []
    rays: Rays | None = None
    for top in range(0, eye.height, _BAND):
        high = min(_BAND, eye.height - top)
        part = replace(eye, y=eye.y - top, height=high)
        rays = rays_of(meridian, part)
        rows = slice(top, top + high)
        lit = through(rays, part, behind[rows, :, 2::-1].astype(np.float64))
        glass[rows, :, :3] = lit.clip(0.0, 255.0).astype(np.uint8)[..., ::-1]
        sheen[rows] = mirror(rays, part, studio).astype(np.uint32) * _WHITE
        bands.append(_Band(top, rays.near, rays.far, frost(rays.near, part)))
        yield None
    if rays is None:
        return
    outline = rays.silhouette.moved_by(Affine(f=float(bands[-1].top)))
    x, y, across, up = rays.mouth
    mouth = x, y + bands[-1].top, across, up
    cut = [_cut_out(_image(pixels), outline) for pixels in (glass, sheen)]
    yield Still(eye, cut[0], cut[1], tuple(bands), mouth)


class MarksPainter:
    """Paints what is engraved on a still, for one grid of cells."""

    def __init__(self, still: Still, grid: Grid) -> None:
        """Look up which pixels look at which cells."""
        self.still = still
        self.grid = grid
        self._near = [Gaze(band.near, grid) for band in still.bands]
        self._far = [Gaze(band.far, grid) for band in still.bands]
        shape = (still.eye.height, still.eye.width, 4)
        self._pixels = [np.zeros(shape, dtype=np.uint8) for _ in range(2)]
        self._images = [_image(pixels) for pixels in self._pixels]

    def is_for(self, still: Still, grid: Grid) -> bool:
        """Whether it was made for these."""
        return self.still is still and self.grid is grid

    def far(self, white: Bytes, turn: float, strength: float) -> QImage:
        """What shows through from the far wall."""
        share = np.float32(_BEHIND_SHARE * strength)
        for band, gaze in zip(self.still.bands, self._far, strict=True):
            if gaze.bottom > gaze.top:
                alpha = gaze.seen(white, turn) * share
                rows = self._rows(1, band, gaze)
                for channel in range(3):
                    rows[..., channel] = alpha * _BEHIND[2 - channel]
                rows[..., 3] = alpha
        return self._images[1]

    def near(self, white: Bytes, turn: float, strength: float) -> QImage:
        """What is engraved on the near wall."""
        for band, gaze in zip(self.still.bands, self._near, strict=True):
            if gaze.bottom > gaze.top:
                alpha = gaze.seen(white, turn) * np.float32(strength)
                light = band.light[gaze.top : gaze.bottom] * np.float32(1 / 255)
                rows = self._rows(0, band, gaze)
                rows[..., :3] = (alpha * light)[..., None]
                rows[..., 3] = alpha
        return self._images[0]

    def _rows(self, which: int, band: _Band, gaze: Gaze) -> Bytes:
        pixels: Bytes = self._pixels[which][band.top + gaze.top : band.top + gaze.bottom]
        return pixels


def paint_mouth(painter: QPainter, still: Still) -> None:
    """The rim and the bore, in pixels of the still."""
    x, y, across, up = still.mouth
    if up < 1.0:
        return
    middle = QPointF(x, y)
    shine = QLinearGradient(x - across, 0.0, x + across, 0.0)
    shine.setColorAt(0.0, QColor(150, 190, 150))
    shine.setColorAt(0.35, QColor(92, 136, 92))
    shine.setColorAt(1.0, QColor(46, 82, 50))
    painter.setPen(QPen(QColor(210, 232, 212, 150), max(across / 26, 0.8)))
    painter.setBrush(QBrush(shine))
    painter.drawEllipse(middle, across, up)
    painter.setPen(QPen(QColor(8, 18, 10, 160), max(across / 30, 0.6)))
    painter.setBrush(QColor(14, 30, 18))
    painter.drawEllipse(middle, across * _BORE, up * _BORE)


def _pixels(image: QImage) -> Bytes:
    """(H, W, 4) blue, green, red, alpha."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    rows = np.frombuffer(plain.constBits(), np.uint8)
    return rows.reshape(plain.height(), plain.bytesPerLine() // 4, 4)[
        :, : plain.width()
    ].copy()


def _image(pixels: npt.NDArray[np.uint8] | npt.NDArray[np.uint32]) -> QImage:
    """An image over an array's own memory, which must live as long."""
    height, width = pixels.shape[:2]
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data.cast("B"), width, height, 4 * width, kind)


def _cut_out(image: QImage, outline: Paths) -> QImage:
    """What of the image lies within an outline, with a smooth edge."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    path = path_of(outline.points, outline.starts)
    path.setFillRule(Qt.FillRule.WindingFill)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.fillPath(path, QBrush(image))
    painter.end()
    return made
