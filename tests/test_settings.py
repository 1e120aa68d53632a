"""The settings of a project: what memocli.yaml leaves out, what it makes a failure, and that nothing of it is silent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.support.programs import memocli
from tests.support.small_project import FILES, write_project

from memocli.checks import Selection
from memocli.errors import UserError
from memocli.load import load_library
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at
from memocli.render import Form

PRESS = "memo/2018/press.yaml"
QUOTING = FILES[PRESS] + '      - {id: said, text: "They said “nothing” [@report-2018]."}\n'
# Warnings C105, S206 and W001 in 2018; nothing else.
WARNED: Mapping[str, str] = {**FILES, PRESS: QUOTING}


def checked(root: Path, settings: str, files: Mapping[str, str] = WARNED) -> Check:
    write_project(root, {**files, "memocli.yaml": settings})
    return check_memos(project_at(root), [2018])


def codes(check: Check) -> list[str]:
    return sorted(found.code for found in check.diagnostics)


# ── what counts ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("checks", "left"),
    [
        ("{}", ["C105", "S206", "W001"]),
        ("{ignore: []}", ["C105", "S206", "W001"]),
        ("{ignore: [S206]}", ["C105", "W001"]),
        ("{ignore: [S, C1]}", ["W001"]),
        ("{ignore: [S2, W], also: [S206]}", ["C105", "S206"]),
        ("{ignore: [S206, W], also: [S2]}", ["C105"]),
        ("{ignore: [S206, W], also: [S206]}", ["C105"]),
        ("{also: [S206]}", ["C105", "S206", "W001"]),
    ],
)
def test_what_is_ignored_is_counted(checks: str, left: list[str], tmp_path: Path) -> None:
    check = checked(tmp_path, f"checks: {checks}\n")
    assert codes(check) == left
    assert check.checked.ignored == 3 - len(left)


def test_without_settings_everything_counts(tmp_path: Path) -> None:
    check = check_memos(project_at(write_project(tmp_path, WARNED)), [2018])
    assert codes(check) == ["C105", "S206", "W001"]
    assert check.checked.ignored == 0


def test_no_error_is_ignored_with_the_warnings_of_its_family(tmp_path: Path) -> None:
    press = QUOTING.replace("nobody cared [@report-2018]", "nobody cared [@report-2081]")
    sources = FILES["sources/all.yaml"].replace("issued: 2018-02\n", "issued: soon\n")
    files = {**WARNED, PRESS: press, "sources/all.yaml": sources}
    check = checked(tmp_path, "checks: {ignore: [C, S2, W, F]}\n", files)
    assert codes(check) == ["C102", "S207"]


def test_a_faulty_entry_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    check = checked(tmp_path, "checks: {ignore: [S206, C102, Q, ''], fail-on: warn}\n")
    assert codes(check) == ["C105", "F005", "F006", "F006", "F006", "W001"]
    assert check.checked.ignored == 1


def test_a_fault_of_the_settings_holds_up_no_rule(tmp_path: Path) -> None:
    """F012 and W001 wait for a part that can't be read, and for nothing else."""
    memo = FILES["memo/2018/memo.yaml"].replace("from: [casa,", "from: [caza,")
    check = checked(tmp_path, "cheks: {}\n", {**WARNED, "memo/2018/memo.yaml": memo})
    assert codes(check) == ["C105", "F004", "F012", "S206", "W001"]


def test_every_report_for_people_and_programs_counts_what_is_ignored(tmp_path: Path) -> None:
    write_project(tmp_path, {**WARNED, "memocli.yaml": "checks: {ignore: [S, C]}\n"})
    said = memocli("check-citations", "2018", cwd=tmp_path).stdout
    assert "1 warning in 1 of 9 files" in said
    assert "; 2 warnings ignored by memocli.yaml\n" in said
    told = memocli("check-citations", "2018", "--output-format", "json", cwd=tmp_path).stdout
    summary = json.loads(told)["summary"]
    assert (summary["warnings"], summary["ignored"]) == (1, 2)
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert done.stderr.splitlines()[-2:] == [
        "1 warning; `memocli check-citations 2018` shows it",
        "2 more warnings ignored by memocli.yaml; `memocli check-citations 2018 --select ALL` shows them",
    ]
    assert memocli("build", "2018", "--to", "html", "-q", cwd=tmp_path).stderr == ""


def test_a_build_without_other_warnings_says_what_is_ignored(tmp_path: Path) -> None:
    settings = "checks: {ignore: [S206], fail-on: warning}\n"
    press = {PRESS: FILES[PRESS]}
    waiving = FILES["memo/2018/water.yaml"].replace(
        "        waive: {C105: there is nothing to quote}\n", ""
    )
    write_project(
        tmp_path, {**FILES, **press, "memo/2018/water.yaml": waiving, "memocli.yaml": settings}
    )
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == (
        "1 warning ignored by memocli.yaml; `memocli check-citations 2018 --select ALL` shows it"
    )


# ── what fails ───────────────────────────────────────────────────────────────────────────────────


def test_a_warning_fails_a_check_and_stops_a_build_where_the_project_says_so(
    tmp_path: Path,
) -> None:
    write_project(tmp_path, {**WARNED, "memocli.yaml": "checks: {fail-on: warning}\n"})
    check = memocli("check-citations", "2018", cwd=tmp_path)
    assert check.returncode == 1
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == check.stdout
    assert "nothing was built; with `fail-on: warning`, warnings stop it" in done.stderr
    assert "--draft" in done.stderr
    assert not (tmp_path / "build").exists()
    draft = memocli("build", "2018", "--to", "html", "--draft", cwd=tmp_path)
    assert draft.returncode == 0
    assert draft.stdout.startswith(check.stdout)
    junit = memocli("check-citations", "2018", "--output-format", "junit", cwd=tmp_path)
    assert 'failures="3"' in junit.stdout


