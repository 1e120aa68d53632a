"""Reports of changes: the exact text of each format, and that no author's text breaks any of them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.examples import examples
from tests.support.programs import python
from tests.support.sample_changes import (
    DELETE,
    INSERT,
    KEEP,
    NO_SOURCES,
    NOTHING,
    REWORDED,
    SMALL,
    bounded,
    figure,
    state,
)

from memocli.compare import (
    BasisChange,
    BasisState,
    Changes,
    ClaimChange,
    ClaimState,
    DroppedClaim,
    Edit,
    FigureChanges,
    LocatorChange,
    SourceChange,
    VerdictChange,
)
from memocli.report.changes import DiffFormat, render_changes
from memocli.report.sanitize import sanitize


def terminal(changes: Changes, *, colour: bool = False, width: int = 80) -> str:
    return render_changes(changes, DiffFormat.TERMINAL, colour=colour, width=width)


# ── terminal ─────────────────────────────────────────────────────────────────────────────────────


def test_terminal_whole() -> None:
    assert (
        terminal(SMALL)
        == """\
Changes from 2017 to 2018

Claims      8 in 2017, 7 in 2018: 6 carried on, 1 added, 2 dropped
Carried on  2 reworded, 3 re-sourced, 1 on another basis, 2 renamed, 2 unchanged
Figures     2 changed, 2 unchanged, 0 only in 2017, 1 only in 2018
Verdicts    1 changed

Verdicts

  Prohibiting torture: not met → partly met

Figures

  torture-investigations  4,713 → 8,335       +3,622  +76.9%
  unpunished-percent         98 →  96.8  −1.2 points

Reworded (2)

torture/unit/caseload · The torture unit
  text      The unit opened [-4,713-] {+8,335+} files in [-2016.-] {+2018.+}
  cited at  vpolitico: {+page 4+}

torture/unit/law · The torture unit
  was       torture/unit/one, torture/unit/two
  2017      A bill. No law yet.
  2018      Mexico adopted the law.
  sources   [-bill-]
  basis     {+position+}

Same words, other support (1)

torture/unit/d · The torture unit
  text      Same.
  sources   [-old-1-] [-old-2-] {+new-1+}

Renamed only (1)

torture/unit/c · The torture unit
  was       torture/unit/b

Added (1)

torture/unit/new · The torture unit
  text      Its charges number 17.
  sources   pgr, wola

Dropped (2)

torture/unit/staff · The torture unit
  reason    Not taken up in 2018.
  text      It had 44 prosecutors.
  sources   cdj

torture/unit/e · The torture unit
  reason    none given; `dropped` in memo/2018/memo.yaml is the place for it
  text      So it is.
  basis     inference: x/y/z
"""
    )


def test_terminal_without_changes() -> None:
    assert terminal(NOTHING) == "Changes within 2018\n\nClaims      nothing changed in 3 claims\n"


def test_terminal_colours_say_the_same_in_the_same_places() -> None:
    coloured = terminal(SMALL, colour=True)
    marks = re.compile(r"\[-|-\]|\{\+|\+\}")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == marks.sub("", terminal(SMALL))
    assert "\x1b[9;31m4,713\x1b[0m \x1b[1;32m8,335\x1b[0m files in" in coloured
    # Whole texts are not struck: nobody could read them.
    assert "\x1b[31mA bill. No law yet.\x1b[0m" in coloured


def test_terminal_wraps_beside_the_label() -> None:
    long = replace(SMALL, changed=(), dropped=(), added=(state("a", "five5 " * 12),))
    lines = terminal(long, width=42).splitlines()
    assert lines[-3] == "  text      five5 five5 five5 five5 five5"
    assert lines[-2] == " " * 12 + "five5 five5 five5 five5 five5"
    assert all(len(line) <= 42 for line in lines if "five5" in line)
    assert sum(line.count("five5") for line in lines) == 12


def test_terminal_signs_of_the_author_are_told_from_ours() -> None:
    edits = (Edit(KEEP, "[-a-] {+b+}"), Edit(DELETE, "[-c-]"))
    change = replace(REWORDED, edits=edits, sources=NO_SOURCES)
    text = terminal(replace(SMALL, changed=(change,)))
    assert r"text      [\-a-\] {\+b+\} [-[\-c-\]-]" in text


def test_no_colour_does_not_load_rich() -> None:
    code = (
        "import sys; from tests.support.sample_changes import SMALL; from memocli.report.changes import *\n"
        "[render_changes(SMALL, form) for form in DiffFormat]; sys.exit('rich' in sys.modules)"
    )
    assert python(code).returncode == 0


# ── markdown ─────────────────────────────────────────────────────────────────────────────────────


def test_markdown_whole() -> None:
    assert (
        render_changes(SMALL, DiffFormat.MARKDOWN)
        == """\
