"""Limits: from when on something in a drawing is worth a word."""

from dataclasses import dataclass

from gare_fab.base.params import Params, param


@dataclass(frozen=True, slots=True)
class Limits(Params):
    """What is looked for in a drawing; lengths are mm of the drawing as read."""

    gap: float = param(0.1, unit="mm", low=0.001, high=10.0, label="Gaps in lines up to")
    speck: float = param(0.2, unit="mm", low=0.001, high=10.0, label="Specks up to")
    hairline: float = param(0.15, unit="mm", low=0.001, high=10.0, label="Thin areas, up to")


USUAL = Limits()
