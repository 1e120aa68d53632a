"""Comparing two memos: what is a change, what is none, and what the example memos say."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.examples import examples
from tests.support.places import EXAMPLE

from memocli.compare import Side, compare
from memocli.compare.changes import (
    BasisState,
    Changes,
    ChartState,
    ClaimChange,
    Edit,
    EditKind,
    FigureChange,
    FigureState,
    FindingChange,
    HeadChange,
    Kind,
    LocatorChange,
    PairedBy,
    Pairing,
    SourceState,
)
from memocli.compare.charts_in_words import chart_differences
from memocli.compare.edits import edits_between
from memocli.compare.sections import moved
from memocli.compare.select import selected
from memocli.compare.words import Words, words_of
from memocli.document import Emphasis, Link, NoteReference, ParagraphBreak, Strong, Text, plain
from memocli.image import Image
from memocli.load import Library, load_library
from memocli.mask import Mask
from memocli.memo import Memo
from memocli.project import find_project
from memocli.prose import find_citations
from memocli.prose.inlines import inlines


def side(memo: Memo, library: Library) -> Side:
    return Side(memo, library, str(memo.year), Mask(library))


def diff(old: Memo, new: Memo, library: Library | None = None) -> Changes:
    """The changes between two memos that were read together."""
    known = library or Library()
    return compare(side(old, known), side(new, known))


@cache
def example_library() -> Library:
    return load_library(find_project(EXAMPLE), [2017, 2018])


def example(year: int) -> Memo:
    return example_library().memos[year]


@cache
def example_changes() -> Changes:
    return diff(example(2017), example(2018), example_library())


def load(year: int, head: str, *parts: str) -> Memo:
    """The memo of `year` from the text of its head and of its parts, the files of which are p.yaml, p1.yaml …"""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "memo" / str(year)
        files.mkdir(parents=True)
        (files / "memo.yaml").write_bytes(head.encode())
        for number, part in enumerate(parts):
            (files / f"p{number or ''}.yaml").write_bytes(part.encode())
        return load_library(find_project(Path(folder)), [year]).memos[year]


def whole(
    *parts: dict[str, Any], year: int = 2018, dropped: dict[str, str] | None = None, **head: Any
) -> Memo:
    """A memo of these parts; JSON is YAML, so that any text can be given."""
    reasons = [{"claim": name, "reason": reason} for name, reason in (dropped or {}).items()]
    names = [f"p{number or ''}.yaml" for number in range(len(parts))]
    head = {"title": "T", "year": year, "parts": names, "dropped": reasons, **head}
    return load(year, json.dumps(head), *map(json.dumps, parts))


def part_file(name: str, *findings: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "heading": "Torture", "findings": findings, **more}


def finding(name: str, *claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "heading": "Unit", "claims": claims, **more}


def claim(name: str, text: str = "Same words.", **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, **more}


def memo(*claims: dict[str, Any], year: int = 2018, dropped: dict[str, str] | None = None) -> Memo:
    """A memo of one finding `f` in one part `p`."""
    return whole(part_file("p", finding("f", *claims)), year=year, dropped=dropped)


def changed(changes: Changes) -> list[ClaimChange]:
    """The entries of claims that are in both memos and differ."""
    return [
        one for one in changes.claims if one.old and one.new and Kind.UNCHANGED not in one.kinds
    ]


def only(changes: Changes) -> ClaimChange:
    """The one claim that changed, in a comparison without anything added or dropped."""
    assert names(changes) == ([], [])
    (change,) = changed(changes)
    return change


def runs(edits: Iterable[Edit]) -> list[tuple[str, str]]:
    return [(edit.kind.value, edit.text) for edit in edits]


def names(changes: Changes) -> tuple[list[str], list[str]]:
    """The names of the claims that were added and of those that were dropped."""
    added = [state.name for one in changes.claims if not one.old for state in one.new]
    return added, [state.name for one in changes.claims if not one.new for state in one.old]


def pairs(changes: Changes) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of the old claims of entries that have some, with those of the new ones."""
    return {
        tuple(state.name for state in one.old): tuple(state.name for state in one.new)
        for one in changes.claims
        if one.old and one.new
    }


def source(name: str) -> SourceState:
    """A source of which nothing is known but its id."""
    return SourceState(name, name)


def own_kinds(changes: Changes) -> set[Kind]:
    """All kinds that anything has."""
    kinds = {kind for kind in Kind if changes.count(kind)}
    for part_entry in changes.parts:
        kinds.update(part_entry.kinds, *(one.kinds for one in part_entry.findings))
    return kinds - {Kind.UNCHANGED}


def words(text: str) -> Words:
    """The words of a text as a claim has it, with the marks of its notes."""
    citations, _ = find_citations(text)
    return words_of(inlines(text, range(1, len(citations) + 1), citations))


# ── the example memos ────────────────────────────────────────────────────────────────────────────


def test_example_memos_figures() -> None:
    figures = example_changes().figures
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
    changes = example_changes()
    dropped = [one for one in changes.claims if one.kinds == (Kind.DROPPED,)]
    assert len(dropped) == len(example(2018).head.dropped) == 11
    assert all(one.reason for one in dropped)
    assert sum(len(one.old) for one in changes.claims) == changes.old.claims == 42
    assert sum(len(one.new) for one in changes.claims) == changes.new.claims == 120
    assert not any(Kind.VERDICT in part.kinds for part in changes.parts)


def test_example_memos_two_claims_joined_into_one() -> None:
    (joined,) = (one for one in example_changes().claims if len(one.old) > 1)
    assert [c.name for c in joined.new] == ["introduction/defenders-and-journalists/killings"]
    assert [c.name for c in joined.old] == [
        "introduction/defenders/miriam-rodriguez-killed",
        "introduction/journalists/journalists-killed-august-2017",
    ]
    assert joined.sources.added == (
        SourceState(
            "front-line-defenders-2017",
            "Front Line Defenders, Annual Report on Human Rights Defenders at Risk in 2017, 2018",
        ),
    )
    assert len(joined.sources.dropped) == 2


def test_example_memos_notes_are_those_of_the_outputs() -> None:
    changes = example_changes()
    news = [state for one in changes.claims for state in one.new]
    assert sorted(note for state in news for note in state.notes) == list(range(1, 53))
    assert all(plain(state.words).count(str(note)) for state in news for note in state.notes)


def test_example_memos_requirements_have_their_numbers() -> None:
    numbers = [part.state.number for part in example_changes().parts]
    assert numbers == [None, 1, 2, 3]


@pytest.mark.parametrize("year", [2017, 2018])
def test_example_memos_do_not_differ_from_themselves(year: int) -> None:
    changes = diff(example(year), example(year), example_library())
    assert changes.is_empty
    assert changes.count(Kind.UNCHANGED) == len(example(year).claims)


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


def test_continues_comes_before_equal_names() -> None:
    old = memo(claim("a", "First."), claim("b", "Second."), year=2017)
    new = memo(claim("b", "First.", continues="2017/p/f/a"))
    changes = diff(old, new)
    assert names(changes) == ([], ["p/f/b"])
    (change,) = changed(changes)
    assert change.kinds == (Kind.RENAMED,)
    assert (change.old[0].name, change.new[0].name) == ("p/f/a", "p/f/b")


def test_a_split_claim_is_compared_with_all_that_continues_it() -> None:
    old = memo(claim("a", "One [@x]. Two [@y]."), year=2017)
    new = memo(
        claim("b", "One [@x].", continues="2017/p/f/a"),
        claim("c", "Two [@y].", continues=["2017/p/f/a"]),
    )
    change = only(diff(old, new))
    assert change.kinds == (Kind.RENAMED,)
    assert [c.name for c in change.new] == ["p/f/b", "p/f/c"]


def test_continues_of_the_other_memo_counts_when_years_are_given_backwards() -> None:
    old = memo(claim("a"), year=2017)
    new = memo(claim("b", continues="2017/p/f/a"))
    assert only(diff(new, old)).new[0].name == "p/f/a"


