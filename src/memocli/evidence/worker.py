"""The child process of `child`: it takes copies one after the other, and gives back their texts. It writes no file and opens none.

A task and its answer are each eight bytes of length, then so many bytes of MessagePack. What a task is about follows it, as it is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import BinaryIO, Final, TypeVar

from msgspec import Struct, msgpack

from memocli.evidence.extract import extracted
from memocli.evidence.extracted import CannotRead, EvidenceText, Unreadable
from memocli.evidence.second_reader import second_reading

LENGTH: Final = 8
# Of the text of one copy, with its places; the Bible has 5 MB.
LARGEST_ANSWER: Final = 64_000_000
MEMORY: Final = 1_000_000_000
OUT_OF_MEMORY: Final = f"it takes more than {MEMORY // 1_000_000_000} GB of memory to read"
TOO_LONG: Final = f"it has more than {LARGEST_ANSWER // 1_000_000} MB of text"
# Seconds of the processor; a page full of text takes a hundredth of one.
A_PAGE: Final = 4
_MOST_FILES: Final = 64

T = TypeVar("T")


class Task(Struct, frozen=True):
    """What to do with the `size` bytes that follow: extract their text, or read these pages of a PDF a second time.

    `seconds` is how long the processor may work on it.
    """

    name: str
    size: int
    seconds: int
    pages: tuple[int, ...] = ()


class Answer(Struct, frozen=True):
    """What came of a task: a text, or pages, or the reason why there is none."""

    text: EvidenceText | None = None
    pages: dict[int, str] | None = None
    reason: str = ""


def serve(given: BinaryIO, answers: BinaryIO) -> None:
    """Answer tasks until there are no more."""
    _limit_memory()
    while head := given.read(LENGTH):
        task = msgpack.decode(given.read(int.from_bytes(head)), type=Task)
        _limit_time(_used() + task.seconds)
        answer = msgpack.encode(_done(task, given.read(task.size)))
        if len(answer) > LARGEST_ANSWER:
            answer = msgpack.encode(Answer(reason=TOO_LONG))
        answers.write(len(answer).to_bytes(LENGTH))
        answers.write(answer)
        answers.flush()


def _done(task: Task, content: bytes) -> Answer:
    try:
        if task.pages:
            return Answer(pages=second_reading(content, task.pages))
        found = extracted(content, task.name, partial(_each_in_time, _used() + task.seconds))
    except CannotRead as error:
        return Answer(reason=str(error))
    except MemoryError:
        return Answer(reason=OUT_OF_MEMORY)
    return Answer(reason=found.reason) if isinstance(found, Unreadable) else Answer(text=found)


def _limit_memory() -> None:
    """No more memory than that, no file written, no program begun; where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _MOST_FILES,
    }
    for limit, most in limits.items():
        # macOS refuses some of them.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def _each_in_time(end: float, pages: Iterable[T]) -> Iterator[T]:
    """The pages of a copy. A large file has a long time, but not for one page: that would be made to take it."""
    _limit_time(min(end, _used() + A_PAGE))
    for page in pages:
        yield page
        _limit_time(min(end, _used() + A_PAGE))
    _limit_time(end)


def _limit_time(end: float) -> None:
    """End this process once the processor has worked so long in all, even if nobody waits for it any more."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (int(end) + 1, resource.RLIM_INFINITY))


def _used() -> float:
    """How many seconds the processor has worked for this process."""
    return time.process_time()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
