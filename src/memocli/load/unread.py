"""Files that look like data of the project, and lie or are named so that nobody reads them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.project import FIGURES, ORGANIZATIONS, SETTINGS, Project
from memocli.text import Span, TextFile
from memocli.tree import Tree

# A name of ours, perhaps with the ending that a program puts behind it when a file is saved or sent. Copies that editors
# keep (`torture.yaml~`, `torture.yaml.bak`) are nobody's.
_DATA: Final = re.compile(
    r"(?P<stem>[^.].*?)\.(?P<kind>ya?ml|json)(?:\.(?:txt|rtf|docx?|html?)|\s.*)?\Z", re.IGNORECASE
)
_YEAR_FOLDER: Final = re.compile(r"[1-9][0-9]{3}\Z")
_EVIDENCE: Final = "evidence"
_OUR_NAME: Final = re.compile(r"memo[-_ ]?cli\Z", re.IGNORECASE)


def unread_settings(names: Collection[str]) -> Iterator[Diagnostic]:
    """F015 for the top of the project, by the names there: settings under another name."""
    hint = f"rename it to {SETTINGS}"
    if SETTINGS in names:
        hint = f"write what it says into {SETTINGS}, and delete it"
    for name in names:
        if name != SETTINGS and _is_settings(name):
            yield _fault(name, hint)


def _is_settings(name: str) -> bool:
    # A report of ours may well be called memocli.json.
    found = _DATA.match(name)
    return bool(found and found["kind"].lower() != "json" and _OUR_NAME.match(found["stem"]))


def unread_sources(tree: Tree, folder: str = "sources") -> Iterator[Diagnostic]:
    """F015 for a folder of records: another ending, or a folder below it."""
    for name in tree.names(folder):
        path = f"{folder}/{name}"
        if tree.is_folder(path):
            names = () if name == _EVIDENCE else tree.names(path)
            for inner in filter(_DATA.match, names):
                yield _misplaced(tree, f"{path}/{inner}", f"{folder}/{inner}")
        elif (found := _DATA.match(name)) and not name.endswith((".yaml", ".json")):
            kind = "json" if found["kind"].lower() == "json" else "yaml"
            yield _misplaced(tree, path, f"{folder}/{found['stem']}.{kind}")


def unread_parts(tree: Tree, folder: str) -> Iterator[Diagnostic]:
    """F015 for the folder of a memo: files with another ending than `.yaml`, which has a rule of its own."""
    for name in tree.names(folder):
        found = _DATA.match(name)
        if found and not name.endswith(".yaml") and not tree.is_folder(f"{folder}/{name}"):
            right = f"{folder}/{found['stem']}.yaml"
            yield _misplaced(tree, f"{folder}/{name}", right, ", and name it in `parts`")


def unread_memos(project: Project) -> Iterator[Diagnostic]:
    """F015 for `memo/`: folders that are no year's, and files that belong into one."""
    tree = project.tree
    for name in tree.names("memo"):
        path = f"memo/{name}"
        if name.startswith(".") or path in (ORGANIZATIONS, FIGURES):
            continue
        if tree.is_folder(path):
            if not _YEAR_FOLDER.match(name) and any(map(_DATA.match, tree.names(path))):
                hint = "give the folder the four digits of a year, such as memo/2018/"
                yield _fault(f"{path}/", hint, "folder")
        elif _is_settings(name):
            yield _fault(path, f"move it to the top of the project, as {SETTINGS}")
        elif _DATA.match(name):
            yield _fault(path, "move it into the folder of its year, such as memo/2018/")


def _misplaced(tree: Tree, path: str, right: str, more: str = "") -> Diagnostic:
    """F015 for a file that should be at the path `right`, where there may be one already."""
    folder, name = posixpath.split(right)
    if name in tree.names(folder):
        hint = f"there is {right} already: write what this file says into it, and delete this one"
    elif posixpath.dirname(path) == folder:
        hint = f"rename it to {name}{more}"
    else:
        hint = f"move it to {right}"
    return _fault(path, hint)


def _fault(path: str, hint: str, kind: str = "file") -> Diagnostic:
    message = f"memocli does not read this {kind}"
    return diagnostic("F015", message, Span(TextFile(path, ""), 0, 0), hint)
