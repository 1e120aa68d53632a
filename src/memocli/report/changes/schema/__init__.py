"""What the keys of the JSON of changes mean: a JSON Schema, in which every object has all its keys and no others."""

from __future__ import annotations

import json
from typing import Final

from memocli.report.changes.schema.charts import CHARTS
from memocli.report.changes.schema.claims import CLAIMS
from memocli.report.changes.schema.figures import FIGURES
from memocli.report.changes.schema.memos import MEMOS
from memocli.report.changes.schema.parts import PARTS
from memocli.report.changes.schema.types import Type, described, list_of, of

VERSION: Final = 1
NAME: Final = "changes"

_WHOLE: Final = described(
    "What changed from one memo to another, as `memocli diff --output-format json` prints it. What does not apply is null.",
    {
        "version": (
            {"const": VERSION},
            "the version of this format: keys keep their meaning while it is 1",
        ),
        "old": (of("memo"), "the earlier memo"),
        "new": (of("memo"), "the later memo"),
        "summary": (of("summary"), "counts of all changes, whatever was selected"),
        "selected": (of("selected"), "what was asked for; the keys below hold only that"),
        "head": (list_of(of("field")), "keys of memo.yaml that are printed and differ"),
        "parts": (
            list_of(of("part")),
            "the parts with their findings and claims, in the order of the later memo; what is gone stands after what it followed in the earlier one",
        ),
        "figures": (of("figures"), "figures by their names, whichever claim states them"),
        "records": (
            list_of(of("record")),
            "sources that both memos cite, and whose records differ",
        ),
    },
)
SCHEMA: Final[Type] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": NAME,
    **_WHOLE,
    "$defs": {**MEMOS, **PARTS, **CHARTS, **CLAIMS, **FIGURES},
}


def changes_schema() -> str:
    """The schema as JSON text."""
    return json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
