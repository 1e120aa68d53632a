"""How large a picture is set."""

from __future__ import annotations

from memocli.document import Design, Picture

_PIXELS_PER_INCH = 96


def fitted(picture: Picture, room: float, page_height: float) -> tuple[float, float]:
    """Width and height in inches: 96 pixels an inch, but not wider than `room`, nor higher than two thirds of a page."""
    width, height = picture.width / _PIXELS_PER_INCH, picture.height / _PIXELS_PER_INCH
    scale = min(1.0, room / width, page_height * 2 / 3 / height)
    return width * scale, height * scale


def column_pixels(picture: Picture, design: Design) -> tuple[int, int]:
    """Width and height in pixels, for a picture in a text column."""
    column = (design.page_width - 2 * design.margin_side - design.column_gap) / 2
    width, height = fitted(picture, column, design.page_height)
    return max(1, round(width * _PIXELS_PER_INCH)), max(1, round(height * _PIXELS_PER_INCH))
