"""Strokes and fills: Qt's words for how lines end and meet, and for what is inside."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt

from gare_fab.model.artwork import FillRule

CAPS: Mapping[str, Qt.PenCapStyle] = MappingProxyType(
    {
        "butt": Qt.PenCapStyle.FlatCap,
        "round": Qt.PenCapStyle.RoundCap,
        "square": Qt.PenCapStyle.SquareCap,
    }
)
JOINS: Mapping[str, Qt.PenJoinStyle] = MappingProxyType(
    {
        "miter": Qt.PenJoinStyle.SvgMiterJoin,
        "round": Qt.PenJoinStyle.RoundJoin,
        "bevel": Qt.PenJoinStyle.BevelJoin,
    }
)
RULES: Mapping[FillRule, Qt.FillRule] = MappingProxyType(
    {
        FillRule.NONZERO: Qt.FillRule.WindingFill,
        FillRule.EVENODD: Qt.FillRule.OddEvenFill,
    }
)
