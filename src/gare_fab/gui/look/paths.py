"""Arrays become Qt's paths and images in one go.

Qt reads a QPainterPath from a stream: the number of elements (int32), of each its kind (int32:
0 move to, 1 line to) and its place (two doubles), then where the last outline began and the
rule of filling (int32 each), all big-endian. Ten thousand points take 2 ms so; one by one 10.
"""

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QImage, QPainterPath

from gare_fab.geometry.arrays import Bytes, Floats, Ints

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_LINE_TO = 1


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
    """Pixels (H, W, 4), red first, as an image that paints quickly."""
    height, width = pixels.shape[:2]
    content = np.ascontiguousarray(pixels).tobytes()
    plain = QImage(content, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return plain.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
