"""The signs of AutoCAD's gdt.shx, a font of tolerances, by the letters that stand for them."""

from types import MappingProxyType

FONT = "gdt"
SIGNS = MappingProxyType(
    {
        "a": "\u2220",  # angularity
        "b": "\u22a5",  # perpendicularity
        "c": "\u23e5",  # flatness
        "d": "\u2313",  # profile of a surface
        "e": "\u25cb",  # roundness
        "f": "\u2225",  # parallelism
        "g": "\u232d",  # cylindricity
        "h": "\u2197",  # run-out
        "i": "\u232f",  # symmetry
        "j": "\u2316",  # position
        "k": "\u2312",  # profile of a line
        "l": "\u24c1",  # least material
        "m": "\u24c2",  # most material
        "n": "\u00d8",  # diameter
        "p": "\u24c5",  # projected
        "r": "\u25ce",  # concentricity
        "s": "\u24c8",  # regardless of size
        "t": "\u2330",  # total run-out
        "u": "\u2014",  # straightness
        "v": "\u2334",  # counterbore
        "w": "\u2335",  # countersink
        "x": "\u21a7",  # depth
    }
)


def signs(text: str) -> str:
    """A text in gdt.shx with the signs that its letters stand for."""
    return "".join(SIGNS.get(letter, letter) for letter in text.lower())
