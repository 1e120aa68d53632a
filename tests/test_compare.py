"""Comparing two memos: what is a change, what is none, and what the example memos say."""

from __future__ import annotations

import json
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.places import EXAMPLE

from memocli.compare import (
    BasisState,
    Changes,
    ClaimChange,
    EditKind,
    FigureChange,
    FigureState,
    Kind,
    LocatorChange,
    compare,
)
from memocli.compare.wording import edits_between, readable
from memocli.fields import Name
from memocli.load import load_library
from memocli.memo import Claim, Finding, Memo, NamedClaim, Part
from memocli.project import find_project
from memocli.prose import scan
from memocli.text import Placed, Span, TextFile


@cache
def example(year: int) -> Memo:
    return load_library(find_project(EXAMPLE), [year]).memos[year]


def load(year: int, head: str, part: str) -> Memo:
    """The memo of `year` from the text of its head and of its only part."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "memo" / str(year)
        files.mkdir(parents=True)
        (files / "memo.yaml").write_bytes(head.encode())
        (files / "p.yaml").write_bytes(part.encode())
        return load_library(find_project(Path(folder)), [year]).memos[year]


def memo(
    *claims: dict[str, Any],
    year: int = 2018,
    dropped: dict[str, str] | None = None,
    verdict: str = "not-met",
    part: str = "p",
) -> Memo:
    """A memo of one finding `f` in one part; JSON is YAML, so that any text can be given."""
    reasons = [{"claim": name, "reason": reason} for name, reason in (dropped or {}).items()]
    head = {"title": "T", "year": year, "parts": ["p.yaml"], "dropped": reasons}
    finding = {"id": "f", "heading": "Unit", "claims": claims}
    body = {"id": part, "heading": "Torture", "verdict": verdict, "findings": [finding]}
    return load(year, json.dumps(head), json.dumps(body))


def claim(name: str, text: str = "Same words.", **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, **more}


def only(changes: Changes) -> ClaimChange:
    """The one claim that changed, in a comparison without anything added or dropped."""
    assert not changes.added
    assert not changes.dropped
    (change,) = changes.changed
    return change


def runs(change: ClaimChange) -> list[tuple[str, str]]:
    return [(edit.kind.value, edit.text) for edit in change.edits]


def names(changes: Changes) -> tuple[list[str], list[str]]:
    return [c.name for c in changes.added], [d.claim.name for d in changes.dropped]


# ── the example memos ────────────────────────────────────────────────────────────────────────────


def test_example_memos_figures() -> None:
    figures = compare(example(2017), example(2018)).figures
    assert {
        (change.name, change.old.value, change.new.value)
        for change in figures.changed
        if change.old and change.new
    } == {
        ("memoranda-since-2009", Decimal(6), Decimal(8)),
        ("torture-investigations", Decimal(4713), Decimal(8335)),
        ("disappeared-registered", Decimal(32218), Decimal(37435)),
    }
    assert figures.unchanged == 6  # 855 graves, 1,548 bodies, 796 identified, 43, 11, 69 countries


def test_example_memos_every_old_claim_goes_on_or_is_dropped_for_a_reason() -> None:
    changes = compare(example(2017), example(2018))
    assert len(changes.dropped) == len(example(2018).head.dropped) == 11
    assert all(dropped.reason for dropped in changes.dropped)
    carried = sum(len(change.old) for change in changes.changed) + changes.unchanged
    assert carried + len(changes.dropped) == changes.old_claims == 42
    assert not changes.verdicts


def test_example_memos_two_claims_joined_into_one() -> None:
    changes = compare(example(2017), example(2018))
    (joined,) = (change for change in changes.changed if len(change.old) > 1)
    assert [c.name for c in joined.new] == ["introduction/defenders-and-journalists/killings"]
    assert [c.name for c in joined.old] == [
        "introduction/defenders/miriam-rodriguez-killed",
        "introduction/journalists/journalists-killed-august-2017",
    ]
    assert joined.sources.added == ("front-line-defenders-2017",)
    assert len(joined.sources.dropped) == 2


@pytest.mark.parametrize("year", [2017, 2018])
def test_example_memos_do_not_differ_from_themselves(year: int) -> None:
    changes = compare(example(year), example(year))
    assert changes.is_empty
    assert changes.unchanged == len(list(example(year).claims))


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


def test_continues_comes_before_equal_names() -> None:
    old = memo(claim("a", "First."), claim("b", "Second."), year=2017)
    new = memo(claim("b", "First.", continues="2017/p/f/a"))
    changes = compare(old, new)
    assert names(changes) == ([], ["p/f/b"])
    (change,) = changes.changed
    assert change.kinds == (Kind.RENAMED,)
    assert (change.old[0].name, change.new[0].name) == ("p/f/a", "p/f/b")


def test_a_split_claim_is_compared_with_all_that_continues_it() -> None:
    old = memo(claim("a", "One [@x]. Two [@y]."), year=2017)
    new = memo(
        claim("b", "One [@x].", continues="2017/p/f/a"),
        claim("c", "Two [@y].", continues=["2017/p/f/a"]),
    )
    change = only(compare(old, new))
    assert change.kinds == (Kind.RENAMED,)
    assert [c.name for c in change.new] == ["p/f/b", "p/f/c"]


def test_continues_of_the_other_memo_counts_when_years_are_given_backwards() -> None:
    old = memo(claim("a"), year=2017)
    new = memo(claim("b", continues="2017/p/f/a"))
    assert only(compare(new, old)).new[0].name == "p/f/a"


def test_continues_of_a_year_that_is_not_compared_is_passed_by() -> None:
    old = memo(claim("a"), year=2016)
    new = memo(claim("a"), claim("b", continues="2017/p/f/a"))
    assert names(compare(old, new)) == (["p/f/b"], [])


def test_two_drafts_of_a_year_match_by_name_whatever_continues_says() -> None:
    """That a claim continues one of its own year is a slip (C103), and moves neither of the two."""
    old = memo(claim("a", "First."), claim("b", "Second."))
    new = memo(claim("a", "First."), claim("b", "Second.", continues="2018/p/f/a"))
    for changes in (compare(old, new), compare(new, old)):
        assert changes.is_empty
        assert changes.unchanged == 2


def test_a_claim_dropped_by_name_does_not_match_a_new_one_of_that_name() -> None:
    old = memo(claim("a", "Old fact."), claim("b", "Other."), year=2017)
    new = memo(claim("a", "New fact."), dropped={"2017/p/f/a": "No\n  longer  true."})
    changes = compare(old, new)
    assert names(changes) == (["p/f/a"], ["p/f/a", "p/f/b"])
    assert [dropped.reason for dropped in changes.dropped] == ["No longer true.", ""]


def test_names_given_twice_match_in_order() -> None:
    old = memo(claim("a", "One."), claim("a", "Two."), year=2017)
    assert names(compare(old, memo(claim("a", "One.")))) == ([], ["p/f/a"])
    assert compare(old, old).is_empty


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def test_reworded_word_by_word() -> None:
    old = memo(claim("a", "By May 2017 the unit had opened 4,713 files [@x]."), year=2017)
    new = memo(claim("a", "By May 2018 the unit had opened\n  about 8,335 files [@x]."))
    change = only(compare(old, new))
    assert change.kinds == (Kind.REWORDED,)
    assert runs(change) == [
        ("keep", "By May"),
        ("delete", "2017"),
        ("insert", "2018"),
        ("keep", "the unit had opened"),
        ("delete", "4,713"),
        ("insert", "about 8,335"),
        ("keep", "files."),
    ]


def test_a_rewritten_text_is_one_deletion_and_one_insertion() -> None:
    old, new = "The law was a bill that had not passed.", "Mexico adopted the law in June."
    assert [(e.kind, e.text) for e in edits_between(old, new)] == [
        (EditKind.DELETE, old),
        (EditKind.INSERT, new),
    ]


def test_a_word_kept_between_long_changes_counts_as_changed() -> None:
    edits = edits_between(
        "a b c d e f g h x1 x2 the x3 x4 i j k l m", "a b c d e f g h y1 y2 the y3 y4 i j k l m"
    )
    assert [edit.text for edit in edits] == [
        "a b c d e f g h",
        "x1 x2 the x3 x4",
        "y1 y2 the y3 y4",
        "i j k l m",
    ]


def claim_of(text: str, language: str = "en") -> NamedClaim:
    """A claim with this text, as reading a file makes it."""
    span = Span(TextFile("a.yaml", text), 0, len(text))
    claim = Claim(id=Name("a", span), text=Placed(text, span))
    finding = Finding(id=Name("f", span), claims=(claim,))
    part = Part(id=Name("p", span), heading=Placed("H", span), findings=(finding,))
    return NamedClaim("p/f/a", 2018, part, finding, claim, scan(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "The *amparo* was granted [@x].",
        "The amparo was   granted\u00a0[@x].",
        "The amparo was granted.",
        "The\n\namparo was **granted** [@x, p. 4; @y].",
    ],
)
def test_emphasis_citations_and_white_space_are_no_words(text: str) -> None:
    assert readable(claim_of(text, "en")) == "The amparo was granted."


def test_accents_written_in_two_ways_are_the_same_words() -> None:
    assert readable(claim_of("Me\u0301xico", "en")) == readable(claim_of("M\u00e9xico", "en"))


def test_the_address_of_a_link_can_not_change_unseen() -> None:
    assert (
        readable(claim_of("[Prodh](https://a.org) said [@x]", "en")) == "Prodh (https://a.org) said"
    )


# ── support ──────────────────────────────────────────────────────────────────────────────────────


def test_other_sources_and_other_pages() -> None:
    old = memo(claim("a", "Same [@gone; @kept, p. 4; @plain]."), year=2017)
    new = memo(claim("a", "Same [see @plain; @kept, pp. 4-5; @new, para. 12, emphasis added]."))
    change = only(compare(old, new))
    assert change.kinds == (Kind.RESOURCED,)
    assert change.sources.added == ("new",)
    assert change.sources.dropped == ("gone",)
    assert change.sources.locators == (
        LocatorChange("plain", (), ("see",)),
        LocatorChange("kept", ("page 4",), ("page 4-5",)),
    )


def test_the_order_of_sources_is_no_change() -> None:
    old, new = memo(claim("a", "Same [@x; @y].")), memo(claim("a", "Same [@y; @x]."))
    assert compare(old, new).is_empty


def test_another_basis() -> None:
    old = memo(claim("a", "Same [@x]."), year=2017)
    new = memo(claim("a", "Same.", basis={"own-research": ["wola", "lawg"]}))
    change = only(compare(old, new))
    assert change.kinds == (Kind.RESOURCED, Kind.BASIS)
    assert change.basis
    assert change.basis.old == ()
    assert change.basis.new == (BasisState("own-research", ("wola", "lawg")),)


def test_cited_with_another_claim() -> None:
    old = memo(claim("a", basis={"own-research": ["wola"]}), year=2017)
    new = memo(claim("a", basis={"cited-with": "p/f/b"}), claim("b", "Other [@x]."))
    (change,) = compare(old, new).changed
    assert change.kinds == (Kind.BASIS,)
    assert change.basis
    assert change.basis.new == (BasisState("cited-with", ("p/f/b",)),)


@pytest.mark.parametrize("kind", ["inference", "cited-with"])
def test_resting_on_a_renamed_claim_is_the_same(kind: str) -> None:
    old = memo(claim("a"), claim("z", basis={kind: ["p/f/a"]}), year=2017)
    new = memo(claim("b", continues="2017/p/f/a"), claim("z", basis={kind: ["p/f/b"]}))
    assert only(compare(old, new)).new[0].name == "p/f/b"


def test_remarks_and_waivers_are_no_changes() -> None:
    new = memo(claim("a", remark="For the editors.", waive={"C105": "no pages"}))
    assert compare(memo(claim("a")), new).is_empty


# ── figures and verdicts ─────────────────────────────────────────────────────────────────────────


def test_a_figure_that_moved_to_another_claim_is_still_compared() -> None:
    old = memo(claim("a", figures={"cases": 4713}), claim("b"), year=2017)
    new = memo(claim("a"), claim("b", figures={"cases": 8335}))
    changes = compare(old, new)
    (figure,) = changes.figures.changed
    assert figure == FigureChange(
        "cases", FigureState(Decimal(4713), "p/f/a"), FigureState(Decimal(8335), "p/f/b")
    )
    assert figure.difference == 3622
    assert [change.kinds for change in changes.changed] == [(Kind.FIGURES,)] * 2


def test_figures_of_one_year_only_and_figures_written_in_another_way() -> None:
    old = memo(claim("a", figures={"gone": 1, "same": 5}), year=2017)
    new = memo(claim("a", figures={"new": 2, "same": "5.0"}))
    figures = compare(old, new).figures
    assert not figures.changed
    assert figures.unchanged == 1
    assert [change.name for change in figures.gone] == ["gone"]
    assert [change.name for change in figures.added] == ["new"]


def stating(value: str, at: str = "") -> dict[str, Any]:
    return {"n": {"value": value, "at": at} if at else value}


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (("31", "least"), ("40", ""), None),
        (("31", ""), ("40", "least"), None),
        (("31", "least"), ("40", "over"), None),
        (("31", "least"), ("31", ""), None),
        (("31", "least"), ("40", "least"), 9),
        (("30", "about"), ("40", "about"), 10),
        (("31", ""), ("40", ""), 9),
    ],
)
def test_only_like_is_compared_with_like(
    old: tuple[str, str], new: tuple[str, str], difference: int | None
) -> None:
    earlier = memo(claim("a", figures=stating(*old)), year=2017)
    later = memo(claim("a", figures=stating(*new)))
    changes = compare(earlier, later)
    (change,) = changes.figures.changed
    assert (change.old, change.new) == (
        FigureState(Decimal(old[0]), "p/f/a", old[1]),
        FigureState(Decimal(new[0]), "p/f/a", new[1]),
    )
    assert change.is_comparable is (difference is not None)
    assert change.difference == difference
    assert (change.percent is None) is (difference is None)
    assert [found.kinds for found in changes.changed] == [(Kind.FIGURES,)]


def test_the_same_bound_is_no_change() -> None:
    old = memo(claim("a", figures=stating("31", "least")), year=2017)
    new = memo(claim("a", figures=stating("31.0", "least")))
    figures = compare(old, new).figures
    assert (figures.changed, figures.unchanged) == ((), 1)


def test_a_bound_is_another_value_of_a_figure() -> None:
    old = memo(claim("a", figures=stating("31")), year=2017)
    new = memo(claim("a", figures=stating("31")), claim("b", figures=stating("31", "least")))
    (change,) = compare(old, new).figures.changed
    assert change.new == FigureState(Decimal(31), "p/f/b", "least")
    only_new = compare(memo(claim("a"), year=2017), new).figures.added
    assert [f.new.at for f in only_new if f.new] == ["", "least"]


def test_a_figure_that_several_claims_state_is_compared_claim_by_claim() -> None:
    old = memo(claim("a", figures={"n": 5}), claim("b", figures={"n": 6}), year=2017)
    new = memo(claim("a", figures={"n": 6}), claim("b", figures={"n": 5}))
    changed = compare(old, new).figures.changed
    assert [(int(c.old.value), int(c.new.value)) for c in changed if c.old and c.new] == [
        (5, 6),
        (6, 5),
    ]


def test_a_second_value_of_a_figure_is_seen() -> None:
    old = memo(claim("a", figures={"n": 5}), year=2017)
    new = memo(claim("a", figures={"n": 5}), claim("b", figures={"n": 6}))
    (change,) = compare(old, new).figures.changed
    assert change.new == FigureState(Decimal(6), "p/f/b")


@pytest.mark.parametrize(
    ("name", "old", "new", "percent"),
    [
        ("n", "32218", "37435", "16.2"),
        ("n", "-4", "-5", "-25.0"),
        ("n", "0", "5", None),
        ("unpunished-percent", "98", "96.8", None),
    ],
)
def test_percent(name: str, old: str, new: str, percent: str | None) -> None:
    change = FigureChange(name, FigureState(Decimal(old), "a"), FigureState(Decimal(new), "b"))
    shown = None if change.percent is None else str(round(change.percent, 1))
    assert shown == percent


def test_verdicts_by_part() -> None:
    old, new = memo(claim("a"), verdict="not-met"), memo(claim("a"), verdict="partly-met")
    (change,) = compare(old, new).verdicts
    assert (change.part, change.heading, change.old, change.new) == (
        "p",
        "Torture",
        "not-met",
        "partly-met",
    )
    renamed = compare(old, memo(claim("a"), part="q")).verdicts
    assert [(v.part, v.old, v.new) for v in renamed] == [
        ("q", None, "not-met"),
        ("p", "not-met", None),
    ]


# ── promises ─────────────────────────────────────────────────────────────────────────────────────

WORDS = st.sampled_from("the unit opened 17 8,335 cases *amparo* [@a] [@b,~p.~4] “no” law.".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(
    lambda words: " ".join(words).replace("~", " ")
)
CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from("abcdefg"),
        TEXTS,
        figures=st.dictionaries(st.sampled_from(["m", "n"]), st.integers(0, 9)),
        basis=st.sampled_from([{"position": True}, {"inference": ["p/f/a"]}]),
    ),
    unique_by=lambda entry: entry["id"],
    max_size=6,
)


@given(CLAIMS)
@examples(0.4)
def test_no_memo_differs_from_itself(claims: list[dict[str, Any]]) -> None:
    changes = compare(memo(*claims), memo(*claims))
    assert changes.is_empty
    assert changes.unchanged == len(claims)


@given(CLAIMS, CLAIMS)
@examples(0.4)
def test_the_other_direction_mirrors(
    first: list[dict[str, Any]], second: list[dict[str, Any]]
) -> None:
    old, new = memo(*first, year=2017), memo(*second)
    there, back = compare(old, new), compare(new, old)
    assert names(there) == names(back)[::-1]
    assert there.unchanged == back.unchanged
    assert {c.new[0].name: c.kinds for c in there.changed} == {
        c.new[0].name: c.kinds for c in back.changed
    }
    assert [f.name for f in there.figures.added] == [f.name for f in back.figures.gone]
    assert there.figures.unchanged == back.figures.unchanged


@given(CLAIMS, CLAIMS)
@examples(0.4)
def test_every_claim_is_accounted_for_once(
    first: list[dict[str, Any]], second: list[dict[str, Any]]
) -> None:
    changes = compare(memo(*first, year=2017), memo(*second))
    changed_old = sum(len(change.old) for change in changes.changed)
    changed_new = sum(len(change.new) for change in changes.changed)
    assert changed_old + len(changes.dropped) + changes.unchanged == len(first)
    assert changed_new + len(changes.added) + changes.unchanged == len(second)


@given(TEXTS, TEXTS)
def test_edits_hold_both_texts(old: str, new: str) -> None:
    edits = edits_between(old, new)
    if old == new:
        assert edits == ()
        return
    was = " ".join(e.text for e in edits if e.kind is not EditKind.INSERT)
    now = " ".join(e.text for e in edits if e.kind is not EditKind.DELETE)
    assert (was, now) == (old, new)


BREAKS = st.lists(st.sampled_from(["", "\n", "  # said so\n", "\n# - id: x\n\n"]), min_size=121)


@given(BREAKS)
@examples(0.1)
def test_comments_and_blank_lines_change_nothing(breaks: list[str]) -> None:
    folder = EXAMPLE / "memo" / "2018"
    part = (folder / "torture.yaml").read_text("utf-8")
    pieces = part.split("      - id: ")
    head = "title: T\nyear: 2018\nparts: [p.yaml]\n"
    spread = "".join(a + b + "      - id: " for a, b in zip(pieces, breaks, strict=False))
    assert len(pieces) < len(breaks)
    noisy = load(
        2018, breaks[0] + head, spread.removesuffix(breaks[len(pieces) - 1] + "      - id: ")
    )
    assert compare(load(2018, head, part), noisy).is_empty


@given(TEXTS, st.data())
@examples(0.4)
def test_folds_change_nothing(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n        "]), min_size=len(words)))
    folded = "".join(a + b for a, b in zip(words, gaps, strict=False))
    part = "id: p\nheading: H\nfindings:\n- id: f\n  claims:\n    - id: a\n      text: |-\n        "
    head = "title: T\nyear: 2018\nparts: [p.yaml]\n"
    assert compare(load(2018, head, part + text), load(2018, head, part + folded)).is_empty


@given(st.text(), st.text())
def test_any_words_can_be_compared(old: str, new: str) -> None:
    assert not edits_between(readable(claim_of(old, "en")), readable(claim_of(old, "en")))
    edits_between(readable(claim_of(old, "en")), readable(claim_of(new, "es")))