def test_continues_of_a_year_that_is_not_compared_is_passed_by() -> None:
    old = memo(claim("a"), year=2016)
    new = memo(claim("a"), claim("b", continues="2017/p/f/a"))
    assert names(diff(old, new)) == (["p/f/b"], [])


def test_two_drafts_of_a_year_match_by_name_whatever_continues_says() -> None:
    """That a claim continues one of its own year is a slip (C103), and moves neither of the two."""
    old = memo(claim("a", "First."), claim("b", "Second."))
    new = memo(claim("a", "First."), claim("b", "Second.", continues="2018/p/f/a"))
    for changes in (diff(old, new), diff(new, old)):
        assert changes.is_empty
        assert changes.count(Kind.UNCHANGED) == 2


def test_a_claim_dropped_by_name_does_not_match_a_new_one_of_that_name() -> None:
    old = memo(claim("a", "Old fact."), claim("b", "Other."), year=2017)
    new = memo(claim("a", "New fact."), dropped={"2017/p/f/a": "No\n  longer  true."})
    changes = diff(old, new)
    assert names(changes) == (["p/f/a"], ["p/f/a", "p/f/b"])
    assert [one.reason for one in changes.claims if not one.new] == ["No longer true.", ""]


def test_names_given_twice_match_in_order() -> None:
    old = memo(claim("a", "One."), claim("a", "Two."), year=2017)
    assert names(diff(old, memo(claim("a", "One.")))) == ([], ["p/f/a"])
    assert diff(old, old).is_empty


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def test_reworded_word_by_word() -> None:
    old = memo(claim("a", "By May 2017 the unit had opened 4,713 files [@x]."), year=2017)
    new = memo(claim("a", "By May 2018 the unit had opened\n  about 8,335 files [@x]."))
    change = only(diff(old, new))
    assert change.kinds == (Kind.REWORDED,)
    assert runs(change.edits) == [
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
    edits = edits_between(words(old), words(new))
    assert runs(edits) == [("delete", old), ("insert", new)]


def test_a_rewritten_sentence_leaves_the_others_alone() -> None:
    first, last = "The unit opened 17 files.", "Nobody was charged with any of it."
    edits = edits_between(
        words(f"{first} The law was a bill that had not passed. {last}"),
        words(f"{first} Mexico adopted the law in June. {last}"),
    )
    assert runs(edits) == [
        ("keep", first),
        ("delete", "The law was a bill that had not passed."),
        ("insert", "Mexico adopted the law in June."),
        ("keep", last),
    ]


def test_texts_as_long_as_they_may_be_are_compared_from_both_ends() -> None:
    same = "a b c " * 8000
    edits = edits_between(words(f"{same}. {'x y ' * 400} So. {same}"), words(f"{same}. {'y z ' * 500} So. {same}"))  # fmt: skip
    assert [edit.kind for edit in edits] == [EditKind.KEEP, EditKind.DELETE, EditKind.INSERT, EditKind.KEEP]  # fmt: skip
    assert edits[1].text == f"{'x y ' * 400}So."
    assert runs(edits_between(words(same), words(f"{same}. So."))) == [
        ("keep", same.strip()),
        ("insert", ". So."),
    ]


def test_a_word_kept_between_long_changes_counts_as_changed() -> None:
    edits = edits_between(
        words("a b c d e f g h x1 x2 the x3 x4 i j k l m"),
        words("a b c d e f g h y1 y2 the y3 y4 i j k l m"),
    )
    assert [edit.text for edit in edits] == [
        "a b c d e f g h",
        "x1 x2 the x3 x4",
        "y1 y2 the y3 y4",
        "i j k l m",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "In all of the country the PGR’s torture unit",
            "In all of the country the federal torture unit’s record",
            ["In all of the country the", "PGR’s torture unit", "federal torture unit’s record"],
        ),
        (
            "The office opened 17 prosecutions of soldiers",
            "The unit opened 17 prosecutions of officers",
            ["The", "office", "unit", "opened 17 prosecutions of", "soldiers", "officers"],
        ),
    ],
)
def test_words_shorter_than_the_changes_around_them_are_joined_to_these(
    old: str, new: str, expected: list[str]
) -> None:
    assert [edit.text for edit in edits_between(words(old), words(new))] == expected


def test_a_sentence_in_small_pieces_is_one_deletion_and_one_insertion() -> None:
    old = (
        "Thorough and credible investigation of human rights violations in the civilian courts, the killings at Tlatlaya "
        "and the disappearance of the 43 students of Ayotzinapa among them."
    )
    new = (
        "The Government is investigating violations of human rights in civilian courts, including the killings at Tlatlaya "
        "in June 2014 and the disappearance of 43 students at Ayotzinapa in September 2014, in accordance with the law."
    )
    assert runs(edits_between(words(old), words(new))) == [("delete", old), ("insert", new)]


def test_numbers_that_took_the_place_of_numbers_are_marked_each() -> None:
    edits = edits_between(
        words("There were 3100 in Puebla, 1700 in Veracruz, 9200 in Sinaloa, 4100 in Oaxaca."),
        words("There were 3200 in Puebla, 1900 in Veracruz, 9300 in Sinaloa, 4400 in Oaxaca."),
    )
    assert [edit.text for edit in edits if edit.kind is EditKind.INSERT] == [
        "3200",
        "1900",
        "9300",
        "4400",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The amparo was   granted\u00a0[@x].",
        "The amparo was granted.",
        "The\n\namparo was granted [@x, p. 4; @y].",
        "The amparo [@x] was granted.",
    ],
)
def test_citations_and_white_space_are_no_words(text: str) -> None:
    assert words(text).words == ("The", "amparo", "was", "granted.")


def test_accents_written_in_two_ways_are_the_same_words() -> None:
    assert words("Me\u0301xico") == words("M\u00e9xico")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The amparo was granted [@x].", "The *amparo* was granted [@x]."),
        ("The *amparo* was granted [@x].", "The **amparo** was granted [@x]."),
        ("See [Prodh](https://a.org) [@x].", "See [Prodh](https://b.org) [@x]."),
        ("See Prodh [@x].", "See [Prodh](https://a.org) [@x]."),
    ],
)
def test_a_change_of_emphasis_or_of_an_address_is_a_rewording(old: str, new: str) -> None:
    change = only(diff(memo(claim("a", old)), memo(claim("a", new))))
    assert change.kinds == (Kind.REWORDED,)
    kept, *others = runs(change.edits)
    assert kept[0] == "keep"
    assert [kind for kind, _ in others if kind != "keep"] == ["delete", "insert"]


def test_how_emphasis_and_links_are_nested_is_no_change() -> None:
    assert words("**[a](https://b.org)**") == words("[**a**](https://b.org)")
    assert words("*a b*") == words("*a* *b*")


def test_edits_keep_emphasis_links_and_marks() -> None:
    edits = edits_between(
        words("See *the old amparo* of [Prodh now](https://a.org) [@x], says **it** [@y]."),
        words("See *the new amparo* of [Prodh now](https://a.org) [@x] [@z], says **it** [@y]."),
    )
    assert edits == (
        Edit(EditKind.KEEP, (Text("See "), Emphasis((Text("the"),)))),
        Edit(EditKind.DELETE, (Emphasis((Text("old"),)),)),
        Edit(EditKind.INSERT, (Emphasis((Text("new"),)),)),
        Edit(
            EditKind.KEEP,
            (
                Emphasis((Text("amparo"),)),
                Text(" of "),
                Link("https://a.org", (Text("Prodh now"),)),
                Text(","),
                NoteReference(1),
                Text("\u2009"),
                NoteReference(2),
                Text(" says "),
                Strong((Text("it"),)),
                Text("."),
                NoteReference(3),
            ),
        ),
    )


def test_marks_are_those_of_the_memo_that_the_words_are_of() -> None:
    old = memo(claim("z", "First [@x]."), claim("a", "One two three four [@x] seventeen six [@y]."))
    new = memo(claim("a", "One two three [@x] seventeen eight [@y]."), claim("z", "First [@x]."))
    (change,) = changed(diff(old, new))
    assert [plain(edit.runs) for edit in change.edits] == [
        "One two three1",
        "four2",
        "seventeen",
        "six.3",
        "eight.2",
    ]
    assert (change.old[0].notes, change.new[0].notes) == ((2, 3), (1, 2))


