"""Arrays become Qt's paths and images in one go, and are kept while there is room.

Qt reads a QPainterPath from a stream: the number of elements (int32), of each its kind (int32:
0 move to, 1 line to) and its place (two doubles), then where the last outline began and the
rule of filling (int32 each), all big-endian. Ten thousand points take 2 ms so; one by one 10.
"""

from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QImage, QPainterPath

from gare_fab.geometry.arrays import Bytes, Floats, Ints
from gare_fab.gui.canvas.chunks import Chunk, Mark, PictureMark

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_LINE_TO = 1
_MOST_WEIGHT = 4_000_000  # points; a path takes 24 bytes a point
_BYTES_A_POINT = 24


def path_of(points: Floats, starts: Ints) -> QPainterPath:
    """Polylines as one path, filled by the odd-even rule until told otherwise."""
    path = QPainterPath()
    if not len(points):
        return path
    elements = np.empty(len(points), dtype=_ELEMENT)
    elements["kind"] = _LINE_TO
    elements["kind"][starts[:-1]] = 0
    elements["x"] = points[:, 0]
    elements["y"] = points[:, 1]
    last = int(starts[-2])
    content = len(points).to_bytes(4, "big") + elements.tobytes() + last.to_bytes(4, "big")
    QDataStream(QByteArray(content + bytes(4))) >> path
    return path


def image_of(pixels: Bytes) -> QImage:
    """Pixels (H, W, 4) as an image that paints quickly."""
    height, width = pixels.shape[:2]
    content = np.ascontiguousarray(pixels).tobytes()
    plain = QImage(content, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return plain.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class Shelf:
    """What was made of marks lately; what was not asked for longest goes first."""

    def __init__(self, most_weight: int = _MOST_WEIGHT) -> None:
        """Keep up to so many points, or pixels of the same memory."""
        self._most = most_weight
        self._weight = 0
        # the mark is kept beside what was made of it, so that no other gets its id
        self._paths: OrderedDict[int, tuple[Chunk, QPainterPath]] = OrderedDict()
        self._images: OrderedDict[int, tuple[PictureMark, QImage]] = OrderedDict()

    def path(self, chunk: Chunk) -> QPainterPath:
        """The path of a chunk."""
        found = self._paths.get(id(chunk))
        if found is not None:
            self._paths.move_to_end(id(chunk))
            return found[1]
        path = path_of(chunk.points, chunk.starts)
        self._make_room(weight_of(chunk))
        self._paths[id(chunk)] = chunk, path
        return path

    def image(self, mark: PictureMark) -> QImage:
        """The image of a picture."""
        found = self._images.get(id(mark))
        if found is not None:
            self._images.move_to_end(id(mark))
            return found[1]
        image = image_of(mark.picture.pixels)
        self._make_room(weight_of(mark))
        self._images[id(mark)] = mark, image
        return image

    def _make_room(self, weight: int) -> None:
        self._weight += weight
        while self._weight > self._most and (self._paths or self._images):
            shelf = self._paths or self._images
            _, (mark, _) = shelf.popitem(last=False)
            self._weight -= weight_of(mark)


def weight_of(mark: Mark) -> int:
    """What a mark takes on the shelf, in points."""
    match mark:
        case Chunk():
            return len(mark.points)
        case PictureMark():
            return mark.picture.pixels.size // _BYTES_A_POINT
