"""Laws of recent jobs and their pictures."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gare_fab.model.document import Document
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.doors import Door, behind
from gare_fab.workshop.jobs import make_job
from gare_fab.workshop.recents import forget_job, recent_jobs
from gare_fab.workshop.thumbnails import SIZE, remember_job, thumbnail
from tests.documents import document, rectangle, stroked
from tests.workshop.examples import FOLDERS, request_of


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of the test's own."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))


def pixels(job: Document) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A job's picture."""
    return np.asarray(Image.open(BytesIO(thumbnail(job))).convert("RGBA"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_job_has_a_picture(folder: Path) -> None:
    """It is square, small, and shows something."""
    content = thumbnail(make_job(request_of(folder)))
    image = np.asarray(Image.open(BytesIO(content)).convert("RGB"))
    assert image.shape == (SIZE, SIZE, 3)
    assert len(content) < 60_000
    assert image.std() > 5.0


def test_thin_lines_are_seen() -> None:
    """A hairline of a large drawing is a pixel wide in the picture."""
    image = pixels(document(stroked(rectangle(0, 0, 290, 190))))
    assert image[SIZE // 2, :, :3].sum(axis=1).min() < 350


@pytest.mark.parametrize("door", Door)
def test_an_empty_job_has_a_picture_too(door: Door) -> None:
    """Nothing placed shows the bottle, or bare paper."""
    assert pixels(behind(door)).shape == (SIZE, SIZE, 4)


def test_a_bottle_job_shows_its_bottle() -> None:
    """It is upright and free at the sides."""
    job = document(stroked(rectangle(-20, 70, 40, 30)), stock=load_bottle("bordelaise_75"))
    image = pixels(job)
    assert image[SIZE // 2, SIZE // 2, 3] == 255
    assert image[:, 2, 3].max() == 0


def test_a_remembered_job_is_listed_first(tmp_path: Path) -> None:
    """With its title, else its file's name, until it is forgotten."""
    file = tmp_path / "plaque.gare"
    remember_job(document(stroked(rectangle(0, 0, 5, 5))), file, 12.0)
    (found,) = recent_jobs()
    assert (found.path, found.title, found.when) == (file, "plaque", 12.0)
    assert found.thumbnail.startswith(b"\x89PNG")
    assert found.is_missing
    forget_job(file)
    assert recent_jobs() == ()