def test_a_claim_with_the_same_words_has_the_marks_of_its_own_memo() -> None:
    text = "So *stressed [@x, p. 1]* and [**linked**](https://a.org) [@y][@z].\n\nThen."
    old = memo(claim("a", text), claim("b", text))
    new = memo(claim("before", "One [@x]."), claim("a", text), claim("b", text))
    changes = diff(old, new)
    assert [one.kinds for one in changes.claims] == [(Kind.ADDED,), *2 * [(Kind.UNCHANGED,)]]
    for one, first in zip([*changes.claims][1:], (1, 4), strict=True):
        for (state,), start in ((one.old, first), (one.new, first + 1)):
            notes = tuple(range(start, start + 3))
            citations, _ = find_citations(text)
            assert state.notes == notes
            assert state.words == inlines(text, notes, citations)


def test_words_of_a_claim_have_paragraphs_and_marks() -> None:
    (change,) = diff(
        memo(claim("a", "One [@x].\n\nTwo.")), memo(claim("a", "One [@x].\n\nTwo."))
    ).claims
    assert change.new[0].words == (Text("One."), NoteReference(1), ParagraphBreak(), Text("Two."))
    assert change.new[0].text == "One. Two."


# ── support ──────────────────────────────────────────────────────────────────────────────────────


def test_other_sources_and_other_pages() -> None:
    old = memo(claim("a", "Same [@gone; @kept, p. 4; @plain]."), year=2017)
    new = memo(claim("a", "Same [see @plain; @kept, pp. 4-5; @new, para. 12, emphasis added]."))
    change = only(diff(old, new))
    assert change.kinds == (Kind.RESOURCED,)
    assert change.sources.added == (source("new"),)
    assert change.sources.dropped == (source("gone"),)
    assert change.sources.locators == (
        LocatorChange(source("plain"), (), ("see",)),
        LocatorChange(source("kept"), ("page 4",), ("page 4-5",)),
    )


def test_the_order_of_sources_is_no_change() -> None:
    old, new = memo(claim("a", "Same [@x; @y].")), memo(claim("a", "Same [@y; @x]."))
    assert diff(old, new).is_empty


def test_another_basis() -> None:
    old = memo(claim("a", "Same [@x]."), year=2017)
    new = memo(claim("a", "Same.", basis={"own-research": ["wola", "lawg"]}))
    change = only(diff(old, new))
    assert change.kinds == (Kind.RESOURCED, Kind.BASIS)
    assert change.basis
    assert change.basis.old == ()
    assert change.basis.new == (BasisState("own-research", ("wola", "lawg")),)


def test_cited_with_another_claim() -> None:
    old = memo(claim("a", basis={"own-research": ["wola"]}), year=2017)
    new = memo(claim("a", basis={"cited-with": "p/f/b"}), claim("b", "Other [@x]."))
    (change,) = changed(diff(old, new))
    assert change.kinds == (Kind.BASIS,)
    assert change.basis
    assert change.basis.new == (BasisState("cited-with", ("p/f/b",)),)


@pytest.mark.parametrize("kind", ["inference", "cited-with"])
def test_resting_on_a_renamed_claim_is_the_same(kind: str) -> None:
    old = memo(claim("a"), claim("z", basis={kind: ["p/f/a"]}), year=2017)
    new = memo(claim("b", continues="2017/p/f/a"), claim("z", basis={kind: ["p/f/b"]}))
    assert only(diff(old, new)).new[0].name == "p/f/b"


def test_remarks_and_waivers_are_no_changes() -> None:
    new = memo(claim("a", remark="For the editors.", waive={"C105": "no pages"}))
    assert diff(memo(claim("a")), new).is_empty


# ── figures and verdicts ─────────────────────────────────────────────────────────────────────────


def test_a_figure_that_moved_to_another_claim_is_still_compared() -> None:
    old = memo(claim("a", figures={"cases": 4713}), claim("b"), year=2017)
    new = memo(claim("a"), claim("b", figures={"cases": 8335}))
    changes = diff(old, new)
    (figure,) = changes.figures.changed
    assert figure == FigureChange(
        "cases", FigureState(Decimal(4713), "p/f/a"), FigureState(Decimal(8335), "p/f/b")
    )
    assert figure.difference == 3622
    assert [change.kinds for change in changed(changes)] == [(Kind.FIGURES,)] * 2


def test_figures_of_one_year_only_and_figures_written_in_another_way() -> None:
    old = memo(claim("a", figures={"gone": 1, "same": 5}), year=2017)
    new = memo(claim("a", figures={"new": 2, "same": "5.0"}))
    figures = diff(old, new).figures
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
    changes = diff(earlier, later)
    (change,) = changes.figures.changed
    assert (change.old, change.new) == (
        FigureState(Decimal(old[0]), "p/f/a", old[1]),
        FigureState(Decimal(new[0]), "p/f/a", new[1]),
    )
    assert change.difference == difference
    assert (change.percent is None) is (difference is None)
    assert [found.kinds for found in changed(changes)] == [(Kind.FIGURES,)]


def test_the_same_bound_is_no_change() -> None:
    old = memo(claim("a", figures=stating("31", "least")), year=2017)
    new = memo(claim("a", figures=stating("31.0", "least")))
    figures = diff(old, new).figures
    assert (figures.changed, figures.unchanged) == ((), 1)


def test_a_bound_is_another_value_of_a_figure() -> None:
    old = memo(claim("a", figures=stating("31")), year=2017)
    new = memo(claim("a", figures=stating("31")), claim("b", figures=stating("31", "least")))
    (change,) = diff(old, new).figures.changed
    assert change.new == FigureState(Decimal(31), "p/f/b", "least")
    only_new = diff(memo(claim("a"), year=2017), new).figures.added
    assert [f.new.at for f in only_new if f.new] == ["", "least"]


def test_a_figure_that_several_claims_state_is_compared_claim_by_claim() -> None:
    old = memo(claim("a", figures={"n": 5}), claim("b", figures={"n": 6}), year=2017)
    new = memo(claim("a", figures={"n": 6}), claim("b", figures={"n": 5}))
    figures = diff(old, new).figures.changed
    assert [(int(c.old.value), int(c.new.value)) for c in figures if c.old and c.new] == [
        (5, 6),
        (6, 5),
    ]


def test_a_second_value_of_a_figure_is_seen() -> None:
    old = memo(claim("a", figures={"n": 5}), year=2017)
    new = memo(claim("a", figures={"n": 5}), claim("b", figures={"n": 6}))
    (change,) = diff(old, new).figures.changed
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


def test_a_percentage_is_known_by_its_unit_too() -> None:
    old, new = FigureState(Decimal(98), "a"), FigureState(Decimal("96.8"), "b")
    change = FigureChange("share", old, new, in_percent=True)
    assert (change.is_percentage, change.percent) == (True, None)


FIGURES: Final = """\
figures:
- {id: investigations, label: {en: investigations of torture, es: averiguaciones por tortura}}
- {id: unpunished, label: crimes without punishment, unit: percent}
"""


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "investigations of torture"), ("es-MX", "averiguaciones por tortura")],
)
def test_figures_are_called_as_the_project_says(language: str, label: str, tmp_path: Path) -> None:
    head = f"title: T\nyear: 2018\nlanguage: {language}\nparts: [p.yaml]\n"
    (tmp_path / "memo/2018").mkdir(parents=True)
    (tmp_path / "memo/figures.yaml").write_text(FIGURES, "utf-8")
    (tmp_path / "memo/2018/memo.yaml").write_text(head, "utf-8")
    stated = {"investigations": 5, "unpunished": 96, "other-cases": 1}
    body = json.dumps(part_file("p", finding("f", claim("a", figures=stated))))
    (tmp_path / "memo/2018/p.yaml").write_text(body, "utf-8")
    library = load_library(find_project(tmp_path), [2018])
    figures = diff(memo(claim("a"), year=2017), library.memos[2018], library).figures.added
    assert [(one.label, one.is_percentage) for one in figures] == [
        (label, False),
        ("crimes without punishment", True),
        ("", False),
    ]


