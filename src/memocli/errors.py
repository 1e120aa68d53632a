"""The one exception that means "tell the user": any other exception is a bug of memocli."""

from __future__ import annotations


class UserError(Exception):
    """Something can't be done as asked; the message is one sentence for the user, which names the file or the place."""


class MissingLibrary(UserError):
    """An output needs a library that this machine lacks; `cli` adds what to type on this system."""
