"""The characters of a page, one for each that pdfium counts, so that places in the text are those that it knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_HALVES: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_NO_CHARACTER: Final = "\ufffd"


def characters(codes: Iterable[int]) -> str:
    """A sign of two halves (𝛼) counts as two: behind it stands a sign that is none. Halves alone mean nothing."""
    said = "".join(chr(code) if code < 0x110000 else _NO_CHARACTER for code in codes)
    return _HALF.sub(_NO_CHARACTER, _HALVES.sub(lambda two: f"{_joined(two[0])}\0", said))


def _joined(halves: str) -> str:
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
