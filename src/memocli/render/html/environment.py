"""How Jinja fills in the packaged page template: without a sandbox, since what stands in it is known."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, StrictUndefined

# For any template, that of a project too.
SETTINGS: Final[dict[str, Any]] = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
    "keep_trailing_newline": True,
}


def known_environment() -> Environment:
    """For the packaged template."""
    return Environment(**SETTINGS)  # noqa: S701  it escapes
