"""Laws of the journal: what a crashed window worked on is offered, a living one's is not."""

from pathlib import Path

import pytest

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.storage.job_files import to_bytes
from gare_fab.storage.journal import (
    Note,
    begin,
    discard,
    forget,
    lost,
    recover,
    write,
)
from tests.documents import document, rectangle, stroked

JOB = document(stroked(rectangle(10, 20, 30, 40)))
NOTE = Note("Étiquette", 1_700_000_000.5, Path("/home/lab/étiquette.gare"))


def test_a_living_window_s_job_is_not_lost(tmp_path: Path) -> None:
    """Only once its lock is given up it is offered, with all that was noted."""
    lock = begin("12-a", tmp_path)
    assert lock is not None
    assert begin("12-a", tmp_path) is None
    write(JOB, NOTE, "12-a", tmp_path)
    assert lost(tmp_path) == ()
    lock.release()
    (job,) = lost(tmp_path)
    assert (job.note, job.title) == (NOTE, "Étiquette")
    assert to_bytes(recover(job)) == to_bytes(JOB)


def test_the_last_word_counts(tmp_path: Path) -> None:
    """Writing again replaces what was written, and looking changes nothing."""
    write(JOB, NOTE, "12-a", tmp_path)
    other = document(stroked(rectangle(0, 0, 5, 5)))
    write(other, Note("B", 2_000_000_000.0), "12-a", tmp_path)
    assert lost(tmp_path) == lost(tmp_path)
    (job,) = lost(tmp_path)
    assert job.note == Note("B", 2_000_000_000.0)
    assert to_bytes(recover(job)) == to_bytes(other)


def test_what_was_left_knowingly_is_not_lost(tmp_path: Path) -> None:
    """Forgetting a run, or discarding a lost job, leaves no file behind but the run's lock."""
    write(JOB, NOTE, "12-a", tmp_path)
    forget("12-a", tmp_path)
    forget("12-a", tmp_path)
    assert lost(tmp_path) == ()
    lock = begin("13-b", tmp_path)
    assert lock is not None
    write(JOB, NOTE, "13-b", tmp_path)
    lock.release()
    discard(lost(tmp_path)[0])
    assert list((tmp_path / "journal").iterdir()) == []


def test_the_latest_is_told_first(tmp_path: Path) -> None:
    """Of several lost jobs the one written last stands first."""
    for run, when in (("1-a", 5.0), ("2-b", 9.0), ("3-c", 7.0)):
        write(JOB, Note(run, when), run, tmp_path)
    assert [job.title for job in lost(tmp_path)] == ["2-b", "3-c", "1-a"]


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"title": 3}', b"\xff\xfe", b"{" * 9])
def test_a_job_without_its_note_is_still_offered(
    tmp_path: Path, content: bytes | None
) -> None:
    """A damaged or missing note costs the title alone."""
    file = write(JOB, NOTE, "12-a", tmp_path)
    note = file.with_suffix(".json")
    note.unlink()
    if content is not None:
        note.write_bytes(content)
    (job,) = lost(tmp_path)
    assert job.title == ""
    assert job.note.saved_at > 0.0
    assert to_bytes(recover(job)) == to_bytes(JOB)


def test_a_damaged_job_is_told_in_a_sentence(tmp_path: Path) -> None:
    """It is listed, does not load, and can be discarded."""
    write(JOB, NOTE, "12-a", tmp_path).write_bytes(b"PK\x03\x04 cut off")
    (job,) = lost(tmp_path)
    with pytest.raises(Unreadable):
        recover(job)
    discard(job)
    assert lost(tmp_path) == ()


def test_a_run_s_name_is_a_file_s_name(tmp_path: Path) -> None:
    """A path in place of a name is refused; other files in the folder are passed over."""
    with pytest.raises(WrongUsage):
        write(JOB, NOTE, "../12", tmp_path)
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "über uns.gare").write_bytes(b"x")
    assert lost(tmp_path) == ()


def test_without_a_folder_nothing_is_lost(tmp_path: Path) -> None:
    """A first start finds nothing, and makes nothing."""
    assert lost(tmp_path / "new") == ()
    assert not (tmp_path / "new").exists()
