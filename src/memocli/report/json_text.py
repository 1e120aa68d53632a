"""JSON that people and programs can read alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from msgspec.json import format as laid_out

from memocli.report.sanitize import escaped_for_json


def json_text(value: dict[str, Any], said: Callable[[Any], dict[str, Any]] | None = None) -> str:
    """`value` as indented JSON with a line break at the end, letters readable, the rest escaped.

    `said` tells what there is to say of an object in it that JSON does not know. It is asked when the turn of that object comes,
    so that of 10,000 claims only one is in memory in this form.
    """
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=said)
    # Python itself would indent value by value, and take seconds for as many.
    text = laid_out(escaped_for_json(line), indent=2)
    text += "\n"
    return text
