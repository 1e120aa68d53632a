"""Colours: how well one can be read on another, by the examples of WCAG, and what is taken instead."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples

from memocli.colour import WHITE, contrast, readable
from memocli.document import Design

COLOURS = st.binary(min_size=3, max_size=3).map(bytes.hex)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        # The greys on either side of the limit, as every checker of contrast has them.
        ("767676", "ffffff", 4.54),
        ("777777", "ffffff", 4.48),
        ("ff0000", "ffffff", 4.00),
        ("0000ff", "ffffff", 8.59),
    ],
)
def test_contrast(one: str, other: str, wanted: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == wanted


def test_every_colour_of_ours_can_be_read_on_paper_and_on_the_band() -> None:
    ours = Design()
    words = [ours.ink, ours.muted, ours.accent, ours.link, *ours.verdict_colours.values()]
    assert min(contrast(one, ground) for one in words for ground in (WHITE, ours.band)) >= 4.5
    assert len(set(ours.verdict_colours.values())) == len(ours.verdict_colours) == 4


@examples(300)
@given(COLOURS)
def test_what_is_taken_instead_can_be_read_and_has_the_hue(colour: str) -> None:
    for ground in (WHITE, "15181c"):
        taken = readable(colour, ground)
        assert contrast(taken, ground) >= 4.5
        if contrast(colour, ground) >= 4.5:
            assert taken == colour
        hues = [
            colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(one)))
            for one in (colour, taken)
        ]
        away = abs(hues[0][0] - hues[1][0])
        is_grey = min(one[2] for one in hues) < 0.3 or not 0.1 < hues[1][1] < 0.9
        assert is_grey or min(away, 1 - away) < 0.05
