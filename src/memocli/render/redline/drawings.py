"""Pictures and charts: a drawing in the text, and the part of the file that it shows."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Final

from msgspec import Struct

from memocli.ooxml.package import Element
from memocli.ooxml.parts import relationship
from memocli.render.docx.charts import CHARTS
from memocli.render.docx.charts import relation_id as chart_id
from memocli.render.docx.pictures import MEDIA
from memocli.render.docx.pictures import relation_id as picture_id
from memocli.render.redline.package import BODY, Side
from memocli.render.redline.pieces import DRAWING, R, plain

# What of a drawing is of its file alone; in its words, quotation marks are `&quot;`.
_OF_THE_FILE: Final = re.compile(r' (?:id|name|r:embed|r:id)="[^"]*"')


class _Place(Struct, frozen=True):
    """Where a drawing names a part: in this attribute of this element; `path` is that of the part."""

    element: Element
    attribute: str
    path: str

    @property
    def is_chart(self) -> bool:
        """Whether it is a chart, not a picture."""
        return self.path.startswith(CHARTS)


def shown(drawing: Element, side: Side) -> str:
    """What a drawing shows, wherever it stands: its size and words, and the bytes of its picture or chart."""
    parts = [side.parts[place.path] for place in _places(drawing, side)]
    digests = [hashlib.sha256(part).hexdigest() for part in parts]
    return "".join([_OF_THE_FILE.sub("", plain(drawing)), *digests])


class Drawings:
    """The parts that deleted drawings of the old body bring along, and the relationships to them."""

    def __init__(self, was: Side, now: Side) -> None:
        self._was = was
        self._pictures = count(_first_free(MEDIA, now))
        self._charts = count(_first_free(CHARTS, now))
        names = (name for name in now.targets[BODY] if name.startswith("picture"))
        self._known = {now.parts[now.leads_to(name)]: name for name in names}
        self.parts: dict[str, bytes] = {}
        self.relations = ""

    def adopted(self, content: Element, ids: Iterator[int]) -> Element:
        """A copy of an old drawing for the new file, with the next of the `ids`; of anything else, as it is."""
        copy = deepcopy(content)
        if content.tag != DRAWING:
            return copy
        number = str(next(ids))
        for named in copy.iter("{*}docPr", "{*}cNvPr"):
            named.set("id", number)
        for place in _places(copy, self._was):
            bring = self._chart if place.is_chart else self._picture
            place.element.set(place.attribute, bring(self._was.parts[place.path], place.path))
        return copy

    def _picture(self, content: bytes, path: str) -> str:
        """The relationship of a picture, which the new memo may have too."""
        if content not in self._known:
            number = next(self._pictures)
            name = self._known[content] = picture_id(number)
            ending = posixpath.splitext(path)[1]
            self._bring(content, name, "image", f"{MEDIA}memocli{number}{ending}")
        return self._known[content]

    def _chart(self, content: bytes, _: str) -> str:
        """The relationship of a chart: each has a part of its own, also one that looks like another, since Word shares none."""
        number = next(self._charts)
        self._bring(content, chart_id(number), "chart", f"{CHARTS}memocli{number}.xml")
        return chart_id(number)

    def _bring(self, content: bytes, name: str, kind: str, path: str) -> None:
        self.parts[path] = content
        self.relations += relationship(name, kind, f"/{path}")


def _places(drawing: Element, side: Side) -> list[_Place]:
    named = [(one, f"{R}embed") for one in drawing.iter("{*}blip")]
    named += [(one, f"{R}id") for one in drawing.iter("{*}chart")]
    return [_Place(one, name, side.leads_to(one.get(name, ""))) for one, name in named]


def _first_free(folder: str, side: Side) -> int:
    numbers = re.compile(rf"{folder}memocli([0-9]+)\.")
    return 1 + max(
        (int(found[1]) for path in side.parts if (found := numbers.match(path))), default=0
    )
