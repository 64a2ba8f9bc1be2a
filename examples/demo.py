"""The main job on a real example: a logo becomes a checked job file for its bottle."""

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"


def main() -> int:
    """Make the Bordelaise example; tell where its files lie."""
    folder = HERE / "domaine_bordelaise"
    example = tomllib.loads((folder / "example.toml").read_text("utf-8"))
    OUT.mkdir(exist_ok=True)
    job, target, image = OUT / "logo.gare", OUT / example["output"], OUT / "logo.png"
    logo = str(folder / "logo.svg")
    command = [logo if word == "logo.svg" else word for word in example["command"]]
    for words in (
        ["inspect", logo],
        [*command, "-o", str(job)],
        ["run", str(job), "-o", str(target)],
        ["preview", str(job), "-o", str(image)],
    ):
        sys.stdout.write(f"\n$ gare-fab {' '.join(words)}\n")
        sys.stdout.flush()
        own = [sys.executable, "-m", "gare_fab"]
        code = subprocess.run([*own, *words], check=False).returncode
        if code:
            return code
    sys.stdout.write(f"\nThe job, its machine file and its picture lie in {OUT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
