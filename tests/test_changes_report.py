"""Reports of changes: the exact text of each format, and that no author's text breaks any of them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final

import jsonschema_rs
import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from tests.support.examples import examples
from tests.support.golden import assert_kept
from tests.support.places import EXAMPLE, ROOT, TESTS
from tests.support.programs import python
from tests.support.sample_changes import (
    ADDED,
    DELETE,
    DROPPED,
    FORGOTTEN,
    INSERT,
    KEEP,
    NOTHING,
    PROBABLE,
    REWORDED,
    SAME,
    SMALL,
    TORTURE,
    UNIT,
    bounded,
    changes_of,
    edit_run,
    figure,
    running,
    state_of_claim,
)

from memocli.compare import changes as model
from memocli.compare.changes import (
    BasisChange,
    BasisState,
    Changes,
    FigureChanges,
    HeadChange,
    Kind,
    LocatorChange,
    RecordChange,
    SourceChange,
    SourceState,
)
from memocli.compare.select import Selection
from memocli.document import Emphasis, Foreign, Inline, Link, ParagraphBreak, Strong, Text, plain
from memocli.errors import UserError
from memocli.pipeline.compare import compare_years
from memocli.project import YearAt, project_at
from memocli.report.changes import TEXTS, DiffFormat, format_of, render_changes
from memocli.report.changes.schema import SCHEMA, changes_schema
from memocli.report.sanitize import sanitize

GOLDEN: Final = TESTS / "golden"
VALIDATOR: Final = jsonschema_rs.validator_for(SCHEMA)


def terminal(changes: Changes, *, colour: bool = False, width: int = 80) -> str:
    return render_changes(changes, DiffFormat.TERMINAL, colour=colour, width=width)


def markdown(changes: Changes) -> str:
    return render_changes(changes, DiffFormat.MARKDOWN)


def as_json(changes: Changes, selection: Selection | None = None, *, brief: bool = False) -> Any:
    """The JSON, which its schema describes."""
    text = render_changes(changes, DiffFormat.JSON, selection=selection, is_brief=brief)
    data = json.loads(text)
    assert [fault.message for fault in VALIDATOR.iter_errors(data)] == []
    return data


# ── whole reports ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("form", "ending"), [("terminal", "txt"), ("markdown", "md"), ("json", "json")]
)
def test_a_whole_report(form: str, ending: str, update: bool) -> None:
    """An entry of each kind, in the order of the new memo; a person has read these files."""
    report = render_changes(SMALL, DiffFormat(form), width=90)
    assert_kept(report, GOLDEN / f"changes.{ending}", update=update)


def test_the_sample_has_every_kind() -> None:
    assert {kind for kind in Kind if SMALL.count(kind)} == set(Kind)


def test_the_summary_comes_first_and_a_director_can_read_it() -> None:
    first = terminal(SMALL, width=100).partition("\n\nFigures")[0].splitlines()
    assert len(first) <= 15
    for report in (terminal(SMALL, width=200), markdown(SMALL).replace("**", "")):
        for words in (
            "11 in 2017, 9 in 2018: 9 carried on as 8, 1 added, 2 dropped",
            "2 unchanged, 3 reworded, 4 re-sourced, 1 on another basis, 1 with other figures, 1 moved, 2 renamed",
            "one without a reason",
            "Prohibiting torture: not met → partly met",
            "2 changed, 2 unchanged, 1 only in 2017, 1 only in 2018",
            "Federal investigations of torture: 4,713 → 8,335 (+3,622, +76.9%)",
            "Unpunished percent: 98 → 96.8 (−1.2 points)",
            "1 pair of claims is only probably the same",
        ):
            assert words in report


def test_claims_follow_the_new_memo_and_those_that_did_not_change_come_last_in_their_finding() -> (
    None
):
    text = terminal(SMALL)
    order = [
        "== Introduction",
        "== Requirement 2",
        "caseload",
        "unit/law",
        "unit/new ",
        "unit/staff",
    ]
    order += [
        "unchanged access",
        "-- Promises · torture/promises (only in 2017)",
        "-- torture/open",
        "open/files",
        "Records",
    ]
    places = [text.index(name) for name in order]
    assert places == sorted(places)


def test_a_probable_pair_says_what_to_paste() -> None:
    for report in (terminal(SMALL, width=200), markdown(SMALL).replace("`", "")):
        assert "probably the same: reworded, renamed" in report
        assert "86% of the words are alike" in report
        assert "continues: 2017/torture/unit/lawyers\n" in report
    several = replace(PROBABLE, old=(*PROBABLE.old, state_of_claim("two", "Two.")))
    line = "continues: [2017/torture/unit/lawyers, 2017/torture/unit/two]\n"
    # It is one line to copy, however narrow the terminal is.
    assert line in terminal(changes_of(several), width=40)


def test_drafts_of_one_year_do_not_continue_each_other() -> None:
    drafts = replace(SMALL, old=replace(SMALL.new, label="2018@main"))
    text = terminal(drafts, width=200)
    assert "probably" in text
    assert "continues:" not in text


def test_a_claim_in_the_same_words_is_shown_with_what_changed_around_it() -> None:
    only = terminal(
        changes_of(
            replace(SAME, kinds=(Kind.BASIS,), basis=BasisChange((), (BasisState("position", ()),)))
        )
    )
    assert "text      Families waited 212 days" in only
    assert "basis     {+a position of the signers+}" in only


def test_without_changes() -> None:
    assert terminal(NOTHING) == "Changes within 2018\n\nClaims  nothing changed in 1 claim\n"
    asked = Selection((Kind.UNCHANGED,))
    shown = render_changes(NOTHING, DiffFormat.TERMINAL, selection=asked)
    assert "unchanged met · We met them." in shown
    # From one year to the next, that is what somebody should look at.
    assert "We met them." in terminal(replace(NOTHING, old=SMALL.old))


def test_two_memos_of_one_label_are_called_before_and_after() -> None:
    same = replace(SMALL, old=SMALL.new)
    text = terminal(same, width=200)
    assert text.startswith("Changes within 2018\n")
    assert "9 before, 9 after: " in text
    assert "note 2; before: note 1" in text


# ── what was asked for ───────────────────────────────────────────────────────────────────────────


def test_the_summary_is_of_everything_and_says_what_is_shown() -> None:
    asked = Selection((Kind.DROPPED,), ("torture",))
    text = render_changes(SMALL, DiffFormat.TERMINAL, selection=asked, width=200)
    assert "9 carried on as 8, 1 added, 2 dropped" in text
    assert "Shown here    only dropped; in torture\n" in text
    assert "torture/unit/staff · dropped" in text
    assert "caseload" not in text
    nothing = render_changes(
        SMALL, DiffFormat.TERMINAL, selection=Selection((Kind.MOVED,), ("opening",))
    )
    assert nothing.rstrip().endswith("Shown here    only moved; in opening (there is none)")


def test_in_brief_each_part_has_its_counts() -> None:
    brief = render_changes(SMALL, DiffFormat.TERMINAL, is_brief=True, width=250)
    assert brief.endswith(
        """
