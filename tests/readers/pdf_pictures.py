"""PDF files written by hand, pictures of them and of the artwork, and how far these agree."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from gare_fab.model.artwork import Artwork
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.rendering import scene_to_png
from gare_fab.readers.contract import Reading
from gare_fab.readers.pdf.member import PDF, PdfParams
from gare_fab.workshop.agreement import Agreement, compare

WIDTH = 300  # px
PDFTOPPM = shutil.which("pdftoppm")
_PAINTED = 0.1  # of full scale, that a pixel differs from white
Pixels = npt.NDArray[np.float64]


def stream(entries: str, data: str | bytes) -> bytes:
    """A stream object."""
    data = data.encode("latin-1") if isinstance(data, str) else data
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
    return head + data + b"\nendstream"


def pdf(  # noqa: PLR0913 -- what a file has is one row of a table
    content: str | bytes,
    resources: str = "",
    objects: Sequence[bytes | str] = (),
    *,
    page: str = "/MediaBox[0 0 100 100]",
    catalogue: str = "",
    more_pages: int = 0,
    filters: str = "",
) -> bytes:
    """A file of one page; `objects` are numbers 5, 6, ..., which resources may refer to."""
    kids = "3 0 R " + " ".join(f"{5 + len(objects) + i} 0 R" for i in range(more_pages))
    bodies: list[bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>".encode(),
        f"<</Type/Pages/Count {1 + more_pages}/Kids[{kids}]>>".encode(),
        f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>{page}>>".encode(),
        stream(filters, content),
    ]
    bodies += [each.encode("latin-1") if isinstance(each, str) else each for each in objects]
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 50 50]>>"] * more_pages
    return file_of(bodies)


def file_of(bodies: Sequence[bytes]) -> bytes:
    """A file of numbered objects, the first of them its catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end + tail % (len(bodies) + 1, len(out))


def read(content: bytes, *, page: int = 1, recover: bool = False) -> Artwork:
    """The artwork of a file."""
    params = PdfParams(page=page, recover=recover)
    return PDF.read(Reading("drawing.pdf", content, params, 0.005))


def artwork_pixels(artwork: Artwork) -> Pixels:
    """The artwork on its white page."""
    return _on_white(scene_to_png(draw_artwork(artwork), WIDTH))


def source_pixels(content: bytes, width: float, page: int = 1) -> Pixels:
    """The page, so many mm wide, as poppler shows it."""
    assert PDFTOPPM is not None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "drawing.pdf")
        file.write_bytes(content)
        size = ["-r", str(WIDTH * 25.4 / width), "-cropbox", "-png"]
        only = ["-f", str(page), "-l", str(page), "-singlefile"]
        words = [PDFTOPPM, *size, *only, str(file), str(Path(folder, "out"))]
        subprocess.run(words, check=True, capture_output=True, timeout=60)
        return _on_white(Path(folder, "out.png").read_bytes())


def agreement(ours: Pixels, theirs: Pixels) -> Agreement:
    """How far two pictures of one width agree."""
    rows, columns = (min(pair) for pair in zip(ours.shape[:2], theirs.shape[:2], strict=True))
    assert max(*ours.shape[:2], *theirs.shape[:2]) - max(rows, columns) <= 2  # of rounding
    return compare(ours, theirs)


def _on_white(png: bytes) -> Pixels:
    """On white paper only what is not white is painted, and all of it wholly."""
    with Image.open(io.BytesIO(png)) as image:
        rows = np.asarray(image.convert("RGBA"), dtype=np.float64) / 255
    alpha = rows[..., 3:]
    seen = rows[..., :3] * alpha + 1 - alpha
    is_painted = (1 - seen).max(axis=2, keepdims=True) > _PAINTED
    return np.concatenate((seen, is_painted), axis=2)
