"""The command line: options → one pipeline call → report → exit code."""

from memocli.cli.app import main

__all__ = ["main"]
