"""What must be finished and what must be removed when a run is stopped from outside, and what is true of its files then.

`__main__` catches the signals and calls `stop`. Nothing here raises KeyboardInterrupt: callbacks of C libraries, destructors
and the garbage collector would swallow it, and the run would go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class _Run:
    """Where this run is: a signal may come between any two steps."""

    is_finishing = False
    has_written = False
    # How to end, once what must be finished is done.
    waiting: Callable[[], object] | None = None
    leftover: str | None = None


def stop(end: Callable[[], object]) -> None:
    """Call `end`, which ends the process: now, or as soon as what must be finished is done."""
    if _Run.is_finishing:
        _Run.waiting = end
        return
    if _Run.leftover:
        from shutil import rmtree

        rmtree(_Run.leftover, ignore_errors=True)
    end()


def has_written() -> bool:
    """Whether this run has written its files."""
    return _Run.has_written


@contextmanager
def writing() -> Iterator[None]:
    """What is inside writes a set of files, or none if it raises, before a signal ends the run."""
    with _finishing():
        yield
        _Run.has_written = True


@contextmanager
def temporary_folder() -> Iterator[None]:
    """Libraries have a folder of their own for temporary files inside, which never outlives it.

    Where none can be made, they have what Python's `tempfile` gives them.
    """
    import tempfile
    from shutil import rmtree

    before = tempfile.tempdir
    with _finishing(), suppress(OSError):
        tempfile.tempdir = _Run.leftover = tempfile.mkdtemp(prefix="memocli-")
    try:
        yield
    finally:
        tempfile.tempdir = before
        if _Run.leftover:
            rmtree(_Run.leftover, ignore_errors=True)
            _Run.leftover = None


@contextmanager
def _finishing() -> Iterator[None]:
    _Run.is_finishing = True
    try:
        yield
    finally:
        _Run.is_finishing = False
        if _Run.waiting:
            stop(_Run.waiting)