def test_a_claim_has_the_figures_that_it_states_and_that_changed() -> None:
    old = memo(claim("a", figures={"m": 1, "n": 5}), claim("b", figures={"n": 5}), year=2017)
    new = memo(claim("a", figures={"m": 1, "n": 6}), claim("b", figures={"n": 5}))
    changes = diff(old, new)
    (change,) = changed(changes)
    assert [(one.name, one.difference) for one in change.figures] == [("n", Decimal(1))]
    assert change.figures == changes.figures.changed
    # Another value of a figure, in another claim, is none of its business.
    old = memo(claim("a", figures={"m": 1, "n": 5}), claim("b", figures={"n": 5}), year=2017)
    new = memo(claim("a", figures={"m": 2, "n": 5}), claim("b", figures={"n": 6}))
    assert [[one.name for one in entry.figures] for entry in diff(old, new).claims] == [
        ["m"],
        ["n"],
    ]


# ── findings and parts ───────────────────────────────────────────────────────────────────────────

A, B, C = (claim(name, f"Fact {name} about {what}.") for name, what in zip("abc", ("wells", "roads", "courts"), strict=True))  # fmt: skip


def finding_entries(changes: Changes) -> list[FindingChange]:
    return [one for part in changes.parts for one in part.findings]


def test_a_renamed_finding_is_renamed_and_its_claims_are_unchanged() -> None:
    old = whole(part_file("p", finding("f", A, B, C)), year=2017)
    changes = diff(old, whole(part_file("p", finding("g", A, B, C))))
    (entry,) = finding_entries(changes)
    assert entry.kinds == (Kind.RENAMED,)
    assert entry.old
    assert (entry.old.name, entry.state.name) == ("p/f", "p/g")
    assert [one.kinds for one in changes.claims] == [(Kind.UNCHANGED,)] * 3
    assert {one.pairing for one in changes.claims} == {Pairing(PairedBy.WORDS)}


def test_a_finding_became_the_one_where_most_of_its_claims_went() -> None:
    old = whole(part_file("p", finding("f", A, B, C)), year=2017)
    other = claim("d", "Fact d about bridges.")
    for findings in (
        (finding("g", other, A), finding("h", B, C)),
        (finding("h", B, C), finding("g", other, A)),
    ):
        changes = diff(old, whole(part_file("p", *findings)))
        became = {one.state.name: one.kinds for one in finding_entries(changes)}
        assert became == {"p/g": (Kind.ADDED,), "p/h": (Kind.RENAMED,)}
        assert [one.old[0].name for one in changed(changes)] == ["p/f/a"]


def test_of_claims_with_the_same_words_those_with_the_same_id_are_paired() -> None:
    old = whole(part_file("p", finding("f", claim("a"), claim("b")), finding("g", claim("a"))))
    new = whole(part_file("q", finding("h", claim("b"), claim("c")), finding("g", claim("a"))))
    assert pairs(diff(old, new)) == {
        ("p/f/b",): ("q/h/b",),
        ("p/g/a",): ("q/g/a",),
        ("p/f/a",): ("q/h/c",),
    }


def test_a_renamed_part_is_renamed_and_nothing_in_it_changed() -> None:
    old = whole(part_file("p", finding("f", A, B)), year=2017)
    changes = diff(old, whole(part_file("q", finding("f", A, B))))
    (entry,) = changes.parts
    assert entry.kinds == (Kind.RENAMED,)
    assert own_kinds(changes) == {Kind.RENAMED}
    assert changes.count(Kind.UNCHANGED) == 2


def test_a_claim_in_another_finding_is_moved() -> None:
    old = whole(part_file("p", finding("f", A, B), finding("g", C)))
    changes = diff(old, whole(part_file("p", finding("f", A), finding("g", B, C))))
    (change,) = changed(changes)
    assert change.kinds == (Kind.MOVED,)
    assert (change.old[0].name, change.new[0].name) == ("p/f/b", "p/g/b")
    assert all(one.kinds == (Kind.UNCHANGED,) for one in finding_entries(changes))


def test_claims_in_another_order_move_their_finding() -> None:
    changes = diff(
        whole(part_file("p", finding("f", A, B, C))), whole(part_file("p", finding("f", B, A, C)))
    )
    assert [one.kinds for one in finding_entries(changes)] == [(Kind.MOVED,)]
    assert changes.count(Kind.UNCHANGED) == 3


def test_a_finding_in_another_part_is_moved() -> None:
    old = whole(part_file("p", finding("f", A), finding("g", B)), part_file("q", finding("h", C)))
    new = whole(part_file("p", finding("g", B)), part_file("q", finding("h", C), finding("f", A)))
    changes = diff(old, new)
    assert [one.kinds for one in changes.parts] == [(Kind.UNCHANGED,)] * 2
    moved_one = changes.parts[1].findings[1]
    assert moved_one.kinds == (Kind.MOVED,)
    assert moved_one.old
    assert moved_one.old.name == "p/f"
    assert changes.count(Kind.UNCHANGED) == 3


def test_of_parts_in_another_order_as_few_as_can_be_are_moved() -> None:
    parts = [part_file(name, finding("f", claim("x", f"Fact {name}."))) for name in "abcd"]
    order = [parts[3], *parts[:3]]
    changes = diff(whole(*parts), whole(*order))
    assert [(one.state.id, one.kinds[0]) for one in changes.parts] == [
        ("d", Kind.MOVED),
        ("a", Kind.UNCHANGED),
        ("b", Kind.UNCHANGED),
        ("c", Kind.UNCHANGED),
    ]


def test_verdicts_by_part() -> None:
    old = whole(part_file("p", finding("f", A), verdict="not-met"))
    new = whole(part_file("p", finding("f", A), verdict="partly-met"))
    changes = diff(old, new)
    (entry,) = changes.parts
    assert entry.kinds == (Kind.VERDICT,)
    assert entry.old
    assert entry.new
    assert (entry.old.verdict, entry.new.verdict) == ("not-met", "partly-met")
    assert own_kinds(changes) == {Kind.VERDICT}
    other = whole(part_file("q", finding("g", claim("x", "Nothing of it.")), verdict="not-met"))
    assert [(one.state.id, one.kinds) for one in diff(old, other).parts] == [
        ("p", (Kind.DROPPED,)),
        ("q", (Kind.ADDED,)),
    ]


def test_what_is_gone_stands_after_what_it_followed() -> None:
    def texts(*ids: str) -> list[dict[str, Any]]:
        return [claim(name, f"Words of {name} {name * 3} {name * 5}.") for name in ids]

    old = whole(
        part_file("z", finding("f", *texts("z"))),
        part_file("p", finding("f", *texts("a", "b", "c", "d")), finding("g", *texts("e"))),
        part_file("q", finding("f", *texts("h"))),
    )
    new = whole(part_file("p", finding("n", *texts("m")), finding("f", *texts("x", "a", "y", "d"))))
    changes = diff(old, new)
    assert [one.state.id for one in changes.parts] == ["z", "p", "q"]
    assert [one.state.name for one in finding_entries(changes)] == [
        "z/f",
        "p/n",
        "p/f",
        "p/g",
        "q/f",
    ]
    shown = [one.states[0].name for one in changes.parts[1].findings[1].claims]
    assert shown == ["p/f/x", "p/f/a", "p/f/b", "p/f/c", "p/f/y", "p/f/d"]


@given(st.permutations("abcdef"))
def test_moving_back_moves_the_same(order: Sequence[str]) -> None:
    there = {(place, order.index(name)) for place, name in enumerate("abcdef")}
    back = {(now, was) for was, now in there}
    found = moved(there, lambda was, _: "abcdef"[was])
    assert {(was, now) for now, was in moved(back, lambda _, was: "abcdef"[was])} == found
    stay = sorted(there - found)
    assert [now for _, now in stay] == sorted(now for _, now in stay)


