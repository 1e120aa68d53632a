"""The JSON Schemas of the seven kinds of files, made from the model, and what they say as tables."""

from __future__ import annotations

import json
from typing import Any, Final, cast

from memocli.fields import schema_of
from memocli.memo import (
    Custom,
    FigureMeanings,
    Head,
    Organizations,
    Part,
    ProjectSettings,
    SourceFile,
)

SCHEMAS: Final[dict[str, type]] = {
    "memo": Head,
    "part": Part,
    "sources": SourceFile,
    # Its keys are the ids of sources.
    "annotations": cast("type", dict[str, Custom]),
    "organizations": Organizations,
    "figures": FigureMeanings,
    "project": ProjectSettings,
}


def schema_text(kind: type) -> str:
    """The schema as JSON text, the same for the same model."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(kind)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def key_table(name: str) -> str:
    """The keys of one type of the model as a Markdown table: docs/format.md has one for each."""
    types = {
        title: schema
        for kind in SCHEMAS.values()
        for title, schema in schema_of(kind)["$defs"].items()
    }
    schema = types[name]
    rows = ["| key | | what it says |", "|---|---|---|"]
    for key, described in schema["properties"].items():
        needed = "needed" if key in schema.get("required", ()) else ""
        rows.append(f"| `{key}` | {needed} | {_sentence(described)} |")
    return "\n".join(rows) + "\n"


def _sentence(described: dict[str, Any]) -> str:
    words = str(described["description"]).replace("|", "\\|")
    return words[:1].upper() + words[1:]
