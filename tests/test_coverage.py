"""How far claims are held, in numbers and words, and the text of a claim with what was looked for marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.memory_tree import project_of

from memocli.document import Emphasis, Inline, Link, Marked, Raised, Text, plain
from memocli.load import load_library
from memocli.memo import NamedClaim
from memocli.verify.claim_words import claim_words
from memocli.verify.coverage import ClaimCoverage, Holding, holding_of, strength, weakest_claims
from memocli.verify.coverage_words import not_here, sentence
from memocli.verify.excerpts import in_line, words_before, words_behind
from memocli.verify.results import CopyFault, Fact, Held, Verification, Words

FOUND, MISSING = Words("found", ("a",)), Words("missing", ("a",))
NUMBER = Fact("number", "found", 0, 1)


def held(*words: Words, facts: tuple[Fact, ...] = (), absent: tuple[str, ...] = ()) -> Held:
    return Held("2031/p/f/c", ("a",), absent, words, facts)


@pytest.mark.parametrize(
    ("one", "holding"),
    [
        (held(FOUND, facts=(NUMBER,)), "whole"),
        (held(FOUND, MISSING), "part"),
        (held(FOUND, facts=(Fact("date", "missing", 0, 1),)), "part"),
        (held(FOUND, facts=(Fact("name", "missing", 0, 1),)), "part"),
        (held(FOUND, facts=(Fact("name", "unchecked", 0, 1),)), "whole"),
        (held(FOUND, facts=(Fact("turned", "missing", 0, 1),)), "part"),
        (held(Words("found", ("a",), agreement="differs")), "part"),
        (held(Words("found", ("a",), agreement="sheet")), "part"),
        (held(Words("found", ("a",), limits=("no",))), "part"),
        (held(FOUND, absent=("b",)), "part"),
        (held(facts=(NUMBER,)), "part"),
        (held(facts=(Fact("name", "found", 0, 1),)), "nothing"),
        (held(MISSING), "nothing"),
        (held(), "nothing"),
        (Held("2031/p/f/c"), "apart"),
    ],
)
def test_a_claim_is_held_in_full_only_where_nothing_is_in_doubt(one: Held, holding: str) -> None:
    assert holding_of(one, Verification()) == holding


def test_a_claim_whose_only_copy_is_elsewhere_was_not_checked_here() -> None:
    away = Verification(faults=(CopyFault("a", "a.pdf", "not here"),))
    assert holding_of(held(absent=("a",)), away) == "unchecked"
    assert holding_of(held(facts=(NUMBER,), absent=("a",)), away) == "part"
    other = Verification(faults=(CopyFault("b", "b.pdf", "not here"),))
    assert holding_of(held(absent=("a",)), other) == "nothing"


def covered(*holdings: Holding) -> list[ClaimCoverage]:
    return [ClaimCoverage(f"p/f/{at}", holding, ()) for at, holding in enumerate(holdings)]


def test_parts_and_claims_come_the_weakest_first() -> None:
    assert strength(covered("whole", "apart")) == 1.0
    assert strength(covered("part", "apart")) == 0.5
    assert strength(covered("whole", "unchecked")) == 0.5
    assert strength(covered("apart")) > strength(covered("whole"))
    found = weakest_claims(covered("whole", "part", "apart", "unchecked", "nothing", "part"))
    assert [claim.name for claim in found] == ["p/f/4", "p/f/3", "p/f/1", "p/f/5"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "there is no claim"),
        ({"apart": 1}, "1 claim rests on no source"),
        ({"apart": 2}, "2 claims rest on no source"),
        ({"whole": 1}, "1 of 1 claim is held in full by the evidence"),
        (
            {"whole": 1, "part": 2, "unchecked": 3, "nothing": 4, "apart": 1},
            "1 of 10 claims is held in full by the evidence, 2 in part, 3 not checked here, 4 not at all; 1 rests on no source",
        ),
    ],
)
def test_in_words(counts: dict[Holding, int], said: str) -> None:
    assert sentence(Counter(counts)) == said


def test_copies_on_another_machine_in_words() -> None:
    assert not_here(0) == ""
    assert "1 private copy is not on this machine: what it holds was" in not_here(1)
    assert "2 private copies are not on this machine: what they hold was" in not_here(2)


def test_words_of_a_copy_are_shown_in_one_line_and_never_in_pieces() -> None:
    assert in_line("the investi-\ngation of\n12-\n14 May, Ruiz-\nPaz") == (
        "the investigation of 12- 14 May, Ruiz- Paz"
    )
    assert words_before("on the road") == "on the road"
    assert words_behind("on the road") == "on the road"
    cut = ("word " * 48)[:240]
    assert words_before(f"x{cut[1:]}").startswith("… word word")
    assert words_behind(cut).endswith(" word …")
    assert len(words_before("word " * 60)) <= 162


# ── the text of a claim ──────────────────────────────────────────────────────────────────────────


def claim_of(text: str) -> NamedClaim:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    part = f'id: p\nheading: P\nfindings:\n- id: f\n  claims:\n  - {{id: c, text: "{quoted}"}}\n'
    head = "title: T\nyear: 2031\nfrom: [casa]\nparts: [p.yaml]\n"
    organizations = "organizations:\n- {id: casa, name: Casa}\n"
    files = {
        "memo/organizations.yaml": organizations,
        "memo/2031/memo.yaml": head,
        "memo/2031/p.yaml": part,
    }
    [claim] = load_library(project_of(files), [2031]).memos[2031].claims
    return claim


def runs_of(text: str, *facts: Fact, words: Iterable[Words] = ()) -> tuple[Inline, ...]:
    claim = claim_of(text)
    return claim_words(claim, Held("2031/p/f/c", ("a",), (), tuple(words), facts), [7], str)


def number(text: str, digits: str, *, is_found: bool = True) -> Fact:
    start = text.index(digits)
    return Fact("number", "found" if is_found else "missing", start, start + len(digits))


def test_what_is_found_and_what_is_missing_is_marked_also_inside_of_emphasis() -> None:
    text = "Of *8,335* files 17 led [to charges](https://example.org/x) [@a, p. 4]."
    found = runs_of(text, number(text, "8,335"), number(text, "17", is_found=False))
    assert found == (
        Text("Of "),
        Emphasis((Marked((Text("8,335"),)),)),
        Text(" files "),
        Marked((Text("17"),), "not found", is_missing=True),
        Text(" led "),
        Link("https://example.org/x", (Text("to charges"),)),
        Text("."),
        Raised((Text("[7]"),)),
    )


def test_a_quotation_is_marked_as_one_with_the_numbers_in_it() -> None:
    text = "It says “17 men” [@a]."
    start = text.index("“")
    quotation = Words("missing", ("a",), start, start + len("“17 men”"))
    [missing] = [
        run
        for run in runs_of(text, number(text, "17"), words=[quotation])
        if isinstance(run, Marked)
    ]
    assert (plain([missing]), missing.is_missing) == ("“17 men”", True)


def test_a_pair_of_numbers_that_is_turned_round_is_marked_as_one() -> None:
    text = "In 8,335 of 17 cases [@a]."
    turned = Fact("turned", "missing", 3, 14)
    found = runs_of(text, number(text, "8,335"), number(text, "17"), turned)
    assert [plain([run]) for run in found if isinstance(run, Marked)] == ["8,335 of 17"]


def test_what_was_not_looked_for_is_not_marked() -> None:
    found = runs_of("Of 17 [@a].", Fact("number", "unchecked", 3, 5))
    assert not any(isinstance(run, Marked) for run in found)


@given(
    st.text(alphabet="ab1 *_[]()“”.\\\ufdd0\ufdd2", min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 25), st.integers(1, 25), st.booleans()), max_size=4),
)
def test_marks_never_change_the_words(text: str, places: list[tuple[int, int, bool]]) -> None:
    said = f"a{text}b [@a]."
    facts = [
        Fact("number", "found" if is_found else "missing", min(one, other), max(one, other))
        for one, other, is_found in places
        if one != other
    ]
    assert plain(runs_of(said, *facts)) == plain(runs_of(said))
