"""What must be finished and what must be removed when a run is stopped from outside, and what is true of its files then.

`__main__` catches the signals and calls `stop`. Nothing here raises KeyboardInterrupt: callbacks of C libraries, destructors
and the garbage collector would swallow it, and the run would go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar


class _Run:
    """Where this run is: a signal may come between any two steps."""

    is_finishing = False
    has_written = False
    # How to end, once what must be finished is done.
    waiting: Callable[[], object] | None = None
    clean_ups: ClassVar[list[Callable[[], object]]] = []


def stop(end: Callable[[], object]) -> None:
    """Call `end`, which ends the process: now, or as soon as what must be finished is done."""
    if _Run.is_finishing:
        _Run.waiting = end
        return
    for clean_up in reversed(_Run.clean_ups):
        with suppress(OSError):
            clean_up()
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
def cleaned_up(clean_up: Callable[[], object]) -> Iterator[None]:
    """`clean_up` is called after what is inside, also where the run is stopped in it; it may be called twice."""
    _Run.clean_ups.append(clean_up)
    try:
        yield
    finally:
        clean_up()
        _Run.clean_ups.remove(clean_up)


@contextmanager
def temporary_folder() -> Iterator[None]:
    """Libraries have a folder of their own for temporary files inside, which never outlives it.

    Where none can be made, they have what Python's `tempfile` gives them.
    """
    import tempfile
    from shutil import rmtree

    before = tempfile.tempdir
    made: list[str] = []

    def clean_up() -> None:
        for folder in made:
            rmtree(folder, ignore_errors=True)

    with cleaned_up(clean_up):
        with _finishing(), suppress(OSError):
            made.append(tempfile.mkdtemp(prefix="memocli-"))
            tempfile.tempdir = made[0]
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def _finishing() -> Iterator[None]:
    _Run.is_finishing = True
    try:
        yield
    finally:
        _Run.is_finishing = False
        if _Run.waiting:
            stop(_Run.waiting)
