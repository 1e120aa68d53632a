"""Colours as six hexadecimal digits: how well one can be read on another, and which of the same hue can be."""

from __future__ import annotations

import colorsys
from typing import Final

WHITE: Final = "ffffff"
# What WCAG asks of words of any size (level AA).
READABLE: Final = 4.5
_STEPS: Final = 200


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, *grounds: str, least: float = READABLE) -> str:
    """The nearest colour of the same hue whose contrast to each ground is `least`: darker on light ones, lighter on dark ones.

    Black or white where there is none.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if _luminance(grounds[0]) > _luminance("777777") else 1.0
    for step in range(_STEPS + 1):
        way = lightness + (end - lightness) * step / _STEPS
        tried = _hexadecimal(colorsys.hls_to_rgb(hue, way, saturation))
        if all(contrast(tried, ground) >= least for ground in grounds):
            return tried
    return _hexadecimal((end, end, end))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    return red, green, blue


def _hexadecimal(parts: tuple[float, float, float]) -> str:
    return bytes(round(part * 255) for part in parts).hex()
