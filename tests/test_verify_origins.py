"""Copies that reprint one another."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.verify.origins import Reprint, origins, reprints, shared
from memocli.verify.searchable import Searchable, searchable

_SYLLABLES = "ma re do ti lo su pa ne vi ca ro te li mo".split()


def words(seed: int, count: int) -> list[str]:
    """Words of no language, of one to six syllables."""
    random = Random(seed)
    return ["".join(random.choices(_SYLLABLES, k=random.randint(1, 6))) for _ in range(count)]


def copy_of(text: Sequence[str]) -> Searchable:
    blocks = (" ".join(text[at : at + 50]) for at in range(0, len(text), 50))
    return searchable(EvidenceText(tuple(Block(block, Place()) for block in blocks)))


def edited(text: Sequence[str], one_in: int) -> list[str]:
    random = Random(one_in)
    return [f"x{word}" if not random.randrange(one_in) else word for word in text]


def found(copies: dict[str, Searchable]) -> tuple[Reprint, ...]:
    return reprints(copies, copies.__getitem__)


RELEASE = words(1, 400)
PAGE = words(2, 3_000)
ARTICLE = words(3, 600)


def test_a_release_within_a_long_page() -> None:
    copies = {
        "agency": copy_of(RELEASE),
        "daily": copy_of([*PAGE[:1_500], *RELEASE, *PAGE[1_500:]]),
        "other": copy_of(ARTICLE),
    }
    assert found(copies) == (Reprint("agency", "daily", 1.0),)
    assert shared(copies["daily"], copies["agency"]) == 1


@pytest.mark.parametrize(("one_in", "least"), [(100, 0.97), (40, 0.93), (20, 0.85), (12, 0.75)])
def test_an_editor_changes_words(one_in: int, least: float) -> None:
    assert shared(copy_of(RELEASE), copy_of(edited(RELEASE, one_in))) >= least


def test_half_of_it_is_a_reprint_and_a_third_is_none() -> None:
    half = {"a": copy_of(RELEASE), "b": copy_of([*RELEASE[:250], *ARTICLE])}
    third = {"a": copy_of(RELEASE), "b": copy_of([*RELEASE[:130], *ARTICLE])}
    assert [pair.share for pair in found(half)] == [0.625]
    assert found(third) == ()


def test_what_both_quote_is_no_reprint() -> None:
    quoted = [
        word
        for at in range(0, 400, 100)
        for word in (*RELEASE[at : at + 50], *ARTICLE[at : at + 15])
    ]
    assert shared(copy_of(RELEASE), copy_of(quoted)) == 0
    assert found({"a": copy_of(RELEASE), "b": copy_of(quoted)}) == ()


def test_a_text_of_a_few_words_tells_nothing() -> None:
    assert shared(copy_of(RELEASE[:79]), copy_of(RELEASE)) == 0
    assert shared(copy_of(RELEASE[:80]), copy_of(RELEASE)) == 1


def test_forty_reprints_have_one_origin_and_menus_have_none() -> None:
    menu = words(9, 70)
    copies = {f"paper-{at}": copy_of([*menu, *edited(RELEASE, 60 + at)]) for at in range(20)}
    others = {f"site-{at}": copy_of([*menu, *words(20 + at, 300)]) for at in range(20)}
    assert origins(found(copies | others)) == (tuple(sorted(copies)),)


def test_pairs_with_a_copy_in_common_belong_together() -> None:
    pairs = (Reprint("a", "b", 1.0), Reprint("c", "d", 1.0), Reprint("b", "e", 0.6))
    assert origins(pairs) == (("a", "b", "e"), ("c", "d"))
    assert origins(()) == ()
