"""A draft is built in spite of faults: what its texts must not say."""

from __future__ import annotations

import re
from typing import Final

from memocli.load import Library

# Where an id stands that did not become a note: behind `@`, or in brackets without one.
_ID: Final = re.compile(r"(?P<sign>@\{?|\[|;\s*)(?P<id>\w(?:[\w:.#$%&+?<>~/-]*\w)?)")
# A sign that every font has. As many as the id has letters, so that all other places in the text stay what they were.
_HIDDEN: Final = "·"


def without_hidden_ids(text: str, library: Library) -> str:
    """The text, with dots for ids that may not be named.

    A citation that can't be read is printed as it was typed, with the id in it. Those that can be read are replaced by
    their notes afterwards, so that dots in them are not seen.
    """

    def hide(match: re.Match[str]) -> str:
        key = match["id"]
        is_id = match["sign"].startswith("@") or key in library.sources
        return (
            match[0] if not is_id or library.may_name(key) else match["sign"] + _HIDDEN * len(key)
        )

    return _ID.sub(hide, text)
