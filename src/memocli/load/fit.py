"""Nodes become model values. What does not fit is reported and left out; the rest is kept.

msgspec reads a sound file by itself. Only where it refuses does the JSON Schema of the same type run, since it
names every fault and its path; a path is then walked in the nodes to the place in the file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import msgspec

from memocli.diagnostics import Diagnostic, Severity
from memocli.shape import CUSTOM_TYPES, FORMATS, Day, Entries, read_custom, schema_of
from memocli.suggest import nearest
from memocli.syntax import Mapping, Node, Scalar, Sequence
from memocli.text import Placed, Span

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")
_ROUNDS: Final = 50


def fit(root: Node, kind: type[T]) -> tuple[T | None, list[Diagnostic]]:
    """Read `root` as a `kind`. Faulty keys and entries are reported and left out; None where nothing is left."""
    diagnostics: list[Diagnostic] = []
    data = _data(root, diagnostics)
    for attempt in range(_ROUNDS):
        try:
            return msgspec.convert(data, kind, strict=False, dec_hook=read_custom), diagnostics
        except (msgspec.ValidationError, ValueError) as error:
            faults = list(_validator(cast("Hashable", kind)).iter_errors(_plain(data)))
            if attempt == 0:
                for fault in faults:
                    diagnostics.extend(_translate(fault, root, kind))
            if not diagnostics:
                message = str(error).partition(" - at ")[0]
                diagnostics.append(_fault("F006", message[:1].lower() + message[1:], root.span))
            # Later rounds only clear away what the first one's gaps have left incomplete.
            if not faults or not _leave_all_out(data, faults):
                return None, diagnostics
            data = _without_gaps(data)
    return None, diagnostics


@cache
def _validator(kind: Hashable) -> Any:
    # Imported here: only a faulty file needs it, and it costs 30 ms.
    import jsonschema_rs

    return jsonschema_rs.validator_for(
        schema_of(cast("type", kind), of_texts=True), formats=FORMATS, validate_formats=True
    )


def _data(node: Node, diagnostics: list[Diagnostic], key: str = "") -> Any:
    """Plain lists, mappings and placed texts; what has no value is reported and stays as an empty text."""
    if isinstance(node, Scalar):
        return node.value if node.value is not None else Placed("", node.span)
    if isinstance(node, Sequence):
        diagnostics.extend(
            _fault("F005", "an entry of the list is empty", item.span, "write it, or delete it")
            for item in node.items
            if _is_empty(item)
        )
        return [_data(item, diagnostics) for item in node.items]
    data: dict[Placed, Any] = {}
    previous: Placed | None = None
    for name, value in node.entries.items():
        # A waiver without a reason has a rule of its own.
        if _is_empty(value) and key != "waive":
            diagnostics.append(_no_value(name, node.entries.get(previous) if previous else None))
        data[name] = _data(value, diagnostics, str(name))
        previous = name
    return Entries(data)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.value is None or not node.value.strip())


def _no_value(key: Placed, before: Node | None) -> Diagnostic:
    if re.fullmatch(r"\d{3}", key) and isinstance(before, Scalar) and before.value:
        span = Span(key.span.file, before.span.start, key.span.end)
        message = f"a comma ends the number: `{before.value}` and `{key}` are read as two entries"
        return _fault("F006", message, span, f"write `{before.value}{key}`")
    hint = f"write a value after `{key}:`, or delete the line"
    return _fault("F005", f"`{key}` has no value", key.span, hint)


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data)


def _fault(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, hint)


def _walk(root: Node, path: list[str | int]) -> tuple[Node, Placed | None]:
    """The node at `path` (the last one that exists), and the key that leads to it."""
    node, key = root, None
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            key = node.key(step)
            if key is None:
                break
            node = node.entries[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            break
    return node, key


def _first_line(span: Span) -> Span:
    """A block is shown by its first line; the fault is its kind, not its every word."""
    end = span.file.text.find("\n", span.start)
    return Span(span.file, span.start, min(span.end, end) if end >= 0 else span.end)


def _translate(fault: Any, root: Node, shape: type) -> list[Diagnostic]:
    node, key = _walk(root, fault.instance_path)
    kind = fault.kind
    match kind.name:
        case "additionalProperties":
            known = _known_keys(schema_of(shape, of_texts=True), fault.instance_path)
            return [_unknown_key(node, name, known) for name in kind.unexpected]
        case "required":
            if isinstance(node, Mapping) and node.key(kind.property) is not None:
                return []
            place = _first_line(node.span)
            return [
                _fault(
                    "F005",
                    f"the key `{kind.property}` is missing",
                    place,
                    f"add a line `{kind.property}: …`",
                )
            ]
    if isinstance(node, Scalar) and _is_empty(node):
        return []
    if isinstance(node, Scalar):
        span, found = node.span, "a text" if kind.name == "type" else f"`{_short(node)}`"
    else:
        span = _first_line(key.span if key is not None else node.span)
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    what = f"`{key}`" if key is not None else "the entry" if fault.instance_path else "the file"
    message = f"{what} must be {_wanted(kind)}, not {found}"
    return [_fault("F006", message, span, _value_hint(node, kind))]


def _short(node: Scalar) -> str:
    words = " ".join((node.value or "").split())
    return words if len(words) <= 40 else words[:39] + "…"


def _known_keys(schema: dict[str, Any], path: list[str | int]) -> list[str]:
    """The keys that may stand at `path`, found by walking the schema along it."""
    place: Any = schema
    for step in [*path, None]:
        while "$ref" in place:
            place = schema["$defs"][place["$ref"].rpartition("/")[2]]
        if step is None:
            break
        if isinstance(step, int):
            place = place.get("items", {})
        else:
            rest = place.get("additionalProperties") or {}
            place = place.get("properties", {}).get(step, rest)
    return sorted(place.get("properties", {}))


def _unknown_key(node: Node, name: str, known: list[str]) -> Diagnostic:
    key = node.key(name) if isinstance(node, Mapping) else None
    close = nearest(name, known)
    if close:
        hint = f"did you mean `{close}`?"
    elif known and len(known) <= 12:
        hint = "known keys here: " + ", ".join(known)
    else:
        hint = "delete it; docs/format.md lists every key"
    return _fault("F004", f"unknown key `{name}`", key.span if key is not None else node.span, hint)


def _wanted(kind: Any) -> str:
    if kind.name == "pattern":
        for known in CUSTOM_TYPES.values():
            if known.text_schema.get("pattern") == kind.pattern:
                return known.wanted
    if kind.name == "format":
        return CUSTOM_TYPES[Day].wanted
    if kind.name == "enum":
        for known in CUSTOM_TYPES.values():
            if known.text_schema.get("enum") == kind.options:
                return known.wanted
        return " or ".join(map(str, kind.options))
    if kind.name == "type":
        names = {
            "object": "a mapping (`key: value` lines)",
            "array": "a list (lines that begin with `- `)",
        }
        return " or ".join(names.get(name, "a text") for name in kind.types)
    if kind.name == "anyOf":
        return "a text or a list of texts"
    return "such a value"


def _value_hint(node: Node, kind: Any) -> str:
    if kind.name == "type" and "array" in kind.types and isinstance(node, Scalar):
        return f"write `[{node.value}]`, or one line `- {node.value}` each"
    if kind.name == "enum" and isinstance(node, Scalar) and node.value:
        close = nearest(node.value, kind.options)
        return f"did you mean `{close}`?" if close else ""
    if kind.name == "pattern" and isinstance(node, Scalar) and node.value and "," in node.value:
        return f"write `{node.value.replace(',', '')}`"
    return ""


def _leave_all_out(data: Any, faults: list[Any]) -> bool:
    """Leave out every faulty place; False where one of them would be the whole file."""
    done = [_leave_out(data, fault) for fault in faults]
    return all(done)


def _leave_out(data: Any, fault: Any) -> bool:
    """Empty the faulty key or entry in `data`; False where that would be the whole file."""
    path = list(fault.instance_path)
    if fault.kind.name == "additionalProperties":
        holder = _at(data, path)
        for name in fault.kind.unexpected:
            holder.pop(name, None)
        return True
    if fault.kind.name != "required" and path and isinstance(path[-1], str):
        holder = _at(data, path[:-1])
        if isinstance(holder, dict):
            holder.pop(path[-1], None)
            return True
    # What lacks a key takes its whole entry in the nearest list with it; what holds no list is lost.
    while path:
        step = path.pop()
        holder = _at(data, path)
        if isinstance(holder, list) and isinstance(step, int):
            holder[step] = None
            return True
    return False


def _at(data: Any, path: list[str | int]) -> Any:
    for step in path:
        known = step in data if isinstance(data, dict) else isinstance(data, list)
        if known:
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
