"""Damages real files at random and reads them: fuzz.py [--cases N] [--seed N] [READER ...]."""

import argparse
import sys

from tests.fuzzing.running import run

from gare_fab.readers.registry import READERS


def main() -> int:
    """A line for each reader; 1 where something broke."""
    known = [reader.id for reader in READERS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("readers", nargs="*", help=", ".join(known))
    words = parser.parse_args()
    faults = 0
    for reader in words.readers or known:
        outcome = run(reader, words.cases, words.seed)
        sys.stdout.write(
            f"{reader}: {outcome.cases} cases, seed {outcome.seed}: {outcome.read} read,"
            f" {outcome.refused} refused, slowest {outcome.slowest_s:.2f} s,"
            f" {outcome.peak_mb:.0f} MB, {len(outcome.faults)} faults\n"
        )
        for fault in outcome.faults:
            sys.stdout.write(f"    {fault}\n")
        faults += len(outcome.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
