"""Old job files: each version that was ever handed out still opens as the same job."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.artwork import Made, Mesh, Picture, Shape, Source
from gare_fab.model.document import Anchor, Placement, Wrapping
from gare_fab.model.stock import Bottle
from gare_fab.model.values import NO_VALUES
from gare_fab.storage.job_files import from_bytes, load, to_bytes
from tests.storage.jobs import same

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("file", sorted(DATA.glob("*.gare")), ids=lambda file: file.stem)
def test_an_old_job_is_saved_as_a_new_one(file: Path) -> None:
    """What an old file says is all said by the file of today."""
    old = load(file)
    assert same(from_bytes(to_bytes(old), "new.gare"), old)


def test_a_bottle_job_of_version_1() -> None:
    """The bottle, the way round it, what is hidden, and both artworks are there."""
    job = load(DATA / "bottle_v1.gare")
    assert isinstance(job.stock, Bottle)
    assert job.wrapping == Wrapping(Mapping.STRAIGHT, 120.0, 90.0)
    assert (job.client, job.hidden_layers, job.anchor) == (
        "Cave Bernard",
        ("fond",),
        Anchor.CENTRE,
    )
    assert job.sheet_count == 1
    assert job.placements[1] == Placement(1, Affine.moved(-30.0, 60.0))
    drawn, made = job.artworks
    assert isinstance(drawn.origin, Source)
    assert drawn.origin.content.startswith(b"<svg")
    assert isinstance(made.origin, Made)
    assert made.origin.maker == "rectangle"
    assert np.allclose(made.hull.max(axis=0), (60.0, 40.0))
    assert np.allclose(drawn.hull.min(axis=0), (1.0, 1.0))


def test_a_job_of_version_1_with_sheets() -> None:
    """Three sheets were listed and are there, with their placements, a picture and a mesh."""
    job = load(DATA / "sheets_v1.gare")
    assert job.sheet_count == 3
    assert [(each.artwork, each.sheet, each.id) for each in job.placements] == [
        (0, 0, 0),
        (1, 1, 0),
        (2, 1, 0),
        (2, 0, 0),
    ]
    picture, mesh = job.artworks[1].items
    assert isinstance(picture, Picture)
    assert isinstance(mesh, Mesh)
    pixels = np.random.default_rng(7).integers(0, 256, (8, 6, 4), np.uint8)
    assert np.array_equal(picture.pixels, pixels)
    star = job.artworks[2]
    assert isinstance(star.origin, Made)
    (inner,) = star.origin.inputs
    assert isinstance(inner.items[0], Shape)


def changed(**values: Any) -> bytes:
    """The bytes of the old job with sheets, its job.json changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(DATA / "sheets_v1.gare") as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "job.json":
                content = json.dumps(json.loads(content) | values).encode()
            new.writestr(name, content)
    return stream.getvalue()


def test_placements_of_version_1_may_lie_on_sheets_that_were_not_listed() -> None:
    """There are as many sheets as placements need."""
    assert from_bytes(changed(sheets=[]), "old.gare").sheet_count == 2


@pytest.mark.parametrize("placements", [7, [7], [{"artwork": 0, "sheet": "x"}]])
def test_a_damaged_job_of_version_1_is_refused(placements: object) -> None:
    """Climbing trusts nothing: what is no placement is told as in a new file."""
    with pytest.raises(Unreadable, match="placements"):
        from_bytes(changed(placements=placements), "old.gare")


def test_a_job_of_version_2_has_no_values_yet() -> None:
    """Its number is 1 and the rest is open; what was combined still knows its inputs."""
    job = load(DATA / "made_v2.gare")
    assert job.values == NO_VALUES
    assert [(each.sheet, each.id, each.is_locked) for each in job.placements] == [
        (0, 1, False),
        (0, 2, True),
        (1, 3, False),
    ]
    origin = job.artworks[2].origin
    assert isinstance(origin, Made)
    assert [part.name for part in origin.inputs] == ["rectangle", "ellipse"]


def test_a_job_of_version_3_has_nothing_beside_its_drawing() -> None:
    """Its picture is in the drawing as it was read, but not as the file it was."""
    (drawn,) = load(DATA / "linked_v3.gare").artworks
    assert isinstance(drawn.origin, Source)
    assert drawn.origin.beside == ()
    assert [type(item) for item in drawn.items] == [Picture, Shape]
