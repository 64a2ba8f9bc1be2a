"""A layout with its blocks in blocks: each block is gathered once and repeated as arrays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.readers.dxf.collecting import collect
from gare_fab.readers.dxf.columns import MODEL, Clip, Column, Columns, Misses, Note
from gare_fab.readers.dxf.curves import (
    CLIP,
    FILL,
    LINE,
    LOOP,
    ORDER,
    RANK,
    STYLE,
    Curves,
)
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.outlines import outlines
from gare_fab.readers.dxf.primitives import frames, from_ocs, inserts
from gare_fab.readers.dxf.shared import Shared
from gare_fab.readers.dxf.styles import Layers, Style, Styles

_MOST_VERTICES = 2_000_000  # by repeating blocks
_DEEPEST = 64
_EXTERNAL = 4 | 8


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The outlines of a layout or block in drawing order, and what was not taken over."""

    curves: Curves
    styles: tuple[Style, ...]
    misses: Misses = field(default_factory=Misses)
    clips: tuple[Clip, ...] = ()


@dataclass(slots=True)
class Blocks:
    """Gathers layouts; remembers the blocks that it has gathered."""

    shared: Shared
    layers: Layers
    progress: Progress
    _contents: dict[str, Content] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def content(self, layout: Entity, *, is_block: bool = False) -> Content:
        """The content of a layout, or of a block, with its blocks.

        Raises:
            Unreadable: a block contains itself, or blocks are repeated beyond measure.
        """
        columns = collect(_in_order(layout), self.shared, is_block=is_block)
        parts = [outlines(columns)]
        for name, references in columns.references.items():
            self.progress.report(0.5)
            parts.append(self._repeated(name, references, columns))
            _check_amount(name, sum(len(part.vertices) for part in parts[1:]))
        curves = Curves.joined(parts)
        order = np.lexsort((curves.marks[:, RANK], curves.marks[:, ORDER]))
        ranks = np.empty(len(order), np.intp)
        ranks[order] = np.arange(len(order))
        curves = curves.marked(rank=ranks)
        return Content(
            curves,
            tuple(columns.styles.numbers),
            columns.misses,
            tuple(columns.clips),
        )

    def _repeated(self, name: str, references: Column, columns: Columns) -> Curves:
        rows, marks = references.rows(14), references.marked()
        block = self.shared.document.blocks.get(name)
        if block is not None and not block.block.is_alive:
            block = None  # damaged beyond repair
        if block is None or block.block.dxf.flags & _EXTERNAL:
            path = "" if block is None else block.block.dxf.get("xref_path", "") or name
            kind = "INSERT" if block is None else f"XREF:{path}"
            points = from_ocs(rows[:, :3], frames(rows[:, 7:10]))
            columns.misses.add(kind, len(rows), [(x, y, z) for x, y, z in points.tolist()])
            return Curves.joined(())
        is_frozen = self._frozen(columns.styles)[marks[:, STYLE]]
        columns.misses.add(Note.INVISIBLE, int(is_frozen.sum()))
        rows, marks = rows[~is_frozen], marks[~is_frozen]
        content = self._block(name, block)
        copies = int((rows[:, 10] * rows[:, 11]).sum())
        _check_amount(name, copies * len(content.curves.vertices))
        if not (copies and len(content.curves)):
            columns.misses.repeat(content.misses, copies, np.zeros((0, 4, 3)))
            return Curves.joined(())
        maps, owner = inserts(rows, np.array(block.block.dxf.base_point.xyz))
        columns.misses.repeat(content.misses, copies, maps)
        return _placed(content, maps, marks[owner], columns, is_model=name == MODEL)

    def _block(self, name: str, block: Entity) -> Content:
        if name in self._open or len(self._open) > _DEEPEST:
            raise Unreadable(
                Message(
                    "Block '{name}' contains itself, or blocks lie in each other too deep; "
                    "correct it in the program that the drawing comes from.",
                    {"name": name},
                )
            )
        if name not in self._contents:
            self._open.append(name)
            self._contents[name] = self.content(block, is_block=name != MODEL)
            self._open.pop()
        return self._contents[name]

    def _frozen(self, styles: Styles) -> Bools:
        return np.array([self.layers.entry(style.layer).is_frozen for style in styles.numbers])


def _in_order(layout: Entity) -> Iterable[Entity]:
    """The entities from the lowest to the topmost: mostly, but not always, as they come."""
    entities: Iterable[Entity] = layout
    if layout.block_record.has_extension_dict:
        entities = layout.entities_in_redraw_order()
    return entities


def _check_amount(name: str, vertices: float) -> None:
    if vertices > _MOST_VERTICES:
        raise Unreadable(
            Message(
                "Block '{name}' is repeated so often that {count} points would be drawn; that "
                "is too much. Repeat it on the machine's sheet instead.",
                {"name": name, "count": f"{vertices:.3g}"},
            )
        )


def _placed(
    content: Content, maps: Floats, marks: Ints, columns: Columns, *, is_model: bool
) -> Curves:
    """Copies of a block's content, as outlines of the layout that refers to it."""
    curves = content.curves.repeated(maps)
    copy = np.repeat(np.arange(len(maps)), len(content.curves))
    fill, loop, clip = (curves.marks[:, column] for column in (FILL, LOOP, CLIP))
    clips = len(columns.clips) + copy * len(content.clips)
    loop = np.where(loop < LINE, loop - columns.bodies, loop)
    curves = curves.marked(
        style=_restyled(content, marks, columns, is_model=is_model)[
            copy, curves.marks[:, STYLE]
        ],
        fill=np.where(fill > 0, fill + columns.hatches, fill),
        loop=np.where(loop > 0, loop + columns.loops, loop),
        order=marks[copy, ORDER],
        rank=curves.marks[:, RANK] + copy * len(content.curves),
        clip=np.where(clip > 0, clip + clips, marks[copy, CLIP]),
    )
    columns.hatches = max(columns.hatches, int(curves.marks[:, FILL].max()))
    columns.loops = max(columns.loops, int(curves.marks[:, LOOP].max()))
    columns.bodies = max(columns.bodies, -1 - int(curves.marks[:, LOOP].min()))
    if content.clips:
        columns.clips.extend(_clips(content, maps, marks, len(columns.clips)))
    return curves


def _restyled(content: Content, marks: Ints, columns: Columns, *, is_model: bool) -> Ints:
    """(C, S) the layout's number for each of a block's styles in each copy."""
    references, which = np.unique(marks[:, STYLE], return_inverse=True)
    number, at = columns.styles.number, columns.styles.at
    rows = [
        [
            number(style if is_model else style.within(at(reference)))
            for style in content.styles
        ]
        for reference in references.tolist()
    ]
    table: Ints = np.array(rows, np.intp)[which]
    return table


def _clips(content: Content, maps: Floats, marks: Ints, first: int) -> Iterator[Clip]:
    """The clips of a block in each of its copies; the outermost lie in the reference's."""
    for copy, (linear, outer) in enumerate(zip(maps, marks[:, CLIP].tolist(), strict=True)):
        base = first + copy * len(content.clips)
        for clip in content.clips:
            polygon = clip.polygon @ linear[:3] + linear[3]
            within = clip.outer + base if clip.outer else outer
            yield replace(clip, polygon=polygon, outer=within)
