"""The shelf: Qt's paths and images of what was painted lately, kept while there is room."""

from collections import OrderedDict

from PySide6.QtGui import QImage, QPainterPath

from gare_fab.gui.canvas.chunks import Chunk, Mark, PictureMark
from gare_fab.gui.look.paths import image_of, path_of

_MOST_WEIGHT = 4_000_000  # points; a path takes 24 bytes a point
_BYTES_A_POINT = 24


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