# Changes from 2017 to 2018

- **Claims:** 8 in 2017, 7 in 2018: 6 carried on, 1 added, 2 dropped
- **Carried on:** 2 reworded, 3 re-sourced, 1 on another basis, 2 renamed, 2 unchanged
- **Figures:** 2 changed, 2 unchanged, 0 only in 2017, 1 only in 2018
- **Verdicts:** 1 changed

## Verdicts

| Part | 2017 | 2018 |
| :-- | :-- | :-- |
| Prohibiting torture | not met | partly met |

## Figures

| Figure | 2017 | 2018 | Difference | Percent |
| :-- | --: | --: | --: | --: |
| torture-investigations | 4,713 | 8,335 | +3,622 | +76.9% |
| unpunished-percent | 98 | 96.8 | −1.2 points |  |

## Reworded (2)

### `torture/unit/caseload` · The torture unit

- **Text:** The unit opened ~~4,713~~ **8,335** files in ~~2016.~~ **2018.**
- **Cited at:** `vpolitico`: **page 4**

### `torture/unit/law` · The torture unit

- **Was:** `torture/unit/one`, `torture/unit/two`
- **2017:** A bill. No law yet.
- **2018:** Mexico adopted the law.
- **Sources:** ~~`bill`~~
- **Basis:** **position**

## Same words, other support (1)

### `torture/unit/d` · The torture unit

- **Text:** Same.
- **Sources:** ~~`old-1`~~ ~~`old-2`~~ **`new-1`**

## Renamed only (1)

### `torture/unit/c` · The torture unit

- **Was:** `torture/unit/b`

## Added (1)

### `torture/unit/new` · The torture unit

- **Text:** Its charges number 17.
- **Sources:** `pgr`, `wola`

## Dropped (2)

### `torture/unit/staff` · The torture unit

- **Reason:** Not taken up in 2018.
- **Text:** It had 44 prosecutors.
- **Sources:** `cdj`

### `torture/unit/e` · The torture unit

