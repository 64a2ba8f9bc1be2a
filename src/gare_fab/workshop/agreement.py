"""How far our pictures of drawings agree with other programs' pictures of the same files.

resvg judges SVG, ezdxf's drawing add-on (drawn by resvg) DXF, pdftoppm PDF; kinds whose judge
is not installed are left out. A drawing agrees if of the painted pixels of each side 98 % lie
within one pixel of a painted one of the other, and the mean colours of the painted pixels lie
within 8 %. Drawings lie in folders by what they show: svg/masks/nested.svg.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.base.resources import resource
from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.arrays import Floats
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import read_file
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.rendering import scene_to_png
from gare_fab.readers.dxf.units import INSUNITS

WIDTH = 300  # px
LEAST_NEAR = 0.98
MOST_COLOUR = 0.08
_FONT = "Arimo-Regular.ttf"
_PAINTED = 0.02  # of full scale: an alpha, or how far a pixel is from white paper


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of painted pixels with one near on the other side, and the colours' distance."""

    ours_near_theirs: float
    theirs_near_ours: float
    colour: float

    @property
    def holds(self) -> bool:
        """Whether the drawings agree."""
        near = min(self.ours_near_theirs, self.theirs_near_ours)
        return near >= LEAST_NEAR and self.colour <= MOST_COLOUR


@dataclass(frozen=True, slots=True)
class Group:
    """The drawings of one folder: how many there are, and those that do not agree."""

    name: str
    count: int
    others: tuple[str, ...]


def agreements(folder: Path, progress: Progress = SILENT) -> tuple[Group, ...]:
    """Compare every drawing below a folder with its judge's picture, by folder."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in _JUDGES]
    judged = [file for file in files if _JUDGES[file.suffix].is_there()]
    groups: dict[str, list[tuple[str, bool]]] = {}
    for done, file in enumerate(judged):
        progress.report(done / len(judged))
        name = file.parent.relative_to(folder).as_posix()
        groups.setdefault(name, []).append((file.stem, agreement_of(file).holds))
    return tuple(
        Group(name, len(found), tuple(stem for stem, holds in found if not holds))
        for name, found in groups.items()
    )


def agreement_of(file: Path) -> Agreement:
    """How far our picture of a file agrees with its judge's.

    A file that one side refuses is an empty picture: that the other one sees nothing either
    is agreement.
    """
    pictures = _ours(file), _pixels(_JUDGES[file.suffix].draw(file))
    if _JUDGES[file.suffix].has_paper:
        pictures = _off_paper(pictures[0]), _off_paper(pictures[1])
    return compare(*pictures)


def compare(ours: Floats, theirs: Floats, painted_from: float = _PAINTED) -> Agreement:
    """How far two pictures (H, W, 4) agree; full scale is 1, also of the alpha that counts."""
    from scipy.ndimage import binary_dilation  # noqa: PLC0415 -- 0.3 s, for the bench alone

    high, wide = (min(sizes) for sizes in zip(ours.shape[:2], theirs.shape[:2], strict=True))
    ours, theirs = ours[:high, :wide], theirs[:high, :wide]  # one rounds up, the other down
    painted, seen = ours[..., 3] > painted_from, theirs[..., 3] > painted_from
    if not painted.any() or not seen.any():
        share = float(painted.any() == seen.any())
        return Agreement(share, share, 1 - share)
    around = np.ones((3, 3), np.bool_)
    colour = np.abs(ours[painted].mean(axis=0) - theirs[seen].mean(axis=0)).max()
    return Agreement(
        float(binary_dilation(seen, around)[painted].mean()),
        float(binary_dilation(painted, around)[seen].mean()),
        float(colour),
    )


def agreement_lines(groups: tuple[Group, ...]) -> tuple[Message, ...]:
    """One line a folder, and one for all."""
    count, others = 0, 0
    for group in groups:
        count, others = count + group.count, others + len(group.others)
    total = Message(
        "{agree} of {count} drawings agree with other programs' pictures of them.",
        {"agree": count - others, "count": count},
    )
    return (*map(_line, groups), total)


def _line(group: Group) -> Message:
    return Message(
        "{name:<28} {agree:>4} of {count:>4} agree  {others}",
        {
            "name": group.name,
            "agree": group.count - len(group.others),
            "count": group.count,
            "others": ", ".join(group.others),
        },
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Another program: whether it is there, and its PNG of a file (None: it draws nothing).

    `has_paper`: its pictures are on white paper, so that only what is not white counts.
    """

    is_there: Callable[[], bool]
    draw: Callable[[Path], bytes | None]
    has_paper: bool = True


