"""Writes the drawings of the tests as files, by what they show: drawings.py FOLDER."""

import sys
from pathlib import Path

from tests.readers.drawings import files


def main(words: list[str]) -> int:
    """Write them all; the exit code is returned."""
    folder = Path(words[0])
    for name, content in files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
