"""Standard output and standard error that no command trips over: what can't be written is noted, and told at the end."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from memocli.interruption import has_written

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Outlet(io.BufferedIOBase):
    """The bytes of a standard stream, passed on at once; writing to it never fails.

    `failure` says why something is missing. A reader that has seen enough (`| head`) is no failure.
    """

    def __init__(self, stream: TextIO | None) -> None:
        buffer: Any = stream.buffer if stream else None
        # Where Python does not buffer, the buffer is the file itself. None: it was closed when the program began.
        self._file: io.RawIOBase | None = getattr(buffer, "raw", buffer)
        self._is_over = False
        self.failure = ""

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file is not None and self._file.isatty()

    def fileno(self) -> int:
        """The number of the file; raises OSError where it was closed."""
        return self._file.fileno() if self._file else super().fileno()

    def write(self, data: ReadableBuffer, /) -> int:
        """Write all of `data`, if that is possible."""
        rest = memoryview(data)
        whole = len(rest)
        try:
            while rest and not self._is_over:
                rest = rest[self._write_some(rest) :]
        except OSError as error:
            self._is_over = True
            if error.errno != errno.EPIPE:
                words = error.strerror or str(error)
                self.failure = words[:1].lower() + words[1:]
        return whole

    def _write_some(self, rest: memoryview) -> int:
        if self._file is None:
            raise OSError(errno.EBADF, "it is closed")
        written = self._file.write(rest)
        if written is None:  # a pipe that is full, of a program that asked not to be kept waiting
            import select

            select.select([], [self._file], [])
        return written or 0


def open_streams() -> Outlet:
    """Put streams that can't fail in the place of Python's; whoever prints, typer and rich too, prints on them.

    Returns standard output.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # It is closed: the first file that is opened would get its number, and the report.
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    sys.stdout, sys.stderr = _text(out, sys.stdout), _text(err, sys.stderr)
    return out


def exit_code(code: int, out: Outlet) -> int:
    """`code`, or 2 if a result could not be printed, which is said on standard error."""
    if not out.failure:
        return code
    files = "; all files were written" if has_written() else ""
    sys.stderr.write(f"memocli: standard output can't be written: {out.failure}{files}\n")
    return 2


def _text(outlet: Outlet, before: Any) -> TextIO:
    """Text that an encoding lacks is written as codes, in every locale."""
    encoding = before.encoding if before else "utf-8"
    return io.TextIOWrapper(outlet, encoding, "backslashreplace", write_through=True)  # type: ignore[type-var]  # it asks for a name
