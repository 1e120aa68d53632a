"""The JSON Schema of a type of the model, and what its documentation says of each key."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec
from msgspec import Struct

from memocli.fields.table import KINDS


class Shape(
    Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, gc=False
):
    """Keys are kebab-case in the files; a key without a field is a fault."""


def schema_of(kind: type, *, of_texts: bool = False) -> dict[str, Any]:
    """The JSON Schema of a model type.

    With `of_texts`, the one for values as YAML gives them here, where numbers are still texts.
    """

    def hook(custom: type) -> dict[str, Any]:
        known = KINDS[custom]
        return dict(known.text_schema if of_texts else known.schema)

    schema = msgspec.json.schema(kind, schema_hook=hook)
    _simplify(schema, of_texts)
    for described in schema["$defs"].values():
        _describe(described)
    return schema


def _describe(schema: dict[str, Any]) -> None:
    """Give each key its line from the docstring of the class."""
    lead, _, keys = inspect.cleandoc(schema.get("description", "")).partition("\n\nKeys:\n")
    schema["description"] = " ".join(lead.split())
    for line in re.sub(r"\n {8,}", " ", keys).splitlines():
        key, _, words = line.strip().partition(": ")
        schema["properties"][key]["description"] = words


def _simplify(schema: Any, of_texts: bool) -> None:
    """Drop the `null` that msgspec allows for what may be left out; with `of_texts`, describe true and false as texts."""
    if isinstance(schema, dict):
        choices = schema.get("anyOf", [])
        if {"type": "null"} in choices:
            schema["anyOf"] = [choice for choice in choices if choice != {"type": "null"}]
            if len(schema["anyOf"]) == 1:
                schema.update(schema.pop("anyOf")[0])
        schema.pop("default", None)
        if of_texts and schema.get("type") == "boolean":
            schema.pop("type")
            schema.update(KINDS[bool].text_schema)
        if schema.pop("or-text", False) and not of_texts:
            schema["type"] = ["array", "string"]  # what reads the values sees a list in any case
        for value in schema.values():
            _simplify(value, of_texts)
    elif isinstance(schema, list):
        for value in schema:
            _simplify(value, of_texts)
