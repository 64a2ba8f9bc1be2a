"""Writes texts: set in lines or along an arc, with a word on fonts that stand in."""

from collections.abc import Mapping
from types import MappingProxyType

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.library import Fonts, fonts_in
from gare_fab.geometry.lettering.setting import Alignment, Arc, Lettered, Setting, set_lines
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.makers.contract import MakeContext, name_of, open_fields_found
from gare_fab.makers.lettering.text import INSIDE, STRAIGHT, WEIGHTS, Text
from gare_fab.model.artwork import (
    Artwork,
    Finding,
    FindingCode,
    FindingKind,
    Layer,
    Made,
    Page,
    Shape,
    Stroke,
)
from gare_fab.model.paint import BLACK
from gare_fab.model.values import filled

_TOLERANCE = 0.005
_MOST_LETTERS = 20_000
_TIGHTEST = -0.5  # of the height: letters nearer to each other lie one over the other
_ALIGNED: Mapping[str, Alignment] = MappingProxyType(
    {"left": "left", "centre": "centre", "right": "right"}
)


def written_text(params: Text, context: MakeContext) -> Artwork:
    """The text with its fields filled, as areas, outlines or single lines.

    Raises:
        WrongUsage: nothing of it is seen, or it is too long.
    """
    content = filled(params.text, context.values)
    lettered = _lettered(params, content.text, fonts_in(context.fonts))
    if lettered.paths.bounds is None:
        raise WrongUsage(
            Message(
                "Nothing of this text would be seen. Write something, or choose another font."
            )
        )
    name = name_of(content.text, "text")
    is_area = params.drawn == "filled" and not lettered.is_single_line
    shape = (
        Shape(lettered.paths, fill=BLACK, name=name)
        if is_area
        else Shape(lettered.paths, stroke=Stroke(BLACK), name=name)
    )
    x0, y0, x1, y1 = lettered.paths.bounds
    findings = (*open_fields_found(content), *_findings(lettered))
    page, origin = Page(x0, y0, x1 - x0, y1 - y0), Made("text", params)
    return Artwork(name, (Layer("", (shape,)),), page, origin, findings)


def _lettered(params: Text, text: str, fonts: Fonts) -> Lettered:
    if len(text) > _MOST_LETTERS:
        raise WrongUsage(
            Message(
                "The text is too long: it may have up to {most} characters.",
                {"most": _MOST_LETTERS},
            )
        )
    spacing = params.letter_spacing
    if params.once_round is not None:
        spacing = _spread(params, text, fonts, params.once_round)
    return set_lines(text, fonts, _setting(params, spacing), _TOLERANCE)


def _setting(params: Text, spacing: float) -> Setting:
    is_inside = params.way == INSIDE
    arc = Arc(params.radius, -90.0 if is_inside else 90.0, is_inside)
    return Setting(
        wanted=Wanted((params.font,), WEIGHTS[params.weight], params.italic),
        size=params.height,
        alignment=_ALIGNED[params.alignment],
        line_height=params.line_height,
        letter_spacing=spacing,
        arc=None if params.way == STRAIGHT else arc,
        is_merged=params.drawn == "outline",
    )


def _spread(params: Text, text: str, fonts: Fonts, length: float) -> float:
    """The spacing that lets the longest line close on itself after so many mm."""
    coarse = params.height
    widths = [
        max(set_lines(text, fonts, _setting(params, space), coarse).widths, default=0.0)
        for space in (coarse * 1e-6, coarse)
    ]
    gaps = (widths[1] - widths[0]) / coarse + 1.0
    spacing = (length - widths[0]) / gaps
    if spacing < _TIGHTEST * params.height:
        raise WrongUsage(
            Message(
                "The text is {width:.1f} mm long and does not fit into {length:.1f} mm: "
                "make its letters smaller.",
                {"width": widths[0], "length": length},
            )
        )
    return spacing


def _findings(lettered: Lettered) -> tuple[Finding, ...]:
    """What fonts stand in for others, and what no font has."""
    found = [
        Finding(
            FindingKind.REPLACED,
            _replaced(each.asked, each.found, each.characters),
            code=FindingCode.FONT_REPLACED,
        )
        for each in lettered.substitutes
    ]
    if lettered.missing:
        text = Message(
            "No font here has these characters: {letters}.", {"letters": lettered.missing[:40]}
        )
        found.append(Finding(FindingKind.SUSPICIOUS, text))
    return tuple(found)


def _replaced(asked: str, found: str, letters: str) -> Message:
    values = {"asked": asked, "found": found, "letters": letters[:40]}
    if letters:
        return Message(
            "The font '{asked}' does not have {letters}: '{found}' was taken for them.", values
        )
    return Message("The font '{asked}' is not here: '{found}' was taken.", values)
