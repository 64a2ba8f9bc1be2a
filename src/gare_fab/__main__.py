"""Picks the command line (or, with no command, the window) and starts it."""

import sys

from gare_fab.base.version import VERSION

_STOPPED = 130  # by Ctrl-C, as shells count it


def main() -> int:
    """Run the program with the words of the command line; the exit code is returned."""
    if sys.argv[1:] == ["--version"]:  # answered before anything heavy is imported
        sys.stdout.write(f"gare-fab {VERSION}\n")
        return 0
    try:
        from gare_fab.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line could listen
        return _STOPPED


if __name__ == "__main__":
    sys.exit(main())
