"""What becomes of the outputs of earlier builds: the folder of a year holds one set, all of it made from the same files.

An output is renewed or removed only where the manifest beside it vouches for its very bytes. Whatever else has the name
of an output, such as a DOCX that a partner has edited, keeps its bytes under another name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.files import OurNames
from memocli.load import Library
from memocli.manifest import Content, digest, is_as_written, is_of_files, read_manifest
from memocli.project import Project
from memocli.render import Form
from memocli.template_sets import templates_in_files
from memocli.tree import LARGEST_OUTPUT, DiskTree, Tree

# Which options change the bytes of which form.
_CHANGED_BY: Final[Mapping[Form, tuple[str, ...]]] = {
    Form.PDF: ("date", "pdf-standard"),
    Form.HTML: ("date", "word-markup"),
    Form.DOCX: ("date",),
}


class OutputNames(Struct, frozen=True):
    """The names of what one kind of build makes: a draft never has those of the finished memo."""

    outputs: Mapping[str, Form]
    manifest: str

    def of(self, forms: Collection[Form]) -> Mapping[str, Form]:
        """The outputs of these forms."""
        return {name: form for name, form in self.outputs.items() if form in forms}


class Earlier(Struct, frozen=True):
    """What is done with the outputs of earlier builds.

    `kept` are those that this build would make in the same way, with their bytes; `removed` those made from other files;
    `put_aside` maps the names of files that no manifest vouches for to their new ones. `old` maps the names of all that may be
    renewed or removed to the SHA-256 of what is there.
    """

    kept: Mapping[str, bytes] = {}
    removed: tuple[str, ...] = ()
    put_aside: Mapping[str, str] = {}
    old: Mapping[str, str] = {}


def output_names(year: int, *, draft: bool) -> OutputNames:
    """The names of the outputs of a year, and of their manifest."""
    end = "-draft" if draft else ""
    return OutputNames({f"memo-{year}{end}.{form}": form for form in Form}, f"manifest{end}.json")


def our_names(year: int) -> OurNames:
    """The names of all that any build of a year writes into its folder, and of what it puts aside."""
    stem, forms = f"(?:memo-{year}|manifest)(?:-draft)?", "|".join((*Form, "json"))
    return OurNames(
        re.compile(rf"{stem}\.(?:{forms})"), re.compile(rf"{stem}-kept-[0-9]+\.(?:{forms})")
    )


def outputs_of(project: Project, library: Library, year: int) -> Iterator[tuple[str, str]]:
    """The outputs in `build/` that were made of the project's files and templates as they are, each with its SHA-256."""
    names = output_names(year, draft=False)
    tree = DiskTree(project.root / "build" / str(year), largest=LARGEST_OUTPUT)
    found = read_manifest(_old_file(tree, names.manifest))
    memo = library.memos.get(year)
    if found is None or memo is None:
        return
    used = templates_in_files(project, memo.head.style).values()
    templates = {one.name: one.content for ones in used for one in ones}
    templates |= {path: font.content for path, font in memo.fonts.items()}
    if not is_of_files(found, {**library.files, **templates}, year):
        return
    for name in names.outputs:
        vouched = found["outputs"].get(name)
        if vouched and tree.is_file(name) and digest(tree.read(name)) == vouched:
            yield name, vouched


def settle(tree: Tree, names: OutputNames, made: Mapping[str, bytes], content: Content) -> Earlier:
    """Decide about all that has the name of an output in the folder `tree`; `made` and `content` are those of the new build.

    Raises UserError where an output is there and can't be read.
    """
    file = _old_file(tree, names.manifest)
    old = _old_manifest(file, content)
    there = tree.names(".")
    vouched = old["outputs"] if old else {}
    kept: dict[str, bytes] = {}
    put_aside: dict[str, str] = {}
    needless: dict[str, str] = {}
    if old and is_as_written(file, content):
        needless[names.manifest] = digest(file)
    elif names.manifest in there:
        put_aside[names.manifest] = free_name(names.manifest, there)
    # A page comes last: it may lead to the others.
    for name, form in sorted(names.outputs.items(), key=lambda one: one[1] is Form.HTML):
        found = tree.read(name) if name in there else None
        if found is None:
            continue
        if digest(found) != vouched.get(name) and found != made.get(name):
            put_aside[name] = free_name(name, there)
        elif (
            name not in made
            and old
            and _is_same(old, content, form)
            and not _leads_astray(found, name, names, {*made, *kept})
        ):
            kept[name] = found
        else:
            needless[name] = digest(found)
    removed = tuple(name for name in names.outputs if name in needless and name not in made)
    in_order = (names.manifest, *names.outputs)
    aside = {name: put_aside[name] for name in in_order if name in put_aside}
    return Earlier(kept, removed, aside, needless)


def _old_file(tree: Tree, name: str) -> bytes:
    """The bytes of the manifest of the last build; none where it is not there or can't be read."""
    try:
        return tree.read(name) if tree.is_file(name) else b""
    except UserError:
        return b""


def _old_manifest(file: bytes, content: Content) -> Content | None:
    """The manifest of the last build of this kind; None where it is none that can be used."""
    old = read_manifest(file)
    alike = old is not None and all(old.get(key) == content[key] for key in ("year", "draft"))
    return old if alike else None


def _is_same(old: Content, new: Content, form: Form) -> bool:
    """Whether a form would come out the same: its files, the programs and the options that change it are."""
    return all(old.get(key) == new[key] for key in ("versions", "inputs")) and all(
        old["options"].get(key) == new["options"][key] for key in _CHANGED_BY[form]
    )


def _leads_astray(page: bytes, name: str, names: OutputNames, there: Collection[str]) -> bool:
    """Whether an output names another one that will not lie beside it."""
    others = (other for other in names.outputs if other != name and other not in there)
    return any(other.encode() in page for other in others)


def free_name(name: str, there: Iterable[str]) -> str:
    """A name that sorts next to the old one, and behind all that were put aside before."""
    path = PurePosixPath(name)
    start, end = f"{path.stem}-kept-", path.suffix
    numbers = [other.removeprefix(start).removesuffix(end) for other in there]
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return f"{start}{last + 1:02}{end}"
