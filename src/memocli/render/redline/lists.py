"""The lists with numbers of both memos: what is restored of the old one needs its own."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from memocli.ooxml.package import written
from memocli.render.redline.package import Side
from memocli.render.redline.pieces import W

_LISTS: Final = "word/numbering.xml"


def merged_lists(was: Side, now: Side) -> dict[str, bytes]:
    """The part that numbers the lists, with those of the old memo that the new one lacks; nothing where it lacks none."""
    if _LISTS not in was.parts or _LISTS not in now.parts:
        return {}
    old, new = (etree.fromstring(side.parts[_LISTS]) for side in (was, now))
    lists = new.findall(f"{W}num")
    there = {one.get(f"{W}numId") for one in lists}
    lacking = [one for one in old.iterfind(f"{W}num") if one.get(f"{W}numId") not in there]
    if not lacking or not lists:
        return {}
    behind = new.index(lists[-1]) + 1
    for place, one in enumerate(lacking, start=behind):
        new.insert(place, deepcopy(one))
    return {_LISTS: written(new)}
