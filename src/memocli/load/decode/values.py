"""One file: nodes become values of the model. What does not fit is reported and left out; the rest is kept.

msgspec reads a file without faults by itself. Only where it refuses does the JSON Schema of the same type run, since it
names every fault and its path; following that path in the nodes gives the place in the file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

import msgspec
from msgspec import Struct

from memocli.characters import may_be_odd
from memocli.codes import diagnostic
from memocli.fields import Entries, kind_named, read_field
from memocli.load.decode.depth import check_depth
from memocli.load.decode.language_marks import check_language_marks
from memocli.load.decode.lost_text import check_text, meant_text, rejoin, with_empty_lines
from memocli.load.decode.markdown_blocks import check_blocks
from memocli.load.decode.odd_characters import check_characters, readable
from memocli.memo.keys import FREE_TEXT, keys_of
from memocli.nodes import Node, Scalar, Sequence, is_empty
from memocli.text import Placed, Span, TextFile

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from memocli.diagnostics import Diagnostic
    from memocli.load.decode.unknown_keys import KeyCorrection

T = TypeVar("T")
_ROUNDS: Final = 50
# A text is a claim, a title, an abstract: the memo of a whole year has fewer characters. Every cost of a text is bounded by this.
_LONGEST: Final = 100_000
_COLOUR_BEHIND: Final = re.compile(r":[ \t]+#([0-9A-Fa-f]{6})\b")
_EMPTY_CELL: Final = Placed("", Span(TextFile("", ""), 0, 0))
_LIST_BELOW: Final = re.compile(r":[ \t]*(?:#.*)?\r?\n *- ")
# Below these, the authors choose the keys: those of figures and abbreviations are printed, and texts below the others belong to the
# key above.
_NAMES_OF_ENTRIES: Final = ("figures", "abbreviations", "foreign-words")
_NAMED_TEXTS: Final = ("waive", "abbreviations")


class Decoded(Struct, Generic[T]):
    """The value of a file, None where nothing is left of it, and what had to be left out."""

    value: T | None = None
    diagnostics: list[Diagnostic] = []


def decode(root: Node, kind: type[T]) -> Decoded[T]:
    """Read `root` as a `kind`. Faulty keys and entries are reported and left out."""
    decoded: Decoded[T] = Decoded()
    data = _data(root, decoded.diagnostics, keys_of(cast("Hashable", kind)))
    keys: KeyCorrection | None = None
    reported = False
    for _ in range(_ROUNDS):
        try:
            decoded.value = msgspec.convert(data, kind, strict=False, dec_hook=read_field)
        except (msgspec.ValidationError, ValueError):
            faults = list(_validator(cast("Hashable", kind)).iter_errors(_plain(data)))
            if not faults:
                raise  # the schema and the types disagree: a fault of memocli
            # Imported here, as in what follows: only a faulty file needs it.
            from memocli.load.decode.schema_errors import translate
            from memocli.load.decode.unknown_keys import KeyCorrection

            keys = keys or KeyCorrection(root, kind)
            unknown = [fault for fault in faults if fault.kind.name == "additionalProperties"]
            if unknown:  # These come first: one may be the very key that seems to be missing.
                for fault in unknown:
                    path = list(fault.instance_path)
                    said = keys.correct(list(fault.kind.unexpected), path, _at(data, path))
                    decoded.diagnostics.extend(said)
                continue
            if not reported:
                for fault in faults:
                    if not keys.explains(fault):
                        decoded.diagnostics.extend(translate(fault, root, kind))
                reported = True
            # Later rounds clear away what the first one's gaps have left incomplete.
            if not _leave_all_out(data, faults):
                return decoded
            data = _without_gaps(data)
        else:
            return decoded
    return decoded


class _KindKeyword:
    """The keyword `kind` of our text schemas: the table of kinds decides, as it does for msgspec."""

    def __init__(self, _schema: dict[str, Any], value: str, _path: list[str]) -> None:
        self._kind = kind_named(value)

    def validate(self, instance: Any) -> None:
        """Raise ValueError, with the kind's name, where the value is of another kind."""
        if not self._kind.fits(instance):
            raise ValueError(self._kind.name)


@cache
def _validator(kind: Hashable) -> Any:
    # Imported here: only a faulty file needs it, and it costs 30 ms.
    import jsonschema_rs

    from memocli.load.decode.schema_paths import text_schema

    schema = text_schema(cast("type", kind))
    return jsonschema_rs.validator_for(schema, keywords={"kind": _KindKeyword})


