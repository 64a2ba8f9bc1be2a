"""The program's own files are found."""

from gare_fab.base.resources import resource


def test_folders_are_there() -> None:
    """The folders of the catalogue lie below `resources`."""
    for name in ("machines", "materials", "bottles"):
        assert resource(name).is_dir()


def test_what_is_not_there_is_only_a_path() -> None:
    """Asking for a file does not need it to exist."""
    assert not resource("machines", "none.toml").exists()
    assert resource("a", "b") == resource("a") / "b"
