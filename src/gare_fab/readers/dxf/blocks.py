"""A layout with its blocks in blocks: each block is gathered once and repeated as arrays."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.readers.dxf.collecting import collect
from gare_fab.readers.dxf.columns import Column, Columns, Note
from gare_fab.readers.dxf.curves import COLUMNS, FILL, LOOP, ORDER, RANK, STYLE, Curves
from gare_fab.readers.dxf.loading import Document, Entity
from gare_fab.readers.dxf.outlines import outlines
from gare_fab.readers.dxf.primitives import inserts
from gare_fab.readers.dxf.styles import Layers, Style, Styles

_MOST_VERTICES = 2_000_000  # by repeating blocks
_DEEPEST = 64
_EXTERNAL = 4 | 8


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The outlines of a layout or block in drawing order, and what was not taken over."""

    curves: Curves
    styles: tuple[Style, ...]
    dropped: Counter[str] = field(default_factory=Counter)
    notes: Counter[Note] = field(default_factory=Counter)


@dataclass(slots=True)
class Blocks:
    """Gathers layouts; remembers the blocks that it has gathered."""

    document: Document
    layers: Layers
    progress: Progress
    _contents: dict[str, Content] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def content(self, layout: Entity) -> Content:
        """The content of a layout with its blocks.

        Raises:
            Unreadable: a block contains itself, or blocks are repeated beyond measure.
        """
        columns = collect(layout)
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
        return Content(curves, tuple(columns.styles.numbers), columns.dropped, columns.notes)

    def _repeated(self, name: str, references: Column, columns: Columns) -> Curves:
        block = self.document.blocks.get(name)
        if block is None or block.block.dxf.flags & _EXTERNAL:
            kind = "INSERT" if block is None else "XREF"
            columns.dropped[kind] += len(references.marks) // COLUMNS
            return Curves.joined(())
        rows, marks = references.rows(14), references.marked()
        is_frozen = self._frozen(columns.styles)[marks[:, STYLE]]
        columns.notes[Note.INVISIBLE] += int(is_frozen.sum())
        rows, marks = rows[~is_frozen], marks[~is_frozen]
        content = self._block(name, block)
        copies = int((rows[:, 10] * rows[:, 11]).sum())
        _check_amount(name, copies * len(content.curves.vertices))
        columns.dropped.update({k: n * copies for k, n in content.dropped.items()})
        columns.notes.update({k: n * copies for k, n in content.notes.items()})
        if not (copies and len(content.curves)):
            return Curves.joined(())
        maps, owner = inserts(rows, np.array(block.block.dxf.base_point.xyz))
        return _placed(content, maps, marks[owner], columns)

    def _block(self, name: str, block: Entity) -> Content:
        if name in self._open or len(self._open) > _DEEPEST:
            raise Unreadable(
                Message(
                    "Block '{name}' contains itself, or blocks lie in each other too deep; "
                    "mend it in the program that the drawing comes from.",
                    {"name": name},
                )
            )
        if name not in self._contents:
            self._open.append(name)
            self._contents[name] = self.content(block)
            self._open.pop()
        return self._contents[name]

    def _frozen(self, styles: Styles) -> Bools:
        return np.array([self.layers.entry(style.layer).is_frozen for style in styles.numbers])


def _check_amount(name: str, vertices: float) -> None:
    if vertices > _MOST_VERTICES:
        raise Unreadable(
            Message(
                "Block '{name}' is repeated so often that {count} points would be drawn; that "
                "is too much. Repeat it on the machine's sheet instead.",
                {"name": name, "count": f"{vertices:.3g}"},
            )
        )


def _placed(content: Content, maps: Floats, marks: Ints, columns: Columns) -> Curves:
    """Copies of a block's content, as outlines of the layout that refers to it."""
    curves = content.curves.repeated(maps)
    size = len(content.curves)
    own = {number: style for style, number in columns.styles.numbers.items()}
    references, which = np.unique(marks[:, STYLE], return_inverse=True)
    table = np.array(
        [
            [columns.styles.number(style.within(own[number])) for style in content.styles]
            for number in references.tolist()
        ]
    )
    copy = np.repeat(np.arange(len(maps)), size)
    fill, loop = curves.marks[:, FILL], curves.marks[:, LOOP]
    curves = curves.marked(
        style=table[which[copy], curves.marks[:, STYLE]],
        fill=np.where(fill > 0, fill + columns.hatches, fill),
        loop=np.where(loop > 0, loop + columns.loops, loop),
        order=marks[copy, ORDER],
        rank=curves.marks[:, RANK] + copy * size,
    )
    columns.hatches = max(columns.hatches, int(curves.marks[:, FILL].max()))
    columns.loops = max(columns.loops, int(curves.marks[:, LOOP].max()))
    return curves