# ── likeness ─────────────────────────────────────────────────────────────────────────────────────

LONG: Final = "In May 2017 the federal unit had opened 4,713 files against officers of the police."


def test_much_the_same_words_are_probably_the_same_fact() -> None:
    old = memo(claim("a", LONG), claim("b", "Something else entirely."), year=2017)
    new = memo(claim("c", "Not a word alike here."), claim("d", LONG.replace("4,713", "8,335")))
    changes = diff(old, new)
    change = next(one for one in changes.claims if one.old and one.new)
    assert change.pairing == Pairing(PairedBy.LIKENESS, 93)
    assert change.pairing.is_probable
    assert change.kinds == (Kind.REWORDED, Kind.RENAMED)
    assert names(changes) == (["p/f/c"], ["p/f/b"])


def test_only_the_same_words_are_wholly_alike() -> None:
    old, new = memo(claim("a", LONG), year=2017), memo(claim("b", f"*{LONG.upper()}*"))
    (change,) = changed(diff(old, new))
    assert change.pairing == Pairing(PairedBy.LIKENESS, 99)


def test_of_several_alike_the_most_alike_are_paired() -> None:
    nearer, farther = LONG.replace("4,713", "8,335"), LONG.replace("had opened 4,713", "shut 17")
    old = memo(claim("a", LONG), year=2017)
    for order in (("b", "c"), ("c", "b")):
        texts = {"b": nearer, "c": farther}
        new = memo(*(claim(name, texts[name]) for name in order))
        assert pairs(diff(old, new)) == {("p/f/a",): ("p/f/b",)}


def test_a_claim_that_is_dropped_by_name_is_not_paired_by_likeness() -> None:
    old = memo(claim("a", LONG), year=2017)
    new = memo(claim("b", LONG.replace("4,713", "8,335")), dropped={"2017/p/f/a": "Not true."})
    assert names(diff(old, new)) == (["p/f/b"], ["p/f/a"])
    assert names(diff(new, old)) == (["p/f/a"], ["p/f/b"])
    # The words themselves say that it was not dropped.
    same = memo(claim("b", LONG), dropped={"2017/p/f/a": "Not true."})
    assert pairs(diff(old, same)) == {("p/f/a",): ("p/f/b",)}


def test_claims_that_only_numbers_tell_apart_keep_to_their_neighbours() -> None:
    def year_of(year: int, word: str) -> Memo:
        texts = [f"In region {n} the office {word} opened {n * 7 % 100} files." for n in range(60)]
        return memo(*(claim(f"c{n}-{year}", text) for n, text in enumerate(texts)), year=year)

    found = pairs(diff(year_of(2017, "has"), year_of(2018, "had")))
    assert found == {(f"p/f/c{n}-2017",): (f"p/f/c{n}-2018",) for n in range(60)}


# ── marks, sources and records ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "is_moved"),
    [
        ("One [@x] two.", "One two [@x].", True),
        ("One [@x] two [@y].", "One [@y] two [@x].", True),
        ("One [@x, p. 1] two [@x, p. 2].", "One [@x, p. 2] two [@x, p. 1].", True),
        ("One [@x] two.", "One [@x] two [@y].", False),
        ("One [@x] two [@y].", "One [@x, p. 4] two [@y].", False),
        ("One [@x; @y] two.", "One [@y; @x] two.", False),
        ("One [@x] two.", "One\n[@x] two.", False),
    ],
)
def test_marks_at_other_words(old: str, new: str, is_moved: bool) -> None:
    changes = diff(memo(claim("a", old)), memo(claim("a", new)))
    (change,) = changes.claims
    assert change.sources.marks_moved is is_moved
    assert Kind.REWORDED not in change.kinds
    assert (Kind.RESOURCED in change.kinds) is bool(change.sources)


RECORDS: Final = """\
references:
- {id: a, type: report, author: [{family: Doe, given: Jane}, {literal: Office (OFI)}], title: "On wells: a study", issued: 2018-07, note: n}
- {id: b, type: article-newspaper, title: Roads, container-title: The Valley, issued: 2018-07-24}
- {id: c, type: legislation, authority: Congress, title: The law, issued: 2017}
- {id: d, type: interview}
- {id: e, type: report, title: Told by quintana-9, custom: {confidential: true}}
- {id: quintana-9, type: report, title: Secret, custom: {confidential: true}}
- {id: g, type: report, publisher: Casa, title: On quintana-9, issued: 2018}
"""


def records(folder: Path, text: str) -> Library:
    (folder / "sources").mkdir(parents=True)
    (folder / "memo").mkdir()
    (folder / "sources/all.yaml").write_text(text, "utf-8")
    return load_library(find_project(folder), [])


CITING: Final = claim("x", "So [@a; @b; @c; @d; @e; @g; @none].")


def test_sources_are_called_by_their_titles(tmp_path: Path) -> None:
    library = records(tmp_path, RECORDS)
    (change,) = diff(memo(year=2017), memo(CITING), library).claims
    assert change.new[0].sources == (
        SourceState("a", "Doe and OFI, On wells, July 2018"),
        SourceState("b", "“Roads,” July 24, 2018"),
        SourceState("c", "The law, 2017"),
        SourceState("d", "d"),
        SourceState("confidential source 1", "confidential source 1"),
        SourceState("g", "Casa, On confidential source 2, 2018"),
        SourceState("unknown source", "unknown source"),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So quintana-9 said.", "So confidential source 2 said."),
        ("So *quintana*-9 said.", "So ·········· said."),
        ("So [quintana-9](https://a.org) said.", "So confidential source 2 said."),
        ("So says [quintana-9 here].", "So says [confidential source 2 here]."),
    ],
)
def test_ids_in_a_text_are_hidden_though_emphasis_divides_them(
    text: str, shown: str, tmp_path: Path
) -> None:
    library = records(tmp_path, RECORDS)
    condition = {"text": text}
    new = whole(
        part_file(
            "p", finding("f", claim("a", text), heading=text.replace("*", "")), condition=condition
        )
    )
    old = whole(
        part_file("p", finding("f", claim("a", "Nothing.")), condition={"text": "Nothing."})
    )
    changes = diff(old, new, library)
    (change,) = changes.claims
    assert change.new[0].text == shown
    assert change.edits[-1].text == shown
    assert changes.parts[0].condition[-1].text == shown
    assert not re.search("quintana", str(changes))


def test_records_that_differ(tmp_path: Path) -> None:
    old = records(tmp_path / "old", RECORDS)
    text = (
        RECORDS.replace("Jane", "Joan").replace("issued: 2018-07,", "issued: 2018-08, URL: 'https://a.org',")
        .replace("note: n", "note: m").replace("title: Secret", "title: More").replace("Roads", "Ways").replace("The law", "A law")
    )  # fmt: skip
    new = records(tmp_path / "new", text)
    # What only one memo cites is not compared: b and c.
    old_claim = claim("x", "So [@a; @b; @d; @e; @g; @quintana-9].")
    both = memo(old_claim), memo(claim("x", "So [@g; @a; @c; @e; @quintana-9]."))
    (change,) = compare(side(both[0], old), side(both[1], new)).records
    assert change.source == SourceState("a", "Doe and OFI, On wells, August 2018")
    assert change.fields == (
        HeadChange("URL", "", "https://a.org"),
        HeadChange("issued", "2018-07", "2018-08"),
        HeadChange("author", "Doe, Jane; Office (OFI)", "Doe, Joan; Office (OFI)"),
    )
    assert diff(*both, new).records == ()
    again = records(tmp_path / "again", RECORDS)
    assert compare(side(both[0], old), side(both[1], again)).records == ()


def test_what_is_confidential_on_one_side_is_named_on_neither(tmp_path: Path) -> None:
    old = records(tmp_path / "old", RECORDS)
    new = records(tmp_path / "new", RECORDS.replace("type: interview", "type: interview, custom: {confidential: true}").replace("issued: 2018-07-24", "issued: 2017, custom: {confidential: true}"))  # fmt: skip
    memos = memo(CITING), memo(CITING)
    for changes in (
        compare(side(memos[0], old), side(memos[1], new)),
        compare(side(memos[1], new), side(memos[0], old)),
    ):
        (change,) = changes.claims
        for state in (change.old[0], change.new[0]):
            assert all("onfidential" in state.sources[at].title for at in (1, 3, 4))
        assert changes.records == ()


