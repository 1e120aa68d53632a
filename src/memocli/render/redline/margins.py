"""The headers and footers, where the old and the new memo have other words there: the running title."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from memocli.ooxml.package import Element, written
from memocli.render.redline.blocks import paragraph_of
from memocli.render.redline.package import Side
from memocli.render.redline.pieces import Reader, W
from memocli.render.redline.tracked import Stamp, Writer

_PATH: Final = re.compile(r"word/(?:header|footer)[0-9]+\.xml")
# What a paragraph may hold so that we know how to merge it.
_KNOWN: Final = frozenset(
    f"{W}{name}" for name in "p pPr pStyle r rPr t tab fldChar instrText".split()
)


def merged_margins(was: Side, now: Side, stamp: Stamp) -> dict[str, bytes]:
    """The headers and footers that differ, by their paths; what we can't merge (page numbers in another language) is the new one's."""
    found: dict[str, bytes] = {}
    for path in now.parts:
        if _PATH.fullmatch(path) and was.parts.get(path, now.parts[path]) != now.parts[path]:
            old, new = (etree.fromstring(side.parts[path]) for side in (was, now))
            if _is_known(old) and _is_known(new) and len(old) == len(new):
                found[path] = written(_merged(old, new, stamp))
    return found


def _is_known(root: Element) -> bool:
    looks = {one for look in root.iter(f"{W}rPr") for one in look}
    return all(one.tag in _KNOWN or one in looks for one in root.iterdescendants())


def _merged(old: Element, new: Element, stamp: Stamp) -> Element:
    root, reader = deepcopy(new), Reader({})
    for place, (was, now) in enumerate(zip(old, new, strict=True)):
        root[place] = Writer(stamp, {}).lasting(
            paragraph_of(was, reader), paragraph_of(now, reader)
        )
    return root
