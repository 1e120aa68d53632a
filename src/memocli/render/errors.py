"""The one exception that a renderer raises."""

from __future__ import annotations


class RenderError(Exception):
    """An output can't be made as promised; the message is one sentence that names the place or file."""
