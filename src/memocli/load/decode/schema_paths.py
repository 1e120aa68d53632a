"""Paths of the JSON Schema's faults: what is there in the file, and what the schema wants there."""

from __future__ import annotations

from functools import cache
from typing import Any

from memocli.fields import schema_of
from memocli.nodes import Mapping, Node, Sequence
from memocli.text import Placed


@cache
def text_schema(shape: type) -> dict[str, Any]:
    """The schema of a type for values that are still texts; a file may have thousands of faults."""
    return schema_of(shape, of_texts=True)


def node_at(root: Node, path: list[str | int]) -> tuple[Node, Placed | None]:
    """The node at `path` (the last one that exists), and the key that leads to it."""
    node, key = root, None
    for step in path:
        # A key such as `2018` comes as a number.
        if isinstance(node, Mapping):
            key = node.key(str(step))
            if key is None:
                break
            node = node.entries[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            break
    return node, key


def schema_at(schema: dict[str, Any], path: list[str | int]) -> dict[str, Any]:
    """What the schema says of the value at `path`."""
    place: Any = schema
    for step in [*path, None]:
        while "$ref" in place or "$ref" in place.get("then", ()):
            reference = place.get("$ref") or place["then"]["$ref"]  # a text, or a mapping
            place = schema["$defs"][reference.rpartition("/")[2]]
        if step is None:
            break
        if isinstance(step, int):
            place = place.get("items", {})
        else:
            rest = place.get("additionalProperties") or {}
            place = place.get("properties", {}).get(step, rest)
    return dict(place)


def known_keys(schema: dict[str, Any], path: list[str | int]) -> list[str]:
    """The keys that may stand at `path`."""
    return sorted(schema_at(schema, path).get("properties", {}))