def _by_resvg(file: Path) -> bytes | None:
    return _resvg(file.read_text("utf-8"), file.parent)


def _resvg(text: str, folder: Path) -> bytes | None:
    import resvg_py  # noqa: PLC0415 -- needed for pictures alone

    try:
        png = resvg_py.svg_to_bytes(
            svg_string=text,
            width=WIDTH,
            dpi=96.0,
            resources_dir=str(folder),
            languages=["fr", "en"],
            skip_system_fonts=True,
            font_dirs=[str(resource("fonts"))],
            serif_family="Tinos",
            sans_serif_family="Arimo",
            monospace_family="Cousine",
        )
    except ValueError:
        return None
    return bytes(png)


def _by_ezdxf(file: Path) -> bytes | None:
    """The picture of ezdxf on our page, in the unit that the file says."""
    from ezdxf import recover  # noqa: PLC0415 -- 0.3 s to import
    from ezdxf.addons.drawing import config, layout, svg  # noqa: PLC0415
    from ezdxf.addons.drawing.frontend import Frontend  # noqa: PLC0415
    from ezdxf.addons.drawing.properties import RenderContext  # noqa: PLC0415
    from ezdxf.fonts.fonts import font_manager  # noqa: PLC0415
    from ezdxf.math import BoundingBox2d  # noqa: PLC0415

    if not font_manager.has_font(_FONT):  # the fonts that we are given, and no others
        font_manager.clear()
        font_manager.build([str(resource("fonts"))], support_dirs=False)
    document, _ = recover.readfile(file)
    backend = svg.SVGBackend()
    on_paper = config.Configuration(
        background_policy=config.BackgroundPolicy.WHITE,
        line_policy=config.LinePolicy.SOLID,
    )
    frontend = Frontend(RenderContext(document), backend, on_paper)
    frontend.draw_layout(document.modelspace())
    page = read_file(file, ReadOptions()).page
    mm = INSUNITS.get(document.header.get("$INSUNITS", 0), ("", 1.0))[1]
    corners = ((page.x, page.y), (page.x + page.width, page.y + page.height))
    box = BoundingBox2d([(x / mm, y / mm) for x, y in corners])
    paper = layout.Page(page.width, page.height, margins=layout.Margins.all(0))
    return _resvg(backend.get_string(paper, render_box=box), file.parent)


def _by_pdftoppm(file: Path) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page"
        per_inch = WIDTH * MM_PER_INCH / read_file(file, ReadOptions()).page.width
        words = ["pdftoppm", "-png", "-cropbox", "-singlefile", "-r", str(per_inch)]
        done = subprocess.run(  # noqa: S603 -- the judge, on our own drawings
            [*words, str(file), str(target)], capture_output=True, check=False
        )
        made = target.with_suffix(".png")
        return made.read_bytes() if not done.returncode and made.is_file() else None


def _always() -> bool:
    return True


_JUDGES = MappingProxyType(
    {
        ".svg": _Judge(_always, _by_resvg, has_paper=False),
        ".dxf": _Judge(_always, _by_ezdxf),
        ".pdf": _Judge(lambda: shutil.which("pdftoppm") is not None, _by_pdftoppm),
    }
)


def _ours(file: Path) -> Floats:
    try:
        artwork = read_file(file, ReadOptions(fonts=(resource("fonts"),)))
    except Unreadable:
        return _pixels(None)
    return _pixels(scene_to_png(draw_artwork(artwork), WIDTH))


def _pixels(png: bytes | None) -> Floats:
    """A picture (H, W, 4); nothing at all is an empty one."""
    from PIL import Image  # noqa: PLC0415 -- needed for pictures alone

    if png is None:
        return np.zeros((WIDTH, WIDTH, 4))
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGBA"), np.float64) / 255


def _off_paper(pixels: Floats) -> Floats:
    """On white paper only what is not white is painted, and all of it wholly."""
    alpha = pixels[..., 3:]
    seen = pixels[..., :3] * alpha + 1 - alpha
    is_painted = (1 - seen).max(axis=2, keepdims=True) > _PAINTED
    return np.concatenate((seen, is_painted), axis=2)
