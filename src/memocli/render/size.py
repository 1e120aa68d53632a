"""How large a picture is set."""

from __future__ import annotations

from memocli.document import Picture
from memocli.render.design import DESIGN

_PIXELS_PER_INCH = 96


def fitted(picture: Picture, room: float) -> tuple[float, float]:
    """Width and height in inches: 96 pixels an inch, but not wider than `room`, nor higher than two thirds of a page."""
    width, height = picture.width / _PIXELS_PER_INCH, picture.height / _PIXELS_PER_INCH
    scale = min(1.0, room / width, DESIGN.page_height * 2 / 3 / height)
    return width * scale, height * scale


def column_pixels(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels, for a picture in a text column."""
    column = (DESIGN.page_width - 2 * DESIGN.margin_side - DESIGN.column_gap) / 2
    width, height = fitted(picture, column)
    return max(1, round(width * _PIXELS_PER_INCH)), max(1, round(height * _PIXELS_PER_INCH))