def _data(node: Node, diagnostics: list[Diagnostic], known: frozenset[str], key: str = "") -> Any:
    """Plain lists, mappings and placed texts; what has no value is reported and stays as an empty text.

    `key` is the key that the node belongs to, and `known` are the keys of this kind of file.
    """
    if isinstance(node, Scalar):
        return _text(node, diagnostics, known, key)
    if isinstance(node, Sequence):
        message, hint = "an entry of the list is empty", "write it, or delete it"
        empty = (item for item in node.items if is_empty(item) and not _is_cell(item, key))
        diagnostics.extend(diagnostic("F005", message, item.span, hint) for item in empty)
        return [_data(item, diagnostics, known, key) for item in node.items]
    data: dict[Placed, Any] = {}
    entries = node.entries
    if any(map(is_empty, entries.values())):
        entries, cuts = rejoin(node, key, known)
        diagnostics.extend(cuts)
        diagnostics.extend(_no_values(entries, known, key))
    if key in _NAMES_OF_ENTRIES:
        odd = filter(may_be_odd, entries)
        diagnostics.extend(fault for name in odd for fault in check_characters(name, key))
    for name, value in entries.items():
        below = key if key in _NAMED_TEXTS else name
        data[name] = (
            _text(value, diagnostics, known, below)  # three of four: without a further call
            if isinstance(value, Scalar)
            else _data(value, diagnostics, known, below)
        )
    return Entries(data)


def _is_cell(node: Node, key: str) -> bool:
    """Whether it is a cell of a table that is empty on purpose: `""`."""
    return key == "rows" and isinstance(node, Scalar) and node.value is not None


def _text(node: Scalar, diagnostics: list[Diagnostic], known: frozenset[str], key: str) -> Placed:
    if node.span.end - node.span.start > _LONGEST:
        diagnostics.append(_too_long(node, key))
        return Placed("", node.span)
    text, raw = node.value, node.span.text
    # Most texts are ids, dates and addresses on one line, in which none of these faults can be.
    if key in FREE_TEXT or "\n" in raw or "\r" in raw:
        faults = list(check_text(node, key, known))
        diagnostics.extend(faults)
        if not any(fault.code == "F013" for fault in faults):
            diagnostics.extend(check_blocks(node, key))
            diagnostics.extend(check_depth(node, key))
            diagnostics.extend(check_language_marks(node, key))
        text = meant_text(node, known) if faults else text
    if text is None:
        return Placed("", node.span)
    if may_be_odd(text):
        diagnostics.extend(check_characters(text, key))
        text = readable(text)
    return with_empty_lines(text) if "\n" in text else text


def _too_long(node: Scalar, key: str) -> Diagnostic:
    start, file = node.span.start, node.span.file
    end = file.text.find("\n", start, node.span.end)
    message = f"the text of `{key}` has {len(node.span.text):,} characters, and a text may have {_LONGEST:,}"
    hint = "something else was pasted into it: delete that, or divide the text"
    return diagnostic("F006", message, Span(file, start, node.span.end if end < 0 else end), hint)


def _no_values(
    entries: dict[Placed, Node], known: frozenset[str], key: str
) -> Iterator[Diagnostic]:
    """The keys without a value; a waiver without a reason has a rule of its own, and so has a key that is not known."""
    for name, value in entries.items():
        if is_empty(value) and (name in known or key in _NAMES_OF_ENTRIES) and key != "waive":
            yield _no_value(name)


def _no_value(key: Placed) -> Diagnostic:
    hint = f"write a value after `{key}:`, or delete the line"
    if colour := _COLOUR_BEHIND.match(key.span.file.text, key.span.end):
        hint = f"write `{key}: {colour[1]}`: without quotation marks, ` #` begins a comment"
    elif _LIST_BELOW.match(key.span.file.text, key.span.end):
        hint = f"indent the lines below it that begin with `- `, so that they belong to `{key}`"
    return diagnostic("F005", f"`{key}` has no value", key.span, hint)


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data)


def _leave_all_out(data: Any, faults: list[Any]) -> bool:
    """Leave out every faulty place; False where one of them would be the whole file."""
    done = [_leave_out(data, fault) for fault in faults]
    return all(done)


def _leave_out(data: Any, fault: Any) -> bool:
    """Empty the faulty key or entry in `data`; False where that would be the whole file."""
    path = list(fault.instance_path)
    holder = _at(data, path[:-1])
    if fault.kind.name != "required" and path and isinstance(holder, dict):
        holder.pop(str(path[-1]), None)
        return True
    # Where a key is missing, the whole entry of the nearest list is left out; without a list, the key of the file.
    first = path[:1]
    while path:
        step = path.pop()
        holder = _at(data, path)
        if isinstance(holder, list) and isinstance(step, int):
            # A cell of a row keeps its place, or others would stand under the wrong head.
            holder[step] = _EMPTY_CELL if path and isinstance(path[-1], int) else None
            return True
    return bool(first) and data.pop(str(first[0]), None) is not None


def _at(data: Any, path: list[str | int]) -> Any:
    for step in path:
        if isinstance(data, dict) and str(step) in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return {}
    return data


def _without_gaps(data: Any) -> Any:
    """The data without the entries that were emptied."""
    if isinstance(data, Entries):
        return Entries({data.places[key]: _without_gaps(value) for key, value in data.items()})
    if isinstance(data, list):
        return [_without_gaps(value) for value in data if value is not None]
    return data
