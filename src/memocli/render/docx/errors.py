"""What can go wrong with a house template."""

from __future__ import annotations

from memocli.render.errors import RenderError


class DocxTemplateError(RenderError):
    """The house template cannot be used; the message is one sentence that says why."""
