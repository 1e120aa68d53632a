"""The command line: options → one pipeline call → report → exit code."""

from __future__ import annotations


def main() -> None:
    """Run the command line; raises SystemExit with the exit code."""
    # Imported here: it takes a while, and is no part of loading `memocli.cli.streams`.
    from memocli.cli.app import main as run

    run()