Introduction
   1 unchanged

Requirement 2 · Prohibiting torture
   not met → partly met; the law’s wording; charts: 1 added, 1 dropped, 1 changed; 1 added, 2 dropped, 3 reworded, 4 re-sourced, 1 on another basis, \
3 with other figures, 1 moved, 2 renamed, 1 unchanged
"""
    )
    page = render_changes(SMALL, DiffFormat.MARKDOWN, is_brief=True)
    assert "\n- **Introduction:** 1 unchanged\n" in page
    assert "caseload" not in brief + page
    asked = Selection((Kind.REWORDED,))
    lines = render_changes(SMALL, DiffFormat.TERMINAL, selection=asked, is_brief=True).splitlines()
    assert lines[-1] == "   3 reworded"


@pytest.mark.parametrize(
    ("file", "form"),
    [("a.md", "markdown"), ("b.MD", "markdown"), ("c.json", "json"), ("d.txt", "terminal")],
)
def test_the_ending_of_a_file_asks_for_a_format(file: str, form: str) -> None:
    assert format_of(file) is DiffFormat(form)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("changes.docx", "`--to docx` makes"),
        ("changes.PDF", "`--to pdf` makes"),
        ("memo.yaml", "does not end in .md, .json or .txt"),
        ("changes", "does not end in"),
    ],
)
def test_a_report_gets_no_name_that_is_not_one_of_a_text(file: str, said: str) -> None:
    with pytest.raises(UserError, match=re.escape(said)):
        format_of(file)


# ── terminal ─────────────────────────────────────────────────────────────────────────────────────


def test_terminal_colours_say_the_same_in_the_same_places() -> None:
    coloured = terminal(SMALL, colour=True)
    marks = re.compile(r"\[-|-\]|\{\+|\+\}|\*")
    # Without marks, lines break elsewhere.
    plain = marks.sub("", terminal(SMALL)).split()
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == plain
    assert "\x1b[9;31m4,713\x1b[0m \x1b[1;32m8,335\x1b[0m files in" in coloured
    # Whole texts are not struck: nobody could read them.
    assert "\x1b[32mMexico adopted the law.\x1b[0m" in coloured


def test_terminal_keeps_emphasis_in_colour() -> None:
    coloured = terminal(SMALL, colour=True)
    assert "The \x1b[3mfederal\x1b[0m unit opened" in coloured
    assert "Same \x1b[1mwords\x1b[0m." in coloured


def test_a_change_of_emphasis_or_of_an_address_is_seen_without_colours() -> None:
    old, new = (
        Link("https://old.example", running("here")),
        Link("https://new.example", running("here")),
    )
    edits = (
        edit_run(DELETE, "a"),
        edit_run(INSERT, Emphasis(running("a"))),
        edit_run(DELETE, old),
        edit_run(INSERT, new),
    )
    text = terminal(changes_of(replace(REWORDED, edits=(*edits, edit_run(KEEP, old)))), width=120)
    assert (
        "[-a-] {+*a*+} [-here (https://old.example)-] {+here (https://new.example)+} here\n" in text
    )


def test_terminal_wraps_beside_the_label() -> None:
    long = replace(ADDED, new=(state_of_claim("a", "five5 " * 12),), figures=())
    lines = terminal(changes_of(long), width=42).splitlines()
    assert lines[-3] == "  text      five5 five5 five5 five5 five5"
    assert lines[-2] == " " * 12 + "five5 five5 five5 five5 five5"
    assert all(len(line) <= 42 for line in lines if "five5" in line)
    assert sum(line.count("five5") for line in lines) == 12


def test_terminal_signs_of_the_author_are_told_from_ours() -> None:
    edits = (
        edit_run(KEEP, "[-a-] {+b+}"),
        edit_run(DELETE, "[-c-]"),
        edit_run(INSERT, "{", Emphasis(running("+d"))),
    )
    text = terminal(changes_of(replace(REWORDED, edits=edits)))
    assert r"text      [\-a-\] {\+b+\} [-[\-c-\]-] {+{*\+d*+}" in text


def test_no_colour_does_not_load_rich() -> None:
    code = (
        "import sys; from tests.support.sample_changes import SMALL; from memocli.report.changes import *\n"
        "[render_changes(SMALL, form) for form in TEXTS]; sys.exit('rich' in sys.modules)"
    )
    assert python(code).returncode == 0


# ── markdown ─────────────────────────────────────────────────────────────────────────────────────

# What a sentence of ours is made of, beside words.
OURS: Final = {"Str", "Space", "SoftBreak"}
DIALECTS: Final = ("gfm", "markdown")


def parsed(markdown: str, dialect: str) -> list[Any]:
    blocks: list[Any] = json.loads(pypandoc.convert_text(markdown, "json", dialect))["blocks"]
    return blocks


@pytest.mark.parametrize("dialect", DIALECTS)
def test_markdown_is_read_as_meant(dialect: str) -> None:
    blocks = parsed(markdown(SMALL), dialect)
    kinds = [block["t"] for block in blocks]
    assert kinds.count("Table") == 1
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    assert [levels.count(level) for level in (1, 2, 3, 4)] == [1, 5, 5, 11]
    assert set(kinds) == {"Header", "BulletList", "Table"}
    text = json.dumps(blocks)
    assert '{"t": "Strikeout", "c": [{"t": "Str", "c": "4,713"}]}' in text
    assert '{"t": "Strong", "c": [{"t": "Str", "c": "8,335"}]}' in text
    assert '{"t": "Emph", "c": [{"t": "Str", "c": "federal"}]}' in text
    # Bold in the memo is no insertion.
    assert '{"t": "Emph", "c": [{"t": "Str", "c": "words"}]}' in text


def words_of(inlines: list[Any]) -> str:
    """The words of inlines; anything but plain words is a fault."""
    for inline in inlines:
        assert inline["t"] in OURS, inline
    words = "".join(inline.get("c", " ") for inline in inlines)
    return words.replace("\u00a0", " ")  # pandoc keeps "p. 4" together


def added_text(claim_words: tuple[Inline, ...], heading: str, dialect: str) -> list[Any]:
    """What a program reads of the text of an added claim, in a finding with this heading."""
    claim = replace(ADDED, new=(replace(state_of_claim("a"), words=claim_words),), figures=())
    finding = replace(
        UNIT, new=replace(UNIT.state, heading=heading), kinds=(Kind.UNCHANGED,), heading=()
    )
    part = replace(TORTURE, findings=(replace(finding, claims=(claim,)),), condition=())
    blocks = parsed(
        markdown(replace(SMALL, parts=(part,), head=(), records=(), figures=FigureChanges())),
        dialect,
    )
    assert [block["t"] for block in blocks][2:] == [
        "Header",
        "BulletList",
        "Header",
        "Header",
        "BulletList",
    ]
    assert words_of(blocks[4]["c"][2][:-4]) == " ".join(sanitize(heading).split())
    (item,) = blocks[-1]["c"]
    (paragraph,) = item
    label, _, *rest = paragraph["c"]
    assert label["t"] == "Strong"
    found: list[Any] = rest
    return found


def read_back(text: str, dialect: str) -> str:
    """The text of an added claim after a program has read the Markdown."""
    return words_of(added_text((Text(text),), text, dialect))


NASTY: Final = [
    "*a* _b_ **c** __d__ ~~e~~ ~f~ ^g^ `h` ``i``",
    "<b>x</b> <!-- y --> <https://a.org> &amp; &#64; &lt;",
    "[a](b) ![c](d) [e][f] [^1] [@key, p. 4] @key [x]{.y} {+a+} [-b-]",
    "$x$ $$y$$ \\(z\\) \\begin{a} \\ \\\\ 5$ 6$",
    "a -- b --- c ... d \"e\" 'f' |g| #1 ==h== :smile: x:y:z",
    "- a + b * c 1. d # e > f : g ::: h",
    "| a | b |",
    "https://a.org/x_y*z www.a.org/x_y http://b.org.",
    "ends with \\",
    "***",
    "[red]bold[/red] \x1b[31mred\x07",
]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", NASTY)
def test_markdown_reads_nothing_of_the_author_as_markup(text: str, dialect: str) -> None:
    assert read_back(text, dialect) == sanitize(text)


SIGNS: Final = "ab1 *_`~[](){}<>#|!\\&$^@\"'=:-+./;%“”—\n"


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=30))
@examples(0.3)
def test_markdown_of_any_signs(text: str) -> None:
    words = " ".join(text.split()) or "a"
    for dialect in DIALECTS:
        assert read_back(words, dialect) == words


def plain_of(inlines: list[Any]) -> str:
    """The words of inlines, in emphasis or not."""
    return "".join(
        plain_of(one["c"]) if one["t"] == "Emph" else one.get("c", " ") for one in inlines
    ).replace("\u00a0", " ")


PIECE: Final = st.text(st.sampled_from(SIGNS), max_size=6)


@given(st.lists(st.tuples(PIECE, PIECE), min_size=1, max_size=4))
@examples(0.3)
def test_markdown_of_emphasis_beside_any_signs(pieces: list[tuple[str, str]]) -> None:
    """Whatever stands beside them, no word is lost, and nothing but emphasis is read."""
    said: list[Inline] = [Text("a ")]
    for upright, stressed in pieces:
        said += [Text(upright), Emphasis((Text(stressed),))]
    words = " ".join(("a " + "".join(map("".join, pieces))).split())
    for dialect in DIALECTS:
        found = added_text(tuple(said), "h", dialect)
        assert {inline["t"] for inline in found} <= {*OURS, "Emph"}
        assert plain_of(found) == words


@pytest.mark.parametrize("dialect", DIALECTS)
def test_markdown_keeps_emphasis_where_it_can_be_read(dialect: str) -> None:
    said = running(
        "See ",
        Emphasis(running("Reforma")),
        ", “",
        Emphasis(running("“A,” b.")),
        "” (",
        Emphasis(running("c")),
        ")",
    )
    found = added_text(said, "h", dialect)
    assert [plain_of(one["c"]) for one in found if one["t"] == "Emph"] == [
        "Reforma",
        "“A,” b.",
        "c",
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "said",
    [
        running("re", Emphasis(running("sourced")), " a"),
        running("a", Emphasis(running("b")), "c"),
        running("a-", Emphasis(running("-")), "b"),
        running("a.", Strong(running("..")), "b"),
    ],
)
def test_markdown_gives_up_emphasis_rather_than_a_letter(
    said: tuple[Inline, ...], dialect: str
) -> None:
    assert words_of(added_text(said, "h", dialect)) == plain(said)


# ── json ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_is_fresh_and_a_schema(update: bool) -> None:
    assert_kept(changes_schema(), ROOT / "schemas" / "changes.schema.json", update=update)
    assert jsonschema_rs.meta.is_valid(SCHEMA)


def test_the_schema_describes_every_key() -> None:
    for described in (SCHEMA, *SCHEMA["$defs"].values()):
        assert described["description"].endswith(".")
        for key, value in described["properties"].items():
            assert value["description"], key
            assert not value["description"].endswith("."), key


def test_json_has_all_that_the_model_has() -> None:
    """A new field of the model must get a key, or be said elsewhere."""
    elsewhere = {
        "Edit": {"runs", "text"},
        "Changes": set(),
        "ClaimState": {"words"},
        "FigureChange": {"in_percent"},
        "FigureChanges": {"unchanged"},
    }
    of = {
        "MemoState": "memo",
        "HeadChange": "field",
        "RecordChange": "record",
        "ChartChange": "chart",
        "ChartState": "chart-state",
        "PartChange": "part",
    }
    of |= {"PartState": "part-state", "FindingChange": "finding", "FindingState": "finding-state"}
    of |= {
        "ClaimChange": "claim",
        "ClaimState": "claim-state",
        "Pairing": "pairing",
        "Edit": "edit",
    }
    of |= {
        "SourceState": "source",
        "SourceChange": "source-change",
        "LocatorChange": "locator-change",
    }
    of |= {"BasisState": "basis", "BasisChange": "basis-change", "FigureChange": "figure"}
    of |= {"FigureState": "figure-state", "FigureChanges": "figures", "Changes": ""}
    for name, kind in vars(model).items():
        is_ours = isinstance(kind, type) and kind.__module__.startswith("memocli.compare.")
        if is_ours and issubclass(kind, Struct):
            described = SCHEMA["$defs"][of[name]] if of[name] else SCHEMA
            fields = {
                field.replace("_", "-")
                for field in kind.__struct_fields__
                if field not in elsewhere.get(name, ())
            }
            assert fields <= described["properties"].keys(), name


def test_json_counts_everything_and_shows_what_was_asked_for() -> None:
    data = as_json(SMALL, Selection((Kind.DROPPED, Kind.UNCHANGED), ("torture",)))
    assert data["selected"] == {
        "kinds": ["dropped", "unchanged"],
        "parts": ["torture"],
        "brief": False,
    }
    assert data["summary"]["counts"]["reworded"] == 3
    assert (data["summary"]["dropped-without-reason"], data["summary"]["probable"]) == (1, 1)
    assert (data["head"], data["records"], data["figures"]["changed"]) == ([], [], [])
    (part,) = data["parts"]
    assert part["counts"] == {"dropped": 2, "unchanged": 1}
    names = [claim["old"][0]["name"] for finding in part["findings"] for claim in finding["claims"]]
    assert names == ["torture/unit/staff", "torture/unit/access", "torture/promises/e"]
    brief = as_json(SMALL, brief=True)
    assert brief["selected"]["brief"] is True
    assert all("findings" not in part for part in brief["parts"])


def test_json_of_a_claim() -> None:
    claim = as_json(SMALL)["parts"][1]["findings"][0]["claims"][0]
    assert claim["kinds"] == ["reworded", "re-sourced", "figures"]
    assert claim["edits"][:2] == [
        {
            "kind": "keep",
            "text": "The federal unit opened",
            "runs": [
                {"text": "The "},
                {"text": "federal", "is-emphasis": True},
                {"text": " unit opened"},
            ],
        },
        {"kind": "delete", "text": "4,713", "runs": [{"text": "4,713"}]},
    ]
    source = {"id": "vpolitico", "title": "La PGR abre 4 mil 713 expedientes"}
    assert claim["sources"] == {
        "added": [],
        "dropped": [],
        "locators": [{"source": source, "old": [], "new": ["page 4"]}],
        "marks-moved": False,
    }
    assert claim["pairing"] == {"by": "continues", "score": 100, "is-probable": False}
    assert claim["new"] == [
        {
            "name": "torture/unit/caseload",
            "finding": "torture/unit",
            "heading": "The torture unit",
            "part-heading": "Prohibiting torture",
            "text": "The unit opened 8,335 files in 2018.",
            "runs": [{"text": "The unit opened 8,335 files in 2018."}, {"note": 2}],
            "notes": [2],
            "sources": [source],
            "basis": None,
        }
    ]
    assert claim["figures"] == as_json(SMALL)["figures"]["changed"][:1]


def test_json_of_words_in_every_form() -> None:
    said = (
        Strong((Text("a"), Emphasis((Text("b"),)))),
        ParagraphBreak(),
        Link("https://x.example", (Text("c"),)),
        Foreign("es", (Text("d"),)),
    )
    claim = replace(ADDED, new=(replace(state_of_claim("a"), words=said),))
    (found,) = as_json(changes_of(claim))["parts"][0]["findings"][0]["claims"][0]["new"]
    assert found["runs"] == [
        {"text": "a", "is-strong": True},
        {"text": "b", "is-strong": True, "is-emphasis": True},
        {"ends-paragraph": True},
        {"text": "c", "link": "https://x.example"},
        {"text": "d", "language": "es"},
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("17", 17), ("96.80", 96.8), ("-3", -3), ("12345678901234567", "12345678901234567")],
)
def test_json_numbers(value: str, shown: object) -> None:
    figures = FigureChanges(added=(figure("n", None, value),))
    assert (
        as_json(replace(NOTHING, figures=figures))["figures"]["added"][0]["new"]["value"] == shown
    )


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────

BOUNDS: Final = replace(
    SMALL,
    figures=FigureChanges(
        changed=(
            bounded("murdered", ("31", "least"), ("40", "")),
            bounded("arrested", ("1200", "about"), ("1500", "about")),
            bounded("tried", ("5", "most"), ("9", "over")),
            bounded("convicted-percent", ("3", ""), ("4", "over")),
        )
    ),
    parts=(),
    head=(),
    records=(SMALL.records[0],),
)


def test_terminal_says_where_a_difference_is_unknown() -> None:
    table = terminal(BOUNDS).partition("\nFigures\n\n")[2].partition("\n\n")[0]
    assert (
        table
        == """\
  Murdered           at least 31 →          40  difference unknown
  Arrested           about 1,200 → about 1,500                +300  +25.0%
  Tried                at most 5 →      over 9  difference unknown
  Convicted percent            3 →      over 4  difference unknown"""
    )


def test_a_figure_whose_difference_is_unknown_is_not_among_the_most_telling() -> None:
    summary = terminal(BOUNDS).partition("\nMarks")[0]
    assert "Arrested: about 1,200 → about 1,500 (+300, +25.0%)" in summary
    assert "Murdered" not in summary


def test_a_figure_that_editors_named_tells_more() -> None:
    named = figure("b", "100", "101", "Named by the editors")
    figures = FigureChanges(changed=(*(figure(f"a{n}", "1", "9") for n in range(5)), named))
    summary = terminal(replace(SMALL, figures=figures)).partition("\nMarks")[0]
    assert summary.index("Named by the editors") < summary.index("A0: 1 → 9")
    assert "a2" not in summary


def test_markdown_says_where_a_difference_is_unknown() -> None:
    table = markdown(BOUNDS)
    assert "| Murdered | at least 31 | 40 | difference unknown |  |" in table
    assert "| Arrested | about 1,200 | about 1,500 | +300 | +25.0% |" in table


def test_json_has_the_bounds() -> None:
    murdered, arrested, *_ = as_json(BOUNDS)["figures"]["changed"]
    assert murdered == {
        "name": "murdered",
        "label": "",
        "is-percentage": False,
        "old": {"value": 31, "at": "least", "claim": "torture/unit/a"},
        "new": {"value": 40, "at": None, "claim": "torture/unit/b"},
        "difference": None,
        "percent": None,
    }
    told = (arrested["new"]["at"], arrested["difference"], arrested["percent"])
    assert told == ("about", 300, 25)


# ── any text, any number ─────────────────────────────────────────────────────────────────────────

ANY: Final = st.text() | st.text(st.characters(categories=["Cs", "Cc", "Cf"]))


def of_any_text(text: str) -> Changes:
    """Changes that have this text in every place."""
    source = SourceState(text, text + "x")
    basis = BasisState("inference", (text,))
    words = running(
        text,
        1,
        Emphasis(running(text)),
        ParagraphBreak(),
        Link(text, running(text)),
        Strong(running(text)),
    )
    claim = replace(
        state_of_claim("a/b/c", sources=(source,), basis=basis),
        words=words,
        heading=text,
        part_heading=text,
        name=text,
    )
    change = replace(
        PROBABLE,
        old=(claim,),
        new=(claim,),
        kinds=(Kind.REWORDED, Kind.MOVED, Kind.RENAMED),
        edits=(replace(edit_run(KEEP), runs=words), edit_run(DELETE, text), edit_run(INSERT, text)),
        sources=SourceChange((source,), (source,), (LocatorChange(source, (text,), (text,)),)),
        basis=BasisChange((basis,), ()),
        figures=(figure(text, "1", "2", text), figure(text, None, "2")),
    )
    claims = (
        change,
        replace(change, edits=change.edits[1:]),
        replace(change, edits=()),
        replace(change, old=(), pairing=None, kinds=(Kind.ADDED,)),
        replace(change, new=(), pairing=None, kinds=(Kind.DROPPED,), reason=text),
        replace(change, kinds=(Kind.UNCHANGED,)),
    )
    finding = replace(
        UNIT,
        old=replace(UNIT.state, name=text, picture=text),
        new=replace(UNIT.state, name=text + "n", heading=text, picture=text + "p", alt=text),
        kinds=(Kind.RENAMED, Kind.PICTURE, Kind.HEADING),
        claims=claims,
        heading=(edit_run(KEEP, text), edit_run(DELETE, text)),
    )
    fact = HeadChange(text, text, text)
    return replace(
        SMALL,
        old=replace(SMALL.old, label=text, title=text),
        head=(fact,),
        parts=(
            replace(
                TORTURE, old=replace(TORTURE.state, id=text, verdict=text), findings=(finding,)
            ),
        ),
        figures=FigureChanges(changed=(figure(text, "1", "2", text),)),
        records=(RecordChange(source, (fact,)),),
    )


@given(ANY, st.sampled_from(TEXTS), st.booleans(), st.integers(-5, 120), st.booleans())
def test_no_text_breaks_a_format(
    text: str, form: DiffFormat, colour: bool, width: int, brief: bool
) -> None:
    changes = of_any_text(text)
    report = render_changes(changes, form, is_brief=brief, colour=colour, width=width)
    report.encode()
    assert report.endswith("\n")
    plain = re.sub(r"\x1b\[[\d;]*m", "", report) if colour else report
    assert sanitize(plain.replace("\n", "")) == plain.replace("\n", "")
    if form is DiffFormat.JSON:
        data = json.loads(report)
        assert VALIDATOR.is_valid(data)
        found = data["head"][0]["old"]
        assert found == text or any("\ud800" <= character <= "\udfff" for character in text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.decimals(-(10**60), 10**60))
def test_no_number_breaks_a_format(old: Decimal, new: Decimal) -> None:
    change = figure("n", f"{old:f}", f"{new:f}")
    changes = replace(SMALL, figures=FigureChanges(changed=(change,)))
    for form in TEXTS:
        render_changes(changes, form)


def test_a_number_beyond_all_measure_breaks_no_format() -> None:
    huge = replace(SMALL, figures=FigureChanges(changed=(figure("n", "1", "9" * 5000),)))
    for form in TEXTS:
        assert "9" * 10 in render_changes(huge, form).replace(",", "")


def test_what_is_dropped_with_a_reason_says_it() -> None:
    assert "  reason    Not taken up in 2018.\n" in terminal(changes_of(DROPPED))
    unexplained = terminal(changes_of(replace(DROPPED, reason="")), width=200)
    assert "\nDropped     each with its reason\n" in terminal(changes_of(DROPPED))
    assert "\nDropped     2 without a reason\n" in terminal(
        changes_of(FORGOTTEN, replace(DROPPED, reason=""))
    )
    assert "reason    none given; write it under dropped in memo/2018/memo.yaml" in unexplained


def test_of_real_memos_every_format_says_it_all() -> None:
    changes = compare_years(project_at(EXAMPLE), YearAt(2017), YearAt(2018)).changes
    data = as_json(changes)
    shown = [claim for part in data["parts"] for one in part["findings"] for claim in one["claims"]]
    assert sum(len(claim["new"]) for claim in shown) == data["new"]["claims"]
    assert sum(len(claim["old"]) for claim in shown) == data["old"]["claims"]
    for report in (terminal(changes, width=100_000), markdown(changes)):
        for claim in shown:
            for state in claim["new"] or claim["old"]:
                assert state["name"] in report
            if not claim["edits"]:
                assert (claim["new"] or claim["old"])[0]["text"][:20] in report.replace("\\", "")
        assert report.count("continues: 2017/") == 0
