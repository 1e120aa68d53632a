"""A step: new files come, old ones go or get other names; all of that, or nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from memocli.errors import UserError
from memocli.files.hold import held
from memocli.files.unfinished import (
    UNFINISHED,
    Mended,
    OurNames,
    Step,
    begin,
    digest,
    digest_of,
    finish,
    is_unfinished,
    mend,
    new_file,
)

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_NO_BYTES: Final[Mapping[str, bytes]] = MappingProxyType({})


@contextmanager
def opened(
    folder: Path, names: OurNames, told: Callable[[Mended], None], *, is_private: bool = False
) -> Iterator[None]:
    """Hold a folder alone, to read and to write it; it is made where it is missing, and goes again where it stays empty.

    A private one is made so that nobody else on the machine can look into it.

    What an interrupted run left there is mended first, and `told`. Raises UserError where another process holds it, or where
    it can't be mended; OSError where the system refuses.
    """
    with held(folder, is_private=is_private):
        if mended := mend(folder, names):
            told(mended)
        yield


def write_files(
    folder: Path,
    files: Mapping[str, bytes],
    names: OurNames,
    *,
    put_aside: Mapping[str, str] = _NONE,
    old: Mapping[str, str] = _NONE,
    replaced: Mapping[str, bytes] = _NO_BYTES,
) -> list[Path]:
    """Write a set of files into a folder that is `opened`, all or none; return their paths in order.

    `files` maps paths below `folder`, with forward slashes, to contents; the last one vouches for the others: it is never
    there beside files of another set. What is there under the names that `put_aside` maps gets the new ones. `old` maps the
    names of what nobody needs any more to its SHA-256: it is renewed or removed. `replaced` maps names of files that are renewed to their
    old bytes: whoever reads one of these at any moment finds the old ones or the new ones. Nothing else is overwritten.

    If something fails, what was there stays as it was. Where even that fails, or the process is killed, whoever opens the
    folder next has it as it was. Raises OSError where the system refuses, or where a name is taken; UserError where an old file was changed
    in the meantime.
    """
    step = Step(
        {name: digest(content) for name, content in files.items()},
        dict(put_aside),
        dict(old),
        {name: digest(content) for name, content in replaced.items()},
    )
    try:
        _make_new_files(folder, files)
        for name, content in replaced.items():
            new_file(step.copy_of_old(folder, name), content, like=folder / name)
        begin(folder, step)
        for start, end in step.moves(folder):
            _refuse_changed(start, step.removed.get(start.relative_to(folder).as_posix()))
            new_name = end.relative_to(folder).as_posix()
            if new_name in step.replaced:
                _refuse_changed(end, step.replaced[new_name])
                start.replace(end)
            else:
                _rename(start, end)
        finish(folder)
    finally:
        # Whatever came of it: the same as the next run would do. If it fails, the next run does it.
        with suppress(OSError, UserError):
            mend(folder, names)
    return [folder / name for name in files]


def _make_new_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the new files where nobody sees them yet."""
    inside = folder / UNFINISHED
    if not is_unfinished(folder):
        with _naming(inside if os.path.lexists(inside) else folder):
            inside.mkdir(mode=0o700)
    for at, (name, content) in enumerate(files.items()):
        with _naming(folder / name):
            new_file(inside / f"new-{at}", content, like=folder / name)


def _refuse_changed(place: Path, known: str | None) -> None:
    """Raise UserError where a file has other bytes than those that it is known to have."""
    if known is not None and digest_of(place) != known:
        raise UserError(f"{place} was changed while memocli was writing; try again")


def _rename(start: Path, end: Path) -> None:
    """Rename a file to a name that nothing has: on most systems a plain rename would overwrite what has it."""
    shown = start if end.parent.name == UNFINISHED else end
    with _naming(shown):
        if os.path.lexists(end):
            raise FileExistsError(errno.EEXIST, "there is something else with this name")
        end.parent.mkdir(parents=True, exist_ok=True)
        start.rename(end)


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Let an error name the file that the user knows, not the hidden one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error


def is_empty(folder: Path) -> bool:
    """Whether a new set of files can go there: the folder does not exist, or has nothing in it."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
