"""The shipped examples as requests, without a process for each."""

import tomllib
from pathlib import Path

from gare_fab.model.read_options import ReadOptions
from gare_fab.workshop.jobs import JobRequest
from gare_fab.workshop.specs import pairs_of, words_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = sorted(file.parent for file in EXAMPLES.glob("*/example.toml"))


def request_of(folder: Path) -> JobRequest:
    """What an example's command asks `make` for."""
    words = tomllib.loads((folder / "example.toml").read_text("utf-8"))["command"]
    first = next(index for index, word in enumerate(words) if word.startswith("--"))
    options = list(zip(words[first::2], words[first + 1 :: 2], strict=True))
    said = dict(options)
    read = said.get("--read", "")
    return JobRequest(
        files=tuple(folder / name for name in words[1:first]),
        machine=said["--machine"],
        material=said.get("--material", ""),
        stock=said.get("--stock", ""),
        place=said.get("--place", ""),
        steps=tuple(text for name, text in options if name == "--step"),
        reading=ReadOptions(words=pairs_of(words_of(read), read)),
    )