- **Reason:** none given; `dropped` in `memo/2018/memo.yaml` is the place for it
- **Text:** So it is.
- **Basis:** inference: x/y/z
"""
    )


# What a sentence of ours is made of, beside words.
OURS: Final = {"Str", "Space", "SoftBreak"}
DIALECTS: Final = ("gfm", "markdown")


def parsed(markdown: str, dialect: str) -> list[Any]:
    blocks: list[Any] = json.loads(pypandoc.convert_text(markdown, "json", dialect))["blocks"]
    return blocks


def test_markdown_is_read_as_meant() -> None:
    for dialect in DIALECTS:
        blocks = parsed(render_changes(SMALL, DiffFormat.MARKDOWN), dialect)
        kinds = [block["t"] for block in blocks]
        assert kinds.count("Table") == 2
        assert kinds.count("Header") == 1 + 7 + 7
        text = json.dumps(blocks)
        assert text.count('"Strikeout"') == 5
        assert '{"t": "Strikeout", "c": [{"t": "Str", "c": "4,713"}]}' in text
        assert '{"t": "Strong", "c": [{"t": "Str", "c": "8,335"}]}' in text


def words_of(inlines: list[Any]) -> str:
    """The words of inlines; anything but plain words is a fault."""
    for inline in inlines:
        assert inline["t"] in OURS, inline
    words = "".join(inline.get("c", " ") for inline in inlines)
    return words.replace("\u00a0", " ")  # pandoc keeps "p. 4" together


def read_back(text: str, dialect: str) -> str:
    """The text of an added claim after a program has read the Markdown."""
    only = replace(NOTHING, new_year=2019, added=(replace(state("a", text), heading=text),))
    markdown = render_changes(only, DiffFormat.MARKDOWN)
    blocks = parsed(markdown, dialect)
    assert [block["t"] for block in blocks] == [
        "Header",
        "BulletList",
        "Header",
        "Header",
        "BulletList",
    ]
    (item,) = blocks[-1]["c"]
    (paragraph,) = item
    label, _, *rest = paragraph["c"]
    assert label["t"] == "Strong"
    return words_of(rest)


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


@given(
    st.text(st.sampled_from("ab1 *_`~[](){}<>#|!\\&$^@\"'=:-+./;%“”—\n"), min_size=1, max_size=30)
)
@examples(0.3)
def test_markdown_of_any_signs(text: str) -> None:
    words = " ".join(text.split()) or "a"
    for dialect in DIALECTS:
        assert read_back(words, dialect) == words


# ── json ─────────────────────────────────────────────────────────────────────────────────────────


def test_json_shape() -> None:
    data = json.loads(render_changes(SMALL, DiffFormat.JSON))
    assert list(data) == [
        "version",
        "old",
        "new",
        "summary",
        "verdicts",
        "figures",
        "changed",
        "added",
        "dropped",
    ]
    assert (data["version"], data["old"]) == (1, {"year": 2017, "claims": 8})
    assert data["summary"] == {
        "reworded": 2,
        "resourced": 3,
        "basis": 1,
        "figures": 1,
        "renamed": 2,
        "unchanged": 2,
        "added": 1,
        "dropped": 2,
        "verdicts": 1,
        "figures_changed": 2,
        "figures_unchanged": 2,
        "figures_added": 1,
        "figures_gone": 0,
    }
    assert data["verdicts"] == [
        {"part": "torture", "heading": "Prohibiting torture", "old": "not-met", "new": "partly-met"}
    ]
    assert data["figures"]["changed"][1] == {
        "name": "unpunished-percent",
        "old": {"value": 98, "at": None, "claim": "torture/unit/a"},
        "new": {"value": 96.8, "at": None, "claim": "torture/unit/b"},
        "difference": -1.2,
        "percent": None,
    }
    assert [dropped["reason"] for dropped in data["dropped"]] == ["Not taken up in 2018.", None]


def test_json_of_a_change() -> None:
    changed = json.loads(render_changes(SMALL, DiffFormat.JSON))["changed"][0]
    assert changed["kinds"] == ["reworded", "resourced", "figures"]
    assert changed["edits"][:2] == [
        {"kind": "keep", "text": "The unit opened"},
        {"kind": "delete", "text": "4,713"},
    ]
    assert changed["sources"] == {
        "added": [],
        "dropped": [],
        "locators": [{"source": "vpolitico", "old": [], "new": ["page 4"]}],
    }
    assert changed["basis"] is None
    assert changed["new"] == [
        {
            "name": "torture/unit/caseload",
            "heading": "The torture unit",
            "text": "The unit opened 8,335 files in 2018.",
            "sources": ["vpolitico"],
            "basis": None,
        }
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("17", 17), ("96.80", 96.8), ("-3", -3), ("12345678901234567", "12345678901234567")],
)
def test_json_numbers(value: str, shown: object) -> None:
    figures = FigureChanges(added=(figure("n", None, value),))
    data = json.loads(render_changes(replace(NOTHING, figures=figures), DiffFormat.JSON))
    assert data["figures"]["added"][0]["new"]["value"] == shown


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────

BOUNDS: Final = replace(
    NOTHING,
    figures=FigureChanges(
        changed=(
            bounded("murdered", ("31", "least"), ("40", "")),
            bounded("arrested", ("1200", "about"), ("1500", "about")),
            bounded("tried", ("5", "most"), ("9", "over")),
            bounded("convicted-percent", ("3", ""), ("4", "over")),
        )
    ),
)


def test_terminal_says_where_a_difference_is_unknown() -> None:
    table = terminal(BOUNDS).partition("Figures\n\n")[2]
    assert (
        table
        == """\
  murdered           at least 31 →          40  difference unknown
  arrested           about 1,200 → about 1,500                +300  +25.0%
  tried                at most 5 →      over 9  difference unknown
  convicted-percent            3 →      over 4  difference unknown
