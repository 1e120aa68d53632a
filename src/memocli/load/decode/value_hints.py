"""What to type where a value is of another kind than the one that belongs at its place."""

from __future__ import annotations

from typing import Any, Final

from memocli.fields import advice, kind_named, number_meant
from memocli.nodes import Mapping, Node, Scalar

_PEOPLE: Final = frozenset(
    ("author", "editor", "translator", "interviewer", "contributor", "recipient")
)
_HYPHENS: Final = "-–— "
# With more keys a hint would be too long to be read.
_MOST_LISTED: Final = 6


def value_hint(node: Node, kind: Any, path: list[str | int], wanted: dict[str, Any]) -> str:
    """The hint for the value `node` at `path`; `kind` is the schema's fault, `wanted` what the schema says of the place."""
    names = [str(step) for step in path if isinstance(step, str)]
    key = names[-1] if names else ""
    value = (node.value or "") if isinstance(node, Scalar) else ""
    if kind.name == "kind" and isinstance(node, Scalar):
        return advice(kind_named(kind.value), value)
    if kind.name == "kind":
        if kind.value in ("text", "one-or-more"):
            return "put the text in quotation marks, or write it below `>-`"
        wanted_here = kind_named(kind.value)
        return wanted_here.hint or f"write {wanted_here.wanted} after `{key}:`"
    if "array" in kind.types:
        return _list_hint(node, key)
    if not path:
        return f"begin the file with its keys, {_listed(wanted)}"
    return (
        _entry_hint(value, key, wanted)
        if isinstance(path[-1], int)
        else _mapping_hint(value, key, wanted)
    )


def _list_hint(node: Node, key: str) -> str:
    if isinstance(node, Mapping) and key in _PEOPLE:
        return "put it in brackets: `[{…}]`"
    if isinstance(node, Mapping):
        return "write `- ` before the first key of each entry"
    value = (node.value or "") if isinstance(node, Scalar) else ""
    if key in _PEOPLE:
        return f"write `[{{literal: {value}}}]` for an institution, `[{{family: …, given: …}}]` for a person"
    entries = [line.strip() for line in node.span.text.replace(";", "\n").splitlines()]
    if entries[0].startswith(tuple(_HYPHENS)):
        return f"write `- {entries[0].lstrip(_HYPHENS)}`, with a hyphen and a space"
    if len(entries) > 1:
        return f"write each on a line of its own, as `- {entries[0]}`"
    return f"write `[{value}]`, or one line `- {value}` each"


def _mapping_hint(value: str, key: str, wanted: dict[str, Any]) -> str:
    known = wanted.get("properties", {})
    if key == "figures":
        return f"give each number a name: `figures: {{name: {number_meant(value) or 8335}}}`"
    if key == "waive":
        return f"say why: `waive: {{{value or 'CODE'}: the reason}}`"
    if key == "abbreviations":
        return f"say what each stands for: `abbreviations: {{{value or 'CNDH'}: …}}`"
    if key == "foreign-words":
        return kind_named("words-by-language").hint
    if value in known:
        sample = "true" if known[value].get("kind") == "truth" else "…"
        sample = "[…]" if known[value].get("type") == "array" else sample
        return f"write `{key}: {{{value}: {sample}}}`"
    return f"write below `{key}:` {_listed(wanted)}"


def _entry_hint(value: str, key: str, wanted: dict[str, Any]) -> str:
    if key in _PEOPLE:
        return f"write `{{literal: {value or '…'}}}` for an institution, `{{family: …, given: …}}` for a person"
    equals = "with a colon in place of `=`, " if "=" in value else ""
    return f"write the keys of the entry, {equals}{_listed(wanted)}"


def _listed(wanted: dict[str, Any]) -> str:
    """The keys that must be there, or else those that may be."""
    if wanted.get("required"):
        return ", ".join(f"`{name}: …`" for name in wanted["required"])
    names = sorted(wanted.get("properties", {}))
    more = ", or another key that docs/format.md lists" if len(names) > _MOST_LISTED else ""
    return "one of " + ", ".join(f"`{name}`" for name in names[:_MOST_LISTED]) + more
