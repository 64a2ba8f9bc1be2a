"""Text set in lines or along an arc, in mm: what makers and drawings show as letters."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.lettering.faces import Face, is_silent
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.outlines import placed_outlines
from gare_fab.geometry.lettering.runs import LineOptions, Run, shape_line
from gare_fab.geometry.lettering.shaping import NO_LIGATURES
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import boundary, region_of

Alignment = Literal["left", "centre", "right"]
_SHARES = {"left": 0.0, "centre": 0.5, "right": 1.0}
_JOINED_SCRIPTS = ("Arab", "Syrc", "Mong", "Nkoo", "Mand", "Phag", "Rohg")  # never spaced out


@dataclass(frozen=True, slots=True)
class Arc:
    """A circle round the origin that the base line follows.

    `centre_deg` is where the text's middle lies (its beginning or end, by the alignment),
    counter-clockwise from the right; 90 is the top. Seen from outside the letters stand on the
    circle and run clockwise; from inside their heads point to the centre.
    """

    radius: float
    centre_deg: float = 90.0
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set. Size is that of a capital H, or of the em; line height is in em.

    Letter spacing in mm comes after every letter but the last, and takes ligatures apart.
    Merged letters that overlap, as those of scripts do, become one outline, fit to be cut.
    """

    wanted: Wanted = field(default_factory=Wanted)
    size: float = 10.0
    is_cap_height: bool = True
    alignment: Alignment = "left"
    line_height: float = 1.2
    letter_spacing: float = 0.0
    options: LineOptions = field(default_factory=LineOptions)
    arc: Arc | None = None
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Substitute:
    """A font that stands in for another: for all the text, or for some characters of it."""

    asked: str
    found: str
    characters: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lettered:
    """Text as paths in mm: rings to be filled nonzero, or the strokes of a single-line font.

    The origin is the left end, middle or right end of the first base line, or the centre of
    the arc; further lines stand below. Missing are the characters that no font has.
    """

    paths: Paths
    is_single_line: bool
    substitutes: tuple[Substitute, ...]
    missing: str
    widths: tuple[float, ...]


def set_lines(text: str, fonts: Fonts, setting: Setting, tolerance: float = 0.01) -> Lettered:
    """Set a text; its curves keep within the tolerance in mm. Empty text gives no paths."""
    match = fonts.face(setting.wanted)
    em = em_of(setting, match.face)
    lines = [
        _Line.of(shape_line(line, fonts, setting.wanted, _options(setting)), em, setting)
        for line in text.expandtabs(4).splitlines()
    ]
    runs = [run for line in lines for run in line.runs]
    maps = [_maps(line, setting, em, place) for place, line in enumerate(lines)]
    substitutes = _substitutes(runs, match.face)
    if match.is_substitute:
        substitutes = (Substitute(match.asked, match.face.name), *substitutes)
    paths = _paths(runs, np.concatenate([np.zeros((0, 6)), *maps]), tolerance)
    if setting.is_merged and not match.face.is_single_line:
        paths = boundary(region_of(paths, rule_is_evenodd=False))
    return Lettered(
        paths,
        match.face.is_single_line,
        substitutes,
        _missing(runs),
        tuple(line.width for line in lines),
    )


def em_of(setting: Setting, face: Face) -> float:
    """The em in mm that makes letters of this face as high as they shall be."""
    return setting.size / face.cap_height if setting.is_cap_height else setting.size


def _options(setting: Setting) -> LineOptions:
    options = setting.options
    if not setting.letter_spacing:
        return options
    return LineOptions(options.direction, options.language, (*NO_LIGATURES, *options.features))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """One line: its runs, and for all its glyphs pen, advance and offset in mm."""

    runs: tuple[Run, ...]
    pens: Floats
    advances: Floats
    offsets: Floats
    width: float

    @classmethod
    def of(cls, runs: tuple[Run, ...], em: float, setting: Setting) -> "_Line":
        if not runs:
            none = np.zeros(0)
            return cls(runs, none, none, np.zeros((0, 2)), 0.0)
        steps = np.concatenate([run.glyphs.advances[:, 0] for run in runs]) * em
        offsets = np.concatenate([run.glyphs.offsets for run in runs]) * em
        spaces = np.concatenate([_spaces(run, setting.letter_spacing) for run in runs])
        if len(spaces):
            spaces[-1] = 0.0
        pens = np.concatenate(([0.0], np.cumsum(steps + spaces)))
        return cls(runs, pens[:-1], steps, offsets, float(pens[-1]))


