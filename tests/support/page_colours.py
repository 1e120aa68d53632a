"""The colours of printed pages: what a reader sees behind the text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from PIL import Image
from tests.support.programs import program, run

from memocli.document import Design

WATERMARK: Final = tuple(bytes.fromhex(Design().watermark))


def watermark_shares(pdf: Path) -> list[float]:
    """For each page of a PDF, how much of it has the colour of the word across a draft."""
    with tempfile.TemporaryDirectory() as folder:
        run(program("pdftoppm"), "-r", "36", "-png", pdf, Path(folder) / "page")
        return [_share(page) for page in sorted(Path(folder).glob("page-*.png"))]


def _share(page: Path) -> float:
    with Image.open(page) as opened:
        image = opened.convert("RGB")
        colours = {colour: count for count, colour in image.getcolors(1 << 24) or ()}
        return colours.get(WATERMARK, 0) / (image.width * image.height)
