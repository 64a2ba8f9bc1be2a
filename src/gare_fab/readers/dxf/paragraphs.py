"""MTEXT: paragraphs with their formatting codes, laid out by ezdxf, lettered by us."""

from functools import cache
from typing import Any

from gare_fab.readers.dxf.columns import Columns, Note
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.typesetting import BY_LAYER, Ground, Lines, Setter, Word

_NARROW = 1e-6
_SPARE = 1.0001  # so that a line of its own width is not broken
_WIDEST = 1e9
_STOP = 4  # heights of letters from one tab stop to the next
_MOST_WIDTHS = 1e4  # of a line, in heights of letters: ezdxf makes a list of tab stops
_MOST_COLUMNS = 1000
_BOLD = 700


def take_paragraph(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down an MTEXT."""
    from ezdxf.tools.text_layout import LayoutAlignment, LayoutError  # noqa: PLC0415 -- 0.3 s

    setter = Setter(columns, mark, values.get("color", BY_LAYER))
    renderer = _renderer()(setter)
    dxf = entity.dxf
    if not dxf.char_height > 0:
        columns.miss(Note.EMPTY)
        return
    if entity.has_columns:
        _check_columns(entity.columns)
    elif dxf.get("width", 0.0) < _NARROW:
        dxf.width = _widest(renderer, entity) * _SPARE
    dxf.width = min(dxf.get("width", 0.0), _MOST_WIDTHS * dxf.char_height)
    try:
        layout = renderer.layout_engine(entity)
        lift = _lift(setter, entity, renderer.make_mtext_context(entity))
        layout.place(y=lift, align=LayoutAlignment(dxf.attachment_point))
        layout.render(entity.ucs().matrix)
    except LayoutError:
        columns.miss(Note.BROKEN)


def _check_columns(columns: Any) -> None:
    if not columns.count <= _MOST_COLUMNS:
        raise ValueError("no page is that broad")


def _lift(setter: Setter, entity: Entity, context: Any) -> float:
    """How much higher than by the heights of capitals plain lines stand.

    Those in the middle are centred on their small letters, those at the bottom stand on their
    descenders; ezdxf and CAD programs leave that away where there are formatting codes.
    """
    from ezdxf.tools.text import has_inline_formatting_codes  # noqa: PLC0415 -- 0.3 s

    row = (entity.dxf.attachment_point - 1) // 3
    if row == 0 or entity.has_columns or has_inline_formatting_codes(entity.text):
        return 0.0
    measures = setter.columns.shared.typefaces.measures(setter.typeface(context))
    share = (1.0 - measures.x_height) / 2 if row == 1 else measures.descent
    return share * float(entity.dxf.char_height)


class _Cells:
    """Makes the cells of a layout, as ezdxf's renderers of paragraphs do."""

    def __init__(self, setter: Setter) -> None:
        super().__init__()
        self.setter = setter

    def word(self, text: str, ctx: Any) -> Any:
        """One word."""
        from ezdxf.render.abstract_mtext_renderer import get_stroke  # noqa: PLC0415 -- 0.3 s
        from ezdxf.tools.text_layout import CellAlignment, Text  # noqa: PLC0415 -- 0.3 s

        return Text(
            width=self.setter.width(text, ctx),
            height=ctx.cap_height,
            valign=CellAlignment(ctx.align),
            stroke=get_stroke(ctx),
            renderer=Word(self.setter, text, ctx),  # type: ignore[arg-type]  # quacks like one
        )

    def fraction(self, data: tuple[str, str, str], ctx: Any) -> Any:
        """Two words, one over the other."""
        from ezdxf.render.abstract_mtext_renderer import STACKING  # noqa: PLC0415 -- 0.3 s
        from ezdxf.tools.text_layout import Fraction, Stacking  # noqa: PLC0415 -- 0.3 s

        upper, lower, kind = data
        if not kind:
            return self.word(upper, ctx)
        return Fraction(
            top=self.word(upper, ctx),
            bottom=self.word(lower, ctx),
            stacking=STACKING.get(kind, Stacking.LINE),
            renderer=Lines(self.setter),  # type: ignore[arg-type]  # quacks like one
        )

    def space_width(self, ctx: Any) -> float:
        """How wide a space is."""
        return self.setter.width(" ", ctx)

    def get_font_face(self, mtext: Entity) -> Any:
        """What the text style asks for."""
        from ezdxf.entities.textstyle import get_textstyle  # noqa: PLC0415 -- 0.3 s
        from ezdxf.fonts.font_face import FontFace  # noqa: PLC0415 -- 0.3 s

        style = get_textstyle(mtext)
        family, is_italic, is_bold = style.get_extended_font_data()
        file = style.dxf.get("font", "") or "txt.shx"
        if not family or file.lower().endswith(".shx"):
            return FontFace(filename=file)
        return FontFace("", family, "Italic" if is_italic else "", _BOLD if is_bold else 400)

    def make_bg_renderer(self, mtext: Entity) -> Any:
        """What lies behind the columns."""
        return Ground(self.setter, mtext) if mtext.dxf.get("bg_fill", 0) else None


def _widest(renderer: Any, entity: Entity) -> float:
    """The width of the widest paragraph that nothing breaks."""
    from ezdxf.tools.text import MTextParser, TokenType  # noqa: PLC0415 -- 0.3 s

    unit = float(entity.dxf.char_height)  # of indents and tab stops
    context = renderer.make_mtext_context(entity)
    widths = [0.0]
    for token in MTextParser(entity.all_columns_raw_content(), context):
        context = token.ctx
        if token.type in {TokenType.NEW_PARAGRAPH, TokenType.NEW_COLUMN}:
            widths[-1] += _indents(context) * unit
            widths.append(0.0)
        elif token.type == TokenType.STACK:
            widths[-1] += renderer.fraction(token.data, context).total_width
        elif token.type == TokenType.TABULATOR:
            widths[-1] = _next_stop(widths[-1] / unit, context) * unit
        else:
            text = token.data if token.type == TokenType.WORD else " "
            widths[-1] += renderer.setter.width(text, context)
    widths[-1] += _indents(context) * unit
    return min(max(widths), _WIDEST)


def _indents(context: Any) -> float:
    """What a paragraph leaves free at both sides, in heights of letters."""
    own = context.paragraph
    return float(own.left + max(own.indent, 0.0) + own.right)


def _next_stop(at: float, context: Any) -> float:
    """The tab stop after a place, both in heights of letters."""
    own = [float(stop) for stop in context.paragraph.tab_stops if not isinstance(stop, str)]
    return min((stop for stop in own if stop > at), default=(at // _STOP + 1) * _STOP)


@cache
def _renderer() -> Any:
    """The class that ezdxf's layout of paragraphs calls back."""
    from ezdxf.render.abstract_mtext_renderer import AbstractMTextRenderer  # noqa: PLC0415 -- 0.3 s

    return type("Renderer", (_Cells, AbstractMTextRenderer), {})
