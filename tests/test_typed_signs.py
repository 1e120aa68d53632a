"""Signs of a keyboard in a text: each is found with what is printed in its place, and no word is changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.prose import find_typed_signs

MARKS = ("“", "”")
DASH = "–"


def mended(text: str) -> str:
    """The text with each sign replaced as the hint says."""
    for sign in reversed(list(find_typed_signs(text, MARKS, DASH))):
        # The words beside it, which the hint shows, are the same in both.
        same = len(sign.typed) - (sign.end - sign.start)
        printed = len(sign.printed) - same
        before = next(
            place
            for place in range(same + 1)
            if sign.typed[place:].startswith(text[sign.start : sign.end])
            and sign.typed[:place] == sign.printed[:place]
            and sign.typed[place + sign.end - sign.start :] == sign.printed[place + printed :]
        )
        text = text[: sign.start] + sign.printed[before : before + printed] + text[sign.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the unit -- nine members --- said", "the unit – nine members — said"),
        ("2015--2018", "2015–2018"),
        ("the unit - nine members - said", "the unit – nine members – said"),
        ("in 2018 - of “all” - “no” - *yes*", "in 2018 – of “all” – “no” – *yes*"),
        ("Mexico\u00a0- a state", "Mexico\u00a0– a state"),
        ("the report... no more", "the report… no more"),
        ('he said "no" ("never")', "he said “no” (“never”)"),
        ("the office's 'files'", "the office’s ‘files’"),
        ("in *'files'*", "in *‘files’*"),
        ("two  blanks,\u00a0 and\u00a0\u00a0three   more", "two blanks, and three more"),
        ("a word , another .", "a word, another."),
        ("a word  , another", "a word, another"),
        ("a word\u00a0.", "a word."),
    ],
)
def test_a_typed_sign_becomes_the_printed_one(typed: str, printed: str) -> None:
    assert mended(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "well-known – and more — of it…",
        "5'10 and 6\" in all",
        "5 - 3 = 2 and 2015 - 2018 and - 4 degrees, from 3 to - 4",
        "a formula: x - y, 2 - x",
        "AP - PGR - SDHPDSC - 12 and FED - SEIDO",
        "https://example.org/a - 5 and `git - m`",
        "- one\n- another\n  - a third",
        "pre- and post-trial, well-known -ism",
        "a calibre of .45 and ,5 more",
        "1\u00a0000 files",
        "https://example.org/a--b?c=... and `--draft` and www.example.org/--",
        "[there](https://example.org/it's)",
        "one line \nanother\n\n  a third",
        "| --- | --- |\n|---|",
        "a line\n----\nanother",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(find_typed_signs(text, MARKS, DASH)) == []


def test_the_marks_of_quotations_are_those_of_the_language() -> None:
    found = find_typed_signs('dijo "no" - y se fue', ("«", "»"), "—")
    assert [sign.printed for sign in found] == ["«", "»", "—"]


@given(st.text(alphabet="ab 1\u00a0-.,'\"“”’([])\n|*", max_size=40))
def test_a_mend_changes_no_word_and_leaves_nothing_to_mend(text: str) -> None:
    once = mended(text)
    assert re.findall(r"\w+", once) == re.findall(r"\w+", text)
    assert [sign.typed for sign in find_typed_signs(mended(mended(once)), MARKS, DASH)] == []
