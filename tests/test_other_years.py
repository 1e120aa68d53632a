"""An error in another year's file is told, and bars this year only where one of its claims has to do with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support import small_project
from tests.support.programs import memocli
from tests.support.small_project import write_project

from memocli.pipeline.check import check_memos
from memocli.pipeline.other_years import faults_elsewhere
from memocli.project import project_at, year_of

HEAD_2017 = "memo/2017/memo.yaml"
WATER_2017 = "memo/2017/water.yaml"
PRESS_2017 = "memo/2017/press.yaml"
WATER = "memo/2018/water.yaml"
TOLD = "{} in the files of 2017, which no claim here needs; `memocli check-citations 2017` shows {}"
# Without charts: one over the years has to do with every file of 2017.
FILES = {**small_project.FILES, WATER: small_project.WATER}
# A second part of 2017, to which no claim of 2018 refers.
PRESS = """\
id: press
heading: Press
findings:
  - id: attacks
    claims:
      - {id: numbers, text: "Two reporters were attacked [@survey-2016]."}
"""
TWO_PARTS = {
    **FILES,
    HEAD_2017: FILES[HEAD_2017].replace("[water.yaml]", "[water.yaml, press.yaml]"),
    PRESS_2017: PRESS,
}
FAULTY = PRESS.replace("heading:", "headng: x\nheading:")


def project(folder: Path, **files: str) -> Path:
    """The small project, whose memo of 2017 has two parts; `files` are by the names of the constants above."""
    return write_project(folder, {**TWO_PARTS, **{globals()[name]: files[name] for name in files}})


def codes(folder: Path, *years: int) -> set[tuple[str, str]]:
    return {
        (found.span.file.path, found.code)
        for found in check_memos(project_at(folder), years).diagnostics
        if found.severity == "error"
    }


@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_an_error_that_no_claim_needs_is_told_and_the_build_goes_on(
    draft: list[str], tmp_path: Path
) -> None:
    project(tmp_path, PRESS_2017=FAULTY)
    done = memocli("build", "2018", "-q", "--to", "html", *draft, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, TOLD.format("1 error", "it") + "\n")
    assert "F004" not in done.stdout
    checked = memocli("check-citations", "2018", "--output-format", "json", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, TOLD.format("1 error", "it") + "\n")
    assert json.loads(checked.stdout)["summary"]["errors"] == 0
    for years in ([], ["2017"], ["2017", "2018"]):
        asked = memocli("check-citations", *years, "--output-format", "concise", cwd=tmp_path)
        assert (asked.returncode, asked.stderr) == (1, "")
        assert f"{PRESS_2017}:2:1: error F004" in asked.stdout


def test_several_errors_are_counted(tmp_path: Path) -> None:
    project(tmp_path, PRESS_2017=FAULTY.replace("findings:", "tofic: x\nfindings:"))
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert TOLD.format("2 errors", "them") in done.stderr.splitlines()
    ignored = memocli("check-citations", "2018", "--ignore", "F004", cwd=tmp_path)
    assert (ignored.returncode, ignored.stderr) == (0, "")


def test_a_warning_of_another_year_is_not_told(tmp_path: Path) -> None:
    """As those that rules find there: they are for the check of that year."""
    project(tmp_path, PRESS_2017=PRESS.replace("heading: Press", "heading: Press # 4"))
    done = memocli("check-citations", "2018", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "F014" not in done.stdout
    assert "F014" in memocli("check-citations", "2017", cwd=tmp_path).stdout


# Each refers to a claim of the water part of 2017 in another way.
REFERENCES = {
    "continues": "continues: 2017/water/wells/count",
    "basis": "basis: {earlier-memo: 2017/water/wells/count}",
    "dropped": "dropped:\n  - {claim: 2017/water/wells/closed, reason: The wells were opened again.}",
}


@pytest.mark.parametrize("kept", REFERENCES)
def test_an_error_in_a_file_that_a_claim_refers_to_bars_the_year(kept: str, tmp_path: Path) -> None:
    head, water = FILES["memo/2018/memo.yaml"], FILES[WATER]
    if kept != "continues":
        water = water.replace("        continues: 2017/water/wells/count\n", "")
    if kept != "basis":
        water = water.replace(
            "basis: {earlier-memo: 2017/water/wells/count}", "basis: {position: true}"
        )
        water = water.replace("        waive: {C105: there is nothing to quote}\n", "")
        water = water.replace("In 2017 there were 1,200 wells.", "We ask for wells.")
    if kept != "dropped":
        head = head.replace(REFERENCES["dropped"] + "\n", "")
    assert sum(words in head + water for words in REFERENCES.values()) == 1
    faulty = FILES[WATER_2017].replace("heading:", "headng: x\nheading:")
    write_project(tmp_path, {**TWO_PARTS, "memo/2018/memo.yaml": head, WATER: water})
    assert codes(tmp_path, 2018) == set()
    write_project(tmp_path, {WATER_2017: faulty})
    assert codes(tmp_path, 2018) == {(WATER_2017, "F004")}
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert f"{WATER_2017}:2:1: F004" in done.stdout
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (WATER_2017, "id: [\n"),
        (WATER_2017, FILES[WATER_2017].replace("{id: count, text", "{id: count, txt")),
        (HEAD_2017, FILES[HEAD_2017].replace("water.yaml", "wotar.yaml")),
        (HEAD_2017, "title: [\n"),
    ],
)
def test_an_error_bars_the_year_where_a_claim_may_stand_in_what_was_not_read(
    path: str, content: str, tmp_path: Path
) -> None:
    write_project(tmp_path, {**FILES, path: content})
    found = codes(tmp_path, 2018)
    assert found
    assert all(file.startswith("memo/2017/") for file, _ in found), found


def test_what_is_certain_is_still_checked(tmp_path: Path) -> None:
    """The memo in question is whole, though another year's is not: names that lead nowhere are faults."""
    wrong = FILES["memo/2018/introduction.yaml"].replace(
        "[water/wells/count]", "[water/wells/cuont]"
    )
    water = FILES[WATER].replace("continues: 2017/water", "continues: water")
    project(tmp_path, PRESS_2017=FAULTY, WATER=water)
    write_project(tmp_path, {"memo/2018/introduction.yaml": wrong})
    assert codes(tmp_path, 2018) == {
        ("memo/2018/introduction.yaml", "C107"),
        (WATER, "Y301"),
    }


