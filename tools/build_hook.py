"""Put the templates into the wheel, as `memocli/templates`.

Only into a standard one: an editable install reads `templates/` of the checkout itself, and a copy would become out of date.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TemplatesHook(BuildHookInterface[Any]):
    """What hatchling calls before it builds a wheel; `version` is `standard` or `editable`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files whose place in the wheel is not that in the checkout."""
        if version == "standard":
            build_data["force_include"]["templates"] = "memocli/templates"
