"""Passages and computed numbers are told of their sources, carried into a new year, and neither printed, compared nor sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small_project import with_words, write_project

from memocli.dates import PartialDate
from memocli.load import load_library
from memocli.memo import NamedClaim
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.new_year import begin_year
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.seal import seal_memo
from memocli.project import YearAt, project_at
from memocli.render import Form
from memocli.report.changes import DiffFormat, render_changes

WATER = "memo/2018/water.yaml"
_FIGURES = "        figures: {wells: 1250, clean-wells: 17}\n"
_PASSAGES = """\
        passages:
          # The survey's own words.
          - {source: survey-2016, quote: "de los 1,250 pozos, 17", at: p. 4}
          - source: court-2018
            quote: >-
              El agua es de
              todos
            translated: true
        computed: {17: 8 + 9}
"""


def files(passages: str = _PASSAGES, old: str = _FIGURES, new: str = _FIGURES) -> dict[str, str]:
    return with_words(WATER, old, new + passages)


def claim_of(root: Path, year: int, name: str) -> NamedClaim:
    library = load_library(project_at(root), [year])
    return next(one for one in library.memos[year].claims if one.name == name)


def said_in(root: Path) -> list[tuple[str, str]]:
    """What the parts say of sources: whose it is, and the first and the last word of it."""
    library = load_library(project_at(root), [2018])
    found = ((one.source, one.text.text.split()) for one in library.said)
    return [(source, f"{words[0]} … {words[-1]}") for source, words in found]


def test_what_a_part_says_of_its_sources(tmp_path: Path) -> None:
    assert said_in(write_project(tmp_path, files())) == [
        ("survey-2016", "{source: … 4}"),
        ("court-2018", "source: … true"),
        ("report-2018", "{17: … 9}"),
        ("court-2018", "{17: … 9}"),
        ("survey-2016", "{17: … 9}"),
    ]


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("passages: [{quote: a}]  # b\n", [("", "{quote: … b")]),
        ("passages: a b\n", [("", "a … b")]),
        ("pasages: [{source: survey-2016, quote: a}]\n", [("survey-2016", "{source: … a}]")]),
        ("seen: by somebody\n", [("", "by … somebody")]),
        ("remark: a b\n", []),
    ],
)
def test_of_nobody_knows_whom_where_that_is_not_to_be_told(
    below: str, said: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert said_in(write_project(tmp_path, files(f"        {below}"))) == said


@pytest.mark.parametrize(
    ("below", "first"),
    [
        ("        passages: [{source: survey-2016, quote: a\n", "passages:"),
        ("\tcomputed: {17: 8}\n", "computed:"),
        ("\tpasages: [{source: survey-2016}]\n", "pasages:"),
        ("\tqoute: a\n", "qoute:"),
    ],
)
def test_in_a_file_that_is_no_yaml_all_that_follows_may_be_of_anybody(
    below: str, first: str, tmp_path: Path
) -> None:
    ((source, words),) = said_in(write_project(tmp_path, files(below)))
    assert source == ""
    assert words.startswith(first)


def test_they_go_along_into_a_new_year(tmp_path: Path) -> None:
    root = write_project(tmp_path, files())
    period = (PartialDate(2018, 8), PartialDate(2019, 7))
    begin_year(project_at(root), 2019, 2018, period, lambda _: None)
    old, new = (claim_of(root, year, "water/wells/count").claim for year in (2018, 2019))
    assert new.carried
    assert len(new.passages) == 2
    assert new.passages == old.passages
    assert new.computed == old.computed
    assert "# The survey's own words." in (root / "memo/2019/water.yaml").read_text("utf-8")


OTHER = _PASSAGES.replace("de los 1,250 pozos, 17", "otras palabras").replace("8 + 9", "10 + 7")


def test_another_passage_is_no_change(tmp_path: Path) -> None:
    """Readers see neither, so a comparison that lists them would be longer than what changed."""
    period = (PartialDate(2018, 8), PartialDate(2019, 7))
    shown = []
    for name, below in (("same", _PASSAGES), ("other", OTHER), ("none", "")):
        root = write_project(tmp_path / name, files())
        begin_year(project_at(root), 2019, 2018, period, lambda _: None)
        path = root / "memo/2019/water.yaml"
        text = path.read_text("utf-8")
        start, end = text.index("        passages:"), text.index("8 + 9}\n") + len("8 + 9}\n")
        path.write_text(text[:start] + below + text[end:], encoding="utf-8")
        changes = compare_years(project_at(root), YearAt(2018), YearAt(2019)).changes
        shown.append([render_changes(changes, form) for form in DiffFormat if form != "html"])
    assert shown[0] == shown[1] == shown[2]


def test_no_output_has_them(tmp_path: Path) -> None:
    made = []
    for name, below in (("with", _PASSAGES), ("without", "")):
        root = write_project(tmp_path / name, files(below))
        options = BuildOptions((Form.HTML, Form.DOCX), draft=True)
        built = build_memo(project_at(root), 2018, options).files
        assert "pozos" not in built["manifest-draft.json"].decode()
        made.append([content for name, content in built.items() if "manifest" not in name])
    assert made[0]
    assert made[0] == made[1]


def test_a_seal_does_not_hold_them(tmp_path: Path) -> None:
    """So a passage may be found, and put right, after the memo was submitted."""
    root = write_project(tmp_path, files())
    assert seal_memo(project_at(root), 2018, "2018-08-01", lambda _: None).path
    write_project(root, files(OTHER))
    found = check_memos(project_at(root), [2018])
    assert not {one.code for one in found.diagnostics} & {"Y311"}
    assert "pozos" not in (root / "memo/2018/seal.yaml").read_text("utf-8")