def _spaces(run: Run, spacing: float) -> Floats:
    """What follows each glyph: the spacing after the last glyph of each letter."""
    clusters = run.glyphs.clusters
    spaces = np.zeros(len(clusters))
    if run.script not in _JOINED_SCRIPTS and len(clusters):
        spaces[np.append(clusters[1:] != clusters[:-1], True)] = spacing
    return spaces


def _maps(line: _Line, setting: Setting, em: float, place: int) -> Floats:
    """(N, 6) from em to mm for each glyph of a line."""
    x = line.pens - line.width * _SHARES[setting.alignment]
    down = place * setting.line_height * em
    if setting.arc is None:
        at = np.stack((x, np.full(len(x), -down)), axis=1) + line.offsets
        still = np.full(len(x), em), np.zeros(len(x))
        return np.stack((still[0], still[1], -still[1], still[0], *at.T), axis=1)
    return _bent(setting.arc, x, line, em, down)


def _bent(arc: Arc, pens: Floats, line: _Line, em: float, down: float) -> Floats:
    """Each glyph turned so that the middle of its advance touches the circle."""
    radius = max(arc.radius + (down if arc.is_inside else -down), 1e-6)
    half = line.advances / 2
    along = (pens + half) / radius
    angle = math.radians(arc.centre_deg) + (along if arc.is_inside else -along)
    turn = angle + (math.pi / 2 if arc.is_inside else -math.pi / 2)
    cos, sin = np.cos(turn), np.sin(turn)
    dx, dy = line.offsets[:, 0] - half, line.offsets[:, 1]
    x = radius * np.cos(angle) + cos * dx - sin * dy
    y = radius * np.sin(angle) + sin * dx + cos * dy
    return np.stack((em * cos, em * sin, -em * sin, em * cos, x, y), axis=1)


def _paths(runs: Sequence[Run], maps: Floats, tolerance: float) -> Paths:
    """The glyphs of all runs, font by font, in the order in which they are read."""
    if not runs:
        return Paths.of(())
    ids = np.concatenate([run.glyphs.ids for run in runs])
    faces = list(dict.fromkeys(run.glyphs.face for run in runs))
    owner = np.repeat(
        [faces.index(run.glyphs.face) for run in runs], [len(run.glyphs) for run in runs]
    )
    if len(faces) == 1:
        return placed_outlines(faces[0], ids, maps, tolerance)[0]
    parts, rows, counts = [], [], []
    for place, face in enumerate(faces):
        own = np.flatnonzero(owner == place)
        paths, each = placed_outlines(face, ids[own], maps[own], tolerance)
        parts.append(paths)
        rows.append(own)
        counts.append(each)
    return Paths.joined(parts).take(_reading_order(rows, counts))


def _reading_order(rows: list[Ints], counts: list[Ints]) -> Ints:
    """The order of paths that are sorted by font, by the glyph that they belong to."""
    glyph = np.repeat(np.concatenate(rows), np.concatenate(counts))
    order: Ints = np.argsort(glyph, kind="stable")
    return order


def _substitutes(runs: Sequence[Run], main: Face) -> tuple[Substitute, ...]:
    """The fonts that lent characters, each with what it lent."""
    lent: dict[Face, dict[str, None]] = {}
    for run in runs:
        if run.glyphs.face != main:
            lent.setdefault(run.glyphs.face, {}).update(dict.fromkeys(run.text))
    return tuple(
        Substitute(main.name, face.name, "".join(c for c in characters if not c.isspace()))
        for face, characters in lent.items()
    )


def _missing(runs: Sequence[Run]) -> str:
    """The characters that are drawn as a box, or not at all."""
    found: dict[str, None] = {}
    for run in runs:
        if not run.glyphs.ids.all():
            face = run.glyphs.face
            shown = (c for c in run.text if not is_silent(c) and not c.isspace())
            found |= dict.fromkeys(c for c in shown if not face.has(c))
    return "".join(found)