# ── each thing that is printed, changed once ─────────────────────────────────────────────────────

HEAD: Final[dict[str, Any]] = {
    "subtitle": "S",
    "submitted": "2018-07-24",
    "period": {"from": "2017", "to": "2018"},
    "language": "en",
    "to": ["Ministry"],
    "about": "About *it*.",
    "style": "x.csl",
    "fiscal-year": 2018,
}
PICTURE: Final[dict[str, Any]] = {"file": "a.png", "alt": "A well", "caption": "The well"}
FIRST: Final = claim("a", "The unit opened 17 *files* [@x].", figures={"files": 17})
SECOND: Final = claim("b", "Nobody was charged by the courts.", basis={"position": True})
FINDING: Final = finding("f", FIRST, SECOND, picture=PICTURE)
LAW: Final[dict[str, Any]] = {"condition": {"text": "Torture is *punished*."}, "verdict": "not-met"}
PART: Final = part_file("p", FINDING, **LAW)
OTHER: Final = part_file("q", finding("g", claim("c", "Roads were built in the valley.")))


def small(first: dict[str, Any] = PART, *others: dict[str, Any], **head: Any) -> Memo:
    return whole(first, *(others or (OTHER,)), **(HEAD | head))


def with_claims(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return PART | {"findings": [FINDING | {"claims": claims} | more]}


def image(data: bytes) -> dict[str, Image]:
    return {"a.png": Image(data, "image/png", 1, 1)}


EDITS: Final[dict[str, tuple[Memo, Kind | None]]] = {
    "title": (small(title="U"), Kind.HEAD),
    "subtitle": (small(subtitle="R"), Kind.HEAD),
    "submitted": (small(submitted="2018-07-25"), Kind.HEAD),
    "period": (small(period={"from": "2017", "to": "2018-06"}), Kind.HEAD),
    "to": (small(to=["Congress"]), Kind.HEAD),
    "about": (small(about="About it."), Kind.HEAD),
    "style": (small(style="y.csl"), Kind.HEAD),
    "abbreviations": (small(abbreviations={"PGR": "Office"}), Kind.HEAD),
    "methods": (small(methods={"text": "We asked.", "cases": "43"}), Kind.HEAD),
    "signatures": (small(signatures=True), Kind.HEAD),
    "letterhead": (small(letterhead={"lines": ["An office"]}), Kind.HEAD),
    "contents": (small(contents=False), Kind.HEAD),
    "paragraph numbers": (small(PART, **{"paragraph-numbers": True}), Kind.HEAD),
    "show-basis": (small(PART, **{"show-basis": True}), Kind.HEAD),
    "corrections": (small(corrections=[{"date": "2018-09-01", "of": "p/f/a", "text": "It was 17."}]), Kind.HEAD),
    "charts": (small(PART | {"charts": [{"id": "c", "heading": "H", "kind": "bar", "over": "years", "figures": ["files"]}]}), Kind.CHART),
    "fiscal year": (small(PART, **{"fiscal-year": "2019"}), None),
    "heading of a part": (small(PART | {"heading": "Cruelty"}), Kind.HEADING),
    "kind of a part": (small(PART | {"kind": "annex"}), Kind.HEADING),
    "addressee": (small(with_claims(FIRST, SECOND, addressee="Congress")), Kind.HEADING),
    "condition": (small(PART | {"condition": {"text": "Torture is punished."}}), Kind.CONDITION),
    "source of a condition": (small(PART | {"condition": LAW["condition"] | {"source": "x"}}), Kind.CONDITION),
    "verdict": (small(PART | {"verdict": "met"}), Kind.VERDICT),
    "order of parts": (small(OTHER, PART), Kind.MOVED),
    "id of a part": (small(PART | {"id": "r"}), Kind.RENAMED),
    "heading": (small(with_claims(FIRST, SECOND, heading="Courts")), Kind.HEADING),
    "topic": (small(with_claims(FIRST, SECOND, topic="t")), None),
    "list": (small(with_claims(FIRST, SECOND, list=True)), Kind.LAYOUT),
    "file of a picture": (small(with_claims(FIRST, SECOND, picture=PICTURE | {"file": "b.png"})), Kind.PICTURE),
    "alt of a picture": (small(with_claims(FIRST, SECOND, picture=PICTURE | {"alt": "Wells"})), Kind.PICTURE),
    "caption of a picture": (small(with_claims(FIRST, SECOND, picture=PICTURE | {"caption": "W"})), Kind.PICTURE),
    "content of a picture": (replace(small(), pictures=image(b"2")), Kind.PICTURE),
    "order of claims": (small(with_claims(SECOND, FIRST)), Kind.MOVED),
    "id of a finding": (small(with_claims(FIRST, SECOND, id="h")), Kind.RENAMED),
    "id of a claim": (small(with_claims(FIRST | {"id": "z"}, SECOND)), Kind.RENAMED),
    "text": (small(with_claims(FIRST | {"text": "The office opened 17 *files* [@x]."}, SECOND)), Kind.REWORDED),
    "emphasis": (small(with_claims(FIRST | {"text": "The unit opened 17 files [@x]."}, SECOND)), Kind.REWORDED),
    "citation": (small(with_claims(FIRST | {"text": "The unit opened 17 *files* [@y]."}, SECOND)), Kind.RESOURCED),
    "place in a source": (small(with_claims(FIRST | {"text": "The unit opened 17 *files* [@x, p. 4]."}, SECOND)), Kind.RESOURCED),
    "mark": (small(with_claims(FIRST | {"text": "The unit [@x] opened 17 *files*."}, SECOND)), Kind.RESOURCED),
    "figure": (small(with_claims(FIRST | {"figures": {"files": 18}}, SECOND)), Kind.FIGURES),
    "basis": (small(with_claims(FIRST, SECOND | {"basis": {"own-research": ["wola"]}})), Kind.BASIS),
    "remark": (small(with_claims(FIRST, SECOND | {"remark": "r", "waive": {"C105": "w"}})), None),
    "a claim more": (small(with_claims(FIRST, SECOND, claim("n", "Bridges fell."))), Kind.ADDED),
    "a claim less": (small(with_claims(FIRST)), Kind.DROPPED),
    "a part more": (small(PART, OTHER, part_file("n", verdict="met")), Kind.ADDED),
    "a claim elsewhere": (small(with_claims(FIRST), OTHER | {"findings": [OTHER["findings"][0] | {"claims": [*OTHER["findings"][0]["claims"], SECOND]}]}), Kind.MOVED),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_each_edit_is_found_as_its_own_kind_and_no_other(edit: str) -> None:
    old = replace(small(), pictures=image(b"1"))
    new, kind = EDITS[edit]
    if not new.pictures:
        new = replace(new, pictures=old.pictures)
    for changes in (diff(old, new), diff(new, old)):
        found = own_kinds(changes)
        mirrored = {Kind.ADDED: Kind.DROPPED, Kind.DROPPED: Kind.ADDED}
        assert found in ({kind} - {None}, {mirrored.get(kind, kind)} - {None})  # type: ignore[arg-type]
        assert changes.is_empty is (kind is None)


CHART: Final[dict[str, Any]] = {"id": "c", "heading": "H", "kind": "bar", "over": "figures", "figures": ["files"]}  # fmt: skip
CHARTED: Final[dict[str, list[dict[str, Any]]]] = {
    "title": [CHART | {"heading": "I"}],
    "form": [CHART | {"kind": "line"}],
    "over": [CHART | {"over": "years"}],
    "figures": [CHART | {"figures": ["files", "m"]}],
    "order of figures": [CHART | {"figures": ["m", "files"]}],
    "years": [CHART | {"years": [2017]}],
    "caption": [CHART | {"caption": "C"}],
    "place": [CHART | {"finding": "f"}],
    "a chart more": [CHART, CHART | {"id": "d"}],
    "a chart less": [],
    "another chart": [CHART | {"id": "d", "heading": "I", "figures": ["m"]}],
}


@pytest.mark.parametrize("edit", CHARTED)
def test_everything_that_is_seen_of_a_chart_is_a_change_of_it_and_of_nothing_else(
    edit: str,
) -> None:
    old = small(PART | {"charts": [CHART]})
    for changes in (diff(old, small(PART | {"charts": CHARTED[edit]})), diff(small(PART | {"charts": CHARTED[edit]}), old)):  # fmt: skip
        assert own_kinds(changes) == {Kind.CHART}
        assert not changes.is_empty
        assert changes.count(Kind.CHART) == (2 if edit == "another chart" else 1)


@pytest.mark.parametrize(
    "same", [CHART | {"years": [2018]}, CHART | {"heading": "H\n"}, CHART | {"id": "d"}]
)
def test_what_nobody_sees_of_a_chart_is_no_change(same: dict[str, Any]) -> None:
    """Its own year is what a chart of several figures shows anyway, and its id is printed nowhere."""
    old = small(PART | {"charts": [CHART]})
    assert diff(old, small(PART | {"charts": [same]})).is_empty


def test_a_chart_is_told_with_all_that_differs() -> None:
    long = CHART | {"over": "years", "years": [2018, 2017], "caption": "C", "finding": "f"}
    before, now = ({"id": "o", "heading": f"Only {at}", "kind": "bar", "over": "years", "figures": ["m"]} for at in (1, 2))  # fmt: skip
    old = small(PART | {"charts": [before, CHART]})
    new = small(PART | {"charts": [long, now | {"id": "n", "figures": ["n"]}]})
    (part, _) = diff(old, new).parts
    gone, changed, added = part.charts
    assert (gone.old and gone.old.heading, gone.new) == ("Only 1", None)
    assert (added.old, added.new and added.new.heading) == (None, "Only 2")
    assert changed.old == ChartState("p/c", "H", "bar", "figures", ("files",), ("files",))
    assert changed.new == ChartState("p/c", "H", "bar", "years", ("files",), ("files",), (2017, 2018), "Unit", "C")  # fmt: skip
    assert changed.is_moved
    assert list(chart_differences(changed)) == [
        ("form", "bars of figures of the year", "bars over the years"),
        ("caption", "", "C"),
        ("years", "the year of the memo", "2017, 2018"),
        ("place", "at the end of the part", "below “Unit”"),
    ]


def test_charts_in_another_order_below_the_same_finding_are_moved() -> None:
    one, other = CHART, CHART | {"id": "d", "heading": "I"}
    old, new = (small(PART | {"charts": charts}) for charts in ([one, other], [other, one]))
    (change,) = diff(old, new).parts[0].charts
    assert change.is_moved
    assert list(chart_differences(change)) == [("place", "", "at the end of the part, in another order")]  # fmt: skip
    apart = one | {"finding": "f"}
    old, new = (small(PART | {"charts": charts}) for charts in ([apart, other], [other, apart]))
    assert diff(old, new).is_empty, "they do not stand beside each other"


def test_a_chart_below_a_renamed_finding_stands_where_it_stood() -> None:
    old = small(PART | {"charts": [CHART | {"finding": "f"}]})
    renamed = with_claims(FIRST, SECOND, id="h") | {"charts": [CHART | {"finding": "h"}]}
    assert own_kinds(diff(old, small(renamed))) == {Kind.RENAMED}
    behind = renamed | {"findings": [finding("n", claim("n", "Bridges fell.")), *renamed["findings"]]}  # fmt: skip
    assert not any(part.charts for part in diff(old, small(behind)).parts)


def test_charts_of_parts_of_one_year_are_told_too() -> None:
    more = part_file("n", verdict="met", charts=[CHART])
    for changes in (diff(small(), small(PART, OTHER, more)), diff(small(PART, OTHER, more), small())):  # fmt: skip
        assert changes.count(Kind.CHART) == 1
        some = selected(changes, [Kind.CHART])
        assert [part.state.id for part in some.parts] == ["n"]
        assert not some.is_empty
        assert not selected(changes, [Kind.HEADING]).parts


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"over": "years"}, True),
        ({"years": [2017]}, False),
        ({"figures": ["m"]}, False),
    ],
)
def test_a_number_of_the_memo_that_a_chart_shows_and_that_differs(
    more: dict[str, Any], is_told: bool
) -> None:
    claims = with_claims(FIRST | {"figures": {"files": 18}}, SECOND)
    charts = {"charts": [CHART | more]}
    old, new = small(PART | charts), small(claims | charts)
    changes = diff(old, new)
    found = [point for part in changes.parts for chart in part.charts for point in chart.points]
    assert own_kinds(changes) == {Kind.FIGURES} | ({Kind.CHART} if is_told else set())
    assert [(p.name, p.old and p.old.value, p.new and p.new.value) for p in found] == [
        ("files", Decimal(17), Decimal(18))
    ] * is_told


