"""A file that the user names: it is written whole, and what had its name before keeps its bytes under another one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from memocli.errors import UserError
from memocli.files import Mended, OurNames, opened, write_files
from memocli.interruption import writing
from memocli.pipeline.earlier import free_name
from memocli.tree import LARGEST_OUTPUT, DiskTree


def write_named_file(file: Path, content: bytes, mended: Callable[[Mended], None]) -> str:
    """Write a file, and the folders that it is in; the new name of another one that had its name, or empty.

    Nothing vouches for a file under a name that the user chose: it may hold edits, be it a report of ours. What an interrupted run
    left in the folder is mended first, and `mended` told. Raises UserError where something is there that is no file,
    OSError where the system refuses.
    """
    name, folder = file.name, file.parent
    kept = re.compile(rf"{re.escape(file.stem)}-kept-[0-9]+{re.escape(file.suffix)}")
    names = OurNames(re.compile(re.escape(name)), kept)
    with opened(folder, names, mended):
        tree = DiskTree(folder, largest=LARGEST_OUTPUT)
        there = tree.names(".")
        if name in there and not tree.is_file(name):
            raise UserError(f"{file} is there already, and is no file")
        if name in there and tree.read(name) == content:
            return ""
        aside = {name: free_name(name, there)} if name in there else {}
        with writing():
            write_files(folder, {name: content}, names, put_aside=aside)
    return aside.get(name, "")
