"""All makers."""

from typing import Any

from gare_fab.makers.codes.barcode import BARCODE
from gare_fab.makers.codes.qr import QR
from gare_fab.makers.combine import COMBINE
from gare_fab.makers.contract import Maker
from gare_fab.makers.ellipse import ELLIPSE
from gare_fab.makers.lettering.text import TEXT
from gare_fab.makers.line import LINE
from gare_fab.makers.offset import OFFSET
from gare_fab.makers.placed import PLACED
from gare_fab.makers.polygon import POLYGON
from gare_fab.makers.rectangle import RECTANGLE

MAKERS: tuple[Maker[Any], ...] = (
    *(RECTANGLE, ELLIPSE, LINE, POLYGON),
    *(TEXT, QR, BARCODE),
    *(COMBINE, OFFSET, PLACED),
)
