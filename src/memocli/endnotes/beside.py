"""What a note says of a source and CSL has no field for: the translated title, and the address of an archived copy.

Both stand in full notes only, whatever the style: the title in the memo's language in brackets after the title, the archived
copy after the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from memocli.endnotes.record import (
    BOLD_OFF,
    ITALIC_OFF,
    CslItem,
    Record,
    clean,
    slot,
    without_full_stop,
)
from memocli.endnotes.style import Marks

TRANSLATION_SLOT: Final = chr(0x10FFFA)
ARCHIVE_SLOT: Final = chr(0x10FFFB)


def beside_record(item: CslItem) -> dict[str, str]:
    """The two texts by their slots; only those that the item has."""
    custom = item.get("custom")
    given = custom if isinstance(custom, Mapping) else {}
    texts = {
        TRANSLATION_SLOT: without_full_stop(clean(given.get("translated-title"))),
        ARCHIVE_SLOT: clean(given.get("archive-url")),
    }
    return {place: text for place, text in texts.items() if text}


def add_translation(layout: str, record: Record, marks: Marks) -> str:
    """The layout with the translated title behind the title; as it is where the title is not printed."""
    return _behind(layout, record, "title", f" [{TRANSLATION_SLOT}]", marks.closing)


def add_archive(layout: str, record: Record, wording: str) -> str:
    """The layout with the archived copy behind the address, or at its end; `wording` has `{}` for the archive's address."""
    said = f", {wording.format(ARCHIVE_SLOT)}"
    added = _behind(layout, record, "URL", said)
    return added if added != layout else layout + said


def _behind(layout: str, record: Record, variable: str, text: str, closing: str = "") -> str:
    """`text` behind the variable's first place, and behind the formats and the quotation mark that end there."""
    for index, word in enumerate(record.words):
        at = layout.find(slot(index)) if word.variable == variable else -1
        if at >= 0:
            ends = "|".join(map(re.escape, filter(None, (ITALIC_OFF, BOLD_OFF, closing))))
            end = re.compile(f"(?:{ends})*").match(layout, at + 1)
            assert end is not None  # it matches nothing at all, too
            return layout[: end.end()] + text + layout[end.end() :]
    return layout
