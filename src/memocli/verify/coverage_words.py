"""A coverage in sentences, which all its forms share."""

from __future__ import annotations

from collections import Counter
from typing import Final

from memocli.verify.coverage import Holding, asked

HELD: Final[dict[Holding, str]] = {
    "whole": "held in full",
    "part": "held in part",
    "unchecked": "not checked here",
    "nothing": "not held",
    "apart": "resting on no source",
}
_LESS: Final[tuple[tuple[Holding, str], ...]] = (
    ("part", "in part"),
    ("unchecked", "not checked here"),
    ("nothing", "not at all"),
)


def sentence(counts: Counter[Holding]) -> str:
    """How far claims are held: "12 of 83 claims are held in full by the evidence, 5 in part, 66 not at all; 4 rest on no source"."""
    number, apart = asked(counts), counts["apart"]
    if not number:
        return f"{_claims(apart)} {_rest(apart)} on no source" if apart else "there is no claim"
    whole = counts["whole"]
    said = (
        f"{whole} of {_claims(number)} {'is' if whole == 1 else 'are'} held in full by the evidence"
    )
    more = [f"{counts[holding]} {words}" for holding, words in _LESS if counts[holding]]
    said = ", ".join([said, *more])
    return f"{said}; {apart} {_rest(apart)} on no source" if apart else said


def not_here(number: int) -> str:
    """What to know of private copies that this machine does not have; empty where there are none."""
    if not number:
        return ""
    is_one = number == 1
    copies = "1 private copy is" if is_one else f"{number} private copies are"
    return f"{copies} not on this machine: what {'it holds' if is_one else 'they hold'} was not checked here"


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"


def _rest(number: int) -> str:
    return "rests" if number == 1 else "rest"
