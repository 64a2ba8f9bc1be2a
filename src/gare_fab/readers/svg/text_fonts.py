"""The fonts of a text: what a style asks for, what was found, and its glyphs, shaped once."""

from dataclasses import dataclass, field

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.colour_glyphs import ColourGlyph, colour_glyph, has_colours
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.outlines import glyph_segments
from gare_fab.geometry.lettering.shaping import Row, shape_text, shaped_rows
from gare_fab.model.artwork import FindingCode, FindingKind
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.outlines import Steps
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.text_words import Look, look_of, wanted_of
from gare_fab.readers.svg.units import Viewport

_MOST = 5_000_000  # characters of one drawing
_MOST_COLOURS = 1000  # glyphs of one font that are pictures
_Colours = dict[int, ColourGlyph | None]


@dataclass(slots=True)
class Faces:
    """Finds faces and glyphs, each once, and says what was not found."""

    fonts: Fonts
    tally: Tally
    looks: dict[tuple[int, Viewport], tuple[Look, Style]] = field(default_factory=dict)
    shaped: dict[tuple[object, ...], tuple[Row, ...]] = field(default_factory=dict)
    drawn: dict[int, tuple[Face, dict[int, Steps]]] = field(default_factory=dict)
    others: dict[tuple[Face, str, str], bool] = field(default_factory=dict)
    colours: dict[int, tuple[Face, _Colours | None]] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    count: int = 0
    has_looked: bool = False

    def look(self, style: Style, viewport: Viewport) -> Look:
        """What a style asks of its letters; a substitute for a font is told."""
        key = (id(style), viewport)
        found = self.looks.get(key)
        if found is None:  # the style is kept too, so that its id stays its own
            found = self.looks[key] = (self._look(style, viewport), style)
        return found[0]

    def _look(self, style: Style, viewport: Viewport) -> Look:
        match = self.fonts.face(wanted_of(style))
        if match.is_substitute and (match.asked, match.found) not in self.told:
            self.told.add((match.asked, match.found))
            self.tally.add(
                FindingKind.REPLACED,
                "The font '{asked}' is not here: '{found}' was taken.",
                code=FindingCode.FONT_REPLACED,
                asked=match.asked,
                found=match.found,
            )
        return look_of(style, viewport, match.face)

    def pieces(self, look: Look, text: str) -> tuple[tuple[str, Face], ...]:
        """A text in pieces, each with a font that has its characters."""
        pieces = self.fonts.covering(look.wanted, text)
        for piece, face in pieces:
            if face != look.face and piece.strip():
                self._tell_other(look, face)
        return pieces

    def _tell_other(self, look: Look, face: Face) -> None:
        if (look.face.family, face.family) in self.told:
            return
        self.told.add((look.face.family, face.family))
        self.tally.add(
            FindingKind.REPLACED,
            "The font '{asked}' does not have all characters: '{found}' was taken for the "
            "others.",
            code=FindingCode.FONT_REPLACED,
            asked=look.face.family,
            found=face.family,
        )

    def has_forms(self, face: Face, text: str, feature: str) -> bool:
        """Whether a font has other forms of all these characters, and not empty ones."""
        key = face, text, feature
        if key not in self.others:
            plain = shape_text(text, face).ids
            other = shape_text(text, face, features=(feature,)).ids
            is_other = len(plain) == len(other) and bool((plain != other).all())
            self.others[key] = is_other and all(self.steps(face, one).letters for one in other)
        return self.others[key]

    def glyphs(
        self,
        text: str,
        face: Face,
        direction: str,
        features: tuple[str, ...],
        language: str | None,
    ) -> tuple[Row, ...]:
        """The glyphs of a text from left to right, in em, Y up."""
        key = (text, face, direction, features, language)
        found = self.shaped.get(key)
        if found is None:
            found = shaped_rows(text, face, direction, language, features)
            self.shaped[key] = found
        return found

    def steps(self, face: Face, glyph: int) -> Steps:
        """The outline of a glyph as drawing steps, in em, Y up."""
        known = self.drawn.get(id(face))
        if known is None:  # the face is kept too, so that its id stays its own
            known = self.drawn[id(face)] = (face, {})
        steps = known[1].get(glyph)
        if steps is None:
            steps = known[1][glyph] = Steps(*glyph_segments(face, glyph))
        return steps

    def has_colours(self, face: Face) -> bool:
        """Whether a font has glyphs that are pictures."""
        return self._colours(face) is not None

    def colour(self, face: Face, glyph: int) -> ColourGlyph | None:
        """The picture that a glyph is; None where it is an outline, or one too many."""
        known = self._colours(face)
        if known is None:
            return None
        if glyph not in known:
            known[glyph] = colour_glyph(face, glyph) if len(known) < _MOST_COLOURS else None
        return known[glyph]

    def _colours(self, face: Face) -> _Colours | None:
        found = self.colours.get(id(face))
        if found is None:  # the face is kept too, so that its id stays its own
            found = self.colours[id(face)] = (face, {} if has_colours(face) else None)
        return found[1]

    def look_for_own(self, element: Element) -> None:
        """Say once that fonts inside the file, drawn as SVG, are not used."""
        if not self.has_looked:
            self.has_looked = True
            *_, root = element.iterancestors()
            if next(root.iter(SVG + "font"), None) is not None:
                self.tally.dropped("Fonts that are drawn inside the file are not used.")

    def add(self, number: int) -> None:
        """Count characters; raises `Unreadable` where there is no end of them."""
        self.count += number
        if self.count > _MOST:
            raise Unreadable(
                Message(
                    "The drawing has more than {limit} letters; split it.", {"limit": _MOST}
                )
            )
