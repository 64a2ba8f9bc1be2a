"""Tones: the colours of widgets, light and dark."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of widgets as "#rrggbb"."""

    window: str
    panel: str
    field: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    accent_text: str
    accent_soft: str
    error: str
    warning: str
    note: str
    good: str


LIGHT = Tones(
    window="#eef0f2",
    panel="#f8f9fa",
    field="#ffffff",
    raised="#ffffff",
    line="#d3d8de",
    text="#1d2733",
    faint="#5c6875",
    accent="#8a1538",
    accent_text="#ffffff",
    accent_soft="#f3e1e7",
    error="#b3261e",
    warning="#9a6200",
    note="#2f6690",
    good="#2e7d4f",
)
DARK = Tones(
    window="#1e2227",
    panel="#262b31",
    field="#1a1e22",
    raised="#30363d",
    line="#3d444d",
    text="#e4e8ec",
    faint="#9aa5b1",
    accent="#d9567f",
    accent_text="#1b1014",
    accent_soft="#46283a",
    error="#ff8a80",
    warning="#f0b455",
    note="#8ab8de",
    good="#7fcf9b",
)
