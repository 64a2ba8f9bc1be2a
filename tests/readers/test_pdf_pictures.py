"""What the PDF reader takes over looks like the file: poppler draws it, feature by feature."""

import pytest

from tests.readers.pdf_pictures import (
    PDFTOPPM,
    agreement,
    artwork_pixels,
    read,
    source_pixels,
)
from tests.readers.pdf_table import FILES


@pytest.mark.skipif(PDFTOPPM is None, reason="pdftoppm (poppler-utils) is not installed")
@pytest.mark.parametrize("name", FILES)
def test_the_artwork_looks_like_the_file(name: str) -> None:
    """Painted pixels of both sides lie within a pixel of each other; mean colours agree."""
    artwork = read(FILES[name])
    found = agreement(artwork_pixels(artwork), source_pixels(FILES[name], artwork.page.width))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08