def test_numbers_that_only_one_of_both_charts_shows_are_not_compared() -> None:
    old = small(PART | {"charts": [CHART]})
    more = with_claims(FIRST, SECOND | {"figures": {"m": 3}})
    (change,) = diff(old, small(more | {"charts": [CHART | {"figures": ["files", "m"]}]})).parts[0].charts  # fmt: skip
    assert change.points == ()


def test_of_two_values_of_a_figure_a_chart_shows_the_first() -> None:
    charts = {"charts": [CHART]}
    old, new = (
        small(with_claims(FIRST, SECOND | {"figures": {"files": value}}) | charts)
        for value in (18, 19)
    )
    assert own_kinds(diff(old, new)) == {Kind.FIGURES}


def test_who_signs_and_the_language_are_seen() -> None:
    names = {"casa": "Casa", "river": "River"}
    organizations = "".join(f"- {{id: {key}, name: {name}}}\n" for key, name in names.items())
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "memo"
        for year, signers in ((2017, "[casa]"), (2018, "[casa, river]")):
            (files / str(year)).mkdir(parents=True)
            head = f"title: T\nyear: {year}\nparts: []\nfrom: {signers}\nlanguage: {'es' if year == 2018 else 'en'}\n"
            (files / str(year) / "memo.yaml").write_text(head, "utf-8")
        (files / "organizations.yaml").write_text(f"organizations:\n{organizations}", "utf-8")
        library = load_library(find_project(Path(folder)), [2017, 2018])
    assert diff(library.memos[2017], library.memos[2018], library).head == (
        HeadChange("language", "en", "es"),
        HeadChange("from", "Casa", "Casa; River"),
    )


def test_what_belongs_to_a_year_is_no_change_until_the_next_one_has_it() -> None:
    old = whole(year=2017, submitted="2017-09", period={"from": "2016", "to": "2017"})
    assert diff(old, whole()).is_empty
    assert diff(whole(), old).is_empty
    new = whole(submitted="2018-07", period={"from": "2017", "to": "2018"})
    assert diff(old, new).head == (
        HeadChange("submitted", "September 2017", "July 2018"),
        HeadChange("period", "2016 to 2017", "2017 to 2018"),
    )
    assert [one.key for one in diff(whole(year=2017), old).head] == ["submitted", "period"]


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


FACTS = st.sampled_from(
    ["One fact of wells.", "Two facts [@a] of *roads*.", "Three facts of courts [@b, p. 4].", LONG]
    + [f"In May {year} the unit opened {count} files." for year in (2017, 2018) for count in (1, 2)]
)


CHARTS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from("xyz"),
            "heading": st.sampled_from(["H", "I"]),
            "kind": st.sampled_from(["bar", "line"]),
            "over": st.sampled_from(["years", "figures"]),
            "figures": st.lists(st.sampled_from("mn"), min_size=1, max_size=2, unique=True),
        },
        optional={
            "years": st.lists(st.sampled_from([2017, 2018]), min_size=1, unique=True),
            "finding": st.sampled_from("fgh"),
        },
    ),
    unique_by=lambda chart: chart["id"],
    max_size=3,
)