"""
    )


def test_markdown_says_where_a_difference_is_unknown() -> None:
    table = render_changes(BOUNDS, DiffFormat.MARKDOWN).splitlines()
    assert "| murdered | at least 31 | 40 | difference unknown |  |" in table
    assert "| arrested | about 1,200 | about 1,500 | +300 | +25.0% |" in table


def test_json_has_the_bounds() -> None:
    murdered, arrested, *_ = json.loads(render_changes(BOUNDS, DiffFormat.JSON))["figures"][
        "changed"
    ]
    assert murdered == {
        "name": "murdered",
        "old": {"value": 31, "at": "least", "claim": "torture/unit/a"},
        "new": {"value": 40, "at": None, "claim": "torture/unit/b"},
        "difference": None,
        "percent": None,
    }
    assert (arrested["new"]["at"], arrested["difference"], arrested["percent"]) == (
        "about",
        300,
        25,
    )


# ── any text, any number ─────────────────────────────────────────────────────────────────────────

ANY: Final = st.text() | st.text(st.characters(categories=["Cs", "Cc", "Cf"]))


@given(ANY, st.sampled_from(DiffFormat), st.booleans(), st.integers(-5, 120))
def test_no_text_breaks_a_format(text: str, form: DiffFormat, colour: bool, width: int) -> None:
    claim = ClaimState("a/b/c", text, text, (text, text), BasisState("inference", (text,)))
    change = ClaimChange(
        (claim,),
        (claim,),
        (Edit(KEEP, text), Edit(DELETE, text), Edit(INSERT, text)),
        SourceChange((text,), (text,), (LocatorChange(text, (text,), (text,)),)),
        BasisChange((BasisState("inference", (text,)),), ()),
    )
    rewritten = replace(change, edits=change.edits[1:])
    figures = FigureChanges(changed=(figure(text, "1", "2"),))
    changes = replace(
        SMALL,
        verdicts=(VerdictChange("p", text, None, "met"),),
        figures=figures,
        changed=(change, rewritten, replace(change, edits=())),
        added=(claim,),
        dropped=(DroppedClaim(claim, text),),
    )
    report = render_changes(changes, form, colour=colour, width=width)
    report.encode()
    assert report.endswith("\n")
    plain = re.sub(r"\x1b\[[\d;]*m", "", report) if colour else report
    assert sanitize(plain.replace("\n", "")) == plain.replace("\n", "")
    if form is DiffFormat.JSON:
        found = json.loads(report)["added"][0]["text"]
        assert found == text or any("\ud800" <= character <= "\udfff" for character in text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.decimals(-(10**60), 10**60))
def test_no_number_breaks_a_format(old: Decimal, new: Decimal) -> None:
    change = figure("n", f"{old:f}", f"{new:f}")
    changes = replace(SMALL, figures=FigureChanges(changed=(change,)))
    for form in DiffFormat:
        render_changes(changes, form)


def test_a_number_beyond_all_measure_breaks_no_format() -> None:
    huge = replace(SMALL, figures=FigureChanges(changed=(figure("n", "1", "9" * 5000),)))
    for form in DiffFormat:
        assert "9" * 10 in render_changes(huge, form).replace(",", "")