def test_a_project_without_warnings_builds_where_they_would_stop_it(tmp_path: Path) -> None:
    settings = "checks: {ignore: [S, C, W], fail-on: warning}\n"
    write_project(tmp_path, {**WARNED, "memocli.yaml": settings})
    assert memocli("check-citations", "2018", cwd=tmp_path).returncode == 0
    assert memocli("build", "2018", "--to", "html", cwd=tmp_path).returncode == 0


# ── the command line wins ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("options", "left", "code"),
    [
        ("", ["W001"], 1),
        ("--fail-on error", ["W001"], 0),
        ("--select ALL", ["C105", "S206", "W001"], 1),
        ("--select all --fail-on error", ["C105", "S206", "W001"], 0),
        ("--select ALL --ignore C", ["S206", "W001"], 1),
        ("--select S206", ["S206"], 1),
        ("--ignore W001", ["C105", "S206"], 1),
        ("--ignore=", ["C105", "S206", "W001"], 1),
    ],
)
def test_the_command_line_wins(options: str, left: list[str], code: int, tmp_path: Path) -> None:
    settings = "checks: {ignore: [S2, C105], fail-on: warning}\n"
    write_project(tmp_path, {**WARNED, "memocli.yaml": settings})
    command = ["check-citations", "2018", "--output-format", "json", *options.split()]
    done = memocli(*command, cwd=tmp_path)
    report = json.loads(done.stdout)
    assert sorted(found["code"] for found in report["diagnostics"]) == left
    assert done.returncode == code
    asked = "--select" in options or "--ignore" in options
    assert report["summary"]["ignored"] == (0 if asked else 2)


def test_the_command_line_wins_in_a_build(tmp_path: Path) -> None:
    write_project(tmp_path, {**WARNED, "memocli.yaml": "checks: {fail-on: warning}\n"})
    done = memocli("build", "2018", "--to", "html", "--fail-on", "error", cwd=tmp_path)
    assert done.returncode == 0
    assert "3 warnings; `memocli check-citations 2018` shows them" in done.stderr
    (tmp_path / "memocli.yaml").unlink()
    assert memocli("build", "2018", "--fail-on", "warning", cwd=tmp_path).returncode == 1


def test_all_is_no_code_to_ignore(tmp_path: Path) -> None:
    write_project(tmp_path, WARNED)
    done = memocli("check-citations", "--ignore", "ALL", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no rule ALL" in done.stderr


def test_a_selection_of_the_caller_takes_the_place_of_the_settings(tmp_path: Path) -> None:
    write_project(tmp_path, {**WARNED, "memocli.yaml": "checks: {ignore: [S2]}\n"})
    check = check_memos(project_at(tmp_path), [2018], Selection(("S",)))
    assert codes(check) == ["S206"]


# ── the format, and what can't be read ───────────────────────────────────────────────────────────

COMMANDS = (["check-citations"], ["build", "2018"], ["build", "2018", "--draft"], ["diff", "2017"])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("number", ["2", "'10'"])
def test_a_later_format_stops_every_command(
    command: list[str], number: str, tmp_path: Path
) -> None:
    """What else is new in such a project is not called a fault, and nothing else of it is read."""
    settings = f"checks: [new]\nnew: 1\nformat: {number}\n"
    write_project(tmp_path, {**FILES, "memocli.yaml": settings, "sources/new.yml": "x"})
    (tmp_path / "sources/later.yaml").mkdir()
    command = [*command, "2018"] if command[0] == "diff" else command
    done = memocli(*command, cwd=tmp_path)
    shown = number.strip("'")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        f"memocli: memocli.yaml:3:9: this project is written in format {shown}, and this memocli reads "
        "format 1; install a newer memocli"
    )
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("settings", ["", "# nothing\n", "- a\n", "format: [\n", "format: 0\n"])
def test_settings_with_a_fault_are_told_by_every_command(settings: str, tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "memocli.yaml": settings})
    done = memocli("check-citations", "2018", cwd=tmp_path)
    assert done.returncode == 1
    assert "\nmemocli.yaml:1:" in done.stdout
    stopped = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert stopped.returncode == 1
    assert stopped.stdout.startswith("memocli.yaml:1:")
    assert not (tmp_path / "build").exists()
    assert memocli("build", "2018", "--to", "html", "--draft", cwd=tmp_path).returncode == 0
    refused = memocli("diff", "2017", "2018", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "memocli.yaml has faults; `memocli check-citations` shows them" in refused.stderr


def test_a_folder_in_the_place_of_the_settings_is_not_passed_over(tmp_path: Path) -> None:
    (write_project(tmp_path) / "memocli.yaml").mkdir()
    with pytest.raises(UserError, match=r"memocli\.yaml can't be read"):
        load_library(project_at(tmp_path), [2018])


# ── what a build is made with ────────────────────────────────────────────────────────────────────


def test_the_settings_are_an_input_of_the_manifest(tmp_path: Path) -> None:
    settings = "checks: {ignore: [S206]}\n"
    options = BuildOptions((Form.HTML,))
    plain = build_memo(project_at(write_project(tmp_path)), 2018, options).files
    assert "memocli.yaml" not in json.loads(plain["manifest.json"])["inputs"]
    write_project(tmp_path, {"memocli.yaml": settings})
    built = build_memo(project_at(tmp_path), 2018, options).files
    digest = hashlib.sha256(settings.encode()).hexdigest()
    assert json.loads(built["manifest.json"])["inputs"]["memocli.yaml"] == digest
    assert built["memo-2018.html"] == plain["memo-2018.html"]