@st.composite
def memos(draw: st.DrawFn, year: int, other: int) -> Memo:
    """A memo of a few parts, findings and claims, some of which continue claims of the other year, or drop them."""

    def some(ids: str, most: int) -> list[str]:
        return draw(st.lists(st.sampled_from(ids), unique=True, max_size=most))

    earlier = st.builds("{}/{}/{}/{}".format, st.just(other), *map(st.sampled_from, ("pqr", "fgh", "abcd")))  # fmt: skip

    def one(name: str) -> dict[str, Any]:
        continues = draw(st.lists(earlier, max_size=2)) if draw(st.integers(0, 4)) == 0 else []
        figures = draw(st.dictionaries(st.sampled_from(["m", "n"]), st.integers(0, 3), max_size=1))
        text = draw(FACTS | TEXTS)
        return claim(name, text, continues=continues, figures=figures)

    parts = [
        part_file(
            at,
            *(
                finding(on, *map(one, some("abcd", 4)), heading=draw(st.sampled_from(["H", "I J"])))
                for on in some("fgh", 3)
            ),
            verdict=draw(st.sampled_from(["met", "not-met"])),
        )
        for at in some("pqr", 3)
    ]
    if draw(st.booleans()):
        parts = [part | {"charts": draw(CHARTS)} for part in parts]
    dropped = dict.fromkeys(draw(st.lists(earlier, max_size=2)), "No longer.")
    return whole(*parts, year=year, dropped=dropped)


@given(memos(2018, 2017))
@examples(0.4)
def test_no_memo_differs_from_itself(one: Memo) -> None:
    changes = diff(one, one)
    assert changes.is_empty
    assert changes.count(Kind.UNCHANGED) == len(one.claims)
    assert all(entry.pairing == Pairing(PairedBy.NAME) for entry in changes.claims)


_TURNED: Final = {
    Kind.ADDED: Kind.DROPPED,
    Kind.DROPPED: Kind.ADDED,
    EditKind.DELETE: EditKind.INSERT,
    EditKind.INSERT: EditKind.DELETE,
}


def _edits(edits: Iterable[Edit], *, turn: bool) -> list[tuple[str, ...]]:
    """What is kept, deleted and inserted, of which the last two have no order between them."""
    found: list[list[str]] = [[]]
    for edit in edits:
        kind = _TURNED.get(edit.kind, edit.kind) if turn else edit.kind
        shown = f"{kind} {edit.text}"
        if edit.kind is EditKind.KEEP:
            found += [[shown], []]
        else:
            found[-1].append(shown)
    return [tuple(sorted(block)) for block in found]


def _entries(changes: Changes, *, turn: bool = False) -> set[Any]:
    """All that the entries say, as it is or turned round, whatever their order."""

    def turned(kinds: Iterable[Kind]) -> tuple[object, ...]:
        return tuple(_TURNED.get(kind, kind) if turn else kind for kind in kinds)

    def both(old: object, new: object) -> tuple[object, object]:
        return (new, old) if turn else (old, new)

    found: set[Any] = set()
    for at in changes.parts:
        found.add((both(at.old, at.new), turned(at.kinds), *_edits(at.heading, turn=turn)))
        for chart in at.charts:
            points = {(p.name, both(p.old, p.new)) for p in chart.points}
            found.add((both(chart.old, chart.new), chart.is_moved, frozenset(points)))
        for on in at.findings:
            found.add((both(on.old, on.new), turned(on.kinds), *_edits(on.heading, turn=turn)))
    for one in changes.claims:
        sources = one.sources
        figures = {
            (f.name, both(f.old and (f.old.value, f.old.at), f.new and (f.new.value, f.new.at)))
            for f in one.figures
        }
        found.add(
            (
                both(one.old, one.new),
                turned(one.kinds),
                one.pairing,
                *_edits(one.edits, turn=turn),
                both(frozenset(sources.dropped), frozenset(sources.added)),
                frozenset((place.source, both(place.old, place.new)) for place in sources.locators),
                sources.marks_moved,
                frozenset(figures),
            )
        )
    return found


@given(memos(2017, 2018), memos(2018, 2017))
def test_the_other_direction_mirrors(old: Memo, new: Memo) -> None:
    there, back = diff(old, new), diff(new, old)
    assert _entries(there) == _entries(back, turn=True)
    assert [f.name for f in there.figures.added] == [f.name for f in back.figures.gone]
    assert there.figures.unchanged == back.figures.unchanged
    assert {one.key for one in there.head} == {one.key for one in back.head}


@given(memos(2017, 2018), memos(2018, 2017))
@examples(0.4)
def test_every_claim_is_in_one_entry_and_in_order(old: Memo, new: Memo) -> None:
    changes = diff(old, new)
    olds = [state.name for one in changes.claims for state in one.old]
    news = [state.name for one in changes.claims for state in one.new]
    assert sorted(olds) == sorted(one.name for one in old.claims)
    assert sorted(news) == sorted(one.name for one in new.claims)
    first = [one.new[0].name for one in changes.claims if one.new]
    assert first == [one.name for one in new.claims if one.name in first]
    assert all(one.kinds for one in changes.claims)
    assert [at.new.id for at in changes.parts if at.new] == [str(at.id) for at in new.parts]
    found = [on.new.name for at in changes.parts for on in at.findings if on.new]
    assert found == [f"{at.id}/{on.id}" for at in new.parts for on in at.findings]


FORMED = st.lists(
    st.sampled_from([*"the *amparo* **no** [a](https://b.org) [*c* d](https://e.org) *amp*aro law. [@x] So 17 cases.".split(), "*e f*", "*g [@y] h*"]),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(FORMED, FORMED)
@examples(2)
def test_edits_hold_both_texts_with_their_emphasis(old: str, new: str) -> None:
    was, now = words(old), words(new)
    edits = edits_between(was, now)
    if was.words == now.words:
        assert edits == ()
        return
    for text, other in ((was, EditKind.INSERT), (now, EditKind.DELETE)):
        read = [words_of(edit.runs) for edit in edits if edit.kind is not other]
        assert tuple(word for one in read for word in one.words) == text.words
    # Marks of what is deleted are those of the old text, and all others those of the new one.
    shown = [number for edit in edits if edit.kind is not EditKind.DELETE for _, number in words_of(edit.runs).marks]  # fmt: skip
    assert shown == ([number for _, number in now.marks] if now else [])
    assert all(edit.runs and edit.text == " ".join(edit.text.split()) for edit in edits)


BREAKS = st.lists(st.sampled_from(["", "\n", "  # said so\n", "\n# - id: x\n\n"]), min_size=121)


@given(BREAKS)
@examples(0.1)
def test_comments_and_blank_lines_change_nothing(breaks: list[str]) -> None:
    folder = EXAMPLE / "memo" / "2018"
    text = (folder / "torture.yaml").read_text("utf-8")
    pieces = text.split("      - id: ")
    head = "title: T\nyear: 2018\nparts: [p.yaml]\n"
    spread = "".join(a + b + "      - id: " for a, b in zip(pieces, breaks, strict=False))
    assert len(pieces) < len(breaks)
    noisy = load(
        2018, breaks[0] + head, spread.removesuffix(breaks[len(pieces) - 1] + "      - id: ")
    )
    assert diff(load(2018, head, text), noisy).is_empty


@given(TEXTS, st.data())
@examples(0.4)
def test_folds_change_nothing(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n        "]), min_size=len(words)))
    folded = "".join(a + b for a, b in zip(words, gaps, strict=False))
    start = (
        "id: p\nheading: H\nfindings:\n- id: f\n  claims:\n    - id: a\n      text: |-\n        "
    )
    head = "title: T\nyear: 2018\nparts: [p.yaml]\n"
    assert diff(load(2018, head, start + text), load(2018, head, start + folded)).is_empty


@given(st.text(), st.text())
def test_any_words_can_be_compared(old: str, new: str) -> None:
    assert not edits_between(words(old), words(old))
    edits_between(words(old), words(new))
