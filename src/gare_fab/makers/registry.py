"""All makers."""

from typing import Any

from gare_fab.makers.combine import COMBINE
from gare_fab.makers.contract import Maker
from gare_fab.makers.ellipse import ELLIPSE
from gare_fab.makers.line import LINE
from gare_fab.makers.offset import OFFSET
from gare_fab.makers.polygon import POLYGON
from gare_fab.makers.rectangle import RECTANGLE

MAKERS: tuple[Maker[Any], ...] = (RECTANGLE, ELLIPSE, LINE, POLYGON, COMBINE, OFFSET)
