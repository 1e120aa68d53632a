"""One YAML file that is edited: comments, order, quotation marks and line ends stay.

Before anything is made of the edited text, it is read again: it must say what the old one said, but for the changes. A file
may be laid out in a way that nobody thought of, and then it is better not edited than edited wrongly.
"""

from __future__ import annotations

from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Sequence
from typing import Any, Final

from msgspec import Struct

from memocli.edit import block, flow
from memocli.edit.splice import Splice, spliced
from memocli.edit.values import Value
from memocli.errors import UserError
from memocli.nodes import Mapping, Node, Scalar, parse
from memocli.nodes import Sequence as NodeSequence
from memocli.text import TextFile

_NO_CHANGES: Final = ()


class _Change(Struct, frozen=True):
    """A key of a mapping gets a value, or goes; `splices` do it."""

    mapping: Mapping
    key: str
    value: Any
    splices: tuple[Splice, ...]


class YamlFile:
    """The nodes of a file, and the changes that were asked for; each is told in terms of the file as it was read."""

    def __init__(self, path: str, content: bytes) -> None:
        """Read a file. Raises UserError where it has faults."""
        self._mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
        self.file = TextFile(path, content.decode("utf-8-sig"))
        parsed = parse(self.file)
        if not isinstance(parsed.root, Mapping | NodeSequence) or parsed.diagnostics:
            raise UserError(f"{path} has faults; `memocli check-citations` shows them")
        self.top: Mapping | NodeSequence = parsed.root
        self._changes: list[_Change] = []

    @property
    def root(self) -> Mapping:
        """The mapping that the file is. Raises UserError where it is a list."""
        if not isinstance(self.top, Mapping):
            raise UserError(f"{self.file.path} has faults; `memocli check-citations` shows them")
        return self.top

    def set(self, mapping: Mapping, name: str, value: Value, after: str = "") -> None:
        """Give a key this value; where the mapping has no such key, put it behind `after`, or else at the end."""
        key = mapping.key(name)
        if key is not None:
            is_flow = flow.is_flow(mapping)
            found = (
                [flow.with_value(mapping, key, value)]
                if is_flow
                else block.with_value(mapping, key, value)
            )
        else:
            behind = mapping.key(after) or next(reversed(mapping.entries), None)
            if behind is None or flow.is_flow(mapping):
                found = [flow.with_key(mapping, behind, name, value)]
            else:
                found = [block.with_key(mapping, behind, name, value)]
        self._changes.append(_Change(mapping, name, value, tuple(found)))

    def remove(self, mapping: Mapping, name: str) -> None:
        """Take a key out, with its value; nothing happens where there is none. It may not be the only one of its mapping."""
        key = mapping.key(name)
        if key is None:
            return
        found = (
            flow.without_key(mapping, key)
            if flow.is_flow(mapping)
            else [block.without_key(mapping, key)]
        )
        self._changes.append(_Change(mapping, name, None, tuple(found)))

    def extend(self, mapping: Mapping, name: str, items: Sequence[Value]) -> None:
        """Put items into the list below a key, behind the others; where there is no such list, it is made of them."""
        key = mapping.key(name)
        old = mapping.entries[key] if key is not None else None
        if not isinstance(old, NodeSequence):
            self.set(mapping, name, items)
            return
        layout = flow if flow.is_flow(old) else block
        value = [*_said(old, _NO_CHANGES), *items]
        self._changes.append(_Change(mapping, name, value, (layout.with_items(old, items),)))

    def take_out(self, mapping: Mapping, name: str, at: int) -> None:
        """Take an item out of the list below a key. It may not be the only one."""
        key = mapping.key(name)
        old = mapping.entries[key] if key is not None else None
        assert isinstance(old, NodeSequence)
        is_flow = flow.is_flow(old)
        found = flow.without_item(old, at) if is_flow else [block.without_item(old, at)]
        value = _said(old, _NO_CHANGES)
        del value[at]
        self._changes.append(_Change(mapping, name, value, tuple(found)))

    def content(self) -> bytes:
        """The file with its changes. Raises UserError, which names the place, where something else would change with them."""
        text = self._with(self._changes)
        if not self._is_true(self._changes, text):
            raise UserError(self._refusal())
        return self._mark + text.encode()

    def _with(self, changes: Sequence[_Change]) -> str:
        # Where a mapping ends with another one, a key of the inner one comes first: that begins later.
        inner_first = sorted(changes, key=lambda change: -change.mapping.span.start)
        return spliced(self.file.text, (one for change in inner_first for one in change.splices))

    def _is_true(self, changes: Sequence[_Change], text: str) -> bool:
        """Whether a text says what the file says, but for the changes."""
        parsed = parse(TextFile(self.file.path, text))
        if parsed.root is None or parsed.diagnostics:
            return False
        return bool(_said(parsed.root, _NO_CHANGES) == _said(self.top, changes))

    def _refusal(self) -> str:
        """What can't be done, and where: the first change with which the text is no longer true."""
        tried = range(len(self._changes) + 1)
        first = bisect_left(tried, True, key=self._is_first_wrong)
        change = self._changes[max(first, 1) - 1]
        key = change.mapping.key(change.key)
        line = (key or self.top if change.value is None else change.mapping).span.line
        done = "taken out" if change.value is None else "written"
        return (
            f"{self.file.path}:{line}: `{change.key}` can't be {done} there without changing something else; "
            "write the entry as docs/format.md shows, each key on a line of its own, and try again"
        )

    def _is_first_wrong(self, number: int) -> bool:
        changes = self._changes[:number]
        return not self._is_true(changes, self._with(changes))


def _said(root: Node, changes: Sequence[_Change]) -> Any:
    """What nodes say, as texts, lists and mappings, with the changes made."""
    by_mapping: dict[int, list[_Change]] = {}
    for change in changes:
        by_mapping.setdefault(id(change.mapping), []).append(change)

    def of(node: Node) -> Any:
        if isinstance(node, Scalar):
            return None if node.value is None else str(node.value)
        if isinstance(node, NodeSequence):
            return [of(item) for item in node.items]
        said = {str(key): of(value) for key, value in node.entries.items()}
        for change in by_mapping.get(id(node), ()):
            if change.value is None:
                said.pop(change.key, None)
            else:
                said[change.key] = change.value
        return said

    return of(root)
