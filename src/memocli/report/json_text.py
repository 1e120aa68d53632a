"""JSON that people and programs can read alike."""

from __future__ import annotations

import json
from typing import Any

from memocli.report.sanitize import escaped_for_json


def json_text(value: dict[str, Any]) -> str:
    """`value` as indented JSON with a line break at the end, letters readable, the rest escaped."""
    return escaped_for_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