def test_what_the_other_year_may_hold_is_not_called_missing(tmp_path: Path) -> None:
    """A source that seems uncited may be cited in what could not be read."""
    more = FILES["sources/all.yaml"] + (
        "  - {id: press-2017, type: report, title: T, publisher: P, issued: 2017, number: 1, custom: {status: confirmed}}\n"
    )
    cited = PRESS.replace("@survey-2016", "@press-2017")
    project(tmp_path, PRESS_2017=cited)
    write_project(tmp_path, {"sources/all.yaml": more})
    found = {one.code for one in check_memos(project_at(tmp_path), [2018]).diagnostics}
    assert "S201" not in found
    write_project(tmp_path, {PRESS_2017: cited.replace("text:", "saying:")})
    result = check_memos(project_at(tmp_path), [2018])
    assert "S201" not in {one.code for one in result.diagnostics}
    assert len(result.elsewhere) == 2
    write_project(tmp_path, {PRESS_2017: PRESS})
    found = {one.code for one in check_memos(project_at(tmp_path), [2018]).diagnostics}
    assert "S201" in found


def test_a_year_whose_claims_refer_to_no_other_needs_none(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "memo/2016/memo.yaml": "title: [\n"})
    assert codes(tmp_path, 2018) == set()
    library = check_memos(project_at(tmp_path), [2018]).library
    assert [found.code for found in faults_elsewhere(library, [2018])] == ["F001"]
    assert faults_elsewhere(library, [2016, 2018]) == []


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("memo/2017/memo.yaml", 2017),
        ("memo/2017/deep/er.yaml", 2017),
        ("memo/2017", None),
        ("memo/2017-es/", None),
        ("memo/organizations.yaml", None),
        ("sources/2017/a.yaml", None),
        ("sources/2017.yaml", None),
    ],
)
def test_the_year_that_a_file_belongs_to(path: str, year: int | None) -> None:
    assert year_of(path) == year
